//! What is written again and again, kept under a name.

use crate::{ids::*, time::Timestamp};
use serde::{Deserialize, Serialize};

/// A text to begin messages with, variables in it: its owner's, or everybody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedReply {
    pub id: SavedReplyId,
    pub name: String,
    pub text: String,
    pub owner: MemberId,
    /// Whether every member sees it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    pub created_at: Timestamp,
}

impl SavedReply {
    /// Whether a member sees it.
    pub fn is_seen_by(&self, member: MemberId) -> bool {
        self.shared || self.owner == member
    }
}
