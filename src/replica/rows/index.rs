//! The orders and groups in which rows are looked for.

use domain::{
    duplicates::{MatchKey, Matchable, match_keys},
    *,
};
use std::collections::{BTreeMap, BTreeSet, btree_set};
use uuid::Uuid;

/// Members in order, by group. A group without members takes no room.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
pub(super) struct Grouped<G, T> {
    groups: BTreeMap<G, BTreeSet<T>>,
    none: BTreeSet<T>,
}

impl<G, T> Default for Grouped<G, T> {
    fn default() -> Self {
        Self {
            groups: BTreeMap::new(),
            none: BTreeSet::new(),
        }
    }
}

impl<G: Ord, T: Ord> Grouped<G, T> {
    pub(super) fn of(&self, group: &G) -> btree_set::Iter<'_, T> {
        self.groups.get(group).unwrap_or(&self.none).iter()
    }

    /// The members of a group from there on.
    pub(super) fn from(&self, group: &G, start: T) -> btree_set::Range<'_, T> {
        self.groups.get(group).unwrap_or(&self.none).range(start..)
    }

    fn add(&mut self, group: G, member: T) {
        self.groups.entry(group).or_default().insert(member);
    }

    fn drop(&mut self, group: &G, member: &T) {
        if let Some(members) = self.groups.get_mut(group) {
            members.remove(member);
            if members.is_empty() {
                self.groups.remove(group);
            }
        }
    }
}

/// Where a row stands in a thread: by time, then id, as messages are ordered.
type Place = (Timestamp, Uuid, Kind);

/// Every index over the rows. An entry is a function of its row alone.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub(super) struct Indexes {
    pub(super) by_activity: BTreeSet<(Timestamp, ConversationId)>,
    pub(super) of_campaign: Grouped<CampaignId, (Timestamp, ConversationId)>,
    pub(super) of_account: Grouped<AccountId, ConversationId>,
    pub(super) contacts: Grouped<AccountId, ContactId>,
    pub(super) status_changes: Grouped<AccountId, (Timestamp, StatusChangeId)>,
    pub(super) threads: Grouped<ConversationId, Place>,
    pub(super) drafts: BTreeSet<(Timestamp, MessageId)>,
    pub(super) match_keys: Grouped<MatchKey, AccountId>,
}

impl Indexes {
    pub(super) fn add(&mut self, row: &Row) {
        match row {
            Row::Account(row) => {
                for key in keys_of(row) {
                    self.match_keys.add(key, row.id);
                }
            }
            Row::Contact(row) => self.contacts.add(row.account_id, row.id),
            Row::Conversation(row) => {
                self.by_activity.insert(row.activity_order());
                self.of_account.add(row.account_id, row.id);
                if let Some(campaign) = row.campaign_id {
                    self.of_campaign.add(campaign, row.activity_order());
                }
            }
            Row::StatusChange(row) => self.status_changes.add(row.account_id, (row.at, row.id)),
            Row::Message(_) | Row::Note(_) | Row::Activity(_) => {
                if let Some((conversation, place)) = place_of(row) {
                    self.threads.add(conversation, place);
                }
                self.drafts.extend(draft_order(row));
            }
            Row::Member(_) | Row::Product(_) | Row::Campaign(_) => {}
        }
    }

    /// Drops the entries of a row as it was, but for those that it still has as it is.
    pub(super) fn drop_unless(&mut self, before: &Row, after: Option<&Row>) {
        match before {
            Row::Account(before) => {
                let after = match after {
                    Some(Row::Account(after)) if same_keys(before, after) => return,
                    Some(Row::Account(after)) => keys_of(after),
                    _ => Vec::new(),
                };
                for key in keys_of(before) {
                    if !after.contains(&key) {
                        self.match_keys.drop(&key, &before.id);
                    }
                }
            }
            Row::Contact(before) => {
                let moved = !matches!(after, Some(Row::Contact(after)) if after.account_id == before.account_id);
                if moved {
                    self.contacts.drop(&before.account_id, &before.id);
                }
            }
            Row::Conversation(before) => self.drop_conversation(before, after),
            Row::StatusChange(before) => {
                let place = |row: &StatusChange| (row.account_id, row.at);
                let moved = !matches!(after, Some(Row::StatusChange(after)) if place(after) == place(before));
                if moved {
                    let entry = (before.at, before.id);
                    self.status_changes.drop(&before.account_id, &entry);
                }
            }
            Row::Message(_) | Row::Note(_) | Row::Activity(_) => {
                let place = place_of(before);
                if let Some((conversation, entry)) = &place
                    && after.and_then(place_of) != place
                {
                    self.threads.drop(conversation, entry);
                }
                let draft = draft_order(before);
                if let Some(entry) = &draft
                    && after.and_then(draft_order) != draft
                {
                    self.drafts.remove(entry);
                }
            }
            Row::Member(_) | Row::Product(_) | Row::Campaign(_) => {}
        }
    }

    fn drop_conversation(&mut self, before: &Conversation, after: Option<&Row>) {
        let after = match after {
            Some(Row::Conversation(after)) => Some(after),
            _ => None,
        };
        let order = before.activity_order();
        if after.map(Conversation::activity_order) != Some(order) {
            self.by_activity.remove(&order);
        }
        // Account and campaign are fixed by the id; only the place among them moves.
        if after.is_none() {
            self.of_account.drop(&before.account_id, &before.id);
        }
        if let Some(campaign) = before.campaign_id
            && after.map(Conversation::activity_order) != Some(order)
        {
            self.of_campaign.drop(&campaign, &order);
        }
    }
}

/// An absorbed account is found through its survivor alone.
fn keys_of(account: &Account) -> Vec<MatchKey> {
    if account.merged_into.is_some() {
        Vec::new()
    } else {
        match_keys(account)
    }
}

/// Whether two forms of an account surely have the same keys: computing them is dear.
fn same_keys(before: &Account, after: &Account) -> bool {
    let fields = |account| {
        let Matchable {
            name,
            city,
            phone,
            website,
        } = Matchable::from(account);
        (name, city, phone, website)
    };
    before.merged_into.is_some() == after.merged_into.is_some() && fields(before) == fields(after)
}

fn place_of(row: &Row) -> Option<(ConversationId, Place)> {
    match row {
        Row::Message(row) => {
            let (at, id) = row.thread_order();
            Some((row.conversation_id, (at, id.0, Kind::Message)))
        }
        Row::Note(row) => Some((row.conversation_id, (row.at, row.id.0, Kind::Note))),
        Row::Activity(row) => Some((row.conversation_id, (row.at, row.id.0, Kind::Activity))),
        _ => None,
    }
}

fn draft_order(row: &Row) -> Option<(Timestamp, MessageId)> {
    match row {
        Row::Message(row) if row.status == MessageStatus::Draft => Some((row.recorded_at, row.id)),
        _ => None,
    }
}
