//! What a member has read.

use crate::{ids::*, records::Conversation, time::Timestamp};
use serde::{Deserialize, Serialize};

/// How far one member has read a conversation. Nobody else sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// See [`ReadingId::of`].
    pub id: ReadingId,
    pub member: MemberId,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    /// The last of their messages that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_to: Option<ReadTo>,
    /// Marked as unread by hand, whatever was read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unread: bool,
}

/// A message's place in its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReadTo {
    pub at: Timestamp,
    pub message_id: MessageId,
}

impl Conversation {
    /// Whether a member has something to read in it (rule book §2). What they never opened is
    /// unread as long as somebody waits for an answer: old history is not news.
    pub fn is_unread(&self, reading: Option<&Reading>) -> bool {
        let Some(reading) = reading else {
            return self.needs_reply();
        };
        let last = self.figures.last_inbound.as_ref();
        let has_news = last.is_some_and(|last| {
            let last = ReadTo {
                at: last.at,
                message_id: last.id,
            };
            reading.read_to.is_none_or(|read_to| read_to < last)
        });
        reading.unread || has_news
    }

    /// How many of their messages a member has not read: of those to which we have said nothing, at
    /// most [`crate::HEARD_LIMIT`]. None where it is unread for another reason, or it is not known how many.
    pub fn count_unread(&self, reading: Option<&Reading>) -> usize {
        if !self.is_unread(reading) {
            return 0;
        }
        let read_to = reading.and_then(|reading| reading.read_to);
        let is_new = |at: &&Timestamp| read_to.is_none_or(|read_to| read_to.at < **at);
        self.turns.heard.iter().filter(is_new).count()
    }
}
