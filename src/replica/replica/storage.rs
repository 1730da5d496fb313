//! What the device's own storage says.

use super::{Heard, Owed, Reading, Replica, STORAGE_RETRY};
use crate::{
    effect::Effect,
    event::CacheMeta,
    layers::Touched,
    pages::{is_draft, thread_of},
    place::Place,
    tabs::TabMessage,
    unread::Part,
};
use domain::{CommandId, ConversationId, Epoch, Row, RowKey, Timestamp};
use protocol::{ChangedRow, KeptDecision, MessagesAnswer, Seq, Waiting};
use std::collections::{BTreeMap, BTreeSet};

impl Replica {
    /// A part of the cache. At the start it is shown at once; what is read again later takes the
    /// place of what is shown in one step, at its end.
    pub(super) fn loaded(&mut self, meta: CacheMeta, rows: Vec<Row>) {
        if self.start.cache {
            if let Some(Reading::Parts(parts)) = &mut self.tab.reading {
                parts.push((meta, rows));
            }
            return;
        }
        // The device was cleared while this was being read.
        if self.connection.is_cleared() {
            return;
        }
        self.place = Place::of(&meta);
        let mut touched = Touched::default();
        for row in rows {
            self.confirm(&mut touched, row.key(), Some(row));
        }
        self.changed.extend(touched.changed(&self.layers));
    }

    pub(super) fn loaded_all(&mut self, now: Timestamp) {
        self.unread.was_read(Part::Cache);
        match self.tab.reading.take() {
            Some(Reading::Parts(parts)) => self.take_over(parts, now),
            Some(Reading::Void) => {}
            None => self.started(now),
        }
        self.take_ahead(now);
    }

    /// The cache was not read to its end. At the start what came of it stays visible, but stands
    /// for nothing: all of it is fetched, unless the cache can be read before that is done.
    pub(super) fn load_failed(&mut self, now: Timestamp) {
        #[cfg(test)]
        if self.is_broken(super::Break::TrustsParts) {
            return self.loaded_all(now);
        }
        self.unread.failed(Part::Cache, now);
        if self.tab.reading.take().is_none() && !self.start.cache {
            self.place = Place::default();
            self.started(now);
        }
        self.take_ahead(now);
    }

    /// What the cache had at the start is here.
    fn started(&mut self, now: Timestamp) {
        if self.start.cache {
            return;
        }
        self.start.cache = true;
        if !self.tab.is_leading {
            self.out.push(Effect::Tell(TabMessage::Hello));
        }
        self.forget_erased_again(Heard::Any);
        self.rebase(Touched::default(), now);
    }

    /// Replaces what is confirmed by what another tab has written, where that is news.
    fn take_over(&mut self, parts: Vec<(CacheMeta, Vec<Row>)>, now: Timestamp) {
        let Some(&(meta, _)) = parts.first() else {
            if self.is_behind() {
                self.out.push(Effect::Tell(TabMessage::CacheGone));
            }
            return;
        };
        let is_same_life = self.place.epoch == Some(meta.epoch);
        if is_same_life && meta.cursor <= self.place.cursor && self.place.filled {
            return;
        }
        let mut gone: BTreeSet<RowKey> = BTreeSet::new();
        gone.extend(self.layers.confirmed_keys());
        let mut touched = Touched::default();
        for row in parts.into_iter().flat_map(|(_, rows)| rows) {
            gone.remove(&row.key());
            self.confirm(&mut touched, row.key(), Some(row));
        }
        for key in gone {
            // Threads that are open are read again by themselves.
            let row = self.layers.confirmed(key).filter(|row| !is_draft(row));
            let thread = row.and_then(thread_of);
            if !thread.is_some_and(|conversation| self.pages.is_open(conversation)) {
                self.layers.confirm(&mut touched, key, None);
            }
        }
        self.place = Place::of(&meta);
        self.recent.clear();
        self.pages.reopen();
        self.forget_erased_again(Heard::Any);
        self.rebase(touched, now);
    }

