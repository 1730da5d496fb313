//! What the storage could not read. It is asked for again, later and later, and until then it is
//! never taken for empty.

use crate::backoff::{Backoff, is_due};
use domain::Timestamp;
use std::collections::BTreeSet;

/// What is read in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Cache,
    Outbox,
    Threads,
}

#[derive(Debug)]
pub(crate) struct Unread {
    parts: BTreeSet<Part>,
    /// When they are asked for again; absent while they are being read.
    retry_at: Option<Timestamp>,
    backoff: Backoff,
}

impl Unread {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            parts: BTreeSet::new(),
            retry_at: None,
            backoff: Backoff::new(seed),
        }
    }

    pub(crate) fn failed(&mut self, part: Part, now: Timestamp) {
        self.parts.insert(part);
        if self.retry_at.is_none() {
            self.retry_at = Some(self.backoff.fail(now, None));
        }
    }

    pub(crate) fn was_read(&mut self, part: Part) {
        self.parts.remove(&part);
        if self.parts.is_empty() {
            self.clear();
        }
    }

    /// Nothing is to be read any more.
    pub(crate) fn clear(&mut self) {
        self.parts.clear();
        self.retry_at = None;
        self.backoff.succeed();
    }

    pub(crate) fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(crate) fn retry_at(&self) -> Option<Timestamp> {
        self.retry_at
    }

    /// There is a reason to believe that it works again: whatever waits, waits no longer.
    pub(crate) fn renew(&mut self) {
        self.retry_at = self.retry_at.and(Some(Timestamp(0)));
    }

    /// What is to be asked for now.
    pub(crate) fn take_due(&mut self, now: Timestamp) -> Vec<Part> {
        if self.retry_at.take_if(|at| is_due(*at, now)).is_none() {
            return Vec::new();
        }
        self.parts.iter().copied().collect()
    }
}
