//! Who has which conversation before them just now. Nothing of it is kept.

use domain::{ConversationId, MemberId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST /api/v1/presence`: what one tab has before it. It holds for
/// [`PRESENCE_LASTS`](crate::limits::PRESENCE_LASTS) and is said again while it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// The tab's own: a member may have several open.
    pub tab: Uuid,
    /// Absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversation_id: Option<ConversationId>,
    /// Whether something is being written in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub writing: bool,
}

/// A member who has a conversation before them. `GET /api/v1/live` says all of a workspace, as an
/// array, in each event of the name [`PRESENT_EVENT`], whenever that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Present {
    pub conversation_id: ConversationId,
    pub member_id: MemberId,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub writing: bool,
}

/// The name of the live events that say who is present; those without a name are
/// [`LiveEvent`](crate::LiveEvent)s.
pub const PRESENT_EVENT: &str = "present";
