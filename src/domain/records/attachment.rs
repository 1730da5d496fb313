//! What went along with a message.

use serde::{Deserialize, Serialize};

/// A file that was sent or received with a message: noted, not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    pub name: String,
    /// How large it is; 0 where that is not known.
    #[serde(default)]
    pub bytes: u64,
}
