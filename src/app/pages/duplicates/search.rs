//! The search for duplicates while it runs: in slices, so that the page answers, with 50,000
//! accounts too.

use crate::{
    data::Data,
    shell::pause::{Slices, breathe},
};
use domain::{
    AccountId,
    duplicates::{DuplicateSearch, Pair},
};
use leptos::{prelude::*, task::spawn_local};

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Running,
    /// By the person, before its end.
    Stopped,
    Done,
}

/// The search of one page.
#[derive(Clone, Copy)]
pub struct Search {
    data: Data,
    pub state: RwSignal<State>,
    /// Between 0 and 1.
    pub progress: RwSignal<f64>,
    pub found: RwSignal<Vec<Pair>>,
    /// Of the present search: an earlier one that still runs ends by it.
    number: StoredValue<u32>,
}

/// Steps of the search between two looks at the clock.
const STEPS: usize = 10;
/// The part of the progress that reading the accounts is.
const READING: f64 = 0.3;

impl Search {
    /// Begins at once, and again when the first load has brought the rest.
    pub fn begin(data: Data) -> Self {
        let search = Self {
            data,
            state: RwSignal::new(State::Running),
            progress: RwSignal::new(0.0),
            found: RwSignal::new(Vec::new()),
            number: StoredValue::new(0),
        };
        let may_still_come = Memo::new(move |_| data.may_still_come());
        Effect::new(move || {
            may_still_come.get();
            search.start();
        });
        search
    }

    pub fn start(self) {
        let number = self.number.get_value() + 1;
        self.number.set_value(number);
        self.state.set(State::Running);
        self.progress.set(0.0);
        spawn_local(self.run(number));
    }

    pub fn stop(self) {
        self.number.update_value(|number| *number += 1);
        self.state.set(State::Stopped);
    }

    fn is_current(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
    }

    async fn run(self, number: u32) {
        let ids: Vec<AccountId> = self
            .data
            .rows(|rows| rows.accounts().map(|row| row.id).collect());
        let mut search = DuplicateSearch::default();
        let mut slices = Slices::begin();
        for (n, part) in ids.chunks(20).enumerate() {
            self.data.rows(|rows| {
                for account in part.iter().filter_map(|id| rows.account(*id)) {
                    search.add(account, rows.contacts_of(account.id));
                }
            });
            if slices.step().await {
                if !self.is_current(number) {
                    return;
                }
                self.progress.set(READING * share(n * 20, ids.len()));
            }
        }
        let mut goes_on = true;
        while goes_on {
            for _ in 0..STEPS {
                goes_on = goes_on && search.step();
            }
            if slices.step().await {
                if !self.is_current(number) {
                    // What was found so far is shown where a person stopped it.
                    if self.state.try_get_untracked() == Some(State::Stopped) {
                        self.found.try_set(search.pairs());
                    }
                    return;
                }
                self.progress
                    .set(READING + (1.0 - READING) * search.progress());
            }
        }
        // Each takes a while: what was found, what is left of the search, and the list of it.
        let pairs = search.pairs();
        breathe().await;
        while search.give_back() {
            slices.step().await;
        }
        breathe().await;
        if self.is_current(number) {
            self.found.set(pairs);
            self.state.set(State::Done);
        }
    }
}

fn share(part: usize, all: usize) -> f64 {
    let float = |n| u32::try_from(n).map_or(f64::MAX, f64::from);
    float(part) / float(all.max(1))
}
