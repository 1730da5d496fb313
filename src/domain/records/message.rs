//! What was said, or is a draft of it.

use super::{Attachment, Call, HtmlMark};
use crate::{
    ids::*,
    language::Language,
    text,
    time::{LATE_RECORD, Timestamp},
    values::*,
    written::Written,
};
use serde::{Deserialize, Serialize};

/// The same content in another language, for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Translation {
    pub text: String,
    pub language: Language,
}

/// To or from whom a message went, frozen with its text so that it can never go to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Correspondent {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
    /// Their name as it stood then.
    pub name: String,
    /// Their address on the message's channel: an email address, a phone number, a profile.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// Something that was said, or a draft of it. Which text goes where: rule book §3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    pub id: MessageId,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    pub status: MessageStatus,
    /// What was said, and how.
    pub said: Said,
    /// When the server (or, until then, the device) recorded it.
    pub recorded_at: Timestamp,
    /// The member who wrote or pasted it.
    pub recorded_by: MemberId,
    /// Drafts: the save that this text comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<CommandId>,
    /// Drafts: when the text was begun, however often it was saved since (rule book §9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_at: Option<Timestamp>,
    /// Drafts: the draft beside which this one was left, because two devices edited it at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_of: Option<MessageId>,
    /// What is known of the call that it was said in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<Call>,
    /// What is known of its HTML, where that is kept beside its text (rule book §3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<HtmlMark>,
    /// Who struck the message out, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retraction: Option<Retraction>,
    /// Why a reply has no translation, where it was tried in vain (rule book §16).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<ProviderTrouble>))]
    pub untranslated: Option<Written<ProviderTrouble>>,
    /// How a model read what they want, or why it could not (rule book §16).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Understanding>))]
    pub understanding: Option<Written<Understanding>>,
    /// What an assistant suggested last, where the text was begun with a draft of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<String>,
}

/// The content of a message: what a person writes, pastes and chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub mode: Mode,
    pub channel: Channel,
    /// The authoritative text, in the account's language.
    pub original_text: String,
    pub original_language: Language,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// Email only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The quoted history of a pasted reply, apart from what is new in it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quoted_history: String,
    /// When it was really said.
    pub occurred_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correspondent: Option<Correspondent>,
    /// What an inbound message wants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<Intent>,
    /// The override of the target language, which belongs to this text alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_override: Option<Language>,
    /// What went along with it, by name and size.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

impl Said {
    /// The text to show where only one fits: the original, or what was typed before it had one.
    pub fn typed_text(&self) -> &str {
        match &self.translation {
            Some(own) if !crate::text::has_visible(&self.original_text) => &own.text,
            _ => &self.original_text,
        }
    }

    pub fn direction(&self) -> Direction {
        self.mode.direction()
    }
}

impl Message {
    pub fn direction(&self) -> Direction {
        self.said.direction()
    }

    /// Whether it counts: logged, and not struck out.
    pub fn is_logged(&self) -> bool {
        self.status == MessageStatus::Sent
    }

    /// When the text was begun. Of a draft from before that was kept, its last save is all that is
    /// known.
    pub fn begun(&self) -> Timestamp {
        self.begun_at.unwrap_or(self.recorded_at)
    }

    /// The order of a thread.
    pub fn thread_order(&self) -> (Timestamp, MessageId) {
        (self.said.occurred_at, self.id)
    }

    /// Whether it was recorded so long after it was said that the interface says so (§3). A draft
    /// was not said yet.
    pub fn is_recorded_late(&self) -> bool {
        self.status != MessageStatus::Draft
            && self.recorded_at - self.said.occurred_at > LATE_RECORD
    }

    /// The first line for a row of the inbox: original and, where there is one, translation.
    pub fn preview(&self) -> (String, Option<String>) {
        let said = &self.said;
        let translated = said
            .translation
            .as_ref()
            .map(|other| text::preview(&other.text));
        (text::preview(&said.original_text), translated)
    }
}

/// A message struck out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Retraction {
    pub by: MemberId,
    pub at: Timestamp,
}

/// How a model read what an inbound message wants, or why it could not (rule book §16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Understanding {
    Read {
        intent: Intent,
        /// In percent.
        confidence: u8,
        /// In one line.
        why: String,
    },
    Failed {
        why: ProviderTrouble,
    },
}
