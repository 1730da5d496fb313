//! Deciding what waits again, over the rows as they are now.
//!
//! The word of the server is the last. A command that was certainly never sent, and that is
//! certainly refused over rows that are certainly up to date, goes to *Decisions* at once. Where
//! any of this is in doubt, the command is not shown any more, and the server is asked.

use super::Replica;
use crate::{effect::Effect, layers::Touched, outbox::Entry, tabs::TabMessage};
use domain::{
    AccountId, Command, CommandId, Conversation, ConversationId, MessageId, Reads, Refusal,
    Timestamp,
};
use protocol::KeptDecision;
use std::collections::BTreeSet;

impl Replica {
    /// Decides every command whose effect is not confirmed yet, again and in order, unless nothing
    /// happened that they did not foresee.
    pub(super) fn rebase(&mut self, mut touched: Touched, now: Timestamp) {
        #[cfg(test)]
        if self.is_broken(super::Break::JournalStaysShut) {
            self.outbox.keep_journal_shut();
        }
        self.outbox.stand(self.place.epoch, self.place.cursor);
        self.prune_journal(now);
        let ids: Vec<CommandId> = self.shown().map(|entry| entry.envelope.id).collect();
        if !self.decide_dependent(&mut touched, &ids) {
            self.lay_again(&mut touched, now);
        }
        self.layers.let_pass(&mut touched);
        self.changed.extend(touched.changed(&self.layers));
        self.mark_pending();
        self.want_pages();
    }

    /// The commands that show although they are not confirmed: of a removed member, or one who was
    /// signed out from elsewhere, none, not even those of the journal, which a server that knows the
    /// member again may have lost.
    fn shown(&self) -> impl Iterator<Item = &Entry> {
        let (epoch, cursor) = (self.place.epoch, self.place.cursor);
        let is_cleared = self.connection.is_cleared();
        self.outbox
            .unconfirmed(epoch, cursor)
            .filter(move |_| !is_cleared)
    }

    /// Decides again what looked at something that has changed, or changed something that does not
    /// stand. Says whether that is all that was to be done: not where one is not possible any more.
    fn decide_dependent(&mut self, touched: &mut Touched, unconfirmed: &[CommandId]) -> bool {
        #[cfg(test)]
        match self.breaks {
            Some(super::Break::NoRebase) => return false,
            Some(super::Break::SettlesAlways) => return true,
            it => self.layers.stands_always = it == Some(super::Break::CoversStandAlways),
        }
        if self.connection.is_cleared() {
            return false;
        }
        #[cfg(test)]
        let is_told_whole = self.layers.is_told_whole(unconfirmed);
        let (epoch, cursor) = (self.place.epoch, self.place.cursor);
        let outbox = &self.outbox;
        let is_confirmed = |id| outbox.is_confirmed(id, epoch, cursor);
        let Some(again) = self.layers.loosen(touched, unconfirmed, is_confirmed) else {
            return false;
        };
        for (place, id) in again {
            let Some(entry) = self.outbox.find(id) else {
                return false;
            };
            let (Ok(changes), looked) = self.decide(&entry.envelope) else {
                return false;
            };
            match place {
                Some(at) => {
                    if !self.layers.lay_again(touched, at, looked, changes) {
                        return false;
                    }
                }
                None => self.layers.lay(touched, id, looked, changes),
            }
        }
        #[cfg(test)]
        if is_told_whole && self.proves_settling {
            self.prove_settling();
        }
        true
    }

    /// Deciding again must show what is shown without it.
    #[cfg(test)]
    fn prove_settling(&mut self) {
        let settled = self.layers.clone();
        self.decide_again(&mut Touched::default());
        let decided = std::mem::replace(&mut self.layers, settled);
        assert!(
            decided.shows_as(&self.layers),
            "what is laid was taken to stand, and does not"
        );
    }

    fn lay_again(&mut self, touched: &mut Touched, now: Timestamp) {
        let mut refused = self.decide_again(touched);
        // One that left may have carried those behind it: they are decided without it.
        while !refused.is_empty() {
            self.move_to_decisions(refused, now);
            refused = self.decide_again(touched);
        }
    }

    /// Lays the decisions on the confirmed rows; gives the first command that is surely refused.
    fn decide_again(&mut self, touched: &mut Touched) -> Vec<(CommandId, Refusal)> {
        #[cfg(test)]
        if self.is_broken(super::Break::NoRebase) {
            return Vec::new();
        }
        self.layers.roll_back(touched);
        if self.connection.is_cleared() {
            return Vec::new();
        }
        let (epoch, cursor) = (self.place.epoch, self.place.cursor);
        let mut is_in_doubt = false;
        let mut refused = Vec::new();
        for entry in self.outbox.unconfirmed(epoch, cursor) {
            match self.decide(&entry.envelope) {
                (Ok(changes), looked) => {
                    self.layers.lay(touched, entry.envelope.id, looked, changes);
                }
                (Err(refusal), _) if !is_in_doubt && self.is_certain(entry) => {
                    refused.push((entry.envelope.id, refusal));
                }
                (Err(_), _) => is_in_doubt = true,
            }
        }
        refused
    }

