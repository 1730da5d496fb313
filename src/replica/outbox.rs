//! The outbox: every command that the server may still have to hear, in the order of the acts.
//!
//! ```text
//! Saving ──Saved──▶ Durable ──▶ pushed ──▶ accepted: kept for a while as the journal
//!    └─SaveFailed─▶ InMemory ─┘       └──▶ refused: leaves for Decisions, whole
//! ```
//!
//! Invariant: a command that is still being saved is not pushed, and neither is any after it.

mod entries;
mod entry;

pub(crate) use entry::{Entry, Kept, Tells};

use domain::{Command, CommandId, Epoch, Refusal, Span, Timestamp};
use entries::Entries;
use entry::latest;
use protocol::{Accepted, Envelope, KeptDecision, Seq, Waiting, limits};
use std::collections::{BTreeMap, BTreeSet};

/// How long an accepted command is kept. A server that is restored gets back what its backup is
/// missing, as long as the backup is not older than this: a month covers the usual rotation of
/// backups.
const JOURNAL: Span = Span::days(30);

/// How much of it is kept, the latest first: every start reads it. A busy member's month of commands
/// is less; a large import is more, and its file can be imported again.
const JOURNAL_BYTES: usize = 4 * 1024 * 1024;

/// Far below what the server takes, and little enough to come through a slow line in time.
const BATCH_BYTES: usize = 256 * 1024;

/// How many times the server may fail on one command alone, being well otherwise, before the
/// command is taken out of the way of the others.
const MAX_FAILURES: u8 = 5;

#[derive(Debug)]
pub(crate) struct Outbox {
    /// The bytes that a command takes in a push.
    size: fn(&Envelope) -> usize,
    entries: Entries,
    /// What the server accepted before the command itself was heard of.
    early: BTreeMap<CommandId, Accepted>,
    /// Commands that left for *Decisions*: hearing of them again must not bring them back.
    gone: BTreeSet<CommandId>,
    /// What commands tell of accounts that were erased: accepted, nobody needs that any more.
    telling: Vec<(CommandId, Tells)>,
    /// How many commands the next push may hold, smaller while a bad one is looked for.
    limit: Option<usize>,
}

/// What a push did not bring through.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Poison {
    /// One of several is bad: they are sent in smaller parts.
    Among,
    /// It is this one.
    Found(CommandId),
}

impl Outbox {
    pub(crate) fn new(size: fn(&Envelope) -> usize) -> Self {
        Self {
            size,
            entries: Entries::default(),
            early: BTreeMap::new(),
            gone: BTreeSet::new(),
            telling: Vec::new(),
            limit: None,
        }
    }

    pub(crate) fn knows(&self, id: CommandId) -> bool {
        self.gone.contains(&id) || self.entries.contains(id)
    }

    /// A command left for *Decisions*, as another tab says.
    pub(crate) fn left(&mut self, id: CommandId) {
        self.gone.insert(id);
        self.entries.remove(id);
    }

    /// Whether the command left for *Decisions*.
    pub(crate) fn is_gone(&self, id: CommandId) -> bool {
        self.gone.contains(&id)
    }

    pub(crate) fn find(&self, id: CommandId) -> Option<&Entry> {
        self.entries.get(id)
    }

    fn entry(&self, envelope: Envelope, kept: Kept) -> Entry {
        let bytes = (self.size)(&envelope);
        Entry::new(envelope, kept, bytes)
    }

    /// An act of this tab.
    pub(crate) fn add_own(&mut self, envelope: Envelope, kept: Kept) {
        let entry = Entry {
            untold: true,
            ..self.entry(envelope, kept)
        };
        self.entries.push(entry);
    }

    /// An act of another tab, unless it is known already. Some tab that led before may have sent it.
    pub(crate) fn add_heard(&mut self, envelope: Envelope) -> bool {
        let is_new = !self.knows(envelope.id);
        if is_new {
            let accepted = self.early.remove(&envelope.id);
            let entry = Entry {
                maybe_sent: true,
                accepted,
                ..self.entry(envelope, Kept::Durable)
            };
            self.entries.push(entry);
        }
        is_new
    }

