//! An email as web mail shows it: who, when and to whom on lines of their own, without names of
//! fields.

use super::{
    Reading, Taken, TakenMessage,
    moment::{Moment, moment, stamp},
    party::{self, Sender},
};
use crate::{quoted, text, values::Channel};

/// How *to me* begins.
const TO: [&str; 13] = [
    "to ", "to: ", "para ", "para: ", "per a ", "per a: ", "à ", "à: ", "an ", "an: ", "a ", "a: ",
    "für ",
];

/// The most lines that a card has before the message.
const LINES: usize = 6;

pub(super) fn take<'a>(text: &'a str, reading: &Reading<'_>) -> Option<Taken<'a>> {
    let mut card = Card::default();
    let (mut at, mut end) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if !text::has_visible(line) {
            if card.occurred_at.is_some() && card.is_addressed {
                break;
            }
            continue;
        }
        if card.lines >= LINES || !card.takes(line.trim(), reading) {
            break;
        }
        end = at;
    }
    let sender = card.sender?;
    let occurred_at = card.occurred_at?;
    let is_mail = card.is_addressed || !sender.email.is_empty();
    let (body, history) = quoted::split_quoted(text.get(end..)?);
    (is_mail && !body.is_empty()).then(|| Taken {
        channel: Some(Channel::Email),
        subject: card.subject,
        messages: vec![TakenMessage {
            sender: Some(sender),
            occurred_at: Some(occurred_at),
            body: body.into(),
        }],
        quoted: history.into(),
        is_automatic: false,
    })
}

#[derive(Default)]
struct Card {
    lines: usize,
    subject: String,
    sender: Option<Sender>,
    occurred_at: Option<Moment>,
    is_addressed: bool,
    /// Whether the line before promised the recipients.
    to_follows: bool,
}

impl Card {
    /// Whether the line belongs to the card.
    fn takes(&mut self, line: &str, reading: &Reading<'_>) -> bool {
        self.lines += 1;
        if self.lines == 1 {
            return self.begins(line, reading);
        }
        if self.lines == 2 && self.is_subject_so_far() {
            // Below a subject nothing less than an address is sure.
            let subject = self.sender.take();
            if self.begins(line, reading) && self.has_address() {
                self.subject = subject.map(|subject| subject.name).unwrap_or_default();
                return true;
            }
            (self.sender, self.occurred_at) = (subject, None);
        }
        if std::mem::take(&mut self.to_follows) && line.contains('@') {
            return true;
        }
        let lower = line.to_lowercase();
        let lower = lower.trim_start_matches(text::is_invisible_format);
        if ["to:", "para:", "per a:", "à :", "à:", "an:", "a:"].contains(&lower)
            && !self.is_addressed
        {
            (self.is_addressed, self.to_follows) = (true, true);
            return true;
        }
        if TO.iter().any(|to| lower.starts_with(to)) && line.len() < 200 && !self.is_addressed {
            self.is_addressed = true;
            return true;
        }
        // *Nov 12, 2026, 4:05 PM (2 days ago)*
        let (when, ago) = line.split_once(" (").unwrap_or((line, ""));
        if self.occurred_at.is_some() {
            return false;
        }
        if is_date_time(when, reading) {
            self.occurred_at = moment(when, reading);
        } else if self.has_address() && ago.ends_with(')') {
            self.occurred_at = lately(when, reading);
        }
        self.occurred_at.is_some()
    }

    fn has_address(&self) -> bool {
        let sender = self.sender.as_ref();
        sender.is_some_and(|sender| !sender.email.is_empty())
    }

    /// Whether the first line may be a subject as well as a name.
    fn is_subject_so_far(&self) -> bool {
        let is_name = self
            .sender
            .as_ref()
            .is_some_and(|sender| sender.email.is_empty());
        is_name && self.occurred_at.is_none()
    }

    /// Who, and perhaps when behind the address.
    fn begins(&mut self, line: &str, reading: &Reading<'_>) -> bool {
        if line.ends_with([':', ',', '.', '!', '?']) {
            return false;
        }
        let (who, when) = match line.find('>') {
            Some(end) => line.split_at(end + 1),
            None => (line, ""),
        };
        let words = who.split_whitespace().count();
        if words > 8 || who.starts_with(['>', '<']) {
            return false;
        }
        if text::has_visible(when) {
            if !is_date_time(when, reading) {
                return false;
            }
            self.occurred_at = moment(when, reading);
        }
        self.sender = party::sender(who);
        self.sender.is_some()
    }
}

/// *09:44 (5 minutes ago)*: of today's mail the time alone stands there.
fn lately(when: &str, reading: &Reading<'_>) -> Option<Moment> {
    let stamp = stamp(when, reading.today());
    if !stamp.is_only_time() {
        return None;
    }
    let today = stamp.on(reading.today(), reading)?;
    if today.at <= reading.now {
        return Some(today);
    }
    // Read after midnight.
    stamp.on(reading.today().pred_opt()?, reading)
}

/// Whether a line is a day with a time and nothing else.
fn is_date_time(line: &str, reading: &Reading<'_>) -> bool {
    stamp(line, reading.today()).is_only(true)
}
