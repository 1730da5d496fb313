//! The HTML of an email, kept beside its text (rule book §3).

use crate::{email_html::names_remote, ids::*};
use serde::{Deserialize, Serialize};

/// How an email looked: its HTML as it came, with its small pictures in it. As hostile as whoever
/// wrote it; it is cleaned where it is shown. Devices ask for it one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailHtml {
    pub id: EmailHtmlId,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    pub html: String,
}

/// The HTML that a message comes with, as [`crate::email_html::kept`] makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MailHtml {
    pub html: String,
    /// The pictures that were too large to stay in it, by their bytes; 0 where those are not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<u64>,
}

/// What a message says of its HTML, which is kept apart from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HtmlMark {
    pub bytes: u64,
    /// Whether it asks for pictures from elsewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remote: bool,
    /// As of [`MailHtml`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<u64>,
}

impl HtmlMark {
    pub fn of(kept: &MailHtml) -> Self {
        Self {
            bytes: u64::try_from(kept.html.len()).unwrap_or(u64::MAX),
            remote: names_remote(&kept.html),
            left_out: kept.left_out.clone(),
        }
    }
}
