//! The commands that the outbox holds, in the order in which they were acted, in two parts: those
//! that still matter to what is shown or sent, and the journal of those whose effect is among the
//! confirmed rows. The journal is long: no act looks through it.

use super::entry::Entry;
use domain::{CommandId, Epoch};
use protocol::Seq;
use std::{collections::BTreeMap, mem};

#[derive(Debug, Default)]
pub(super) struct Entries {
    /// By place, as the journal is.
    open: Vec<Entry>,
    journal: Vec<Entry>,
    /// Where each command stands in the order.
    places: BTreeMap<CommandId, u64>,
    next: u64,
    /// In which life of the database, and up to where, the journal's entries are confirmed.
    confirmed: (Option<Epoch>, Seq),
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
        if life != epoch || cursor < reached {
            self.open = merged(mem::take(&mut self.open), mem::take(&mut self.journal));
        }
        self.confirmed = (epoch, cursor);
        let is_done = |entry: &mut Entry| entry.is_confirmed(epoch, cursor);
        let done: Vec<Entry> = self.open.extract_if(.., is_done).collect();
        if !done.is_empty() {
            self.journal = merged(mem::take(&mut self.journal), done);
        }
    }

    /// What matters to what is shown or sent.
    pub(super) fn open(&self) -> impl Iterator<Item = &Entry> {
        self.open.iter()
    }

    pub(super) fn open_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.open.iter_mut()
    }

    /// The journal before the rest.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &Entry> {
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
        Some(self.part(is_open).remove(at))
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

    /// Takes out whatever is meant, the journal's before the rest.
    pub(super) fn extract(&mut self, mut is_meant: impl FnMut(&mut Entry) -> bool) -> Vec<Entry> {
        let mut out: Vec<Entry> = self.journal.extract_if(.., &mut is_meant).collect();
        out.extend(self.open.extract_if(.., is_meant));
        for entry in &out {
            self.places.remove(&entry.envelope.id);
        }
        out
    }

    /// Takes all out, in their order.
    pub(super) fn take_all(&mut self) -> Vec<Entry> {
        let Self { open, journal, .. } = mem::take(self);
        merged(open, journal)
    }
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
