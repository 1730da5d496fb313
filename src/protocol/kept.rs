//! What a device keeps between starts. Frozen as the wire is: a later version of the app reads it.

use crate::{Envelope, Seq};
use domain::{
    AccountId, Attachment, CampaignId, Channel, Command, CommandId, ConversationId, Correspondent,
    Epoch, Intent, Language, MailHtml, MessageId, Mode, Refusal, Timestamp, suggestion::Variants,
};
use serde::{Deserialize, Serialize};

/// A command in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub envelope: Envelope,
    /// Set once the server applied it. It is kept for a while: a server that is restored from an
    /// old backup gets again what it lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
}

/// Where in the server's sequence a command was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub epoch: Epoch,
    pub seq: Seq,
    pub at: Timestamp,
}

/// A refused command, kept whole until its writer has decided what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDecision {
    pub id: CommandId,
    /// When the person acted.
    pub acted_at: Timestamp,
    /// When it was refused.
    pub refused_at: Timestamp,
    pub command: Command,
    pub refusal: Refusal,
}

/// What stands in a composer, kept on every pause in typing: by conversation, never by route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComposerText {
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    /// The id that the message will have: two tabs that log the same text log one message.
    pub message_id: MessageId,
    /// The saved draft's revision that this text was edited from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<CommandId>,
    pub mode: Mode,
    pub channel: Channel,
    /// What the account reads, or what it wrote.
    pub original_text: String,
    /// The same in the member's language.
    #[serde(default)]
    pub own_text: String,
    /// The member's text from which a machine made what the account reads. Absent: it was no machine,
    /// or somebody changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<String>,
    /// Whether somebody may have changed what was made: it comes from a draft, which does not say so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_be_corrected: bool,
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub quoted_history: String,
    /// Absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<Timestamp>,
    /// Frozen with the text, so that what was written for one can never go to another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correspondent: Option<Correspondent>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_override: Option<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<Intent>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// How it looked, where it is an email that was pasted with its form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<MailHtml>,
    /// What an assistant suggested last, where the text was begun with a draft of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<String>,
    /// The drafts that stand beside this text, one's own words among them.
    #[serde(default, skip_serializing_if = "Variants::is_empty")]
    pub variants: Variants,
    pub begun_at: Timestamp,
    pub edited_at: Timestamp,
}
