//! The visible rows: the confirmed ones and, on top, what the waiting commands decide.
//!
//! There is one set of [`Rows`], the visible one. Of each row that a command covers, the confirmed
//! version is kept beneath, and between them what each command made of it. To rebase: confirm what
//! arrived, roll back, lay the decisions again. Only the rows concerned are touched, however many
//! there are; where nothing arrived but what the commands had foreseen, not even those; and where
//! something else did, only what looked at it is decided again.

mod again;
mod extent;

pub(crate) use extent::{Beheld, Extent};

use crate::{
    pages::thread_of,
    rows::{MatchKeys, Rows},
};
use domain::{Change, CommandId, ConversationId, Row, RowKey};
use extent::Extents;
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

#[derive(Debug)]
#[cfg_attr(test, derive(Clone, Default))]
pub(crate) struct Layers {
    rows: Rows,
    /// The covered rows.
    covers: BTreeMap<RowKey, Cover>,
    /// The commands that were laid, in order, also those that cover nothing.
    laid: Vec<Laid>,
    /// Covered rows of which another version was confirmed since.
    news: BTreeSet<RowKey>,
    /// Covered rows of which the same version was confirmed again since.
    again: BTreeSet<RowKey>,
    /// Confirmed rows whose thread is not in memory, here only while something is laid.
    passing: BTreeSet<RowKey>,
    /// What changed since of the rows that nothing covers: what looked at it may be decided otherwise
    /// now.
    stale: Extents,
    /// What was changed by commands that were laid, or taken off, since it was noted which wait.
    unnoted: Vec<RowKey>,
    /// Whether the server has told of a part of what was laid on some row, since all was laid.
    #[cfg(test)]
    is_told_in_parts: bool,
    /// Every cover is taken to stand, as a test wants it.
    #[cfg(test)]
    pub(crate) stands_always: bool,
}

/// A command that was laid.
#[derive(Debug, Clone)]
struct Laid {
    command: CommandId,
    /// What its decision looked at.
    looked: Extent,
    /// What it changed.
    wrote: Extent,
    /// Whether the server has still to accept it, as it was noted last.
    waits: bool,
}

/// What covers a row.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
struct Cover {
    /// The confirmed version; absent where the row is not confirmed at all.
    beneath: Option<Row>,
    /// The commands, in order, each with what it made of the row: but for the last, which made what is
    /// visible.
    under: Vec<(CommandId, Option<Row>)>,
    last: CommandId,
}

impl Cover {
    fn commands(&self) -> impl Iterator<Item = CommandId> + Clone {
        let under = self.under.iter().map(|(command, _)| *command);
        under.chain([self.last])
    }

    /// What the commands from this one on made of the row.
    fn versions<'a>(
        &'a self,
        from: usize,
        visible: Option<&'a Row>,
    ) -> impl Iterator<Item = Option<&'a Row>> {
        let under = self.under.iter().skip(from);
        under.map(|(_, row)| row.as_ref()).chain([visible])
    }

    /// Whether it stands when so many of its commands, the first, are confirmed; and whether there is
    /// `news`, another version beneath than there was.
    ///
    /// It does where what is beneath was foreseen: by the last of them, or by one behind that the
    /// server has told of first. Without news the server has a later version, which another of the
    /// commands made: what was changed more than once is told of once.
    fn stands(&self, confirmed: usize, news: bool, visible: Option<&Row>) -> bool {
        let is_gone = confirmed > self.under.len();
        if news || is_gone {
            self.versions(confirmed.saturating_sub(1), visible)
                .any(|foreseen| foreseen == self.beneath.as_ref())
        } else {
            true
        }
    }
}

/// The rows that were touched, as they were visible before.
#[derive(Debug, Default)]
pub(crate) struct Touched(BTreeMap<RowKey, Option<Row>>);

