//! One command in the outbox.

use domain::{Command, Epoch};
use protocol::{Accepted, Envelope, Seq};

/// Where a command is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// On its way to the disk.
    Saving,
    /// On the disk.
    Durable,
    /// In memory only: the disk did not take it, or there is none.
    InMemory,
}

/// What a command tells of accounts that were erased.
#[derive(Debug)]
pub(crate) enum Tells {
    /// All of it does.
    Whole,
    /// All but this, which is of others.
    AllBut(Box<Command>),
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) envelope: Envelope,
    /// Its place in the order of the acts.
    pub(super) place: u64,
    pub(crate) kept: Kept,
    /// A server may have seen it: only a server can say any more that it is refused.
    pub(crate) maybe_sent: bool,
    pub(crate) accepted: Option<Accepted>,
    /// Whether it was acted in this tab, and the other tabs do not know of it yet.
    pub(crate) untold: bool,
    /// How often the server failed on it alone.
    pub(super) failures: u8,
    /// What it takes in a push.
    pub(super) bytes: usize,
}

impl Entry {
    pub(super) fn new(envelope: Envelope, kept: Kept, bytes: usize) -> Self {
        Self {
            envelope,
            place: 0,
            kept,
            maybe_sent: false,
            accepted: None,
            untold: false,
            failures: 0,
            bytes,
        }
    }

    /// Whether the server has still to hear of it: a server restored from a backup has to hear
    /// again what its earlier life accepted.
    pub(crate) fn waits(&self, epoch: Option<Epoch>) -> bool {
        match (&self.accepted, epoch) {
            (None, _) => true,
            (Some(accepted), Some(epoch)) => accepted.epoch != epoch,
            (Some(_), None) => false,
        }
    }

    /// Whether what it did is among the confirmed rows, that reach so far.
    pub(super) fn is_confirmed(&self, epoch: Option<Epoch>, cursor: Seq) -> bool {
        !self.waits(epoch) && self.accepted.is_some_and(|it| it.seq <= cursor)
    }
}

/// The acceptance that the server gave last, which is of its present life if any is.
pub(super) fn latest(known: impl IntoIterator<Item = Option<Accepted>>) -> Option<Accepted> {
    known
        .into_iter()
        .flatten()
        .max_by_key(|accepted| accepted.at)
}
