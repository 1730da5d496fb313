//! The orders and groups in which rows are looked for.
//!
//! There is one ordered set for all of them: an entry says in which order it stands, in which
//! group, where, and for which row. What a row has of entries is a function of the row, and of
//! whether its account may be written to.

use super::{inbox::groups, matching::Matching};
use domain::*;
use std::collections::{BTreeMap, BTreeSet};

/// An order, with what its groups are and what its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// All conversations by activity, in one group.
    Activity,
    /// The conversations of a section of the inbox by activity.
    Inbox,
    /// Those that somebody is to answer and that were never put aside, by activity, in one group.
    ToAnswer,
    /// Those that somebody is to answer once their snooze is over, by when that is.
    ToAnswerLater,
    /// Every conversation that was put aside, by until when.
    Asleep,
    /// The conversations of a campaign by activity.
    Campaign,
    /// The conversations with an account, by id.
    Account,
    /// The contacts of an account, by id.
    Contacts,
    /// The changes of an account's status by time.
    StatusChanges,
    /// The merges of which an account is the survivor by time.
    Merges,
    /// The messages, notes and activities of a conversation by time.
    Thread,
    /// All drafts by when they were saved, in one group.
    Drafts,
    /// The drafts of a conversation, by id.
    DraftsOf,
    /// What a member was told by time.
    Told,
    /// What of it they have not seen, by time.
    Unseen,
}

/// Where a row stands in an order. Ids are numbers here: those are compared quickly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    order: Order,
    group: u128,
    at: Timestamp,
    id: u128,
    kind: Kind,
}

/// Whether a conversation's account may be written to: what its index needs besides the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    Allowed,
    Forbidden,
}

/// Every index over the rows.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub(super) struct Indexes {
    entries: BTreeSet<Entry>,
    /// How many conversations stand in each group of the inbox.
    in_inbox: BTreeMap<u128, usize>,
    to_answer: usize,
    /// The conversations of accounts that must not be written to.
    forbidden: BTreeSet<u128>,
    /// The accounts by what finds them again.
    pub(super) matching: Matching,
}

/// The only group of an order that has no groups.
const ALL: u128 = 0;
/// For rows that stand in an order by their id alone.
const ALWAYS: Timestamp = Timestamp(0);

impl Indexes {
    /// The rows of a group in their order.
    pub(super) fn of(
        &self,
        order: Order,
        group: u128,
    ) -> impl DoubleEndedIterator<Item = RowKey> + '_ {
        self.since(order, group, Timestamp(i64::MIN))
    }

    /// The rows of a group in their order, from a time on.
    pub(super) fn since(
        &self,
        order: Order,
        group: u128,
        at: Timestamp,
    ) -> impl DoubleEndedIterator<Item = RowKey> + '_ {
        self.between(order, group, at, Timestamp(i64::MAX))
    }

    /// The rows of a group in their order, up to a time.
    pub(super) fn until(
        &self,
        order: Order,
        group: u128,
        at: Timestamp,
    ) -> impl DoubleEndedIterator<Item = RowKey> + '_ {
        self.between(order, group, Timestamp(i64::MIN), at)
    }

    fn between(
        &self,
        order: Order,
        group: u128,
        from: Timestamp,
        to: Timestamp,
    ) -> impl DoubleEndedIterator<Item = RowKey> + '_ {
        let first = Kind::ALL[0];
        let last = Kind::ALL[Kind::ALL.len() - 1];
        let from = Entry {
            order,
            group,
            at: from,
            id: 0,
            kind: first,
        };
        let to = Entry {
            at: to,
            id: u128::MAX,
            kind: last,
            ..from
        };
        self.entries.range(from..=to).map(|entry| RowKey {
            kind: entry.kind,
            id: uuid::Uuid::from_u128(entry.id),
        })
    }

    /// The rows of an order that has no groups.
    pub(super) fn all(&self, order: Order) -> impl DoubleEndedIterator<Item = RowKey> + '_ {
        self.of(order, ALL)
    }

    pub(super) fn count_in_inbox(&self, group: u128) -> usize {
        self.in_inbox.get(&group).copied().unwrap_or_default()
    }

    /// How many stand in [`Order::ToAnswer`].
    pub(super) fn count_to_answer(&self) -> usize {
        self.to_answer
    }

    /// Follows a row from one form to another.
    pub(super) fn replace(&mut self, before: Option<&Row>, after: Option<&Row>, answers: Answers) {
        let old = before.map(|row| entries_of(row, self.answers_before(row)));
        let old = old.unwrap_or_default();
        let new = after.map(|row| entries_of(row, answers));
        let new = new.unwrap_or_default();
        if let Some(Row::Conversation(row)) = before.or(after) {
            let id = row.id.0.as_u128();
            if after.is_some() && answers == Answers::Forbidden {
                self.forbidden.insert(id);
            } else {
                self.forbidden.remove(&id);
            }
        }
        if old != new {
            for entry in old.iter().filter(|entry| !new.contains(entry)) {
                self.entries.remove(entry);
                self.count(entry, false);
            }
            for entry in new.iter().filter(|entry| !old.contains(entry)) {
                self.entries.insert(*entry);
                self.count(entry, true);
            }
        }
        self.matching.replace(account(before), account(after));
    }

    /// How a row's conversation stood when it was last put in order.
    fn answers_before(&self, row: &Row) -> Answers {
        match row {
            Row::Conversation(row) if self.forbidden.contains(&row.id.0.as_u128()) => {
                Answers::Forbidden
            }
            _ => Answers::Allowed,
        }
    }

    fn count(&mut self, entry: &Entry, comes: bool) {
        let count = match entry.order {
            Order::Inbox => self.in_inbox.entry(entry.group).or_default(),
            Order::ToAnswer => &mut self.to_answer,
            _ => return,
        };
        // What goes was counted when it came.
        *count = if comes { *count + 1 } else { *count - 1 };
    }
}

