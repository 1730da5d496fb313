//! What a search looks at: a message or a note, an account, a contact, as their words.

use super::words::{self, Needle};
use crate::{
    duplicates::dialled,
    ids::*,
    records::*,
    row::{Row, RowKey},
    time::Timestamp,
    values::*,
};

/// A message or a note as a search sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: RowKey,
    pub at: Timestamp,
    /// The member who wrote or pasted it.
    pub by: MemberId,
    pub what: What,
    /// The words of its texts: subject, original, translation, files, and with whom it was.
    pub words: Box<str>,
    /// The words of the other side's name and address, as they stood then.
    who: Box<str>,
}

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Message {
        channel: Channel,
        direction: Direction,
        status: MessageStatus,
    },
    Note,
}

/// The conversation in which something was said.
#[derive(Debug, Clone, Copy)]
pub struct Within<'a> {
    /// Who searches.
    pub me: MemberId,
    pub now: Timestamp,
    pub row: &'a Conversation,
    /// The status of its account, or of the survivor that absorbed it.
    pub account: AccountStatus,
    /// How far who searches has read it.
    pub reading: Option<&'a Reading>,
    /// The name of the member whose it is.
    pub assignee: Option<&'a str>,
    /// The name of the campaign that it is in.
    pub campaign: Option<&'a str>,
}

/// What stands around an entry and says more of it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    pub within: Within<'a>,
    /// The name of the member who wrote it.
    pub by: &'a str,
    /// The account's name.
    pub account_name: &'a str,
}

impl Entry {
    /// Of any other row there is none. Quoted history is not looked at: it was said before, and
    /// stands where it was said.
    pub fn of(row: &Row) -> Option<Self> {
        match row {
            Row::Message(row) => Some(Self::of_message(row)),
            Row::Note(row) => Some(Self {
                key: row.id.into(),
                at: row.at,
                by: row.by,
                what: What::Note,
                words: words::of_fields([row.text.as_str()]).into(),
                who: Box::default(),
            }),
            _ => None,
        }
    }

    /// A message, whatever its status.
    pub fn of_message(row: &Message) -> Self {
        let said = &row.said;
        let person = said.correspondent.as_ref();
        let who = person.map(|person| [person.name.as_str(), &person.address]);
        let who = who.into_iter().flatten();
        let files = said.attachments.iter().map(|file| file.name.as_str());
        let texts = [said.subject.as_str(), &said.original_text].into_iter();
        let translation = said.translation.as_ref().map(|other| other.text.as_str());
        Self {
            key: row.id.into(),
            at: said.occurred_at,
            by: row.recorded_by,
            what: What::Message {
                channel: said.channel,
                direction: row.direction(),
                status: row.status,
            },
            words: words::of_fields(texts.chain(translation).chain(files).chain(who.clone()))
                .into(),
            who: words::of_fields(who).into(),
        }
    }

    pub(super) fn status(&self) -> Option<MessageStatus> {
        match self.what {
            What::Message { status, .. } => Some(status),
            What::Note => None,
        }
    }

    pub(super) fn direction(&self) -> Option<Direction> {
        match self.what {
            What::Message { direction, .. } => Some(direction),
            What::Note => None,
        }
    }

    /// Whether somebody of this name said it: of what came in, the other side; of the rest, the
    /// member.
    pub(super) fn is_from(&self, name: &str, around: &Around<'_>) -> bool {
        let Some(needle) = Needle::of(name, true) else {
            return true;
        };
        if self.direction() == Some(Direction::Inbound) {
            return needle.is_in(&self.who)
                || needle.is_in(&words::of_fields([around.account_name]));
        }
        let is_me = name.eq_ignore_ascii_case("me") && self.by == around.within.me;
        is_me || needle.is_in(&words::of_fields([around.by]))
    }
}

/// The words of a name.
pub fn name_words(name: &str) -> String {
    words::of_fields([name])
}

/// The words by which an account is found.
pub fn account_words(row: &Account) -> String {
    let fields = [
        row.name.as_str(),
        &row.email,
        &row.website,
        &row.city,
        &row.phone,
        &row.line_of_business,
        &row.notes,
    ];
    with_number(&fields, &row.phone)
}

/// The words by which a contact is found.
pub fn contact_words(row: &Contact) -> String {
    let fields = [
        row.name.as_str(),
        &row.email,
        &row.title,
        &row.phone,
        &row.linkedin,
        &row.instagram,
        &row.twitter_x,
    ];
    with_number(&fields, &row.phone)
}

/// A number is found however it is grouped, with its country's code or without.
fn with_number(fields: &[&str], phone: &str) -> String {
    let forms = dialled(phone);
    let forms = forms.iter().map(String::as_str);
    words::of_fields(fields.iter().copied().chain(forms))
}
