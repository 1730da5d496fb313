//! The course of an import: in parts, so that the page stays quick, and to be stopped between any
//! two.
//!
//! It belongs to the tab and not to its page: leaving the page does not stop it, and coming back
//! shows it.

use super::{run::Run, talks::TalksRun};
use crate::{
    data::Data,
    parts::Toasts,
    shell::{
        clock,
        pause::{breathe, until},
    },
};
use domain::{ImportId, ImportPart};
use leptos::{ev, prelude::*, task::spawn_local};
use replica::Link;
use std::cell::RefCell;

thread_local! {
    static LATEST: RefCell<Option<Latest>> = const { RefCell::new(None) };
}

/// The import of this tab that runs, or whose result nobody has put aside.
#[derive(Clone)]
pub enum Latest {
    Accounts(Run),
    Talks(TalksRun),
}

impl Latest {
    pub fn get() -> Option<Self> {
        LATEST.with_borrow(Clone::clone)
    }

    pub fn set(self) {
        LATEST.set(Some(self));
    }

    /// Puts the result aside.
    pub fn forget() {
        LATEST.set(None);
    }
}

/// What is imported in parts.
pub trait Parts: Clone + 'static {
    fn course(&self) -> &Course;

    /// What comes before the first part, unless it was done before.
    async fn prepare(&self, data: Data);

    /// Hands the next part over. Says whether any are left.
    async fn take_part(&self, data: Data) -> bool;

    /// What is said at the end.
    fn finished(&self, data: Data) -> String;

    /// Begins, or goes on with what was left.
    fn go(self, data: Data, toasts: Toasts) {
        // What is left exists nowhere but in this tab.
        let warning = window_event_listener(ev::beforeunload, |event| event.prevent_default());
        spawn_local(async move {
            let course = self.course();
            // The page shows the beginning before the first part.
            breathe().await;
            self.prepare(data).await;
            while course.is_running() && self.take_part(data).await {
                course.wait_until_taken(data).await;
            }
            // The server may take its time over the last part: it is on the device.
            course.wait_until(move || is_stored(data)).await;
            warning.remove();
            course.end();
            toasts.say(self.finished(data));
        });
    }

    /// Imports what was left when it was stopped.
    fn resume(&self, data: Data, toasts: Toasts) {
        if self.course().restart() {
            self.clone().go(data, toasts);
        }
    }
}

/// How far an import has come.
#[derive(Clone)]
pub struct Course {
    pub import: ImportId,
    /// Rows, or messages.
    pub total: usize,
    state: ArcRwSignal<State>,
    done: ArcRwSignal<usize>,
    /// The number of the part that comes next.
    next: ArcStoredValue<u32>,
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

impl State {
    pub fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Done)
    }
}

impl Course {
    pub fn begin(total: usize) -> Self {
        Self {
            import: ImportId(clock::new_id()),
            total,
            state: ArcRwSignal::new(State::Running),
            done: ArcRwSignal::new(0),
            next: ArcStoredValue::new(0),
        }
    }

    /// Watched.
    pub fn state(&self) -> State {
        self.state.get()
    }

    /// How many were taken or refused. Watched.
    pub fn done(&self) -> usize {
        self.done.get()
    }

    /// The same, not watched.
    pub fn done_so_far(&self) -> usize {
        self.done.get_untracked()
    }

    pub fn advance(&self, by: usize) {
        self.done.update(|done| *done += by);
    }

    /// A part that was not used yet.
    pub fn part(&self) -> ImportPart {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        ImportPart {
            import_id: self.import,
            number,
        }
    }

    /// Ends after the part that runs.
    pub fn stop(&self) {
        if self.is_running() {
            self.state.set(State::Stopping);
        }
    }

    /// Waits until what was handed over so far is taken, unless the person stops it.
    pub async fn wait_until_taken(&self, data: Data) {
        self.wait_until(move || is_taken(data)).await;
    }

    async fn wait_until(&self, holds: impl Fn() -> bool + Clone + Send + Sync + 'static) {
        breathe().await;
        let state = self.state.clone();
        until(move || state.get() != State::Running || holds()).await;
        // What told of it goes on first.
        breathe().await;
    }

    fn is_running(&self) -> bool {
        self.state.get_untracked() == State::Running
    }

    /// Says whether it stood still.
    fn restart(&self) -> bool {
        let stood = self.state.get_untracked() == State::Stopped;
        if stood {
            self.state.set(State::Running);
        }
        stood
    }

    fn end(&self) {
        let is_done = self.done_so_far() == self.total;
        self.state
            .set(if is_done { State::Done } else { State::Stopped });
    }
}

/// Whether everything that was done is on the device. Watched.
pub fn is_stored(data: Data) -> bool {
    data.status().saving == 0
}

/// Whether everything that was done is on the device and, where the server answers, there too: what
/// waits is decided again with everything that is heard, so that it must not pile up. Watched.
pub fn is_taken(data: Data) -> bool {
    let status = data.status();
    let answers = matches!(status.link, Link::Live | Link::Polling);
    status.saving == 0 && (status.waiting == 0 || !answers)
}
