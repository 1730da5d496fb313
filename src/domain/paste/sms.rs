//! Text messages, where a phone or a program says that it is one. Most are copied without any such
//! line, and are plain texts.

use super::{
    Reading, Taken, TakenMessage,
    moment::{Moment, moment, stamp},
    party::{Sender, is_phone},
};
use crate::{
    quoted::{HeaderField, header_field},
    text,
    values::Channel,
};
use std::borrow::Cow;

/// What a phone writes above a text message, in lower case.
const HEADINGS: [&str; 11] = [
    "text message",
    "text message • sms",
    "sms",
    "sms/mms",
    "imessage",
    "mensaje de texto",
    "missatge de text",
    "message texte",
    "textnachricht",
    "messaggio di testo",
    "mensagem de texto",
];

/// How a line begins that says from whom a text message is, in lower case.
const FROM: [&str; 10] = [
    "sms from ",
    "sms de ",
    "sms von ",
    "sms da ",
    "text message from ",
    "mensaje de texto de ",
    "missatge de text de ",
    "textnachricht von ",
    "messaggio di testo da ",
    "mensagem de texto de ",
];

/// A line above a text message is not longer than this, in bytes.
const LONGEST: usize = 160;

pub(super) fn take<'a>(text: &'a str, reading: &Reading<'_>) -> Option<Taken<'a>> {
    let begins = text.len() - text.trim_start().len();
    let (first, rest) = text[begins..].split_once('\n')?;
    if first.len() > LONGEST {
        return None;
    }
    let head = heading(first.trim(), reading)?;
    let mut body = rest;
    let (mut sender, mut occurred_at) = (head.sender, head.occurred_at);
    // Who and when may stand on the next lines.
    while let Some((line, rest)) = body.split_once('\n') {
        let is_head = line.len() <= LONGEST && {
            let line = line.trim();
            let field = header_field(line);
            match field {
                Some((HeaderField::From, who)) if is_phone(who) && sender.is_none() => {
                    sender = Some(Sender::named(who));
                    true
                }
                Some((HeaderField::To, _)) => true,
                Some((HeaderField::Sent, when)) if occurred_at.is_none() => {
                    occurred_at = moment(when, reading);
                    true
                }
                _ if occurred_at.is_none() && stamp(line, reading.today()).is_only(true) => {
                    occurred_at = moment(line, reading);
                    true
                }
                _ => !text::has_visible(line),
            }
        };
        if !is_head {
            break;
        }
        body = rest;
    }
    let body = body.trim();
    (!body.is_empty()).then(|| Taken {
        channel: Some(Channel::Sms),
        subject: String::new(),
        messages: vec![TakenMessage {
            sender,
            occurred_at,
            body: body.into(),
        }],
        quoted: Cow::default(),
        is_automatic: false,
    })
}

struct Head {
    sender: Option<Sender>,
    occurred_at: Option<Moment>,
}

/// What the first line says, if it is one of a text message.
fn heading(line: &str, reading: &Reading<'_>) -> Option<Head> {
    let lower = line.to_lowercase();
    if HEADINGS.contains(&lower.as_str()) {
        return Some(Head {
            sender: None,
            occurred_at: None,
        });
    }
    if let Some((HeaderField::From, who)) = header_field(line) {
        return is_phone(who).then(|| Head {
            sender: Some(Sender::named(who)),
            occurred_at: None,
        });
    }
    let begins = FROM.iter().find(|begins| lower.starts_with(**begins))?;
    let who = line.get(begins.len()..)?.trim_end_matches(':');
    // The number or the name, then perhaps when.
    let (who, when) = match who.split_once([',', '(']) {
        Some((who, when)) => (who, when.trim_end_matches(')')),
        None => (who, ""),
    };
    (who.split_whitespace().count() <= 5).then(|| Head {
        sender: Some(Sender::named(who.trim())),
        occurred_at: moment(when, reading),
    })
}