fn account(row: Option<&Row>) -> Option<&Account> {
    match row {
        Some(Row::Account(row)) => Some(row),
        _ => None,
    }
}

fn entries_of(row: &Row, answers: Answers) -> Vec<Entry> {
    let RowKey { kind, id } = row.key();
    let id = id.as_u128();
    let mut entries = Vec::new();
    let mut stands = |order, group, at| {
        entries.push(Entry {
            order,
            group,
            at,
            id,
            kind,
        });
    };
    match row {
        Row::Contact(row) => stands(Order::Contacts, row.account_id.0.as_u128(), ALWAYS),
        Row::Conversation(row) => {
            let (at, _) = row.activity_order();
            stands(Order::Activity, ALL, at);
            stands(Order::Account, row.account_id.0.as_u128(), ALWAYS);
            if let Some(campaign) = row.campaign_id {
                stands(Order::Campaign, campaign.0.as_u128(), at);
            }
            for group in groups(row) {
                stands(Order::Inbox, group, at);
            }
            if row.needs_reply() && answers == Answers::Allowed {
                match row.snoozed_until {
                    None => stands(Order::ToAnswer, ALL, at),
                    Some(until) => stands(Order::ToAnswerLater, ALL, until),
                }
            }
            if let Some(until) = row.snoozed_until {
                stands(Order::Asleep, ALL, until);
            }
        }
        Row::StatusChange(row) => {
            stands(Order::StatusChanges, row.account_id.0.as_u128(), row.at);
        }
        Row::Message(row) => {
            let (at, _) = row.thread_order();
            stands(Order::Thread, row.conversation_id.0.as_u128(), at);
            if row.status == MessageStatus::Draft {
                stands(Order::Drafts, ALL, row.recorded_at);
                stands(Order::DraftsOf, row.conversation_id.0.as_u128(), ALWAYS);
            }
        }
        Row::Note(row) => stands(Order::Thread, row.conversation_id.0.as_u128(), row.at),
        Row::Activity(row) => stands(Order::Thread, row.conversation_id.0.as_u128(), row.at),
        Row::Merge(row) => stands(Order::Merges, row.survivor.0.as_u128(), row.at),
        Row::Notification(row) => {
            stands(Order::Told, row.to.0.as_u128(), row.at);
            if row.seen_at.is_none() {
                stands(Order::Unseen, row.to.0.as_u128(), row.at);
            }
        }
        Row::Account(_)
        | Row::Member(_)
        | Row::Product(_)
        | Row::Campaign(_)
        | Row::DismissedPair(_)
        | Row::SavedView(_)
        | Row::CustomField(_)
        | Row::Expense(_)
        | Row::ImportBatch(_)
        | Row::SavedReply(_)
        | Row::Reading(_)
        | Row::EmailHtml(_)
        | Row::Erasure(_) => {}
    }
    entries
}