impl Layers {
    /// None yet.
    pub(crate) fn new(match_keys: MatchKeys) -> Self {
        Self {
            rows: Rows::new(match_keys),
            covers: BTreeMap::new(),
            laid: Vec::new(),
            news: BTreeSet::new(),
            again: BTreeSet::new(),
            passing: BTreeSet::new(),
            stale: Extents::default(),
            unnoted: Vec::new(),
            #[cfg(test)]
            is_told_in_parts: false,
            #[cfg(test)]
            stands_always: false,
        }
    }

    pub(crate) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Notes which commands wait for the server, of all that may be laid, in order. Gives the rows of
    /// which that may be news: of those that wait now or no more, and of those that were laid or taken off.
    pub(crate) fn note_waiting(
        &mut self,
        all: impl Iterator<Item = (CommandId, bool)>,
    ) -> Vec<RowKey> {
        let mut news = std::mem::take(&mut self.unnoted);
        let mut laid = self.laid.iter_mut().peekable();
        for (command, waits) in all {
            let laid = laid.next_if(|laid| laid.command == command);
            if let Some(laid) = laid.filter(|laid| laid.waits != waits) {
                laid.waits = waits;
                news.extend(laid.wrote.rows());
            }
        }
        news
    }

    /// The commands that cover a row.
    pub(crate) fn covering(&self, key: RowKey) -> impl Iterator<Item = CommandId> {
        self.covers.get(&key).into_iter().flat_map(Cover::commands)
    }

    /// Every covered row with the commands that cover it, by key.
    #[cfg(test)]
    pub(crate) fn covered(
        &self,
    ) -> impl Iterator<Item = (RowKey, impl Iterator<Item = CommandId> + Clone)> {
        self.covers
            .iter()
            .map(|(key, cover)| (*key, cover.commands()))
    }

    /// The keys of confirmed rows, covered ones among them.
    pub(crate) fn confirmed_keys(&self) -> Vec<RowKey> {
        let uncovered = self
            .rows
            .keys()
            .filter(|key| !self.covers.contains_key(key));
        let covered = self
            .covers
            .iter()
            .filter(|(_, cover)| cover.beneath.is_some());
        uncovered.chain(covered.map(|(key, _)| *key)).collect()
    }

    /// The keys of a conversation's thread, visible or beneath a cover.
    pub(crate) fn thread_keys(&self, conversation: ConversationId) -> Vec<RowKey> {
        let mut keys = self.rows.thread_keys(conversation);
        let beneath = self.covers.iter().filter(|(_, cover)| {
            let thread = cover.beneath.as_ref().and_then(thread_of);
            thread == Some(conversation)
        });
        keys.extend(beneath.map(|(key, _)| *key));
        keys
    }

    /// A row as the server has it, so far as this device knows.
    pub(crate) fn confirmed(&self, key: RowKey) -> Option<&Row> {
        match self.covers.get(&key) {
            Some(cover) => cover.beneath.as_ref(),
            None => self.rows.get(&key),
        }
    }

    /// Sets the confirmed version of a row. A covered row looks as before until it is rebased.
    pub(crate) fn confirm(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) {
        self.passing.remove(&key);
        match self.covers.get_mut(&key) {
            Some(cover) => {
                let told = if cover.beneath == row {
                    &mut self.again
                } else {
                    &mut self.news
                };
                told.insert(key);
                cover.beneath = row;
            }
            None => self.confirm_uncovered(touched, key, row),
        }
    }

    fn confirm_uncovered(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) {
        let mut changed = Extent::default();
        if !self.laid.is_empty() {
            for version in [self.rows.get(&key), row.as_ref()] {
                changed.write(key, version);
            }
        }
        if self.show(touched, key, row) && !self.laid.is_empty() {
            self.stale.add(&changed);
        }
    }

    /// Confirms a row whose thread is not in memory. Where a command has foreseen it, it stays until
    /// nothing is laid: else every message of a long import would have all that waits decided again.
    pub(crate) fn confirm_in_passing(&mut self, touched: &mut Touched, row: &Row) {
        let key = row.key();
        let is_covered = self.covers.contains_key(&key);
        self.confirm(touched, key, is_covered.then(|| row.clone()));
        if is_covered {
            self.passing.insert(key);
        }
    }

