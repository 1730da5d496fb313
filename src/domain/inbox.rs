//! The inbox: its sections, and what narrows them (rule book §2).

pub mod action;
pub mod at_once;
pub mod channels;
mod filter;
pub mod steady;

pub use filter::{CampaignChoice, Facts, Filter, Narrowing, Reader, Recency, Standing};

use crate::{AccountStatus, Conversation, ConversationStatus, MemberId, Timestamp};

/// A section of the inbox. Each conversation in which something has happened stands in one or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Section {
    /// Whatever is not closed.
    #[default]
    All,
    /// Of that, what is assigned to the reader.
    Mine,
    /// Of that, what is assigned to nobody.
    Unassigned,
    Closed,
}

impl Section {
    pub const ALL: [Self; 4] = [Self::All, Self::Mine, Self::Unassigned, Self::Closed];

    /// The spelling in an address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|section| section.as_str() == text)
    }

    /// Conversations in which nothing has happened yet are work for the campaign's review, not
    /// for the inbox.
    pub fn shows(self, row: &Conversation, me: MemberId) -> bool {
        let is_open = row.status != ConversationStatus::Closed;
        row.last_activity_at().is_some()
            && match self {
                Self::All => is_open,
                Self::Mine => is_open && row.assignee == Some(me),
                Self::Unassigned => is_open && row.assignee.is_none(),
                Self::Closed => !is_open,
            }
    }
}

impl Conversation {
    /// Whether it is put aside: until its time is reached, or they write (rule book §5).
    pub fn is_snoozed(&self, now: Timestamp) -> bool {
        self.snoozed_until.is_some_and(|until| until > now)
    }

    /// Whether somebody of the team is to answer it now: they wait for a reply, it is not put aside,
    /// and the account may be written to (rule book §§5, 6).
    pub fn is_to_answer(&self, account: Option<AccountStatus>, now: Timestamp) -> bool {
        self.needs_reply() && !self.is_snoozed(now) && account != Some(AccountStatus::DoNotContact)
    }
}

#[cfg(test)]
mod tests;
