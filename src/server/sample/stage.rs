//! Where the sample's stories are played: commands are decided as everywhere, over rows in memory.

use domain::{
    Account, AccountId, Change, Command, CommandId, Contact, Context, Conversation, ConversationId,
    CustomField, Direction, Kind, Member, Merge, Message, Note, Notification, Refusal, Row, RowKey,
    StatusChange, Timestamp, View, decide,
    duplicates::{self, MatchKey},
};
use std::collections::{BTreeSet, HashMap};

use super::random::Random;

/// A command of the sample was refused: the story contradicts the rules.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the sample breaks a rule: {refusal} ({command})")]
pub struct SampleError {
    refusal: Refusal,
    command: String,
}

/// The rows so far, and when each was written last.
#[derive(Default)]
pub(super) struct Stage {
    rows: HashMap<RowKey, (Timestamp, Row)>,
    by_account: HashMap<AccountId, BTreeSet<RowKey>>,
    by_conversation: HashMap<ConversationId, Vec<RowKey>>,
    keys: HashMap<MatchKey, BTreeSet<AccountId>>,
    members: Vec<Member>,
    /// What every story needs, and was taken already.
    shared: BTreeSet<RowKey>,
}

impl Stage {
    /// A member, whom no command makes.
    pub(super) fn enter(&mut self, member: &Member, at: Timestamp) {
        self.members.push(member.clone());
        self.put(Row::from(member.clone()), at);
    }

    /// Does what a member did then.
    pub(super) fn act(
        &mut self,
        random: &mut Random,
        member: &Member,
        at: Timestamp,
        command: impl Into<Command>,
    ) -> Result<CommandId, SampleError> {
        let command = command.into();
        let id = CommandId(random.id(at));
        let context = Context::of(member, id, at);
        let changes = decide(self, &context, &command).map_err(|refusal| SampleError {
            refusal,
            command: format!("{command:?}").chars().take(200).collect(),
        })?;
        for change in changes {
            match change {
                Change::Put(row) => self.put(row, at),
                Change::Delete(key) => {
                    self.rows.remove(&key);
                }
            }
        }
        Ok(id)
    }

    fn put(&mut self, row: Row, at: Timestamp) {
        let key = row.key();
        if let Some(account) = row.account_id() {
            self.by_account.entry(account).or_default().insert(key);
        }
        if let Row::Account(account) = &row {
            for match_key in duplicates::index_keys(account) {
                self.keys.entry(match_key).or_default().insert(account.id);
            }
        }
        let is_new = self.rows.insert(key, (at, row)).is_none();
        let row = &self.rows[&key].1;
        if let (true, Some(conversation)) = (is_new, row.conversation_id()) {
            let keys = self.by_conversation.entry(conversation).or_default();
            keys.push(key);
        }
    }

    /// The rows in the order in which they were written last.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|(key, (at, _))| (*at, **key));
        let rows = rows
            .into_iter()
            .filter(|(key, _)| !self.shared.contains(*key));
        rows.map(|(_, (_, row))| row.clone()).collect()
    }

    /// From here on [`Stage::rows`] leaves out what stands now.
    pub(super) fn share(&mut self) {
        self.shared = self.rows.keys().copied().collect();
    }

    /// Clears the stage of all but what is shared, for the next accounts.
    pub(super) fn clear(&mut self) {
        self.rows.retain(|key, _| self.shared.contains(key));
        self.by_account.clear();
        self.by_conversation.clear();
        self.keys.clear();
    }

    fn of_account<T: TryFrom<Row>>(&self, account: AccountId) -> Vec<T> {
        let keys = self.by_account.get(&account).into_iter().flatten();
        keys.filter_map(|key| self.row(*key))
            .filter_map(|row| T::try_from(row).ok())
            .collect()
    }

    fn of_conversation<T: TryFrom<Row>>(&self, conversation: ConversationId) -> Vec<T> {
        let keys = self.by_conversation.get(&conversation);
        keys.into_iter()
            .flatten()
            .filter_map(|key| self.row(*key))
            .filter_map(|row| T::try_from(row).ok())
            .collect()
    }

    pub(super) fn account(&self, id: AccountId) -> Option<Account> {
        self.row(id.into())
            .and_then(|row| Account::try_from(row).ok())
    }
}

impl View for Stage {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.rows.get(&key).map(|(_, row)| row.clone())
    }

    fn members(&self) -> Vec<Member> {
        self.members.clone()
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        self.of_account(account)
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        self.of_account(account)
    }

    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange> {
        self.of_account(account)
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        self.of_conversation(conversation)
    }

    fn notes_of(&self, conversation: ConversationId) -> Vec<Note> {
        self.of_conversation(conversation)
    }

    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification> {
        self.of_conversation(conversation)
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        let keys = self.by_account.get(&account).into_iter().flatten();
        keys.filter(|key| key.kind == Kind::Message)
            .filter_map(|key| match self.rows.get(key) {
                Some((_, Row::Message(message))) => Some(message),
                _ => None,
            })
            .filter(|message| message.is_logged() && message.direction() == Direction::Inbound)
            .filter(|message| message.said.occurred_at >= since)
            .cloned()
            .collect()
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        let all = self.rows.values().map(|(_, row)| row);
        all.filter_map(|row| CustomField::try_from(row.clone()).ok())
            .collect()
    }

    fn merges_of(&self, account: AccountId) -> Vec<Merge> {
        self.of_account(account)
    }

    fn all_of(&self, kind: Kind) -> Vec<Row> {
        let all = self.rows.values().map(|(_, row)| row);
        all.filter(|row| row.key().kind == kind).cloned().collect()
    }

    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row> {
        let all = self.rows.values().map(|(_, row)| row);
        all.filter(|row| row.goes_with(accounts)).cloned().collect()
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        self.keys.get(key).into_iter().flatten().copied().collect()
    }
}
