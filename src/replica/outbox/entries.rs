//! The commands that the outbox holds, in the order in which they were acted, in two parts: those
//! that still matter to what is shown or sent, and the journal of those whose effect is among the
//! confirmed rows. The journal is long: neither an act looks through it nor what the server says.

use super::entry::Entry;
use domain::{Command, CommandId, Epoch};
use protocol::{Accepted, Envelope, Seq};
use std::{collections::BTreeMap, mem};

#[derive(Debug, Default)]
pub(super) struct Entries {
    /// By place, as the journal is.
    open: Vec<Entry>,
    journal: Vec<Entry>,
    /// What the journal takes in a push.
    journal_bytes: usize,
    /// Where each command stands in the order.
    places: BTreeMap<CommandId, u64>,
    next: u64,
    /// In which life of the database, and up to where, the journal's entries are confirmed.
    confirmed: (Option<Epoch>, Seq),
    /// The journal is not opened again, as a test wants it.
    #[cfg(test)]
    keeps_shut: bool,
}

impl Entries {
    /// Behind all others.
    pub(super) fn push(&mut self, entry: Entry) {
        let entry = Entry {
            place: self.next,
            ..entry
        };
        self.next += 1;
        self.places.insert(entry.envelope.id, entry.place);
        self.open.push(entry);
    }

    /// Sorts what was accepted and is among the confirmed rows into the journal. In another life, or
    /// where the rows reach less far than they did, all of the journal matters again.
    pub(super) fn stand(&mut self, epoch: Option<Epoch>, cursor: Seq) {
        let (life, reached) = self.confirmed;
        let is_another = life != epoch || cursor < reached;
        #[cfg(test)]
        let is_another = is_another && !self.keeps_shut;
        if is_another {
            self.open = merged(mem::take(&mut self.open), mem::take(&mut self.journal));
            self.journal_bytes = 0;
        }
        self.confirmed = (epoch, cursor);
        // What another tab has sent before it was told of here is told of first.
        let is_done = |entry: &mut Entry| !entry.untold && entry.is_confirmed(epoch, cursor);
        let done: Vec<Entry> = self.open.extract_if(.., is_done).collect();
        if !done.is_empty() {
            self.journal_bytes += bytes(&done);
            self.journal = merged(mem::take(&mut self.journal), done);
        }
    }

    #[cfg(test)]
    pub(super) fn keep_shut(&mut self) {
        self.keeps_shut = true;
    }

    /// What matters to what is shown or sent.
    pub(super) fn open(&self) -> impl Iterator<Item = &Entry> {
        self.open.iter()
    }

    pub(super) fn open_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.open.iter_mut()
    }

    /// The journal before the rest.
    pub(super) fn all(&self) -> impl Iterator<Item = &Entry> {
        self.journal.iter().chain(&self.open)
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.journal.iter_mut().chain(&mut self.open)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub(super) fn contains(&self, id: CommandId) -> bool {
        self.places.contains_key(&id)
    }

    pub(super) fn get(&self, id: CommandId) -> Option<&Entry> {
        let (is_open, at) = self.locate(id)?;
        let part = if is_open { &self.open } else { &self.journal };
        part.get(at)
    }

    pub(super) fn get_mut(&mut self, id: CommandId) -> Option<&mut Entry> {
        let (is_open, at) = self.locate(id)?;
        self.part(is_open).get_mut(at)
    }

    pub(super) fn remove(&mut self, id: CommandId) -> Option<Entry> {
        let (is_open, at) = self.locate(id)?;
        self.places.remove(&id);
        let entry = self.part(is_open).remove(at);
        if !is_open {
            self.journal_bytes -= entry.bytes;
        }
        Some(entry)
    }

    /// Whether it is open, and where in its part it stands.
    fn locate(&self, id: CommandId) -> Option<(bool, usize)> {
        let place = self.places.get(&id)?;
        let within = |part: &[Entry]| part.binary_search_by_key(place, |entry| entry.place).ok();
        let open = within(&self.open).map(|at| (true, at));
        open.or_else(|| Some((false, within(&self.journal)?)))
    }

    fn part(&mut self, is_open: bool) -> &mut Vec<Entry> {
        if is_open {
            &mut self.open
        } else {
            &mut self.journal
        }
    }

    /// Sets what stands in the place of a command.
    pub(super) fn rewrite(
        &mut self,
        id: CommandId,
        command: Command,
        size: fn(&Envelope) -> usize,
    ) {
        let Some((is_open, at)) = self.locate(id) else {
            return;
        };
        if let Some(entry) = self.part(is_open).get_mut(at) {
            entry.envelope.command = command;
            let before = mem::replace(&mut entry.bytes, size(&entry.envelope));
            let after = entry.bytes;
            if !is_open {
                self.journal_bytes = self.journal_bytes - before + after;
            }
        }
    }

    /// Takes the first out of the journal: those that are old, and so many that the rest takes no more
    /// than so many bytes in a push. They are in their order, and none is older than one before it but by
    /// the moments in which it was on its way.
    pub(super) fn prune(&mut self, limit: usize, is_old: impl Fn(Accepted) -> bool) -> Vec<Entry> {
        let mut left = self.journal_bytes;
        let goes = |entry: &&Entry| {
            let goes = left > limit || entry.accepted.is_some_and(&is_old);
            left -= if goes { entry.bytes } else { 0 };
            goes
        };
        let first = self.journal.iter().take_while(goes).count();
        let out: Vec<Entry> = self.journal.drain(..first).collect();
        self.journal_bytes = left;
        for entry in &out {
            self.places.remove(&entry.envelope.id);
        }
        out
    }

    /// Takes out whatever is meant, the journal's before the rest.
    pub(super) fn extract(&mut self, mut is_meant: impl FnMut(&mut Entry) -> bool) -> Vec<Entry> {
        let mut out: Vec<Entry> = self.journal.extract_if(.., &mut is_meant).collect();
        self.journal_bytes -= bytes(&out);
        out.extend(self.open.extract_if(.., is_meant));
        for entry in &out {
            self.places.remove(&entry.envelope.id);
        }
        out
    }

    /// Takes all out, in their order.
    pub(super) fn take_all(&mut self) -> impl Iterator<Item = Entry> {
        let Self { open, journal, .. } = mem::take(self);
        merged(open, journal).into_iter()
    }
}

/// What they take in a push.
fn bytes(entries: &[Entry]) -> usize {
    entries.iter().map(|entry| entry.bytes).sum()
}

/// Both in their order.
fn merged(some: Vec<Entry>, others: Vec<Entry>) -> Vec<Entry> {
    let mut others = others.into_iter().peekable();
    let mut all = Vec::with_capacity(some.len() + others.len());
    for entry in some {
        while let Some(earlier) = others.next_if(|other| other.place < entry.place) {
            all.push(earlier);
        }
        all.push(entry);
    }
    all.extend(others);
    all
}