    /// The outbox as the disk has it, which says the order. What only memory knows follows; of
    /// that, what the disk should have is given back, to be saved again.
    pub(crate) fn restore(
        &mut self,
        waiting: Vec<Waiting>,
        decisions: &[KeptDecision],
    ) -> Vec<Envelope> {
        self.gone
            .extend(decisions.iter().map(|decision| decision.id));
        let mut known: Vec<Option<Entry>> = self.entries.take_all().map(Some).collect();
        let mut places: BTreeMap<CommandId, u64> = BTreeMap::new();
        let ids = known.iter().flatten().map(|entry| entry.envelope.id);
        places.extend(ids.zip(0..));
        for Waiting { envelope, accepted } in waiting {
            if self.gone.contains(&envelope.id) {
                continue;
            }
            let place = places.get(&envelope.id);
            let place = place.and_then(|at| usize::try_from(*at).ok());
            let here = place.and_then(|at| known.get_mut(at)?.take());
            let mut entry = here.unwrap_or_else(|| self.entry(envelope, Kept::Durable));
            entry.kept = Kept::Durable;
            entry.maybe_sent = true;
            let early = self.early.remove(&entry.envelope.id);
            entry.accepted = latest([entry.accepted, accepted, early]);
            self.entries.push(entry);
        }
        let mut lost = Vec::new();
        for mut entry in known.into_iter().flatten() {
            if self.gone.contains(&entry.envelope.id) {
                continue;
            }
            if entry.kept == Kept::Durable {
                if entry.accepted.is_some() {
                    continue;
                }
                entry.kept = Kept::InMemory;
                lost.push(entry.envelope.clone());
            }
            self.entries.push(entry);
        }
        lost
    }

    /// Whether the server has still to accept the command.
    pub(crate) fn is_waiting(&self, id: CommandId, epoch: Option<Epoch>) -> bool {
        self.find(id).is_some_and(|entry| entry.waits(epoch))
    }

    /// Whether what the command did is among the confirmed rows, that reach so far.
    pub(crate) fn is_confirmed(&self, id: CommandId, epoch: Option<Epoch>, cursor: Seq) -> bool {
        let entry = self.find(id);
        entry.is_some_and(|entry| entry.is_confirmed(epoch, cursor))
    }

    /// Everything that stands here may have been sent by the tab that led before.
    pub(crate) fn another_may_have_sent(&mut self) {
        for entry in self.entries.all_mut() {
            entry.maybe_sent = true;
        }
    }

    /// The commands are on the disk.
    pub(crate) fn saved(&mut self, ids: &[CommandId]) {
        self.keep(ids, Kept::Durable);
    }

    /// The disk did not take the commands: they go on from memory.
    pub(crate) fn save_failed(&mut self, ids: &[CommandId]) {
        self.keep(ids, Kept::InMemory);
    }

    fn keep(&mut self, ids: &[CommandId], kept: Kept) {
        for id in ids {
            if let Some(entry) = self.entries.get_mut(*id)
                && entry.kept != Kept::Durable
            {
                entry.kept = kept;
            }
        }
    }

    /// Commands of this tab that the others can be told of now.
    pub(crate) fn take_untold(&mut self) -> Vec<Envelope> {
        let ready = |entry: &&mut Entry| entry.untold && entry.kept != Kept::Saving;
        let ready = self.entries.open_mut().filter(ready);
        ready
            .map(|entry| {
                entry.untold = false;
                entry.envelope.clone()
            })
            .collect()
    }

    /// The commands that wait and that the other tabs were told of.
    pub(crate) fn told_waiting(&self, epoch: Option<Epoch>) -> Vec<Envelope> {
        let told = |entry: &&Entry| entry.waits(epoch) && !entry.untold;
        let told = self.entries.open().filter(told);
        told.map(|entry| entry.envelope.clone()).collect()
    }

    /// There is no storage: nothing is on its way to it.
    pub(crate) fn storage_missing(&mut self) {
        for entry in self.entries.all_mut() {
            entry.kept = Kept::InMemory;
        }
    }

    /// Commands that stand in memory only and should be on the disk.
    pub(crate) fn in_memory_only(&self) -> Vec<Envelope> {
        let unsaved = |entry: &&Entry| entry.kept == Kept::InMemory && entry.accepted.is_none();
        let unsaved = self.entries.open().filter(unsaved);
        unsaved.map(|entry| entry.envelope.clone()).collect()
    }