    /// Once nothing is laid, what was kept for it goes.
    pub(crate) fn let_pass(&mut self, touched: &mut Touched) {
        if self.laid.is_empty() {
            for key in std::mem::take(&mut self.passing) {
                self.show(touched, key, None);
            }
        }
    }

    /// Takes every command's cover off: what is visible is what is confirmed.
    pub(crate) fn roll_back(&mut self, touched: &mut Touched) {
        for laid in self.laid.drain(..) {
            self.unnoted.extend(laid.wrote.rows());
        }
        self.news.clear();
        self.again.clear();
        #[cfg(test)]
        {
            self.is_told_in_parts = false;
        }
        for (key, cover) in std::mem::take(&mut self.covers) {
            self.show(touched, key, cover.beneath);
        }
        self.stale = Extents::default();
    }

    /// Lays what a command decides on top.
    pub(crate) fn lay(
        &mut self,
        touched: &mut Touched,
        command: CommandId,
        looked: Extent,
        changes: Vec<Change>,
    ) {
        let wrote = self.cover(touched, command, changes);
        self.unnoted.extend(wrote.rows());
        self.laid.push(Laid {
            command,
            looked,
            wrote,
            waits: true,
        });
    }

    /// Covers rows with what a command made of them; gives what it changed.
    fn cover(&mut self, touched: &mut Touched, command: CommandId, changes: Vec<Change>) -> Extent {
        let mut wrote = Extent::default();
        for change in changes {
            let key = change.key();
            let row = match change {
                Change::Put(row) => Some(row),
                Change::Delete(_) => None,
            };
            wrote.write(key, self.rows.get(&key));
            wrote.write(key, row.as_ref());
            let visible = || self.rows.get(&key).cloned();
            match self.covers.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(Cover {
                        beneath: visible(),
                        under: Vec::new(),
                        last: command,
                    });
                }
                Entry::Occupied(mut entry) if entry.get().last != command => {
                    let cover = entry.get_mut();
                    let before = std::mem::replace(&mut cover.last, command);
                    cover.under.push((before, visible()));
                }
                Entry::Occupied(_) => {}
            }
            self.show(touched, key, row);
        }
        wrote
    }

    /// Whether each row was either left by all its commands or is as it was, since all was laid.
    /// Otherwise the server has told of a part of what several did: decided on that, the rest may come
    /// to something else until it has told all.
    #[cfg(test)]
    pub(crate) fn is_told_whole(&mut self, unconfirmed: &[CommandId]) -> bool {
        self.is_told_in_parts |= self.covers.iter().any(|(key, cover)| {
            let mut stays = cover.commands().map(|id| unconfirmed.contains(&id));
            let first = stays.next() == Some(true);
            (first && self.news.contains(key)) || stays.any(|stays| stays != first)
        });
        !self.is_told_in_parts
    }

    /// Whether the same rows are visible in both.
    #[cfg(test)]
    pub(crate) fn shows_as(&self, other: &Self) -> bool {
        let visible = |layers: &Self| layers.rows.keys().collect::<Vec<_>>();
        let keys = visible(self);
        let is_alike = |key| self.rows.get(key) == other.rows.get(key);
        keys == visible(other) && keys.iter().all(is_alike)
    }

    /// Says whether the row looks different now.
    fn show(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) -> bool {
        let before = self.rows.set(key, row);
        let is_different = self.rows.get(&key) != before.as_ref();
        touched.0.entry(key).or_insert(before);
        is_different
    }
}

impl Touched {
    /// The rows that look different now.
    pub(crate) fn changed(self, layers: &Layers) -> impl Iterator<Item = RowKey> {
        let touched = self.0.into_iter();
        touched
            .filter(|(key, before)| layers.rows.get(key) != before.as_ref())
            .map(|(key, _)| key)
    }
}

#[cfg(test)]
mod tests;
