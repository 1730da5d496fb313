//! Conversations from files: what was said, by whom and when, before it belongs to any account.

mod chat;
mod linkedin;
mod mail;
mod mbox;
mod parties;
mod talks;

pub use chat::{Chat, ChatDates, ChatReader, Held, OpenDate, begins_chat, held, title_of};
pub use linkedin::{is_linkedin, read_linkedin};
pub use mail::read_mail;
pub use mbox::{Last, Mbox};
pub use parties::{Named, Parties, SortingTalks, Talk, regroup};
pub use talks::{Belongs, Directory, Known, campaign_meant, history_message, row_of_talk};

use crate::{
    records::{Attachment, MailHtml},
    time::{Span, Timestamp},
    values::Channel,
};
use uuid::Uuid;

/// A message as a file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMessage {
    /// By what the file knows it, or by all that it says: the same every time.
    pub key: Uuid,
    pub channel: Channel,
    pub at: Timestamp,
    pub from: Party,
    pub to: Vec<Party>,
    pub subject: String,
    pub text: String,
    pub quoted: String,
    /// What went along, as far as the file says.
    pub attachments: Vec<Attachment>,
    /// How an email looked, where it has a form of its own.
    pub html: Option<MailHtml>,
}

/// Somebody who takes part, as a file names them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Party {
    pub name: String,
    /// An email address, a phone number, a profile; blank where the file knows none.
    pub address: String,
}

impl Party {
    /// By what two mentions of somebody are the same: the address, or else the name.
    pub fn key(&self) -> String {
        let by = if self.address.is_empty() {
            &self.name
        } else {
            &self.address
        };
        crate::text::fold(by)
    }

    /// The name, or else the address.
    pub fn called(&self) -> &str {
        if crate::text::has_visible(&self.name) {
            &self.name
        } else {
            &self.address
        }
    }
}

/// Why a message of a file cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum MessageProblem {
    /// Neither header nor text can be made out.
    #[error("it is no message")]
    NotUnderstood,
    #[error("it does not say when it was sent")]
    NoDate,
    #[error("it does not say who sent it")]
    NoSender,
    /// Nothing that was said or has a name: history alone, or nothing at all.
    #[error("it has no text of its own")]
    NoText,
    #[error("its text is longer than a message can be")]
    TooLong,
    /// Nothing that can be read is left of it.
    #[error("the file ends in the middle of it")]
    CutOff,
}

/// History that ended longer ago than this waits for nobody: the conversation that it begins is
/// closed.
const OVER_AFTER: Span = Span::days(30);

/// Whether history whose last message was said then is over.
pub fn is_over(last: Timestamp, now: Timestamp) -> bool {
    now - last > OVER_AFTER
}

/// The namespace of the keys that are made from what a message says.
const MESSAGES: Uuid = Uuid::from_u128(0x2c51_9a7e_03f4_5d1c_b7a8_6e90_44d2_1f8b);

/// A key from what a message says.
fn key_of(parts: &[&str]) -> Uuid {
    // No text holds a zero, so that no two lists of parts run together.
    Uuid::new_v5(&MESSAGES, parts.join("\0").as_bytes())
}

/// The text without what nobody sees, if it is a message's.
fn text_of(text: &str) -> Result<String, MessageProblem> {
    let text = text.trim().replace("\r\n", "\n").replace(['\0', '\r'], "");
    if !crate::text::has_visible(&text) {
        Err(MessageProblem::NoText)
    } else if text.chars().count() > crate::text::MESSAGE_LIMIT {
        Err(MessageProblem::TooLong)
    } else {
        Ok(text)
    }
}

/// At most so many characters of a text.
fn shortened(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

#[cfg(test)]
mod tests;