    /// The commands to be sent next, in order. They count as sent from now on.
    pub(crate) fn batch(&mut self, epoch: Option<Epoch>) -> Vec<Envelope> {
        let limit = self.limit.unwrap_or(limits::MAX_COMMANDS);
        let mut bytes = 0;
        let mut batch = Vec::new();
        for entry in self.entries.open_mut() {
            if !entry.waits(epoch) {
                continue;
            }
            bytes += entry.bytes;
            let is_full = batch.len() == limit || (bytes > BATCH_BYTES && !batch.is_empty());
            if entry.kept == Kept::Saving || is_full {
                break;
            }
            entry.maybe_sent = true;
            batch.push(entry.envelope.clone());
        }
        batch
    }

    /// Whether [`Outbox::batch`] would have anything.
    pub(crate) fn has_batch(&self, epoch: Option<Epoch>) -> bool {
        let first = self.entries.open().find(|entry| entry.waits(epoch));
        first.is_some_and(|entry| entry.kept != Kept::Saving)
    }

    /// The server applied a command. Tabs speak over one another: a command may be heard of later
    /// than its acceptance, and an acceptance later than a newer one.
    pub(crate) fn accepted(&mut self, id: CommandId, accepted: Accepted) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.accepted = latest([entry.accepted, Some(accepted)]);
            entry.failures = 0;
        } else if !self.gone.contains(&id) {
            let known = self.early.get(&id).copied();
            self.early
                .extend(latest([known, Some(accepted)]).map(|it| (id, it)));
        }
    }

    /// Takes a refused command out, whole.
    pub(crate) fn refuse(
        &mut self,
        id: CommandId,
        refusal: Refusal,
        refused_at: Timestamp,
    ) -> Option<KeptDecision> {
        let entry = self.entries.remove(id)?;
        self.gone.insert(id);
        let Envelope {
            id,
            at: acted_at,
            command,
        } = entry.envelope;
        Some(KeptDecision {
            id,
            acted_at,
            refused_at,
            command,
            refusal,
        })
    }

    /// A push came through: larger ones may again.
    pub(crate) fn push_succeeded(&mut self) {
        self.limit = self.limit.map(|limit| limit * 2);
        self.limit.take_if(|limit| *limit >= limits::MAX_COMMANDS);
    }

    /// The server could not understand a push of these commands.
    pub(crate) fn not_understood(&mut self, ids: &[CommandId]) -> Poison {
        if let [id] = ids {
            self.limit = None;
            Poison::Found(*id)
        } else {
            self.halve(ids);
            Poison::Among
        }
    }

    /// A push of these commands did not come through in time: fewer may.
    pub(crate) fn took_too_long(&mut self, ids: &[CommandId]) {
        self.halve(ids);
    }

    /// The next push is half as long as the one of these commands.
    fn halve(&mut self, ids: &[CommandId]) {
        self.limit = Some((ids.len() / 2).max(1));
    }

    /// The server failed on a push of these commands, having been well since the last time.
    pub(crate) fn failed_on(&mut self, ids: &[CommandId]) -> Poison {
        if let [id] = ids
            && let Some(entry) = self.entries.get_mut(*id)
        {
            entry.failures += 1;
            if entry.failures < MAX_FAILURES {
                return Poison::Among;
            }
        }
        self.not_understood(ids)
    }

    /// Where the confirmed rows stand: what was accepted and is among them is the journal.
    pub(crate) fn stand(&mut self, epoch: Option<Epoch>, cursor: Seq) {
        self.entries.stand(epoch, cursor);
    }

    #[cfg(test)]
    pub(crate) fn keep_journal_shut(&mut self) {
        self.entries.keep_shut();
    }

    /// The commands whose effect is not among the confirmed rows yet, in order.
    pub(crate) fn unconfirmed(
        &self,
        epoch: Option<Epoch>,
        cursor: Seq,
    ) -> impl Iterator<Item = &Entry> {
        let open = self.entries.open();
        open.filter(move |entry| !entry.is_confirmed(epoch, cursor))
    }

    /// The commands that the server has still to accept, in order.
    pub(crate) fn waiting_ids(&self, epoch: Option<Epoch>) -> Vec<CommandId> {
        let waiting = self.entries.open().filter(|entry| entry.waits(epoch));
        waiting.map(|entry| entry.envelope.id).collect()
    }

    /// How many of them there are.
    pub(crate) fn waiting(&self, epoch: Option<Epoch>) -> usize {
        let open = self.entries.open();
        open.filter(|entry| entry.waits(epoch)).count()
    }

    /// How many of those are not durable on this device.
    pub(crate) fn saving(&self, epoch: Option<Epoch>) -> usize {
        let unsaved = |entry: &&Entry| entry.waits(epoch) && entry.kept != Kept::Durable;
        self.entries.open().filter(unsaved).count()
    }

    /// Takes everything that was accepted as accepted in this life too.
    #[cfg(test)]
    pub(crate) fn forget_lives(&mut self, epoch: Epoch) {
        let accepted = self.entries.all_mut();
        for accepted in accepted.filter_map(|it| it.accepted.as_mut()) {
            accepted.epoch = epoch;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Notes what commands tell of erased accounts, beside what is known of that: these, or all.
    pub(crate) fn mark_told(
        &mut self,
        these: Option<&[CommandId]>,
        tells: impl Fn(&Command) -> Option<Tells>,
    ) {
        let telling = &mut self.telling;
        let mut mark = |entry: &Entry| {
            let id = entry.envelope.id;
            let known = telling.iter_mut().find(|(it, _)| *it == id);
            let command = match &known {
                Some((_, Tells::Whole)) => return,
                Some((_, Tells::AllBut(rest))) => rest.as_ref(),
                None => &entry.envelope.command,
            };
            match (tells(command), known) {
                (None, _) => {}
                (Some(more), Some((_, told))) => *told = more,
                (Some(more), None) => telling.push((id, more)),
            }
        };
        match these {
            Some(ids) => {
                let known = ids.iter().filter_map(|id| self.entries.get(*id));
                known.for_each(&mut mark);
            }
            None => self.entries.all().for_each(&mut mark),
        }
    }

    /// Whether an accepted command still tells of an erased account.
    pub(crate) fn is_telling(&self) -> bool {
        let mut known = self.telling.iter().filter_map(|(id, _)| self.find(*id));
        known.any(|entry| entry.accepted.is_some())
    }

    /// Forgets what accepted commands tell of erased accounts, once what they did is among the
    /// confirmed rows: until then they show it. Gives what stands in the place of each, if anything.
    pub(crate) fn take_told(
        &mut self,
        epoch: Option<Epoch>,
        cursor: Seq,
    ) -> Vec<(CommandId, Option<Command>)> {
        let is_done = |it: Accepted| Some(it.epoch) != epoch || it.seq <= cursor;
        let mut forgotten = Vec::new();
        for (id, told) in std::mem::take(&mut self.telling) {
            // One that left for Decisions, or was pruned, is not looked after here any more.
            let Some(entry) = self.entries.get(id) else {
                continue;
            };
            if !entry.accepted.is_some_and(is_done) {
                self.telling.push((id, told));
                continue;
            }
            let rest = match told {
                Tells::Whole => {
                    self.entries.remove(id);
                    None
                }
                Tells::AllBut(rest) => {
                    self.entries.rewrite(id, (*rest).clone(), self.size);
                    Some(*rest)
                }
            };
            forgotten.push((id, rest));
        }
        forgotten
    }

    /// Takes out whatever does not wait: nothing of it is to stay on the device.
    pub(crate) fn forget_accepted(&mut self, epoch: Option<Epoch>) -> Vec<CommandId> {
        let accepted = self.entries.extract(|entry| !entry.waits(epoch));
        accepted
            .into_iter()
            .map(|entry| entry.envelope.id)
            .collect()
    }

    /// Takes out of the journal what no restored server will ask for any more.
    pub(crate) fn prune(&mut self, now: Timestamp) -> Vec<CommandId> {
        let is_old = |accepted: Accepted| now - accepted.at > JOURNAL;
        let old = self.entries.prune(JOURNAL_BYTES, is_old);
        old.into_iter().map(|entry| entry.envelope.id).collect()
    }
}

#[cfg(test)]
mod tests;
