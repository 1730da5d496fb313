//! What a list shows, kept under a name.

use crate::{ids::*, time::Timestamp, values::ViewPlace};
use serde::{Deserialize, Serialize};

/// A list's filters, order and columns under a name: its owner's, or everybody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedView {
    pub id: ViewId,
    /// The list that it belongs to.
    pub place: ViewPlace,
    pub name: String,
    /// The query of the list's address, without the question mark. Only the list reads it.
    pub query: String,
    pub owner: MemberId,
    /// Whether every member sees it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    pub created_at: Timestamp,
}

impl SavedView {
    /// Whether a member sees it.
    pub fn is_seen_by(&self, member: MemberId) -> bool {
        self.shared || self.owner == member
    }
}
