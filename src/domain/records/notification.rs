//! What a member is told of.

use crate::{ids::*, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Something that a colleague did and that concerns one member. The account never hears of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notification {
    pub id: NotificationId,
    /// Who is told.
    pub to: MemberId,
    pub what: Notice,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    pub by: MemberId,
    pub at: Timestamp,
    /// Absent until they have seen it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<Timestamp>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Their name stands in a note, behind an `@`; with its first words, because a thread that was not
    /// opened is not on the device.
    Mentioned { note_id: NoteId, preview: String },
    /// The conversation is theirs now.
    Assigned,
}
