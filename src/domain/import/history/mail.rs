//! One email from its own file (RFC 5322, MIME).

use super::{
    FileMessage, MessageProblem, Party, key_of,
    mbox::{ENCODED, KEPT},
    shortened, text_of,
};
use crate::{
    email_html::{self, PICTURE_LIMIT, Picture},
    html_text::html_text,
    quoted,
    records::{Attachment, MailHtml},
    text::{
        ATTACHMENT_LIMIT, LINE_LIMIT, MESSAGE_LIMIT, NAME_LIMIT, SUBJECT_LIMIT, collapse,
        has_visible,
    },
    time::Timestamp,
    values::Channel,
};
use base64::{Engine, prelude::BASE64_STANDARD as STANDARD};
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

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
    let texts: Vec<Cow<'_, str>> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(Cow::Borrowed(&**text)),
            PartType::Html(html) => Some(Cow::Owned(html_text(html))),
            _ => None,
        })
        .collect();
    let whole = texts.join("\n\n");
    let (body, history) = quoted::split_quoted(&whole);
    let is_cut = bytes.len() >= KEPT;
    let attachments = attachments(&message, is_cut);
    let html = html(&message, is_cut);
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
        html,
    })
}

/// How it looked, where it has a form of its own and that is here whole.
fn html(message: &Message<'_>, is_cut: bool) -> Option<MailHtml> {
    let mut bodies = message.html_bodies();
    let (part, html) = bodies.find_map(|part| match &part.body {
        PartType::Html(html) => Some((part, html)),
        _ => None,
    })?;
    if is_cut && is_last(message, part) || part.encoding == Encoding::Base64 && is_cut_off(part) {
        return None;
    }
    email_html::kept(html, |id| picture(message, id, is_cut))
}

/// The picture of an email that its HTML names.
fn picture(message: &Message<'_>, id: &str, is_cut: bool) -> Picture {
    let named = |part: &&MessagePart<'_>| {
        let own = part.content_id().map(|own| own.trim_matches(['<', '>']));
        own == Some(id)
    };
    let Some(part) = message.parts.iter().find(named) else {
        return Picture::None;
    };
    let kind = part.content_type().and_then(|kind| kind.subtype());
    let kind = kind.map(str::to_ascii_lowercase).unwrap_or_default();
    if !["png", "jpeg", "jpg", "gif", "webp"].contains(&kind.as_str()) {
        return Picture::None;
    }
    if is_cut && is_last(message, part) || is_cut_off(part) {
        return Picture::TooLarge(0);
    }
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) if bytes.len() > PICTURE_LIMIT => {
            Picture::TooLarge(bytes.len() as u64)
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Picture::Whole(format!(
            "data:image/{kind};base64,{}",
            STANDARD.encode(bytes)
        )),
        _ => Picture::None,
    }
}

/// Whether a message that is cut is so within this part.
fn is_last(message: &Message<'_>, part: &MessagePart<'_>) -> bool {
    part.offset_end as usize >= message.raw_message.len()
}

/// Whether a message of several parts ends before the last of them does (RFC 2046 §5.1.1). Of one
/// that is larger than what is kept nobody knows.
pub(super) fn lacks_its_end(bytes: &[u8]) -> bool {
    if bytes.len() >= KEPT {
        return false;
    }
    let Some(message) = MessageParser::default().parse(bytes) else {
        return false;
    };
    let kind = message.content_type();
    let boundary = kind.and_then(|kind| kind.attribute("boundary"));
    boundary.is_some_and(|boundary| {
        let end = format!("--{boundary}--");
        !bytes.windows(end.len()).any(|part| part == end.as_bytes())
    })
}

/// Whether the mailbox was read without all of a part ([`ENCODED`]).
fn is_cut_off(part: &MessagePart<'_>) -> bool {
    part.raw_len() as usize + LINE >= ENCODED
}

/// What went along; of what was cut, the sizes are not known.
fn attachments(message: &Message<'_>, is_cut: bool) -> Vec<Attachment> {
    let named = message.attachments().filter_map(|part| {
        let name = shortened(&collapse(part.attachment_name()?), NAME_LIMIT);
        let is_cut = is_cut || is_cut_off(part);
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

#[cfg(test)]
mod tests {
    use super::super::Mbox;
    use super::*;
    use rstest::rstest;

    /// An email in two forms, with a picture beside them.
    fn mail(html: &str, picture: &str) -> String {
        format!(
            "From: Marta <marta@fornvell.example>\nTo: us@example.com\n\
             Date: Tue, 10 Nov 2026 10:00:00 +0100\nMessage-ID: <1@x>\n\
             Content-Type: multipart/related; boundary=r\n\n--r\n\
             Content-Type: multipart/alternative; boundary=a\n\n--a\n\
             Content-Type: text/plain; charset=utf-8\n\nBon dia\n--a\n\
             Content-Type: text/html; charset=utf-8\n\n{html}\n--a--\n--r\n\
             Content-Type: image/png\nContent-ID: <logo@forn>\n\
             Content-Transfer-Encoding: base64\n\n{picture}\n--r--\n"
        )
    }

    /// A message as it comes out of a mailbox.
    fn read(mail: &str) -> FileMessage {
        let mut read = Vec::new();
        let mut mbox = Mbox::default();
        mbox.feed(mail.as_bytes(), &mut |bytes| read.push(read_mail(bytes)));
        read.extend(mbox.finish().map(|last| read_mail(&last.message)));
        assert_eq!(read.len(), 1);
        read.remove(0).expect("it is a message")
    }

    #[test]
    fn an_email_keeps_its_form_beside_its_text() {
        let message = read(&mail(
            "<p>Bon <b>dia</b></p><img src=\"cid:logo@forn\">",
            "QUJD",
        ));
        assert_eq!(message.text, "Bon dia");
        let kept = message.html.expect("it has a form");
        assert!(
            kept.html
                .contains("<p>Bon <b>dia</b></p><img src=\"data:image/png;base64,QUJD\">")
        );
        assert_eq!(kept.left_out, [0; 0]);
    }

    #[test]
    fn what_is_text_alone_has_no_form_of_its_own() {
        let mail = "From: marta@fornvell.example\nDate: Tue, 10 Nov 2026 10:00:00 +0100\n\nHola\n";
        assert_eq!(read(mail).html, None);
    }

    /// A line of Base64 as mail programs break it, so many times.
    fn picture(lines: usize) -> String {
        format!("{}\n", "QUJD".repeat(19)).repeat(lines)
    }

    #[rstest]
    #[case::as_large_as_one_may_be(&picture(1_570), &[])]
    #[case::larger(&picture(1_600), &[91_200])]
    #[case::of_ten_megabytes(&picture(184_000), &[0])]
    fn a_large_picture_is_left_out(#[case] picture: &str, #[case] left_out: &[u64]) {
        let message = read(&mail("<p>Hola</p><img src='cid:logo@forn'>", picture));
        let kept = message.html.expect("the rest stays");
        assert_eq!(kept.left_out, left_out);
        assert!(kept.html.starts_with("<p>Hola</p><img src='"));
    }

    #[test]
    fn a_form_that_did_not_come_whole_is_none() {
        let body = picture(4_000);
        let mail = format!(
            "From: marta@fornvell.example\nDate: Tue, 10 Nov 2026 10:00:00 +0100\n\
             Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{body}"
        );
        assert_eq!(read(&mail).html, None);
    }
}
