//! Every row that this device knows, with the indexes that lists and rules need.

mod inbox;
mod index;
mod matching;
mod view;

pub use matching::MatchKeys;

use domain::{duplicates::MatchKey, *};
use index::{Answers, Indexes, Order};
use std::{
    borrow::Cow,
    collections::{BTreeMap, btree_map::Entry},
};
use uuid::Uuid;

/// The rows of one workspace as they are shown. Answers as [`domain::View`], from one state.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
pub struct Rows {
    all: BTreeMap<Key, Row>,
    counts: [usize; Kind::ALL.len()],
    indexes: Indexes,
    match_keys: MatchKeys,
}

/// A row's key, the id as a number: those are compared quickly.
type Key = (Kind, u128);

fn key(key: RowKey) -> Key {
    (key.kind, key.id.as_u128())
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
                match self.get(&id.into()) {
                    Some(Row::$kind(row)) => Some(row),
                    _ => None,
                }
            }

            /// Every row of the kind that is here, by id.
            pub fn $all(&self) -> impl DoubleEndedIterator<Item = &$record> {
                let all = (Kind::$kind, 0)..=(Kind::$kind, u128::MAX);
                self.all.range(all).filter_map(|(_, row)| match row {
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
    merge, merges: Merge(Merge, MergeId),
    dismissed_pair, dismissed_pairs: DismissedPair(DismissedPair, PairId),
    saved_view, saved_views: SavedView(SavedView, ViewId),
    custom_field, custom_fields: CustomField(CustomField, CustomFieldId),
    expense, expenses: Expense(Expense, ExpenseId),
    import_batch, import_batches: ImportBatch(ImportBatch, ImportBatchId),
    saved_reply, saved_replies: SavedReply(SavedReply, SavedReplyId),
    notification, notifications: Notification(Notification, NotificationId),
    reading, readings: Reading(Reading, ReadingId),
    erasure, erasures: Erasure(Erasure, ErasureId),
}

#[cfg(test)]
impl Default for Rows {
    fn default() -> Self {
        Self::new(duplicates::index_keys)
    }
}

impl Rows {
    /// None yet.
    pub(crate) fn new(match_keys: MatchKeys) -> Self {
        Self {
            all: BTreeMap::new(),
            counts: [0; Kind::ALL.len()],
            indexes: Indexes::default(),
            match_keys,
        }
    }

    pub fn get(&self, row: &RowKey) -> Option<&Row> {
        self.all.get(&key(*row))
    }

    /// How many rows of a kind are here.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts[kind as usize]
    }

    /// The newest first. The order is total.
    pub fn by_activity(&self) -> impl DoubleEndedIterator<Item = ConversationId> + '_ {
        let ordered = self.indexes.all(Order::Activity).rev();
        ordered.map(|key| ConversationId(key.id))
    }

    /// The conversations of a campaign, the newest first.
    pub fn conversations_in(
        &self,
        campaign: CampaignId,
    ) -> impl DoubleEndedIterator<Item = &Conversation> {
        let ordered = self.indexes.of(Order::Campaign, campaign.0.as_u128()).rev();
        ordered.filter_map(|key| self.conversation(ConversationId(key.id)))
    }

    /// The account, or the survivor that absorbed it, and every account that this one absorbed,
    /// itself or through one of them (rule book §8); the survivor first.
    pub fn family(&self, account: AccountId) -> Vec<AccountId> {
        if self.count(Kind::Merge) == 0 {
            return vec![account];
        }
        let survivor = self.survivor(account).map_or(account, |row| row.id);
        family_by(survivor, |member| self.merges_of(member))
    }

    /// The merges of which the account is the survivor, undone ones too, the oldest first.
    pub fn merges_of(&self, account: AccountId) -> impl DoubleEndedIterator<Item = &Merge> {
        let ordered = self.indexes.of(Order::Merges, account.0.as_u128());
        ordered.filter_map(|key| self.merge(MergeId(key.id)))
    }

    /// The conversations with an account and with all that it absorbed, inside and outside
    /// campaigns.
    pub fn conversations_with(
        &self,
        account: AccountId,
    ) -> impl DoubleEndedIterator<Item = &Conversation> {
        let family = self.family(account).into_iter();
        family.flat_map(|id| self.conversations_begun_with(id))
    }

    /// The conversation with an account in a campaign, or outside any: its own, or else the oldest
    /// of those whom it absorbed.
    pub fn conversation_in(
        &self,
        account: AccountId,
        campaign: Option<CampaignId>,
    ) -> Option<&Conversation> {
        let own = ConversationId::of(account, campaign);
        self.conversation(own).or_else(|| {
            self.conversations_with(account)
                .filter(|row| row.campaign_id == campaign)
                .min_by_key(|row| (row.created_at, row.id))
        })
    }

    /// The conversations as figures count them (rule book §§8, 11): where an account and one that it
    /// absorbed both have one in a campaign, they are one.
    pub fn counted<'a>(
        &'a self,
        conversations: impl Iterator<Item = &'a Conversation>,
    ) -> Vec<Cow<'a, Conversation>> {
        if self.count(Kind::Merge) == 0 {
            return conversations.map(Cow::Borrowed).collect();
        }
        let survivor = |id| self.survivor(id).map_or(id, |row| row.id);
        joined::one_each(conversations, survivor)
    }

    /// The people inside an account and all that it absorbed.
    pub fn contacts_of(&self, account: AccountId) -> impl DoubleEndedIterator<Item = &Contact> {
        let family = self.family(account).into_iter();
        family.flat_map(|id| self.contacts_entered_for(id))
    }

    /// The history of an account's status and of all that it absorbed, the newest first.
    pub fn status_changes_of(
        &self,
        account: AccountId,
    ) -> impl DoubleEndedIterator<Item = &StatusChange> {
        let family = self.family(account);
        let is_alone = family.len() == 1;
        let of = |id: AccountId| {
            let ordered = self.indexes.of(Order::StatusChanges, id.0.as_u128());
            ordered.filter_map(|key| self.status_change(StatusChangeId(key.id)))
        };
        let mut changes: Vec<&StatusChange> = family.into_iter().flat_map(of).collect();
        if !is_alone {
            changes.sort_unstable_by_key(|change| (change.at, change.id));
        }
        changes.into_iter().rev()
    }

    /// The conversations that this very row began, by id.
    pub(crate) fn conversations_begun_with(
        &self,
        account: AccountId,
    ) -> impl DoubleEndedIterator<Item = &Conversation> {
        let ordered = self.indexes.of(Order::Account, account.0.as_u128());
        ordered.filter_map(|key| self.conversation(ConversationId(key.id)))
    }

    /// The people who were entered for this very row, by id.
    fn contacts_entered_for(
        &self,
        account: AccountId,
    ) -> impl DoubleEndedIterator<Item = &Contact> {
        let ordered = self.indexes.of(Order::Contacts, account.0.as_u128());
        ordered.filter_map(|key| self.contact(ContactId(key.id)))
    }

    /// What a conversation's page shows, the oldest first. Whole once the conversation is open.
    pub fn thread(
        &self,
        conversation: ConversationId,
    ) -> impl DoubleEndedIterator<Item = ThreadItem<'_>> {
        let ordered = self.indexes.of(Order::Thread, conversation.0.as_u128());
        ordered.filter_map(|key| match self.get(&key)? {
            Row::Message(row) => Some(ThreadItem::Message(row)),
            Row::Note(row) => Some(ThreadItem::Note(row)),
            Row::Activity(row) => Some(ThreadItem::Activity(row)),
            _ => None,
        })
    }

    /// Where the first logged message of a thread stands that is here: what is older may be on the
    /// server. Drafts are always here, however old.
    pub fn first_logged(&self, conversation: ConversationId) -> Option<(Timestamp, MessageId)> {
        self.thread(conversation).find_map(|item| match item {
            ThreadItem::Message(row) if row.is_logged() => Some(row.thread_order()),
            _ => None,
        })
    }

    /// Drafts that are here, the latest saved first.
    pub fn drafts(&self) -> impl DoubleEndedIterator<Item = &Message> {
        let ordered = self.indexes.all(Order::Drafts).rev();
        ordered.filter_map(|key| self.message(MessageId(key.id)))
    }

    /// Whether a draft for the conversation is here.
    pub fn has_draft(&self, conversation: ConversationId) -> bool {
        let group = conversation.0.as_u128();
        self.indexes.of(Order::DraftsOf, group).next().is_some()
    }

    /// When a member last saved that of their drafts in a conversation which they have left for
    /// longest.
    pub(crate) fn own_draft(
        &self,
        conversation: ConversationId,
        member: MemberId,
    ) -> Option<Timestamp> {
        let drafts = self.indexes.of(Order::DraftsOf, conversation.0.as_u128());
        let drafts = drafts.filter_map(|key| self.message(MessageId(key.id)));
        let own = drafts.filter(|draft| draft.recorded_by == member);
        own.map(|draft| draft.recorded_at).min()
    }

    /// What a member was told, the newest first.
    pub fn notifications_of(
        &self,
        member: MemberId,
    ) -> impl DoubleEndedIterator<Item = &Notification> {
        let ordered = self.indexes.of(Order::Told, member.0.as_u128()).rev();
        ordered.filter_map(|key| self.notification(NotificationId(key.id)))
    }

    /// What of that they have not seen, the newest first.
    pub fn unseen_of(&self, member: MemberId) -> impl DoubleEndedIterator<Item = &Notification> {
        let ordered = self.indexes.of(Order::Unseen, member.0.as_u128()).rev();
        ordered.filter_map(|key| self.notification(NotificationId(key.id)))
    }

    /// Accounts that bear the key, and the survivors of absorbed ones that do.
    pub fn accounts_matching(&self, key: &MatchKey) -> impl DoubleEndedIterator<Item = &Account> {
        let ids = self.matching(key).into_iter();
        ids.filter_map(|id| self.survivor(id))
    }

    fn matching(&self, key: &MatchKey) -> Vec<AccountId> {
        let account = |id| self.account(id);
        self.indexes.matching.of(key, account, self.match_keys)
    }

    /// Makes ready what [`Self::accounts_matching`] looks into, for so many accounts more. Says
    /// whether there are others still: whoever asks first would wait for all of them.
    pub fn make_matching_ready(&self, at_most: usize) -> bool {
        let account = |id| self.account(id);
        let matching = &self.indexes.matching;
        matching.catch_up(at_most, account, self.match_keys)
    }

    /// The account, or the survivor that absorbed it (rule book §8).
    pub fn survivor(&self, id: AccountId) -> Option<&Account> {
        survivor(id, |id| self.account(id))
    }

    /// Puts a row in its new form, or takes it out, and gives what stood there.
    pub(crate) fn set(&mut self, row: RowKey, to: Option<Row>) -> Option<Row> {
        let answers = self.answers_of(to.as_ref());
        let before = self.put(row, to, answers);
        self.follow_answers(row, before.as_ref());
        before
    }

    fn put(&mut self, row: RowKey, to: Option<Row>, answers: Answers) -> Option<Row> {
        let count = &mut self.counts[row.kind as usize];
        match self.all.entry(key(row)) {
            Entry::Occupied(mut entry) => {
                self.indexes
                    .replace(Some(entry.get()), to.as_ref(), answers);
                Some(if let Some(to) = to {
                    entry.insert(to)
                } else {
                    *count -= 1;
                    entry.remove()
                })
            }
            Entry::Vacant(entry) => {
                self.indexes.replace(None, to.as_ref(), answers);
                if let Some(to) = to {
                    *count += 1;
                    entry.insert(to);
                }
                None
            }
        }
    }

    /// The key of every row.
    pub(crate) fn keys(&self) -> impl Iterator<Item = RowKey> {
        self.all.keys().map(|&(kind, id)| RowKey {
            kind,
            id: Uuid::from_u128(id),
        })
    }

    /// The keys of a conversation's thread.
    pub(crate) fn thread_keys(&self, conversation: ConversationId) -> Vec<RowKey> {
        let ordered = self.indexes.of(Order::Thread, conversation.0.as_u128());
        ordered.collect()
    }
}
