//! Which summary row stands in which segment, and which wait in the log to be folded in.

use crate::packed::{Entry, Slot};
use domain::{Kind, RowKey};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// How many rows a segment has: small enough to be read or rewritten in a few milliseconds.
pub(crate) const SEGMENT: usize = 500;
/// How many rows the log may have: a few answers of changes, and one read at the start.
pub(crate) const LOG: usize = 1_000;

pub(crate) type SegmentId = u32;

/// What a connection remembers of the cache between two calls. Another tab may have written since:
/// it counts only as long as the cache has the same generation.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    pub(crate) generation: u64,
    /// The segment of each row; a row that stands in the log alone is not here.
    places: HashMap<RowKey, SegmentId>,
    /// How many rows each segment has.
    fill: BTreeMap<SegmentId, usize>,
    /// Rows not yet folded in, in their latest form.
    log: BTreeMap<RowKey, Entry>,
    /// Conversations by latest activity.
    order: BTreeSet<(i64, Uuid)>,
    ranks: HashMap<Uuid, i64>,
    /// What the head was made of, where it is known.
    pub(crate) head: Option<Head>,
}

/// The rows that the stored head has, or would have if they were there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its conversations, newest first.
    pub(crate) newest: Vec<RowKey>,
    pub(crate) keys: HashSet<RowKey>,
}

/// The segments that folding the log rewrites.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Fold {
    /// Changes to segments that are there.
    pub(crate) touched: BTreeMap<SegmentId, Vec<Entry>>,
    /// New segments.
    pub(crate) added: Vec<(SegmentId, Vec<Entry>)>,
}

impl Index {
    /// The index of an empty cache.
    pub(crate) fn of(generation: u64) -> Self {
        Self {
            generation,
            ..Self::default()
        }
    }

    /// Learns a segment as it stands.
    pub(crate) fn learn(&mut self, segment: SegmentId, slots: &[Slot<'_>]) {
        self.fill.insert(segment, slots.len());
        for slot in slots {
            self.places.insert(slot.key, segment);
            // What the log says of a conversation is later.
            if !self.log.contains_key(&slot.key) {
                self.order(slot.key, Some(slot.rank));
            }
        }
    }

    /// Takes a row into the log.
    pub(crate) fn take(&mut self, entry: Entry) {
        self.order(entry.key, entry.body.as_ref().map(|_| entry.rank));
        self.log.insert(entry.key, entry);
    }

    pub(crate) fn log(&self) -> &BTreeMap<RowKey, Entry> {
        &self.log
    }

    pub(crate) fn segment_of(&self, key: &RowKey) -> Option<SegmentId> {
        self.places.get(key).copied()
    }

    /// The newest conversations, latest activity first.
    pub(crate) fn newest(&self, count: usize) -> Vec<RowKey> {
        let newest = self.order.iter().rev().take(count);
        newest.map(|(_, id)| conversation(*id)).collect()
    }

    /// Empties the log into segments: a row that is in one stays in it, new rows fill the last
    /// segment and then begin others.
    pub(crate) fn fold(&mut self) -> Fold {
        let mut fold = Fold::default();
        let mut new = Vec::new();
        for (key, entry) in std::mem::take(&mut self.log) {
            match self.places.get(&key) {
                Some(segment) => {
                    if entry.body.is_none() {
                        *self.fill.entry(*segment).or_default() -= 1;
                    }
                    fold.touched.entry(*segment).or_default().push(entry);
                }
                None if entry.body.is_some() => new.push(entry),
                None => {}
            }
        }
        let gone = fold.touched.values().flatten();
        for entry in gone.filter(|entry| entry.body.is_none()) {
            self.places.remove(&entry.key);
        }
        self.place(new, &mut fold);
        self.fill.retain(|_, rows| *rows > 0);
        fold
    }

    fn place(&mut self, mut new: Vec<Entry>, fold: &mut Fold) {
        let last = self.fill.last_key_value().map(|(id, rows)| (*id, *rows));
        if let Some((segment, rows)) = last {
            let rest = new.split_off(new.len().min(SEGMENT.saturating_sub(rows)));
            if !new.is_empty() {
                self.settle(segment, &new);
                fold.touched.entry(segment).or_default().append(&mut new);
            }
            new = rest;
        }
        let mut segment = last.map_or(0, |(segment, _)| segment);
        while !new.is_empty() {
            segment += 1;
            let rest = new.split_off(new.len().min(SEGMENT));
            self.settle(segment, &new);
            fold.added.push((segment, new));
            new = rest;
        }
    }

    fn settle(&mut self, segment: SegmentId, entries: &[Entry]) {
        *self.fill.entry(segment).or_default() += entries.len();
        self.places
            .extend(entries.iter().map(|entry| (entry.key, segment)));
    }

    fn order(&mut self, key: RowKey, rank: Option<i64>) {
        if key.kind != Kind::Conversation {
            return;
        }
        if let Some(old) = self.ranks.remove(&key.id) {
            self.order.remove(&(old, key.id));
        }
        if let Some(rank) = rank {
            self.ranks.insert(key.id, rank);
            self.order.insert((rank, key.id));
        }
    }
}

/// A segment after some of its rows changed.
pub(crate) fn merged(slots: Vec<Slot<'_>>, changes: Vec<Entry>) -> Vec<Entry> {
    let mut latest: BTreeMap<RowKey, Entry> = BTreeMap::new();
    latest.extend(changes.into_iter().map(|entry| (entry.key, entry)));
    let kept = slots.into_iter().map(|slot| {
        let later = latest.remove(&slot.key);
        later.unwrap_or_else(|| slot.to_entry())
    });
    let mut rows: Vec<Entry> = kept.collect();
    rows.extend(latest.into_values());
    rows.retain(|entry| entry.body.is_some());
    rows
}

fn conversation(id: Uuid) -> RowKey {
    RowKey {
        kind: Kind::Conversation,
        id,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
