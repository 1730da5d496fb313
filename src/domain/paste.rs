//! The paste recogniser (rule book §10): who said what, when, by which channel, and what they
//! quoted.
//!
//! A form claims a text whole or not at all: a mail program's header block, a message's file, a copy
//! of a chat. What no form claims is a plain text, and what a form is not sure of stays absent: the
//! person who pasted knows better. Nothing that can be seen is lost: [`Recognised::parts`] covers
//! the text from its first byte to its last.

mod card;
mod eml;
mod fitting;
mod intent;
mod linkedin;
mod mail;
mod moment;
mod parts;
mod party;
mod plain;
mod recognising;
mod sms;
pub(crate) mod whatsapp;

pub use fitting::LoggedTexts;
pub use intent::Reason;
pub use moment::{DateOrder, Moment, Precision};
pub(crate) use moment::{Stamp, month_named, order_of};
pub use parts::{Part, Piece};
pub use party::Sender;
pub use recognising::{Recognising, recognise};

use crate::{
    language::Language,
    quoted, text,
    time::{Span, Timestamp},
    values::{Channel, Direction},
    written_in::written_in_likely,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use std::borrow::Cow;

/// Who reads, where and when: what a text alone does not say.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub now: Timestamp,
    /// The member's time zone: minutes east of UTC at an instant.
    pub zone: &'a dyn Fn(Timestamp) -> i32,
    /// The names and email addresses of the member, and of whoever else writes for us.
    pub own: &'a [&'a str],
    /// The languages that are likely in the thread, as far as they are known.
    pub likely: &'a [Language],
}

/// What was recognised in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// Absent where the text has no form: the chosen one stays.
    pub channel: Option<Channel>,
    /// The language of what was said, history aside; absent where that is not plain.
    pub language: Option<Language>,
    /// Outbound where all of it is ours.
    pub direction: Direction,
    pub subject: String,
    /// Who said it; of several messages, the first.
    pub sender: Option<Sender>,
    /// When it was said; of several messages, the first.
    pub occurred_at: Option<Moment>,
    /// What they want, and the words that say so; of several messages, the latest that says so.
    pub intent: Option<Reason>,
    /// What was said, without history; of several messages, all of it.
    pub body: String,
    pub quoted: String,
    /// Who took part, in the order in which they spoke.
    pub participants: Vec<String>,
    /// The messages: at least one, more where a chat was copied.
    pub messages: Vec<Spoken>,
    /// What became of every piece of the text.
    pub parts: Vec<Piece>,
}

/// One message of what was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    pub sender: Option<Sender>,
    pub direction: Direction,
    pub occurred_at: Option<Moment>,
    pub body: String,
}

/// A text taken apart by the form that it has.
struct Taken<'a> {
    channel: Option<Channel>,
    subject: String,
    /// At least one.
    messages: Vec<TakenMessage<'a>>,
    quoted: Cow<'a, str>,
    /// Whether the message's own file says that a program wrote it.
    is_automatic: bool,
}

#[derive(Default)]
struct TakenMessage<'a> {
    sender: Option<Sender>,
    occurred_at: Option<Moment>,
    body: Cow<'a, str>,
}

/// The longest text that is taken in one paste, in bytes: some ten times the longest message (rule
/// book §3), so that a mail fits with all its history. To recognise more would hold the page, and
/// none of it could be logged as one message.
pub const LONGEST: usize = 1 << 20;

/// So many messages of one paste are offered to be logged, the latest: a whole export is imported.
pub const MOST_MESSAGES: usize = 1_000;

/// Whether a box that holds so many bytes takes so many more.
pub const fn fits(stands: usize, pasted: usize) -> bool {
    stands.saturating_add(pasted) <= LONGEST
}

/// So many of the latest messages of a chat are asked what they want.
const LATEST: usize = 20;

/// The channel that the form of a text shows; less is looked at than to recognise it.
pub(crate) fn channel_of(text: &str) -> Option<Channel> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if whatsapp::begins_message(first) {
        Some(Channel::Whatsapp)
    } else if linkedin::says_who(first) {
        Some(Channel::Linkedin)
    } else {
        let (_, history) = quoted::split_quoted(text);
        let is_email = mail::begins(text) || quoted::is_introduced(history);
        is_email.then_some(Channel::Email)
    }
}

/// A text without a form of its own, perhaps with history below it.
fn plain_text(text: &str) -> Taken<'_> {
    let (body, history) = quoted::split_quoted(text);
    Taken {
        channel: quoted::is_introduced(history).then_some(Channel::Email),
        subject: String::new(),
        messages: vec![TakenMessage {
            body: body.into(),
            ..TakenMessage::default()
        }],
        quoted: history.into(),
        is_automatic: false,
    }
}

/// What a reply with this subject and text wants, where its words are plain.
pub fn intent_of(subject: &str, body: &str) -> Option<crate::values::Intent> {
    intent::of(subject, body, false).map(|reason| reason.intent)
}

fn spoken(message: TakenMessage<'_>, reading: &Reading<'_>) -> Spoken {
    let is_ours = message
        .sender
        .as_ref()
        .is_some_and(|sender| sender.is_one_of(reading.own));
    Spoken {
        direction: if is_ours {
            Direction::Outbound
        } else {
            Direction::Inbound
        },
        body: tidied(&message.body),
        sender: message.sender,
        occurred_at: message.occurred_at,
    }
}

impl Spoken {
    /// The language of this message alone; absent where that is not plain.
    pub fn language(&self, likely: &[Language]) -> Option<Language> {
        written_in_likely(&self.body, likely)
    }

    /// What it wants, where it is theirs and its words are plain.
    pub fn intent(&self) -> Option<Reason> {
        let is_theirs = self.direction == Direction::Inbound;
        is_theirs
            .then(|| intent::of("", &self.body, false))
            .flatten()
    }
}

/// With the line ends that everything else here has.
fn tidied(text: &str) -> String {
    text::plain_line_ends(text).into_owned()
}

fn joined(messages: &[Spoken]) -> String {
    let bodies: Vec<&str> = messages
        .iter()
        .map(|message| message.body.as_str())
        .collect();
    bodies.join("\n\n")
}

fn participants(messages: &[Spoken]) -> Vec<&Sender> {
    let mut seen = std::collections::HashSet::new();
    let senders = messages.iter().filter_map(|said| said.sender.as_ref());
    senders
        .filter(|sender| !sender.called().is_empty() && seen.insert(sender.called()))
        .collect()
}

impl Recognised {
    /// Who took part, each once, in the order in which they spoke.
    pub fn senders(&self) -> Vec<&Sender> {
        participants(&self.messages)
    }
}

impl Reading<'_> {
    /// The day that it is for the member.
    pub(crate) fn today(&self) -> NaiveDate {
        self.local(self.now).date()
    }

    /// What the member's clock shows at an instant.
    fn local(&self, at: Timestamp) -> NaiveDateTime {
        let east = Span::minutes((self.zone)(at).into());
        DateTime::from_timestamp_millis((at + east).0)
            .unwrap_or_default()
            .naive_utc()
    }

    /// The instant at which the member's clock shows this; the earlier of two.
    fn instant(&self, local: NaiveDateTime) -> Timestamp {
        let as_utc = moment::as_utc(local);
        let guess = as_utc - Span::minutes((self.zone)(as_utc).into());
        as_utc - Span::minutes((self.zone)(guess).into())
    }
}

#[cfg(test)]
mod tests;
