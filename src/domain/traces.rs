//! What tells of accounts that were erased, outside their rows (rule book §15): commands that a device
//! keeps, and what somebody has begun on it.

use crate::{
    command::{Command, ImportAccounts, ImportMessage, ImportMessages, ImportPerson, ImportRow},
    erased::Erased,
    ids::{AccountId, CampaignId, ConversationId},
    records::Erasure,
    row::RowKey,
    time::Timestamp,
};
use std::collections::{BTreeMap, BTreeSet};

/// By what something is known to tell of an erased account. Asked again and again it says the same:
/// what was missed once is found the next time.
#[derive(Debug, Default)]
pub struct Traces {
    /// When each was erased.
    accounts: BTreeMap<AccountId, Timestamp>,
    /// Their conversations, whose ids follow from theirs.
    conversations: BTreeMap<ConversationId, Timestamp>,
    /// Rows that went with them.
    rows: BTreeMap<RowKey, Timestamp>,
    /// Rows that went since, of which nobody knows whose they were.
    in_doubt: BTreeSet<RowKey>,
    prints: Erased,
    /// When the last of them was.
    latest: Option<Timestamp>,
}

/// Whose a row was that went, as far as whoever had it can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belonged {
    Account(AccountId),
    Conversation(ConversationId),
    Unknown,
}

