//! What of the laid commands stands, and which are to be decided again.

use super::{Extent, Extents, Laid, Layers, Touched};
use domain::{Change, CommandId, RowKey};
use std::collections::{BTreeSet, btree_map::Entry};

/// So many are decided again one by one, however many wait.
const FEW: usize = 32;

/// What becomes of the covers where some commands leave.
#[derive(Debug, Default)]
struct Judged {
    /// Those that stand, with how many of their commands are confirmed now.
    settled: Vec<(RowKey, usize)>,
    /// The others.
    dirty: BTreeSet<RowKey>,
}

impl Layers {
    /// Takes off the covers that do not stand when only these commands are still unconfirmed, and
    /// those of whatever looked at what has changed, and gives the commands that are to be decided again;
    /// nothing where that would be too many, or cannot be told. Each comes with its place among the
    /// laid ones, where it has one: those that were not laid yet are behind them all.
    ///
    /// Nearly always there are none: nothing was confirmed but what the commands had foreseen, those that
    /// leave take their covers with them, and nothing looks different. One that leaves without being
    /// confirmed, refused or forgotten, takes what it made with it.
    ///
    /// What is decided again must see the rows as they were when it was its turn: so with a row that
    /// it looks at go all covers of that row, and all commands that they are of.
    pub(crate) fn loosen(
        &mut self,
        touched: &mut Touched,
        unconfirmed: &[CommandId],
        is_confirmed: impl Fn(CommandId) -> bool,
    ) -> Option<Vec<(Option<usize>, CommandId)>> {
        let (leaving, fresh) = self.parted(unconfirmed)?;
        let Judged { settled, mut dirty } = self.judged(&leaving, is_confirmed);
        let again = self.dependent(&leaving, &mut dirty)?;
        let settled = settled.into_iter().filter(|(key, _)| !dirty.contains(key));
        self.settled(&leaving, settled.collect());
        for key in dirty {
            if let Some(cover) = self.covers.remove(&key) {
                self.show(touched, key, cover.beneath);
            }
        }
        let laid = self.laid.iter().enumerate();
        let laid = laid.map(|(at, laid)| (Some(at), laid.command));
        let again = laid.filter(|(_, id)| again.contains(id));
        Some(
            again
                .chain(fresh.into_iter().map(|id| (None, id)))
                .collect(),
        )
    }

    /// Lays a command again, in its place among the laid ones. Says whether the others stand: not
    /// where it looked at, or changed, more than it did before.
    pub(crate) fn lay_again(
        &mut self,
        touched: &mut Touched,
        at: usize,
        looked: Extent,
        changes: Vec<Change>,
    ) -> bool {
        let command = self.laid[at].command;
        let wrote = self.cover(touched, command, changes);
        let before = &mut self.laid[at];
        let stands = looked.is_within(&before.looked) && wrote.is_within(&before.wrote);
        self.unnoted.extend(before.wrote.rows());
        self.unnoted.extend(wrote.rows());
        *before = Laid {
            command,
            looked,
            wrote,
            waits: true,
        };
        stands
    }

    /// Which of the laid commands leave when only these are still unconfirmed, and which of these
    /// are not laid yet; nothing where the laid ones are in another order.
    fn parted(&self, unconfirmed: &[CommandId]) -> Option<(BTreeSet<CommandId>, Vec<CommandId>)> {
        let mut staying = unconfirmed.iter().copied().peekable();
        let mut leaving = BTreeSet::new();
        for Laid { command, .. } in &self.laid {
            if staying.next_if_eq(command).is_none() {
                leaving.insert(*command);
            }
        }
        let fresh: Vec<CommandId> = staying.collect();
        let is_in_order = !fresh.iter().any(|id| leaving.contains(id));
        is_in_order.then_some((leaving, fresh))
    }

