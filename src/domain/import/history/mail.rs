//! One email from its own file (RFC 5322, MIME).

use super::{
    FileMessage, MessageProblem, Party, key_of,
    mbox::{ENCODED, KEPT},
    shortened, text_of,
};
use crate::{
    quoted,
    records::Attachment,
    text::{
        ATTACHMENT_LIMIT, LINE_LIMIT, MESSAGE_LIMIT, NAME_LIMIT, SUBJECT_LIMIT, collapse,
        has_visible,
    },
    time::Timestamp,
    values::Channel,
};
use mail_parser::{Address, Message, MessageParser, MimeHeaders};

/// The most people that a message is said to.
const RECIPIENTS: usize = 50;

/// The longest line of a message, in bytes (RFC 5322 §2.1.1): what is cut, is cut between two.
const LINE: usize = 1_000;

/// Reads a message, its quoted history apart. Of attachments, name and size are noted.
pub fn read_mail(bytes: &[u8]) -> Result<FileMessage, MessageProblem> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(MessageProblem::NotUnderstood)?;
    let from = message.from().or_else(|| message.sender());
    let from = from
        .into_iter()
        .flat_map(parties)
        .next()
        .ok_or(MessageProblem::NoSender)?;
    let at = sent(&message).ok_or(MessageProblem::NoDate)?;
    let texts: Vec<_> = (0..message.text_body_count())
        .filter_map(|place| message.body_text(place))
        .collect();
    let whole = texts.join("\n\n");
    let (body, history) = quoted::split_quoted(&whole);
    let attachments = attachments(&message, bytes.len() >= KEPT);
    let text =
        text_of(body).or_else(|problem| text_of(&names(&attachments)).map_err(|_| problem))?;
    let subject = collapse(message.subject().unwrap_or_default());
    let key = match message.message_id() {
        Some(id) if !id.is_empty() => key_of(&[id]),
        _ => key_of(&[&from.address, &at.0.to_string(), &subject, &text]),
    };
    let to = message.to().into_iter().chain(message.cc());
    Ok(FileMessage {
        key,
        channel: Channel::Email,
        at,
        to: to.flat_map(parties).take(RECIPIENTS).collect(),
        from,
        subject: shortened(&subject, SUBJECT_LIMIT),
        text,
        quoted: shortened(history, MESSAGE_LIMIT).replace('\r', ""),
        attachments,
    })
}

/// What went along; of what was cut, the sizes are not known.
fn attachments(message: &Message<'_>, is_cut: bool) -> Vec<Attachment> {
    let named = message.attachments().filter_map(|part| {
        let name = shortened(&collapse(part.attachment_name()?), NAME_LIMIT);
        let is_cut = is_cut || part.raw_len() as usize + LINE >= ENCODED;
        let bytes = if is_cut { 0 } else { part.len() };
        has_visible(&name).then(|| Attachment {
            name,
            bytes: u64::try_from(bytes).unwrap_or_default(),
        })
    });
    named.take(ATTACHMENT_LIMIT).collect()
}

/// Their names, one a line: the text of a message that says nothing else (rule book §8).
fn names(attachments: &[Attachment]) -> String {
    let names: Vec<&str> = attachments.iter().map(|it| it.name.as_str()).collect();
    names.join("\n")
}

fn parties<'a>(address: &'a Address<'_>) -> impl Iterator<Item = Party> + 'a {
    address.iter().filter_map(|person| {
        let address = person.address().unwrap_or_default().trim().to_lowercase();
        let name = collapse(person.name().unwrap_or_default());
        let is_one = address.contains('@') && address.chars().count() <= LINE_LIMIT;
        is_one.then(|| Party {
            name: shortened(&name, NAME_LIMIT),
            address,
        })
    })
}

/// When it was sent, by its own header.
fn sent(message: &Message<'_>) -> Option<Timestamp> {
    let date = message.date().filter(|date| date.is_valid())?;
    Some(Timestamp(date.to_timestamp().checked_mul(1_000)?))
}
