//! The import itself: in parts, so that the page stays quick, and to be stopped between any two.
//!
//! It belongs to the tab and not to its page: leaving the page does not stop it, and coming back
//! shows it.

use super::planned::{Counts, Planned, merged_by};
use crate::{
    data::Data,
    parts::Toasts,
    shell::{clock, pause::breathe},
    texts::import as words,
};
use domain::{
    AccountId, ContactId, IMPORT_ROWS, ImportAccounts, ImportRow, Refusal, duplicates::Level,
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
    progress: ArcRwSignal<Progress>,
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
            progress: ArcRwSignal::new(Progress::default()),
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
                self.is_stored(data).await;
            }
            self.is_stored(data).await;
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
    async fn is_stored(&self, data: Data) {
        breathe().await;
        while self.is_running() && data.replica(|replica| replica.status().saving > 0) {
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
        let mut counts = Vec::with_capacity(rows.len());
        let mut refused = Vec::new();
        // One row that is refused must not hold the others up.
        match self.import(data, rows.clone()) {
            Ok(()) => counts.extend((from..to).zip(&rows)),
            Err(_) => {
                for (place, row) in (from..to).zip(&rows) {
                    match self.import(data, vec![row.clone()]) {
                        Ok(()) => counts.push((place, row)),
                        Err(refusal) => refused.push((row.row, refusal)),
                    }
                }
            }
        }
        self.progress.update(|progress| {
            for (place, row) in counts {
                progress.counts.add(self.became(data, place, row));
            }
            progress.refused.extend(refused);
            progress.done = to;
        });
        to < self.total()
    }

    fn import(&self, data: Data, rows: Vec<ImportRow>) -> Result<(), Refusal> {
        let source = self.planned.source.clone();
        data.dispatch(ImportAccounts { source, rows }).map(drop)
    }

    /// What a row really became: the accounts may have changed since the preview.
    fn became(&self, data: Data, place: usize, row: &ImportRow) -> Option<Level> {
        let is_created = data.rows(|rows| rows.account(row.account_id).is_some());
        if is_created {
            return None;
        }
        let foreseen = self.planned.outcomes.get(place).and_then(merged_by);
        Some(foreseen.unwrap_or(Level::NameAndCity))
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
