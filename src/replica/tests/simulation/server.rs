//! A server in few words: it decides as the real one does, keeps outcomes, numbers changes.

use super::random::Random;
use crate::Failure;
use domain::{duplicates::index_keys, *};
use protocol::*;
use std::collections::BTreeMap;

/// What a text does to a server that reads it: the two kinds of command that never come through.
pub(super) const NOT_UNDERSTOOD: &str = "☠400";
pub(super) const CRASHES: &str = "☠500";

#[derive(Debug, Clone)]
pub(super) struct Server {
    pub(super) epoch: Epoch,
    pub(super) seq: Seq,
    /// Each row in its latest form, or its tombstone.
    rows: BTreeMap<RowKey, (Seq, Option<Row>)>,
    pub(super) outcomes: BTreeMap<CommandId, Outcome>,
    /// How often each command was executed in this life of the database.
    pub(super) executions: BTreeMap<CommandId, u32>,
    /// A fault of the model, on purpose: it forgets what it has done.
    pub(super) is_forgetful: bool,
}

pub(super) type Answer<T> = Result<T, Failure>;

impl Server {
    pub(super) fn new(random: &mut Random) -> Self {
        Self {
            epoch: Epoch(random.uuid()),
            seq: 0,
            rows: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            executions: BTreeMap::new(),
            is_forgetful: false,
        }
    }

    pub(super) fn put(&mut self, row: Row) {
        self.change(Change::Put(row));
    }

    fn change(&mut self, change: Change) {
        self.seq += 1;
        let key = change.key();
        let row = match change {
            Change::Put(row) => Some(row),
            Change::Delete(_) => None,
        };
        self.rows.insert(key, (self.seq, row));
    }

    pub(super) fn get(&self, key: RowKey) -> Option<&Row> {
        self.rows.get(&key).and_then(|(_, row)| row.as_ref())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().filter_map(|(_, row)| row.as_ref())
    }

    fn member(&self, id: MemberId) -> Answer<Member> {
        match self.get(id.into()) {
            Some(Row::Member(member)) if member.removed_at.is_none() => Ok(member.clone()),
            _ => Err(status(401, ProblemKind::Revoked)),
        }
    }

    /// Executes a push; `dies_after` so many commands, where it is killed in between.
    pub(super) fn push(
        &mut self,
        member: MemberId,
        push: &Push<Envelope>,
        now: Timestamp,
        dies_after: Option<usize>,
    ) -> Answer<PushAnswer> {
        self.member(member)?;
        if push.epoch.is_some_and(|epoch| epoch != self.epoch) {
            return Err(status(409, ProblemKind::OtherEpoch));
        }
        let commands = &push.commands;
        let says = |text: &str| {
            let typed = commands.iter().filter_map(|it| it.command.typed_text());
            typed.into_iter().any(|typed| typed.contains(text))
        };
        if says(NOT_UNDERSTOOD) {
            return Err(status(400, ProblemKind::Malformed));
        }
        if says(CRASHES) {
            return Err(status(500, ProblemKind::Internal));
        }
        let mut outcomes = Vec::new();
        for (index, envelope) in commands.iter().enumerate() {
            if dies_after == Some(index) {
                return Err(Failure::Network);
            }
            outcomes.push(CommandOutcome {
                id: envelope.id,
                outcome: self.execute(member, envelope, now),
            });
        }
        Ok(PushAnswer {
            epoch: self.epoch,
            now,
            outcomes,
        })
    }

    fn execute(&mut self, member: MemberId, envelope: &Envelope, now: Timestamp) -> Outcome {
        if !self.is_forgetful
            && let Some(outcome) = self.outcomes.get(&envelope.id)
        {
            return outcome.clone();
        }
        let outcome = match self.member(member) {
            Err(_) => Outcome::Refused {
                refusal: Refusal::NotAllowed {
                    needs: Role::Member,
                },
            },
            Ok(member) => {
                let context = Context::of(&member, envelope.id, now);
                match decide(self, &context, &envelope.command) {
                    Err(refusal) => Outcome::Refused { refusal },
                    Ok(changes) => {
                        *self.executions.entry(envelope.id).or_default() += 1;
                        for change in changes {
                            self.change(change);
                        }
                        Outcome::Applied { seq: self.seq }
                    }
                }
            }
        };
        self.outcomes.insert(envelope.id, outcome.clone());
        outcome
    }

