//! What narrows a search: operators and their values.

use super::{
    entry::{Within, name_words},
    words::Needle,
};
use crate::{time::Day, values::*};
use std::fmt;

/// What stands before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    From,
    Channel,
    Before,
    After,
    Status,
    Is,
    Tag,
    Assignee,
    Campaign,
}

impl Operator {
    pub const ALL: [Self; 9] = [
        Self::From,
        Self::Channel,
        Self::Campaign,
        Self::Tag,
        Self::Assignee,
        Self::Before,
        Self::After,
        Self::Status,
        Self::Is,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::Channel => "channel",
            Self::Before => "before",
            Self::After => "after",
            Self::Status => "status",
            Self::Is => "is",
            Self::Tag => "tag",
            Self::Assignee => "assignee",
            Self::Campaign => "campaign",
        }
    }

    /// With a value, as it is typed: in quotes where there are blanks in it.
    pub(super) fn with(self, value: &str) -> String {
        let name = self.as_str();
        if value.contains(char::is_whitespace) {
            format!("{name}:\"{value}\"")
        } else {
            format!("{name}:{value}")
        }
    }

    /// By its name, however it is written.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operator| name.eq_ignore_ascii_case(operator.as_str()))
    }
}

/// What a message or a note may be asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// Of a conversation in which they wait for our answer.
    NeedsReply,
    /// Of one in which we wait for theirs.
    Waiting,
    Draft,
    Note,
    Inbound,
    Outbound,
    /// Of a conversation that the reader has not read.
    Unread,
    /// Of one that is put aside.
    Snoozed,
    /// Of one that is closed.
    Closed,
    /// Of one that is the reader's.
    Mine,
}

impl Is {
    pub const ALL: [Self; 10] = [
        Self::NeedsReply,
        Self::Waiting,
        Self::Unread,
        Self::Mine,
        Self::Snoozed,
        Self::Closed,
        Self::Draft,
        Self::Note,
        Self::Inbound,
        Self::Outbound,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NeedsReply => "needs_reply",
            Self::Waiting => "waiting",
            Self::Draft => "draft",
            Self::Note => "note",
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::Unread => "unread",
            Self::Snoozed => "snoozed",
            Self::Closed => "closed",
            Self::Mine => "mine",
        }
    }

    /// Whether it is asked of the conversation, and not of what was said in it.
    const fn is_of_conversation(self) -> bool {
        match self {
            Self::NeedsReply
            | Self::Waiting
            | Self::Unread
            | Self::Snoozed
            | Self::Closed
            | Self::Mine => true,
            Self::Draft | Self::Note | Self::Inbound | Self::Outbound => false,
        }
    }
}

/// A status: the conversation's, or the account's. They have no word in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Conversation(ConversationStatus),
    Account(AccountStatus),
}

impl Standing {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conversation(status) => status.as_str(),
            Self::Account(status) => status.as_str(),
        }
    }

    /// Every status.
    pub fn all() -> impl Iterator<Item = Self> {
        let conversations = ConversationStatus::ALL.iter().copied();
        let accounts = AccountStatus::ALL.iter().copied();
        conversations
            .map(Self::Conversation)
            .chain(accounts.map(Self::Account))
    }
}

/// What narrows a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Said by somebody of this name or address; `me` is the member.
    From(String),
    Channel(Channel),
    /// Before the beginning of the day.
    Before(Day),
    /// From the beginning of the day on.
    After(Day),
    Status(Standing),
    Is(Is),
    /// Of a conversation that bears it, as [`crate::tags::tag`] writes it.
    Tag(String),
    Assignee(Assignee),
    /// Of a conversation in a campaign of this name.
    Campaign(String),
}

/// Whose a conversation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assignee {
    Me,
    Nobody,
    /// A member of this name.
    Named(String),
}

impl Assignee {
    pub const ME: &str = "me";
    pub const NOBODY: &str = "nobody";

    /// Of a text without a word in it there is none.
    pub(super) fn of(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            Self::ME => Some(Self::Me),
            Self::NOBODY => Some(Self::Nobody),
            _ => Needle::of(text, true).map(|_| Self::Named(text.to_owned())),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Me => Self::ME,
            Self::Nobody => Self::NOBODY,
            Self::Named(name) => name,
        }
    }

    fn holds(&self, within: &Within<'_>) -> bool {
        match self {
            Self::Me => within.row.assignee == Some(within.me),
            Self::Nobody => within.row.assignee.is_none(),
            Self::Named(name) => within
                .assignee
                .is_some_and(|called| is_called(called, name)),
        }
    }
}

impl Filter {
    /// Whether what is asked of the conversation holds.
    pub(super) fn takes_conversation(&self, within: &Within<'_>) -> bool {
        let row = within.row;
        match self {
            Self::Status(Standing::Conversation(status)) => row.status == *status,
            Self::Status(Standing::Account(status)) => within.account == *status,
            Self::Tag(tag) => row.tags.contains(tag),
            Self::Assignee(whose) => whose.holds(within),
            Self::Campaign(name) => within
                .campaign
                .is_some_and(|called| is_called(called, name)),
            Self::Is(Is::NeedsReply) => row.needs_reply(),
            Self::Is(Is::Waiting) => row.status == ConversationStatus::Pending,
            Self::Is(Is::Unread) => row.is_unread(within.reading),
            Self::Is(Is::Snoozed) => row.is_snoozed(within.now),
            Self::Is(Is::Closed) => row.status == ConversationStatus::Closed,
            Self::Is(Is::Mine) => Assignee::Me.holds(within),
            Self::From(_) | Self::Channel(_) | Self::Before(_) | Self::After(_) | Self::Is(_) => {
                true
            }
        }
    }

    /// Whether it is asked of the conversation, and not of what was said in it.
    pub(super) const fn is_of_conversation(&self) -> bool {
        match self {
            Self::Status(_) | Self::Tag(_) | Self::Assignee(_) | Self::Campaign(_) => true,
            Self::Is(is) => is.is_of_conversation(),
            Self::From(_) | Self::Channel(_) | Self::Before(_) | Self::After(_) => false,
        }
    }
}

/// Whether words of a name begin so.
fn is_called(name: &str, sought: &str) -> bool {
    Needle::of(sought, true).is_some_and(|needle| needle.is_in(&name_words(name)))
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::From(name) => f.write_str(&Operator::From.with(name)),
            Self::Channel(channel) => write!(f, "channel:{channel}"),
            Self::Before(day) => write!(f, "before:{day}"),
            Self::After(day) => write!(f, "after:{day}"),
            Self::Status(status) => write!(f, "status:{}", status.as_str()),
            Self::Is(is) => write!(f, "is:{}", is.as_str()),
            Self::Tag(tag) => f.write_str(&Operator::Tag.with(tag)),
            Self::Assignee(whose) => f.write_str(&Operator::Assignee.with(whose.as_str())),
            Self::Campaign(name) => f.write_str(&Operator::Campaign.with(name)),
        }
    }
}
