//! What is done with many conversations at once (feature R18): for each what it takes, and what
//! takes it back.

use crate::{
    AccountId, AccountStatus, AssignConversation, ChangeAccountStatus, CloseConversation, Command,
    Conversation, ConversationStatus, MarkRead, MarkUnread, MemberId, MessageId,
    ReopenConversation, SnoozeConversation, TagConversation, Timestamp, tags::TAGS_LIMIT,
};
use std::collections::BTreeSet;

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtOnce {
    Assign(Option<MemberId>),
    /// As [`crate::tags::tag`] writes it.
    Tag(String),
    Untag(String),
    /// Nothing: wakes them.
    Snooze(Option<Timestamp>),
    Close,
    Reopen,
    MarkRead,
    MarkUnread,
    /// Of their accounts. Do not contact is set and lifted one by one, with a reason (rule book §6).
    Status(AccountStatus),
}

/// A conversation as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub row: &'a Conversation,
    /// With whom it is, and how that account stands.
    pub account: Option<(AccountId, AccountStatus)>,
    pub is_unread: bool,
}

/// What is done to one conversation, and what takes it back, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub act: Command,
    pub back: Vec<Command>,
}

/// The steps of one act over many conversations, each looked at once.
#[derive(Debug)]
pub struct Plan {
    act: AtOnce,
    /// The accounts whose status changes already: several conversations may be with one.
    accounts: BTreeSet<AccountId>,
}

impl Plan {
    pub fn of(act: AtOnce) -> Self {
        Self {
            act,
            accounts: BTreeSet::new(),
        }
    }

    /// Nothing where the conversation stands so already, or cannot.
    pub fn step(&mut self, standing: &Standing) -> Option<Step> {
        let row = standing.row;
        let conversation_id = row.id;
        let is_closed = row.status == ConversationStatus::Closed;
        match &self.act {
            AtOnce::Assign(to) => (row.assignee != *to).then(|| Step {
                act: assign(row, *to),
                back: vec![assign(row, row.assignee)],
            }),
            AtOnce::Tag(tag) => {
                let has_room = !row.tags.contains(tag) && row.tags.len() < TAGS_LIMIT;
                has_room.then(|| Step {
                    act: put_on(row, tag),
                    back: vec![take_off(row, tag)],
                })
            }
            AtOnce::Untag(tag) => row.tags.contains(tag).then(|| Step {
                act: take_off(row, tag),
                back: vec![put_on(row, tag)],
            }),
            AtOnce::Snooze(until) => {
                let changes = row.snoozed_until != *until && !is_closed;
                changes.then(|| Step {
                    act: snooze(row, *until),
                    back: vec![snooze(row, row.snoozed_until)],
                })
            }
            AtOnce::Close => (!is_closed).then(|| {
                let reopen = ReopenConversation {
                    conversation_id,
                    pending: row.status == ConversationStatus::Pending,
                };
                // Closing ends a snooze.
                let asleep = row.snoozed_until.map(|until| snooze(row, Some(until)));
                Step {
                    act: close(row),
                    back: [reopen.into()].into_iter().chain(asleep).collect(),
                }
            }),
            AtOnce::Reopen => is_closed.then(|| Step {
                act: ReopenConversation {
                    conversation_id,
                    pending: false,
                }
                .into(),
                back: vec![close(row)],
            }),
            AtOnce::MarkRead => standing.is_unread.then(|| Step {
                act: read(row),
                back: vec![MarkUnread { conversation_id }.into()],
            }),
            AtOnce::MarkUnread => (!standing.is_unread).then(|| Step {
                act: MarkUnread { conversation_id }.into(),
                back: vec![read(row)],
            }),
            AtOnce::Status(to) => {
                let (account, before) = standing.account?;
                let is_by_hand = |status| status == AccountStatus::DoNotContact;
                let changes = before != *to && !is_by_hand(before) && !is_by_hand(*to);
                (changes && self.accounts.insert(account)).then(|| Step {
                    act: change(account, *to),
                    back: vec![change(account, before)],
                })
            }
        }
    }
}

fn assign(row: &Conversation, to: Option<MemberId>) -> Command {
    AssignConversation {
        conversation_id: row.id,
        to,
    }
    .into()
}

fn snooze(row: &Conversation, until: Option<Timestamp>) -> Command {
    SnoozeConversation {
        conversation_id: row.id,
        until,
    }
    .into()
}

fn put_on(row: &Conversation, tag: &str) -> Command {
    TagConversation {
        conversation_id: row.id,
        add: vec![tag.to_owned()],
        remove: vec![],
    }
    .into()
}

fn take_off(row: &Conversation, tag: &str) -> Command {
    TagConversation {
        conversation_id: row.id,
        add: vec![],
        remove: vec![tag.to_owned()],
    }
    .into()
}

fn close(row: &Conversation) -> Command {
    CloseConversation {
        conversation_id: row.id,
        seen_inbound: last_inbound(row),
    }
    .into()
}

fn read(row: &Conversation) -> Command {
    MarkRead {
        conversation_id: row.id,
        seen_inbound: last_inbound(row),
    }
    .into()
}

fn last_inbound(row: &Conversation) -> Option<MessageId> {
    row.figures.last_inbound.as_ref().map(|mark| mark.id)
}

fn change(account_id: AccountId, to: AccountStatus) -> Command {
    ChangeAccountStatus {
        account_id,
        to,
        why: String::new(),
        takes_back: false,
    }
    .into()
}
