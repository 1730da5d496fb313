//! A message's own file (RFC 5322, MIME), as *show original* copies it and mail programs save it.

use super::{Moment, Precision, Reading, Taken, TakenMessage, party::Sender};
use crate::{html_text::html_text, quoted, time::Timestamp, values::Channel};
use mail_parser::{Encoding, Message, MessageParser, PartType};

/// Header fields that no mail program writes into a text, in lower case.
const ONLY_IN_FILES: [&str; 9] = [
    "message-id",
    "mime-version",
    "received",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "return-path",
    "delivered-to",
    "x-mailer",
];

/// The most header lines that are looked at.
const HEADER_LINES: usize = 2_000;

pub(super) fn take<'a>(text: &'a str, reading: &Reading<'_>) -> Option<Taken<'a>> {
    let file = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !is_file(file) {
        return None;
    }
    let message = MessageParser::default().parse(file.as_bytes())?;
    let said = said(&message, file);
    let (body, history) = quoted::split_quoted(&said);
    if body.is_empty() {
        return None;
    }
    let sender = message.from().and_then(|from| from.first());
    let sender = sender.map(|address| Sender {
        name: address.name().unwrap_or_default().trim().to_owned(),
        email: address.address().unwrap_or_default().trim().to_owned(),
    });
    Some(Taken {
        channel: Some(Channel::Email),
        subject: message.subject().unwrap_or_default().trim().to_owned(),
        messages: vec![TakenMessage {
            sender: sender.filter(|sender| !sender.called().is_empty()),
            occurred_at: sent(&message, reading),
            body: body.to_owned().into(),
        }],
        quoted: history.to_owned().into(),
        is_automatic: is_automatic(&message),
    })
}

/// Whether a text is such a file: nothing but header lines up to the first blank one, among them the
/// sender and one that only files have.
fn is_file(file: &str) -> bool {
    let (mut has_from, mut has_own, mut any) = (false, false, false);
    for (at, line) in file.lines().take(HEADER_LINES).enumerate() {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && any {
            continue;
        }
        // The line that divides messages in a mailbox.
        if at == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        has_from |= name == "from";
        has_own |= ONLY_IN_FILES.contains(&name.as_str());
        any = true;
    }
    has_from && has_own
}

/// The text of the message; HTML becomes plain text.
fn said(message: &Message<'_>, file: &str) -> String {
    let texts = (0..message.text_body_count()).filter_map(|at| {
        let part = message.text_part(u32::try_from(at).ok()?)?;
        if let (Encoding::None, PartType::Text(_)) = (part.encoding, &part.body) {
            // What was copied is decoded already, whatever character set the file was in.
            let range =
                usize::try_from(part.offset_body).ok()?..usize::try_from(part.offset_end).ok()?;
            if let Some(raw) = file.get(range).filter(|raw| !raw.is_ascii()) {
                return Some(raw.to_owned());
            }
        }
        match &part.body {
            PartType::Html(html) => Some(html_text(html)),
            _ => message.body_text(at).map(std::borrow::Cow::into_owned),
        }
    });
    let texts: Vec<String> = texts.collect();
    texts.join("\n\n").replace("\r\n", "\n")
}

fn sent(message: &Message<'_>, reading: &Reading<'_>) -> Option<Moment> {
    let date = message.date().filter(|date| date.is_valid())?;
    let at = Timestamp(date.to_timestamp().checked_mul(1_000)?);
    Some(Moment {
        local: reading.local(at),
        precision: Precision::Second,
        at,
    })
}

/// Whether a program answered (RFC 3834, and what programs wrote before it).
fn is_automatic(message: &Message<'_>) -> bool {
    let value = |name: &str| {
        message
            .header_raw(name)
            .map(|value| value.trim().to_lowercase())
    };
    value("Auto-Submitted").is_some_and(|value| value != "no")
        || value("Precedence").is_some_and(|value| value == "auto_reply")
        || ["X-Autoreply", "X-Autorespond"]
            .iter()
            .any(|name| value(name).is_some_and(|value| value != "no"))
}
