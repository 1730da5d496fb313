//! The views of the inbox: which conversations each of them shows (rule book §3).

use crate::{Conversation, ConversationStatus};

/// A view of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxView {
    /// Everything that is not closed.
    All,
    /// Their word was the last.
    NeedsReply,
    /// Our word was the last.
    Waiting,
    Closed,
}

impl InboxView {
    pub const ALL: [Self; 4] = [Self::All, Self::NeedsReply, Self::Waiting, Self::Closed];

    /// The spelling in an address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NeedsReply => "needs-reply",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == text)
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
