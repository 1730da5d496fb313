//! What an erasure (rule book §15) means for this device, beside the rows: accepted commands that
//! are kept for a restored server, and decisions, say what was in them.
//!
//! What tells of an erased account is looked for whenever something of it may have come to be here:
//! when an erasure is heard of, when what was stored is read, when an answer says that a command was
//! accepted. Asking again does no harm. The cache does not pass over an erasure before what it leaves
//! is gone: a tab that ends between the two hears of it again.

use super::{Replica, STORAGE_RETRY};
use crate::{backoff::is_due, effect::Effect, outbox::Tells};
use domain::{
    AccountId, Belonged, CampaignId, Command, CommandId, Erasure, Kind, Row, RowKey, Timestamp,
    Traces,
};
use protocol::{ChangedRow, ChangesAnswer, KeptDecision, Waiting};

/// After what it is looked for what tells of erased accounts.
#[derive(Debug, Clone, Copy)]
pub enum Heard<'a> {
    /// The server told of rows, perhaps of an erasure.
    Rows(&'a ChangesAnswer),
    /// The server accepted these commands.
    Accepted(&'a [CommandId]),
    /// Something was read, or another tab acted.
    Any,
}

/// What is to be taken out, and what takes its place.
type Rest = (CommandId, Option<Command>);

/// What is still to be taken out of the storage, and what takes its place. A tab that follows keeps
/// it, too, for when it leads: the one that led may end before it is done.
#[derive(Debug, Default)]
pub(super) struct Owed {
    commands: Vec<Rest>,
    decisions: Vec<Rest>,
    is_asked: bool,
    retry_at: Option<Timestamp>,
}

impl Owed {
    pub(super) fn is_empty(&self) -> bool {
        self.commands.is_empty() && self.decisions.is_empty()
    }

    pub(super) fn retry_at(&self) -> Option<Timestamp> {
        self.retry_at
    }

    /// Another tab leads: whatever it was asked for is asked for anew.
    pub(super) fn renew(&mut self) {
        self.is_asked = false;
        self.retry_at = None;
    }

    /// What was read still has what is to be taken out of it.
    pub(super) fn take_out(&self, waiting: &mut Vec<Waiting>, decisions: &mut Vec<KeptDecision>) {
        waiting.retain_mut(|it| stays(&self.commands, it.envelope.id, &mut it.envelope.command));
        decisions.retain_mut(|it| stays(&self.decisions, it.id, &mut it.command));
    }
}

fn stays(owed: &[Rest], id: CommandId, command: &mut Command) -> bool {
    match owed.iter().find(|(it, _)| *it == id) {
        None => true,
        Some((_, None)) => false,
        Some((_, Some(rest))) => {
            *command = rest.clone();
            true
        }
    }
}

/// What takes the place of something a second time does so instead of the first.
fn owe(owed: &mut Vec<Rest>, more: Vec<Rest>) {
    for (id, rest) in more {
        owed.retain(|(it, _)| *it != id);
        owed.push((id, rest));
    }
}

impl Replica {
    /// By what something on this device is known to tell of an erased account; empty where nobody
    /// was erased, as far as the server has said.
    pub fn traces(&self) -> Traces {
        let erasures = self.rows().erasures();
        let confirmed: Vec<&Erasure> = erasures.filter_map(|row| self.as_confirmed(row)).collect();
        if confirmed.is_empty() {
            return Traces::default();
        }
        let campaigns: Vec<CampaignId> = self.rows().campaigns().map(|row| row.id).collect();
        Traces::of(confirmed, &campaigns)
            .with_rows(self.gone.iter().map(|(key, belonged)| (*key, *belonged)))
    }

    /// An erasure that only waits is no erasure: the server may refuse it.
    fn as_confirmed(&self, erasure: &Erasure) -> Option<&Erasure> {
        match self.layers.confirmed(erasure.id.into()) {
            Some(Row::Erasure(row)) => Some(row),
            _ => None,
        }
    }

    /// Before an answer is applied: notes whose the rows were that go with erased accounts, because
    /// nobody can say that of a note or a message once it is gone. What goes of an account that stays
    /// is nothing to an erasure. Whether there is anything to forget.
    pub(super) fn note_gone(&mut self, answer: &ChangesAnswer) -> bool {
        let heard: Vec<&Erasure> = erasures_in(answer).collect();
        let mut is_news = !heard.is_empty();
        if !is_news && self.rows().count(Kind::Erasure) == 0 {
            return false;
        }
        // A campaign that was changed since the erasure comes behind it where all is fetched anew, and
        // whose a conversation is follows from its campaign.
        is_news |= answer
            .rows
            .iter()
            .any(|changed| self.is_new_campaign(changed));
        for changed in &answer.rows {
            let ChangedRow::Deleted { key, .. } = changed else {
                continue;
            };
            if !is_named_alone(*key) || self.gone.contains_key(key) {
                continue;
            }
            let belonged = self.belonged(*key);
            let is_of = |erasure: &Erasure, id: AccountId| erasure.accounts.contains(&id);
            let may_be_erased = match belonged {
                Belonged::Account(id) => {
                    let mut heard = heard.iter();
                    heard.any(|it| is_of(it, id)) || self.rows().erasures().any(|it| is_of(it, id))
                }
                Belonged::Conversation(_) | Belonged::Unknown => true,
            };
            if may_be_erased {
                self.gone.insert(*key, belonged);
                is_news = true;
            }
        }
        is_news
    }

    fn is_new_campaign(&self, changed: &ChangedRow) -> bool {
        matches!(changed.row(), Some(Row::Campaign(_)))
            && self.layers.confirmed(changed.key()).is_none()
    }

    fn belonged(&self, key: RowKey) -> Belonged {
        let conversation = match self.layers.confirmed(key) {
            Some(Row::Contact(row)) => return Belonged::Account(row.account_id),
            Some(Row::Message(row)) => row.conversation_id,
            Some(Row::Note(row)) => row.conversation_id,
            _ => return Belonged::Unknown,
        };
        match self.layers.confirmed(conversation.into()) {
            Some(Row::Conversation(row)) => Belonged::Account(row.account_id),
            _ => Belonged::Conversation(conversation),
        }
    }

    /// What was heard of may tell of an account that was erased before.
    pub(super) fn forget_erased_again(&mut self, heard: Heard<'_>) {
        if self.is_ready() && self.rows().count(Kind::Erasure) > 0 {
            self.forget_where_any(heard);
        }
    }

    /// Whether something is still to be taken out of the storage by this tab.
    #[cfg(test)]
    pub(crate) fn is_forgetting(&self) -> bool {
        self.writes_outbox() && self.is_to_forget()
    }

    /// Where nothing is kept, nothing tells of anybody, and the rules may not be here yet.
    pub(super) fn forget_where_any(&mut self, heard: Heard<'_>) {
        if !self.outbox.is_empty() || !self.decisions.is_empty() {
            (self.rules.forget_erased)(self, heard);
        }
    }

    /// Accepted commands that tell of an erased account leave the journal, or what they say of it does.
    /// One that still waits is the server's to refuse, and then its writer's to discard.
    pub(super) fn forget_told(&mut self) {
        let forgotten = self.outbox.take_told(self.place.epoch, self.place.cursor);
        if !self.is_memory_only {
            owe(&mut self.owed.commands, forgotten);
        }
    }

    fn writes_outbox(&self) -> bool {
        self.tab.is_leading && !self.is_memory_only
    }

    /// Whether something on this device still tells of an account that was erased, and is to be gone
    /// before the cache says that it was.
    pub(super) fn is_to_forget(&self) -> bool {
        !self.owed.is_empty() || self.outbox.is_telling()
    }

    pub(super) fn drive_erasing(&mut self, now: Timestamp) {
        let is_writer = self.writes_outbox();
        let owed = &mut self.owed;
        let may_ask = is_writer && !owed.is_asked && owed.retry_at.is_none_or(|at| is_due(at, now));
        if !owed.is_empty() && may_ask {
            owed.is_asked = true;
            owed.retry_at = None;
            self.out.push(Effect::ForgetTraces {
                commands: owed.commands.clone(),
                decisions: owed.decisions.clone(),
            });
        }
    }

    pub(super) fn traces_forgotten(&mut self, commands: &[CommandId], decisions: &[CommandId]) {
        let owed = &mut self.owed;
        owed.is_asked = false;
        owed.commands.retain(|(id, _)| !commands.contains(id));
        owed.decisions.retain(|(id, _)| !decisions.contains(id));
    }

    pub(super) fn traces_failed(&mut self, now: Timestamp) {
        self.owed.is_asked = false;
        self.owed.retry_at = Some(now + STORAGE_RETRY);
    }
}

/// Forgets what tells of accounts that were erased: by their ids and their rows, and, where an answer
/// has just said so, by their addresses. Those are not looked at again: that takes long.
pub(super) fn forget(replica: &mut Replica, heard: Heard<'_>) {
    let (answer, these) = match heard {
        Heard::Rows(answer) => (Some(answer), None),
        Heard::Accepted(ids) => (None, Some(ids)),
        Heard::Any => (None, None),
    };
    let erasures = answer.into_iter().flat_map(erasures_in);
    let traces = replica.traces().with_prints(erasures);
    if traces.is_empty() {
        return;
    }
    replica.outbox.mark_told(these, |command| {
        if traces.told_by(command).is_some() || traces.may_be_told_by(command) {
            return Some(Tells::Whole);
        }
        let (_, rest) = traces.rest_of(command)?;
        Some(Tells::AllBut(rest.into()))
    });
    // What was refused after the erasure is its writer's, who may want it for somebody else, and so is
    // what only may tell of it.
    let mut forgotten = Vec::new();
    for it in &mut replica.decisions {
        let is_before = |erased_at: Timestamp| it.refused_at <= erased_at;
        if traces.told_by(&it.command).is_some_and(is_before) {
            forgotten.push((it.id, None));
        } else if let Some((erased_at, rest)) = traces.rest_of(&it.command)
            && is_before(erased_at)
        {
            it.command = rest.clone();
            forgotten.push((it.id, Some(rest)));
        }
    }
    for (id, rest) in &forgotten {
        if rest.is_none() {
            replica.forget_decision(*id);
        } else {
            replica.out.push(Effect::DecisionsChanged);
        }
    }
    if !replica.is_memory_only {
        owe(&mut replica.owed.decisions, forgotten);
    }
    replica.forget_told();
}

fn erasures_in(answer: &ChangesAnswer) -> impl Iterator<Item = &Erasure> {
    answer
        .rows
        .iter()
        .filter_map(|changed| match changed.row() {
            Some(Row::Erasure(erasure)) => Some(erasure),
            _ => None,
        })
}

/// Whether commands say something of a row of this kind and do not say of which account it is.
fn is_named_alone(key: RowKey) -> bool {
    matches!(key.kind, Kind::Message | Kind::Note | Kind::Contact)
}