    /// Whether this device can say for itself that the command is refused.
    fn is_certain(&self, entry: &Entry) -> bool {
        let is_up_to_date = self.place.filled && self.place.is_settled;
        self.leads()
            && self.start.outbox
            && is_up_to_date
            && !entry.maybe_sent
            && entry.accepted.is_none()
            && self.rows().member(self.me).is_some()
            && self.has_read(entry)
    }

    /// Whether the messages that the command is decided on are here.
    fn has_read(&self, entry: &Entry) -> bool {
        let of_account = |account| {
            let mut conversations = self.rows().conversations_with(account);
            conversations.all(|conversation| self.pages.is_open(conversation.id))
        };
        match entry.envelope.command.reads() {
            Reads::Rows => true,
            Reads::Account(account) => of_account(self.account_meant(account)),
            Reads::Message(message) => self.conversation_of(message).is_some_and(|conversation| {
                of_account(self.account_meant(conversation.account_id))
            }),
        }
    }

    /// Wants the threads that waiting commands are decided on.
    pub(super) fn want_pages(&mut self) {
        let shown = self.shown();
        let read = shown.filter_map(|entry| self.account_read(&entry.envelope.command));
        let mut accounts: BTreeSet<AccountId> = BTreeSet::new();
        accounts.extend(read);
        for account in accounts {
            self.want_pages_of(account);
        }
    }

    /// With whom the threads are that the command is decided on, if it looks at any.
    pub(super) fn account_read(&self, command: &Command) -> Option<AccountId> {
        let account = match command.reads() {
            Reads::Rows => return None,
            Reads::Account(account) => account,
            Reads::Message(message) => self.conversation_of(message)?.account_id,
        };
        Some(self.account_meant(account))
    }

    pub(super) fn want_pages_of(&mut self, account: AccountId) {
        let conversations = self.layers.rows().conversations_with(account);
        let wanted: Vec<ConversationId> = conversations.map(|row| row.id).collect();
        for conversation in wanted {
            self.pages.want(conversation);
        }
    }

    /// A command that names an absorbed account reaches its survivor.
    fn account_meant(&self, account: AccountId) -> AccountId {
        let survivor = self.rows().survivor(account);
        survivor.map_or(account, |survivor| survivor.id)
    }

    /// The conversation of a message, as far as it can be told: the message itself may stand in
    /// a thread that is not here. Then the conversation that it is first or last in is meant.
    fn conversation_of(&self, message: MessageId) -> Option<&Conversation> {
        if let Some(row) = self.rows().message(message) {
            return self.rows().conversation(row.conversation_id);
        }
        let mut all = self.rows().conversations();
        all.find(|conversation| {
            let figures = &conversation.figures;
            let marks = [
                &figures.last,
                &figures.last_inbound,
                &figures.first_inbound,
                &figures.first_outbound,
            ];
            marks.into_iter().flatten().any(|mark| mark.id == message)
        })
    }

    /// Notes which rows are pending now; where that differs, the row looks different.
    pub(super) fn mark_pending(&mut self) {
        let (epoch, cursor) = (self.place.epoch, self.place.cursor);
        let is_cleared = self.connection.is_cleared();
        let shown = self.outbox.unconfirmed(epoch, cursor);
        let shown = shown.filter(|_| !is_cleared);
        let waiting = shown.map(|entry| (entry.envelope.id, entry.waits(epoch)));
        for key in self.layers.note_waiting(waiting) {
            let mut commands = self.layers.covering(key);
            let is_pending = commands.any(|id| self.outbox.is_waiting(id, epoch));
            let is_news = if is_pending {
                self.pending.insert(key)
            } else {
                self.pending.remove(&key)
            };
            if is_news {
                self.changed.insert(key);
            }
        }
        #[cfg(test)]
        self.prove_pending();
    }

    /// Those are the rows that are covered by a command that waits.
    #[cfg(test)]
    fn prove_pending(&self) {
        if self.breaks.is_some() {
            return;
        }
        let waits = |id| self.outbox.is_waiting(id, self.place.epoch);
        let covered = self.layers.covered();
        let covered = covered.filter(|(_, commands)| commands.clone().any(waits));
        assert!(covered.map(|(key, _)| key).eq(self.pending.iter().copied()));
    }

    /// Moves refused commands to *Decisions*, whole, here and in the other tabs.
    pub(super) fn move_to_decisions(&mut self, refused: Vec<(CommandId, Refusal)>, now: Timestamp) {
        let refused_at = self.clock.correct(now);
        let decisions: Vec<KeptDecision> = refused
            .into_iter()
            .filter_map(|(id, refusal)| self.outbox.refuse(id, refusal, refused_at))
            .collect();
        if decisions.is_empty() {
            return;
        }
        self.decisions.extend(decisions.iter().cloned());
        self.out.push(Effect::DecisionsChanged);
        if !self.is_memory_only {
            self.out.push(Effect::KeepDecisions(decisions.clone()));
            self.out.push(Effect::Tell(TabMessage::Refused(decisions)));
        }
    }
}
