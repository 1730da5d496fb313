//! The import of accounts, in the parts that its commands are.

use super::{
    course::{Course, Latest, Parts},
    lines::{Line, Place, foreseen},
    planned::{Counts, Planned},
};
use crate::{data::Data, parts::Toasts, shell::clock, texts::import as words};
use domain::{
    AccountId, ContactId, IMPORT_ROWS, ImportAccounts, ImportRow, Refusal,
    duplicates::Level,
    import::{Outcome, Preview},
};
use leptos::prelude::*;
use std::sync::Arc;

/// One import.
#[derive(Clone)]
pub struct Run {
    pub planned: Arc<Planned>,
    course: Course,
    progress: ArcRwSignal<Progress>,
    /// What each row became that was taken, in the order of the file. Apart from the progress,
    /// which is looked at after every part.
    lines: ArcRwSignal<Vec<Line>>,
}

/// What became of the rows so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    pub counts: Counts,
    /// Rows that the plan took and the command refused.
    pub refused: Vec<(u32, Refusal)>,
}

impl Parts for Run {
    fn course(&self) -> &Course {
        &self.course
    }

    async fn prepare(&self, _: Data) {}

    async fn take_part(&self, data: Data) -> bool {
        let from = self.course.done_so_far();
        let to = (from + IMPORT_ROWS).min(self.course.total);
        let all = self.planned.plan.rows[from..to].iter().map(renewed);
        let rows: Vec<_> = (from..to).zip(all).collect();
        // As it is before the import: what it makes may bear the addresses of a row that is left out.
        let is_left_out: Vec<bool> = data.rows(|view| {
            let mut preview = Preview::default();
            let each = rows.iter().map(|(_, row)| preview.take(view, row).outcome);
            each.map(|outcome| outcome == Outcome::Erased).collect()
        });
        let mut taken = Vec::with_capacity(rows.len());
        let mut refused = Vec::new();
        // One row that is refused must not hold the others up.
        match self.import(data, rows.iter().map(|(_, row)| row.clone()).collect()) {
            Ok(()) => taken.extend(rows.iter().map(|(place, row)| (*place, row))),
            Err(_) => {
                for (place, row) in &rows {
                    match self.import(data, vec![row.clone()]) {
                        Ok(()) => taken.push((*place, row)),
                        Err(refusal) => refused.push((row.row, refusal)),
                    }
                }
            }
        }
        let mut merged_by = Vec::with_capacity(taken.len());
        for (place, row) in taken {
            if is_left_out[place - from] {
                refused.push((row.row, Refusal::Erased));
                continue;
            }
            let line = self.became(data, place, row);
            merged_by.push(line.merged_by);
            // At once: a later row may have been merged into this one.
            self.lines.update(|lines| lines.push(line));
        }
        self.progress.update(|progress| {
            for level in merged_by {
                progress.counts.add(level);
            }
            progress.refused.extend(refused);
        });
        self.course.advance(to - from);
        to < self.course.total
    }

    fn finished(&self, _: Data) -> String {
        let refused = self
            .progress
            .with_untracked(|progress| progress.refused.len());
        words::finished(self.course.done_so_far() - refused)
    }
}

impl Run {
    /// Begins to import what was planned.
    pub fn begin(data: Data, toasts: Toasts, planned: Arc<Planned>) -> Self {
        let run = Self {
            course: Course::begin(planned.plan.rows.len()),
            planned,
            progress: ArcRwSignal::new(Progress::default()),
            lines: ArcRwSignal::new(Vec::new()),
        };
        Latest::Accounts(run.clone()).set();
        run.clone().go(data, toasts);
        run
    }

    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// What the rows became that were taken so far. Not watched.
    pub fn lines(&self) -> Vec<Line> {
        self.lines.get_untracked()
    }

    fn import(&self, data: Data, rows: Vec<ImportRow>) -> Result<(), Refusal> {
        let command = ImportAccounts {
            source: self.planned.source.clone(),
            rows,
            part: Some(self.course.part()),
        };
        data.dispatch(command)?;
        Ok(())
    }

    /// What a row really became: the accounts may have changed since the preview.
    fn became(&self, data: Data, place: usize, row: &ImportRow) -> Line {
        let is_created = data.rows(|rows| rows.account(row.account_id).is_some());
        let (merged_by, account) = if is_created {
            (None, Place::Standing(row.account_id))
        } else {
            let (level, account) = self.merged(data, place, row);
            (Some(level), account)
        };
        Line {
            row: row.row,
            name: row.name.clone(),
            merged_by,
            account,
            is_namesake: false,
        }
    }

    /// Into which account: as foreseen, or else the one that matches the row now.
    fn merged(&self, data: Data, place: usize, row: &ImportRow) -> (Level, Place) {
        let outcome = self.planned.outcomes.get(place).map(|row| row.outcome);
        let of_row = |row: u32| {
            self.lines.with_untracked(|lines| {
                let index = lines.binary_search_by_key(&row, |line| line.row).ok()?;
                Some(lines[index].account)
            })
        };
        let planned = outcome
            .and_then(foreseen)
            .and_then(|(level, account)| match account {
                Place::Standing(_) => Some((level, account)),
                Place::Row(earlier) => Some((level, of_row(earlier)?)),
            });
        let now = || {
            let found = data.rows(|rows| Preview::default().take(rows, row));
            foreseen(found.outcome)
        };
        let nowhere = (Level::NameAndCity, Place::Row(row.row));
        planned.or_else(now).unwrap_or(nowhere)
    }
}

/// The row with ids of its own.
fn renewed(row: &ImportRow) -> ImportRow {
    ImportRow {
        account_id: AccountId(clock::new_id()),
        contact_id: ContactId(clock::new_id()),
        ..row.clone()
    }
}
