//! The import itself: in parts, so that the page stays quick, and to be stopped between any two.
//!
//! It belongs to the tab and not to its page: leaving the page does not stop it, and coming back
//! shows it.

use super::{
    lines::{Line, Place, foreseen},
    planned::{Counts, Planned},
};
use crate::{
    data::Data,
    parts::Toasts,
    shell::{clock, pause::breathe},
    texts::import as words,
};
use domain::{
    AccountId, ContactId, IMPORT_ROWS, ImportAccounts, ImportId, ImportPart, ImportRow, Refusal,
    duplicates::Level, import::Preview,
};
use leptos::{ev, prelude::*, task::spawn_local};
use std::{cell::RefCell, sync::Arc};

thread_local! {
    /// The latest import of this tab.
    static LATEST: RefCell<Option<Run>> = const { RefCell::new(None) };
}

/// One import.
#[derive(Clone)]
pub struct Run {
    pub planned: Arc<Planned>,
    pub import: ImportId,
    /// The part that comes next.
    next: ArcStoredValue<u32>,
    progress: ArcRwSignal<Progress>,
    /// What each row became that was taken, in the order of the file. Apart from the progress,
    /// which is looked at after every part.
    lines: ArcRwSignal<Vec<Line>>,
}

/// How far it has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    /// Rows that were taken or refused.
    pub done: usize,
    pub counts: Counts,
    /// Rows that the plan took and the command refused.
    pub refused: Vec<(u32, Refusal)>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Running,
    /// The person asked for it; the part that runs is the last.
    Stopping,
    Stopped,
    Done,
}

impl Run {
    /// Begins to import what was planned.
    pub fn begin(data: Data, toasts: Toasts, planned: Arc<Planned>) -> Self {
        let run = Self {
            planned,
            import: ImportId(clock::new_id()),
            next: ArcStoredValue::new(0),
            progress: ArcRwSignal::new(Progress::default()),
            lines: ArcRwSignal::new(Vec::new()),
        };
        LATEST.set(Some(run.clone()));
        run.clone().go(data, toasts);
        run
    }

    /// The import of this tab that runs, or whose result nobody has put aside.
    pub fn latest() -> Option<Self> {
        LATEST.with_borrow(Clone::clone)
    }

    /// Puts the result aside.
    pub fn forget() {
        LATEST.set(None);
    }

    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// What the rows became that were taken so far. Not watched.
    pub fn lines(&self) -> Vec<Line> {
        self.lines.get_untracked()
    }

    pub fn total(&self) -> usize {
        self.planned.plan.rows.len()
    }

    /// Ends after the part that runs.
    pub fn stop(&self) {
        self.progress.update(|progress| {
            if progress.state == State::Running {
                progress.state = State::Stopping;
            }
        });
    }

    /// Imports the rows that were left when it was stopped.
    pub fn resume(&self, data: Data, toasts: Toasts) {
        if self.progress.with_untracked(|progress| progress.state) == State::Stopped {
            self.progress
                .update(|progress| progress.state = State::Running);
            self.clone().go(data, toasts);
        }
    }

    fn go(self, data: Data, toasts: Toasts) {
        // The rows that are left exist nowhere but in this tab.
        let warning = window_event_listener(ev::beforeunload, |event| event.prevent_default());
        spawn_local(async move {
            // The page shows the beginning before the first part.
            breathe().await;
            while self.is_running() && self.take_part(data) {
                self.wait_until_stored(data).await;
            }
            self.wait_until_stored(data).await;
            warning.remove();
            let mut imported = 0;
            self.progress.update(|progress| {
                let is_done = progress.done == self.total();
                progress.state = if is_done { State::Done } else { State::Stopped };
                imported = progress.done - progress.refused.len();
            });
            toasts.say(words::finished(imported));
        });
    }

    fn is_running(&self) -> bool {
        self.progress.with_untracked(|progress| progress.state) == State::Running
    }

    /// Waits until what was taken so far is on the device, unless the person stops it.
    async fn wait_until_stored(&self, data: Data) {
        breathe().await;
        while self.is_running() && !is_stored(data) {
            breathe().await;
        }
    }

    /// Imports the next rows. Says whether any are left.
    fn take_part(&self, data: Data) -> bool {
        let from = self.progress.with_untracked(|progress| progress.done);
        let to = (from + IMPORT_ROWS).min(self.total());
        let rows: Vec<ImportRow> = self.planned.plan.rows[from..to]
            .iter()
            .map(renewed)
            .collect();
        let mut taken = Vec::with_capacity(rows.len());
        let mut refused = Vec::new();
        // One row that is refused must not hold the others up.
        match self.import(data, rows.clone()) {
            Ok(()) => taken.extend((from..to).zip(&rows)),
            Err(_) => {
                for (place, row) in (from..to).zip(&rows) {
                    match self.import(data, vec![row.clone()]) {
                        Ok(()) => taken.push((place, row)),
                        Err(refusal) => refused.push((row.row, refusal)),
                    }
                }
            }
        }
        let mut merged_by = Vec::with_capacity(taken.len());
        for (place, row) in taken {
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
            progress.done = to;
        });
        to < self.total()
    }

    fn import(&self, data: Data, rows: Vec<ImportRow>) -> Result<(), Refusal> {
        let source = self.planned.source.clone();
        let part = ImportPart {
            import_id: self.import,
            number: self.next.get_value(),
        };
        let command = ImportAccounts {
            source,
            rows,
            part: Some(part),
        };
        data.dispatch(command)?;
        self.next.set_value(part.number + 1);
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

/// Whether everything that was done is on the device.
pub fn is_stored(data: Data) -> bool {
    data.replica(|replica| replica.status().saving == 0)
}

/// The row with ids of its own.
fn renewed(row: &ImportRow) -> ImportRow {
    ImportRow {
        account_id: AccountId(clock::new_id()),
        contact_id: ContactId(clock::new_id()),
        ..row.clone()
    }
}