    fn judged(
        &self,
        leaving: &BTreeSet<CommandId>,
        is_confirmed: impl Fn(CommandId) -> bool,
    ) -> Judged {
        let mut concerned: BTreeSet<RowKey> = BTreeSet::new();
        concerned.extend(&self.news);
        concerned.extend(&self.again);
        for laid in &self.laid {
            if leaving.contains(&laid.command) {
                concerned.extend(laid.wrote.rows());
            }
        }
        let mut judged = Judged::default();
        for key in concerned {
            let Some(cover) = self.covers.get(&key) else {
                continue;
            };
            let leaves = |command: &CommandId| leaving.contains(command);
            let first = cover.commands().take_while(leaves).count();
            let all: Vec<CommandId> = cover.commands().filter(leaves).collect();
            let are_confirmed = all.iter().all(|id| is_confirmed(*id));
            // The same again is news where some of it should be confirmed: somebody has set it back.
            let news = self.news.contains(&key) || (first > 0 && self.again.contains(&key));
            let visible = self.rows.get(&key);
            let stands = cover.stands(first, news, visible);
            #[cfg(test)]
            let stands = stands || self.stands_always;
            if first < all.len() || !are_confirmed || !stands {
                judged.dirty.insert(key);
            } else if first > 0 {
                judged.settled.push((key, first));
            }
        }
        judged
    }

    /// The commands leave, and take their covers with them.
    fn settled(&mut self, leaving: &BTreeSet<CommandId>, settled: Vec<(RowKey, usize)>) {
        for (key, confirmed) in settled {
            if let Entry::Occupied(mut cover) = self.covers.entry(key) {
                if confirmed > cover.get().under.len() {
                    cover.remove();
                } else {
                    cover.get_mut().under.drain(..confirmed);
                }
            }
        }
        let leaves = |laid: &mut Laid| leaving.contains(&laid.command);
        for laid in self.laid.extract_if(.., leaves) {
            self.unnoted.extend(laid.wrote.rows());
        }
        self.news.clear();
        self.again.clear();
        self.stale = Extents::default();
    }

    /// The commands that stay and are to be decided again where these covers come off, with all
    /// others that come off because of that; nothing where those are too many.
    fn dependent(
        &self,
        leaving: &BTreeSet<CommandId>,
        dirty: &mut BTreeSet<RowKey>,
    ) -> Option<BTreeSet<CommandId>> {
        // What looks different, or may; and what those look at that are decided again.
        let (mut changed, mut needed) = (Extents::default(), Extents::default());
        for key in &*dirty {
            changed.add(&self.extent_of(*key));
        }
        let staying = || {
            let laid = self.laid.iter();
            laid.filter(|laid| !leaving.contains(&laid.command))
        };
        // Nearly all are decided sooner all at once.
        let many = (staying().count() / 2).max(FEW);
        let mut again = BTreeSet::new();
        loop {
            let before = again.len();
            for laid in staying() {
                let depends = self.stale.meet(&laid.looked)
                    || changed.meet(&laid.looked)
                    || needed.meet(&laid.wrote)
                    || laid.wrote.rows().iter().any(|key| dirty.contains(key));
                if !depends || !again.insert(laid.command) {
                    continue;
                }
                needed.add(&laid.looked);
                for key in laid.wrote.rows() {
                    if self.covers.contains_key(key) && dirty.insert(*key) {
                        changed.add(&self.extent_of(*key));
                    }
                }
            }
            if again.len() == before {
                return Some(again);
            }
            if again.len() > many {
                return None;
            }
        }
    }

    /// All that a covered row is, was and may become again.
    fn extent_of(&self, key: RowKey) -> Extent {
        let mut extent = Extent::default();
        extent.write(key, self.rows.get(&key));
        if let Some(cover) = self.covers.get(&key) {
            extent.write(key, cover.beneath.as_ref());
            for (_, row) in &cover.under {
                extent.write(key, row.as_ref());
            }
        }
        extent
    }
}