impl Traces {
    /// Of these erasures, in a workspace that has these campaigns.
    pub fn of<'a>(
        erasures: impl IntoIterator<Item = &'a Erasure>,
        campaigns: &[CampaignId],
    ) -> Self {
        let mut traces = Self::default();
        for erasure in erasures {
            let at = erasure.at;
            traces.latest = traces.latest.max(Some(at));
            for &account in &erasure.accounts {
                traces.accounts.insert(account, at);
                let campaigns = campaigns.iter().copied().map(Some);
                for campaign in campaigns.chain([None]) {
                    let conversation = ConversationId::of(account, campaign);
                    traces.conversations.insert(conversation, at);
                }
            }
        }
        traces
    }

    /// Also by rows that went since. Those of accounts that were not erased are no traces.
    #[must_use]
    pub fn with_rows(mut self, rows: impl IntoIterator<Item = (RowKey, Belonged)>) -> Self {
        for (key, belonged) in rows {
            let erased_at = match belonged {
                Belonged::Account(account) => self.accounts.get(&account),
                Belonged::Conversation(conversation) => self.conversations.get(&conversation),
                Belonged::Unknown => {
                    self.in_doubt.insert(key);
                    None
                }
            };
            self.rows.extend(erased_at.map(|at| (key, *at)));
        }
        self
    }

    /// Also by their addresses. Each address that is looked at is hashed.
    #[must_use]
    pub fn with_prints<'a>(mut self, erasures: impl IntoIterator<Item = &'a Erasure>) -> Self {
        for erasure in erasures {
            self.prints.add(erasure);
        }
        self
    }

    pub fn is_empty(&self) -> bool {
        self.latest.is_none()
    }

    /// Whether what is begun for an account, in a conversation, is of one that was erased.
    pub fn are_of(&self, account: Option<AccountId>, conversation: ConversationId) -> bool {
        let of_account = account.is_some_and(|account| self.accounts.contains_key(&account));
        of_account || self.conversations.contains_key(&conversation)
    }

    /// When what the command tells of was erased; absent where it tells of nobody who was. One that
    /// erases tells of nobody: it is needed where a restored server knows them again. An import tells
    /// of them by all its rows or not at all: what it says of others is not to be lost.
    pub fn told_by(&self, command: &Command) -> Option<Timestamp> {
        let account = |id: AccountId| self.accounts.get(&id).copied();
        let row = |key: RowKey| self.rows.get(&key).copied();
        match command {
            Command::EraseAccount(_) => None,
            Command::ImportAccounts(command) => {
                latest_of_all(command.rows.iter().map(|row| self.of_row(row).told()))
            }
            Command::ImportMessages(command) => {
                let people = command.people.iter().map(|it| self.of_person(it));
                let messages = command.messages.iter().map(|it| self.of_message(it));
                latest_of_all(people.chain(messages))
            }
            Command::UpdateContact(_)
            | Command::TranslateMessage(_)
            | Command::NoteUntranslated(_)
            | Command::UnderstandMessage(_)
            | Command::UpdateNote(_) => row_named_alone(command).and_then(row),
            command => {
                let conversation = command.conversation_id();
                let of_conversation = conversation.and_then(|id| self.conversations.get(&id));
                let of_account = command.account_id().and_then(account);
                of_account.or(of_conversation.copied())
            }
        }
    }

    /// What an import says of others, where some of it tells of an account that was erased; and when
    /// that was.
    pub fn rest_of(&self, command: &Command) -> Option<(Timestamp, Command)> {
        let mut erased_at = None;
        let mut stays = |told: Option<Timestamp>| {
            erased_at = erased_at.max(told);
            told.is_none()
        };
        let rest: Command = match command {
            Command::ImportAccounts(command) => {
                let mut rest = ImportAccounts::clone(command);
                rest.rows.retain_mut(|row| match self.of_row(row) {
                    OfRow::PersonAlone(told) => {
                        row.contact = None;
                        stays(Some(told));
                        true
                    }
                    of_row => stays(of_row.told()),
                });
                if rest.rows.is_empty() {
                    return None;
                }
                rest.into()
            }
            Command::ImportMessages(command) => {
                let mut rest = ImportMessages::clone(command);
                rest.people.retain(|it| stays(self.of_person(it)));
                rest.messages.retain(|it| stays(self.of_message(it)));
                if rest.people.is_empty() && rest.messages.is_empty() {
                    return None;
                }
                rest.into()
            }
            _ => return None,
        };
        erased_at.map(|erased_at| (erased_at, rest))
    }

    fn of_row(&self, row: &ImportRow) -> OfRow {
        let by_id = self.accounts.get(&row.account_id).copied();
        let by_print = || self.latest.filter(|_| self.prints.knows_row(row));
        if let Some(told) = by_id.or_else(by_print) {
            return OfRow::Told(told);
        }
        let is_erased = |person| self.prints.knows_person(person);
        let with = row.contact.as_ref().is_some_and(is_erased);
        let of_person = self.latest.filter(|_| with);
        of_person.map_or(OfRow::Nothing, OfRow::PersonAlone)
    }

    fn of_person(&self, person: &ImportPerson) -> Option<Timestamp> {
        let by_id = self.accounts.get(&person.account_id).copied();
        let by_print = || {
            self.latest
                .filter(|_| self.prints.knows_person(&person.contact))
        };
        by_id.or_else(by_print)
    }

    fn of_message(&self, message: &ImportMessage) -> Option<Timestamp> {
        let by_id = self.accounts.get(&message.account_id).copied();
        let with = message.said.correspondent.as_ref();
        let is_known = || with.is_some_and(|it| self.prints.knows_address(&it.address));
        by_id.or_else(|| self.latest.filter(|_| is_known()))
    }

    /// Whether the command may tell of somebody who was erased: it says something of a row that went,
    /// and nobody knows whose that was.
    pub fn may_be_told_by(&self, command: &Command) -> bool {
        row_named_alone(command).is_some_and(|key| self.in_doubt.contains(&key))
    }
}

/// When what a row of an import tells of was erased.
enum OfRow {
    Nothing,
    Told(Timestamp),
    /// Somebody of an account that stays.
    PersonAlone(Timestamp),
}

impl OfRow {
    fn told(self) -> Option<Timestamp> {
        match self {
            Self::Told(at) => Some(at),
            Self::Nothing | Self::PersonAlone(_) => None,
        }
    }
}

/// When the last of them was, where each of them was.
fn latest_of_all(erased_at: impl IntoIterator<Item = Option<Timestamp>>) -> Option<Timestamp> {
    let all: Option<Vec<Timestamp>> = erased_at.into_iter().collect();
    all.and_then(|all| all.into_iter().max())
}

/// The row that a command says something of without saying of which account it is.
fn row_named_alone(command: &Command) -> Option<RowKey> {
    match command {
        Command::UpdateContact(command) => Some(command.id.into()),
        Command::TranslateMessage(command) => Some(command.id.into()),
        Command::NoteUntranslated(command) => Some(command.id.into()),
        Command::UnderstandMessage(command) => Some(command.id.into()),
        Command::UpdateNote(command) => Some(command.id.into()),
        _ => None,
    }
}
