//! Which conversations the list shows: kept in the address.

use crate::texts::thread as words;
use domain::{Conversation, ConversationStatus};

/// The tabs above the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    All,
    NeedsReply,
    Waiting,
    Closed,
}

impl Filter {
    pub const EVERY: [Self; 4] = [Self::All, Self::NeedsReply, Self::Waiting, Self::Closed];

    /// From the address; whatever is not known there means all.
    pub fn parse(text: &str) -> Self {
        Self::EVERY
            .into_iter()
            .find(|filter| filter.as_str() == text)
            .unwrap_or(Self::All)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NeedsReply => "needs-reply",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::All => words::ALL,
            Self::NeedsReply => words::NEEDS_REPLY,
            Self::Waiting => words::WAITING,
            Self::Closed => words::CLOSED,
        }
    }

    /// Conversations in which nothing has happened yet are work for the campaign's review, not
    /// for the inbox.
    pub fn shows(self, row: &Conversation) -> bool {
        if row.last_activity_at().is_none() {
            return false;
        }
        match self {
            Self::All => row.status != ConversationStatus::Closed,
            Self::NeedsReply => row.needs_reply(),
            Self::Waiting => row.status == ConversationStatus::Pending,
            Self::Closed => row.status == ConversationStatus::Closed,
        }
    }
}