    pub(super) fn pull(
        &self,
        member: MemberId,
        since: Seq,
        messages_since: Option<Timestamp>,
        limit: usize,
        now: Timestamp,
    ) -> Answer<ChangesAnswer> {
        self.member(member)?;
        if since > self.seq {
            return Err(status(409, ProblemKind::CursorAhead));
        }
        let in_window = |row: &Row| match row {
            Row::Message(row) if row.status != MessageStatus::Draft => {
                messages_since.is_none_or(|from| row.said.occurred_at >= from)
            }
            _ => true,
        };
        let mut changed: Vec<ChangedRow> = self
            .rows
            .iter()
            .filter(|(_, (seq, _))| *seq > since)
            .filter_map(|(key, (seq, row))| match row {
                Some(row) if row.is_seen_by(member) => in_window(row).then(|| ChangedRow::Put {
                    seq: *seq,
                    row: row.clone().into(),
                }),
                // From the beginning, nothing needs to be told gone. What another keeps for themselves
                // is as if it were.
                _ => (since > 0).then_some(ChangedRow::Deleted {
                    seq: *seq,
                    key: *key,
                }),
            })
            .collect();
        changed.sort_by_key(ChangedRow::seq);
        let more = changed.len() > limit;
        changed.truncate(limit);
        let last = changed.last().map_or(self.seq, ChangedRow::seq);
        Ok(ChangesAnswer {
            epoch: self.epoch,
            now,
            since,
            next: if more { last } else { self.seq },
            more,
            rows: changed,
        })
    }

    /// The database of a backup begins a new life.
    pub(super) fn restore(&mut self, backup: Self, epoch: Epoch) {
        *self = backup;
        self.epoch = epoch;
    }

    fn standing(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().filter_map(|(_, row)| row.as_ref())
    }

    fn of_kind<T: TryFrom<Row>>(&self, kind: Kind) -> impl Iterator<Item = T> {
        let key = |id| RowKey { kind, id };
        let range = key(uuid::Uuid::nil())..=key(uuid::Uuid::max());
        let rows = self.rows.range(range);
        rows.filter_map(|(_, (_, row))| row.clone().and_then(|row| T::try_from(row).ok()))
    }
}

pub(super) fn status(status: u16, kind: ProblemKind) -> Failure {
    Failure::Status {
        status,
        kind: Some(kind),
        detail: String::new(),
        retry_after: None,
    }
}

impl View for Server {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.get(key).cloned()
    }

    fn members(&self) -> Vec<Member> {
        self.of_kind(Kind::Member).collect()
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        let all = self.of_kind::<Contact>(Kind::Contact);
        all.filter(|row| row.account_id == account).collect()
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        let all = self.of_kind::<Conversation>(Kind::Conversation);
        all.filter(|row| row.account_id == account).collect()
    }

    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange> {
        let all = self.of_kind::<StatusChange>(Kind::StatusChange);
        all.filter(|row| row.account_id == account).collect()
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        let all = self.of_kind::<Message>(Kind::Message);
        all.filter(|row| row.conversation_id == conversation)
            .collect()
    }

    fn notes_of(&self, conversation: ConversationId) -> Vec<Note> {
        let all = self.of_kind::<Note>(Kind::Note);
        all.filter(|row| row.conversation_id == conversation)
            .collect()
    }

    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification> {
        let all = self.of_kind::<Notification>(Kind::Notification);
        all.filter(|row| row.conversation_id == conversation)
            .collect()
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        let all = self.of_kind::<Message>(Kind::Message);
        all.filter(|row| row.account_id == account && row.said.occurred_at >= since)
            .filter(|row| row.is_logged() && row.direction() == Direction::Inbound)
            .collect()
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        self.of_kind(Kind::CustomField).collect()
    }

    fn merges_of(&self, account: AccountId) -> Vec<Merge> {
        let all = self.of_kind::<Merge>(Kind::Merge);
        all.filter(|row| row.survivor == account).collect()
    }

    fn all_of(&self, kind: Kind) -> Vec<Row> {
        let all = self.standing();
        all.filter(|row| row.key().kind == kind).cloned().collect()
    }

    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row> {
        let all = self.standing();
        all.filter(|row| row.goes_with(accounts)).cloned().collect()
    }

    fn accounts_matching(&self, key: &duplicates::MatchKey) -> Vec<AccountId> {
        let all = self.of_kind::<Account>(Kind::Account);
        all.filter(|row| index_keys(row).contains(key))
            .map(|row| row.id)
            .collect()
    }
}