    pub(super) fn restored(
        &mut self,
        mut waiting: Vec<Waiting>,
        mut decisions: Vec<KeptDecision>,
        now: Timestamp,
    ) {
        self.owed.take_out(&mut waiting, &mut decisions);
        let is_stored = |id| decisions.iter().any(|stored| stored.id == id);
        let unwritten = self.decisions.iter().filter(|known| !is_stored(known.id));
        let unwritten: Vec<KeptDecision> = unwritten.cloned().collect();
        // The storage was cleared under the tab that writes them.
        if self.tab.is_leading && !unwritten.is_empty() {
            self.out.push(Effect::KeepDecisions(unwritten));
        }
        for decision in decisions {
            if !self.decisions.iter().any(|known| known.id == decision.id) {
                self.decisions.push(decision);
            }
        }
        self.out.push(Effect::DecisionsChanged);
        self.unread.was_read(Part::Outbox);
        let lost = self.outbox.restore(waiting, &self.decisions);
        if !lost.is_empty() {
            self.out.push(Effect::SaveCommands(lost));
        }
        self.start.outbox = true;
        // It could not be read when the device was told to clear itself.
        if self.connection.is_ended() {
            self.forget_accepted();
        } else if self.connection.is_revoked() {
            self.set_aside(now);
        }
        self.forget_erased_again(Heard::Any);
        self.rebase(Touched::default(), now);
    }

    pub(super) fn prune_journal(&mut self, now: Timestamp) {
        if self.tab.is_leading {
            let old = self.outbox.prune(self.clock.correct(now));
            if !old.is_empty() {
                self.out.push(Effect::ForgetCommands(old));
            }
        }
    }

    /// Everything goes on in memory; nothing is shared with other tabs.
    pub(super) fn storage_missing(&mut self, now: Timestamp) {
        self.is_memory_only = true;
        self.outbox.storage_missing();
        self.pages.storage_missing();
        self.recent.clear();
        self.unread.clear();
        self.save_at = None;
        self.owed = Owed::default();
        (self.start.cache, self.start.outbox) = (true, true);
        self.rebase(Touched::default(), now);
    }

    /// Threads from the cache, whole. What was pulled and is perhaps not in them is added.
    pub(super) fn pages_loaded(
        &mut self,
        conversations: &[ConversationId],
        rows: Vec<Row>,
        now: Timestamp,
    ) {
        self.unread.was_read(Part::Threads);
        self.pages.retry();
        // What was asked for before the device was cleared is not to be here any more.
        let rows = if self.connection.is_cleared() {
            Vec::new()
        } else {
            rows
        };
        let mut pages: BTreeMap<ConversationId, BTreeMap<RowKey, Row>> = BTreeMap::new();
        for &conversation in conversations {
            if self.pages.arrived(conversation) {
                pages.insert(conversation, BTreeMap::new());
            }
        }
        for row in rows {
            let page = thread_of(&row).and_then(|conversation| pages.get_mut(&conversation));
            if let Some(page) = page {
                page.insert(row.key(), row);
            }
        }
        let mut touched = Touched::default();
        for (conversation, mut page) in pages {
            self.recent.amend(conversation, &mut page);
            for key in self.layers.thread_keys(conversation) {
                let is_draft = self.layers.confirmed(key).is_some_and(is_draft);
                if !is_draft && !page.contains_key(&key) {
                    self.layers.confirm(&mut touched, key, None);
                }
            }
            for (key, row) in page {
                self.layers.confirm(&mut touched, key, Some(row));
            }
        }
        self.rebase(touched, now);
    }

    /// Nothing is known of these threads, nor of the cache: both are looked at again.
    pub(super) fn pages_failed(&mut self, conversations: &[ConversationId], now: Timestamp) {
        self.pages.failed(conversations);
        self.unread.failed(Part::Threads, now);
    }

    /// Looks whether the cache stands where this tab believes. Evicted or damaged, it would show
    /// threads without their messages, and nothing would ever say so.
    pub(super) fn check_cache(&mut self, meta: Option<CacheMeta>) {
        #[cfg(test)]
        if self.is_broken(super::Break::TrustsCache) {
            return;
        }
        let here = meta.filter(|meta| Some(meta.epoch) == self.place.epoch);
        let cursor = here.map_or(0, |meta| meta.cursor);
        let is_of_another_life = meta.is_some() && here.is_none() && !self.tab.is_leading;
        let expected = self.recent.begins().unwrap_or(self.place.cursor);
        if cursor < expected && !is_of_another_life {
            self.cache_elsewhere(cursor);
        }
    }

    /// Older messages from the server: they are added, and overwrite nothing.
    pub(super) fn older_fetched(&mut self, answer: MessagesAnswer, now: Timestamp) {
        if self.place.epoch != Some(answer.epoch) {
            return;
        }
        let mut touched = Touched::default();
        for changed in &answer.rows {
            if let ChangedRow::Put { row, .. } = changed
                && thread_of(row).is_some()
                && !is_draft(row)
                && self.layers.confirmed(row.key()).is_none()
            {
                self.confirm(&mut touched, row.key(), Some(Row::clone(row)));
            }
        }
        if !self.is_memory_only {
            self.out.push(Effect::AddToCache(answer));
        }
        self.rebase(touched, now);
    }

