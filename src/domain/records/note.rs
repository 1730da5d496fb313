//! What the team says to itself about a conversation.

use super::Retraction;
use crate::{ids::*, time::Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Internal text on a conversation. The account never sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    pub id: NoteId,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    pub text: String,
    /// Who is told of it: the members whose names stand in it behind an `@`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub mentions: BTreeSet<MemberId>,
    pub by: MemberId,
    pub at: Timestamp,
    /// Who wrote its present text, and when, where that is not its first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Edited>,
    /// Who struck it out, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retraction: Option<Retraction>,
}

/// A text that was written anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Edited {
    pub by: MemberId,
    pub at: Timestamp,
}

impl Note {
    /// Whether it was struck out. It stays on record.
    pub fn is_struck_out(&self) -> bool {
        self.retraction.is_some()
    }
}
