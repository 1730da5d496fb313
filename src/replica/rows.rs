//! Every row that this device knows, with the indexes that lists and rules need.

mod index;
mod view;

use domain::{duplicates::MatchKey, *};
use index::Indexes;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The rows of one workspace as they are shown. Answers as [`domain::View`], from one state.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub struct Rows {
    all: BTreeMap<RowKey, Row>,
    counts: BTreeMap<Kind, usize>,
    indexes: Indexes,
}

/// One entry of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadItem<'a> {
    Message(&'a Message),
    Note(&'a Note),
    Activity(&'a Activity),
}

impl ThreadItem<'_> {
    pub fn key(&self) -> RowKey {
        match self {
            Self::Message(row) => row.id.into(),
            Self::Note(row) => row.id.into(),
            Self::Activity(row) => row.id.into(),
        }
    }

    pub fn at(&self) -> Timestamp {
        match self {
            Self::Message(row) => row.said.occurred_at,
            Self::Note(row) => row.at,
            Self::Activity(row) => row.at,
        }
    }
}

macro_rules! kinds {
    ($($one:ident, $all:ident: $kind:ident($record:ident, $id:ident)),* $(,)?) => {
        impl Rows {$(
            pub fn $one(&self, id: $id) -> Option<&$record> {
                match self.all.get(&id.into()) {
                    Some(Row::$kind(row)) => Some(row),
                    _ => None,
                }
            }

            /// Every row of the kind that is here, by id.
            pub fn $all(&self) -> impl DoubleEndedIterator<Item = &$record> {
                let from = RowKey::from($id(Uuid::nil()));
                let to = RowKey::from($id(Uuid::max()));
                self.all.range(from..=to).filter_map(|(_, row)| match row {
                    Row::$kind(row) => Some(row),
                    _ => None,
                })
            }
        )*}
    };
}

kinds! {
    member, members: Member(Member, MemberId),
    product, products: Product(Product, ProductId),
    campaign, campaigns: Campaign(Campaign, CampaignId),
    account, accounts: Account(Account, AccountId),
    contact, contacts: Contact(Contact, ContactId),
    conversation, conversations: Conversation(Conversation, ConversationId),
    message, messages: Message(Message, MessageId),
    note, notes: Note(Note, NoteId),
    status_change, status_changes: StatusChange(StatusChange, StatusChangeId),
    activity, activities: Activity(Activity, ActivityId),
}

impl Rows {
    pub fn get(&self, key: &RowKey) -> Option<&Row> {
        self.all.get(key)
    }

    /// How many rows of a kind are here.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    /// The newest first. The order is total.
    pub fn conversations_by_activity(&self) -> impl DoubleEndedIterator<Item = &Conversation> {
        let ordered = self.indexes.by_activity.iter().rev();
        ordered.filter_map(|&(_, id)| self.conversation(id))
    }

    /// The conversations of a campaign, the newest first.
    pub fn conversations_in(
        &self,
        campaign: CampaignId,
    ) -> impl DoubleEndedIterator<Item = &Conversation> {
        let ordered = self.indexes.of_campaign.of(&campaign).rev();
        ordered.filter_map(|&(_, id)| self.conversation(id))
    }

    /// The conversations with an account, inside and outside campaigns, by id.
    pub fn conversations_with(
        &self,
        account: AccountId,
    ) -> impl DoubleEndedIterator<Item = &Conversation> {
        let ids = self.indexes.of_account.of(&account);
        ids.filter_map(|&id| self.conversation(id))
    }

    pub fn contacts_of(&self, account: AccountId) -> impl DoubleEndedIterator<Item = &Contact> {
        let ids = self.indexes.contacts.of(&account);
        ids.filter_map(|&id| self.contact(id))
    }

    /// The history of an account's status, the newest first.
    pub fn status_changes_of(
        &self,
        account: AccountId,
    ) -> impl DoubleEndedIterator<Item = &StatusChange> {
        let ordered = self.indexes.status_changes.of(&account).rev();
        ordered.filter_map(|&(_, id)| self.status_change(id))
    }

    /// What a conversation's page shows, the oldest first. Whole once the conversation is open.
    pub fn thread(
        &self,
        conversation: ConversationId,
    ) -> impl DoubleEndedIterator<Item = ThreadItem<'_>> {
        let ordered = self.indexes.threads.of(&conversation);
        ordered.filter_map(|&(_, id, kind)| match self.all.get(&RowKey { kind, id })? {
            Row::Message(row) => Some(ThreadItem::Message(row)),
            Row::Note(row) => Some(ThreadItem::Note(row)),
            Row::Activity(row) => Some(ThreadItem::Activity(row)),
            _ => None,
        })
    }

    /// Drafts that are here, the latest saved first.
    pub fn drafts(&self) -> impl DoubleEndedIterator<Item = &Message> {
        let ordered = self.indexes.drafts.iter().rev();
        ordered.filter_map(|&(_, id)| self.message(id))
    }

    /// Accounts that bear the key, absorbed ones left out.
    pub fn accounts_matching(&self, key: &MatchKey) -> impl DoubleEndedIterator<Item = &Account> {
        let ids = self.indexes.match_keys.of(key);
        ids.filter_map(|&id| self.account(id))
    }

    /// The account, or the survivor that absorbed it (rule book §8).
    pub fn survivor(&self, id: AccountId) -> Option<&Account> {
        let mut account = self.account(id)?;
        // As far as the rules follow a chain of mergers.
        for _ in 0..16 {
            match account.merged_into {
                None => return Some(account),
                Some(next) => account = self.account(next)?,
            }
        }
        None
    }

    /// Puts a row in its new form, or takes it out, and gives what stood there.
    pub(crate) fn set(&mut self, key: RowKey, row: Option<Row>) -> Option<Row> {
        let is_there = row.is_some();
        let before = if let Some(row) = row {
            self.indexes.add(&row);
            self.all.insert(key, row)
        } else {
            self.all.remove(&key)
        };
        match (before.is_some(), is_there) {
            (false, true) => *self.counts.entry(key.kind).or_default() += 1,
            (true, false) => *self.counts.entry(key.kind).or_default() -= 1,
            _ => {}
        }
        if let Some(before) = &before {
            self.indexes.drop_unless(before, self.all.get(&key));
        }
        before
    }

    /// The key of every row.
    pub(crate) fn keys(&self) -> impl Iterator<Item = RowKey> {
        self.all.keys().copied()
    }

    /// The keys of a conversation's thread.
    pub(crate) fn thread_keys(&self, conversation: ConversationId) -> Vec<RowKey> {
        let ordered = self.indexes.threads.of(&conversation);
        ordered.map(|&(_, id, kind)| RowKey { kind, id }).collect()
    }
}