    pub(super) fn saved(&mut self, ids: &[CommandId]) {
        self.outbox.saved(ids);
        self.check_saved();
    }

    pub(super) fn save_failed(&mut self, ids: &[CommandId], full: bool, now: Timestamp) {
        self.outbox.save_failed(ids);
        self.is_full = full;
        self.save_at = Some(now + STORAGE_RETRY);
    }

    pub(super) fn decisions_kept(&mut self, ids: &[CommandId]) {
        self.unkept.retain(|id| !ids.contains(id));
        self.check_saved();
    }

    /// A refused command that is not on the device is in memory only, as one that waits may be.
    pub(super) fn decisions_failed(&mut self, ids: &[CommandId], full: bool, now: Timestamp) {
        self.unkept.extend(ids);
        self.is_full = full;
        self.save_at = Some(now + STORAGE_RETRY);
    }

    /// Refused commands that wait for their writer and could not be written yet.
    pub(super) fn decisions_in_memory_only(&self) -> Vec<KeptDecision> {
        let unkept = self.decisions.iter();
        unkept
            .filter(|decision| self.unkept.contains(&decision.id))
            .cloned()
            .collect()
    }

    fn check_saved(&mut self) {
        let is_any =
            !self.outbox.in_memory_only().is_empty() || !self.decisions_in_memory_only().is_empty();
        if !is_any {
            self.save_at = None;
        }
    }

    pub(super) fn cache_failed(&mut self, full: bool, now: Timestamp) {
        self.recent.failed(now + STORAGE_RETRY);
        self.is_full = full;
    }

    /// The cache is not as far as this tab believed: behind, or empty.
    pub(super) fn cache_elsewhere(&mut self, cursor: Seq) {
        self.recent.clear();
        if cursor == 0 {
            self.begin_anew(self.place.epoch);
            if !self.tab.is_leading {
                self.out.push(Effect::Tell(TabMessage::CacheGone));
            }
        } else if cursor < self.place.cursor {
            self.place.rewind(cursor);
            self.connection.abandon();
            self.connection.want_pull();
        }
    }

    pub(super) fn read_cache(&mut self) {
        if self.tab.reading.is_none() && !self.is_memory_only {
            self.tab.reading = Some(Reading::Parts(Vec::new()));
            self.out.push(Effect::ReadCache);
        }
    }

    /// Forgets every confirmed row and loads from the beginning: the server is another one, or the
    /// cache is gone. What waits stays, and what the journal has is sent again.
    pub(super) fn begin_anew(&mut self, epoch: Option<Epoch>) {
        let mut touched = Touched::default();
        for key in self.layers.confirmed_keys() {
            self.layers.confirm(&mut touched, key, None);
        }
        self.changed.extend(touched.changed(&self.layers));
        if let Some(reading) = &mut self.tab.reading {
            *reading = Reading::Void;
        }
        #[cfg(test)]
        if let (true, Some(epoch)) = (self.is_broken(super::Break::ForgetsJournal), epoch) {
            self.outbox.forget_lives(epoch);
        }
        self.place = Place::anew(epoch);
        self.outbox.stand(epoch, 0);
        self.recent.clear();
        self.pages.cache_replaced();
        self.connection.abandon();
        self.connection.want_pull();
        // A tab that follows takes over what the leader fills again.
        if self.tab.is_leading {
            self.out.push(Effect::ClearCache);
        }
    }

    /// An answer from the beginning takes the place of everything: it says nothing of what is gone.
    /// Something is here only where the cache could not be read to its end.
    pub(super) fn drop_confirmed(&mut self, touched: &mut Touched) {
        let stale = self.layers.confirmed_keys();
        if !stale.is_empty() {
            self.pages.reopen();
        }
        for key in stale {
            self.layers.confirm(touched, key, None);
        }
    }

    pub(super) fn decision_settled(&mut self, id: CommandId) {
        if self.forget_decision(id) && !self.is_memory_only {
            self.out.push(Effect::ForgetDecision(id));
            let settled = TabMessage::DecisionSettled(id);
            self.out.push(Effect::Tell(settled));
        }
    }

    pub(super) fn forget_decision(&mut self, id: CommandId) -> bool {
        let before = self.decisions.len();
        self.unkept.remove(&id);
        self.decisions.retain(|decision| decision.id != id);
        let is_gone = self.decisions.len() < before;
        if is_gone {
            self.out.push(Effect::DecisionsChanged);
        }
        is_gone
    }

    /// Sets a confirmed row, where its place is in memory.
    pub(super) fn confirm(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) {
        let row = row.filter(|row| self.pages.holds(row));
        self.layers.confirm(touched, key, row);
    }
}
