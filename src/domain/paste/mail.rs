//! An email with the header lines that mail programs write into its text.

use super::{
    Reading, Taken, TakenMessage,
    moment::{Moment, moment},
    party::{self, Sender},
};
use crate::{
    quoted::{self, HeaderField, header_field},
    text,
    values::Channel,
};

/// The most lines that a header block is read over: long lists of recipients are wrapped.
const LONGEST_BLOCK: usize = 60;

pub(super) fn take<'a>(text: &'a str, reading: &Reading<'_>) -> Option<Taken<'a>> {
    let block = Block::at_top_of(text)?;
    let from = block.value(HeaderField::From)?;
    let sender = party::sender(from);
    let occurred_at = block
        .value(HeaderField::Sent)
        .and_then(|sent| moment(sent, reading));
    if !block.is_plain(sender.as_ref(), occurred_at) {
        return None;
    }
    let (body, history) = quoted::split_quoted(&text[block.end..]);
    if body.is_empty() {
        return None;
    }
    Some(Taken {
        channel: Some(Channel::Email),
        subject: block
            .value(HeaderField::Subject)
            .unwrap_or_default()
            .to_owned(),
        messages: vec![TakenMessage {
            sender,
            occurred_at,
            body: body.into(),
        }],
        quoted: history.into(),
        is_automatic: false,
    })
}

/// Whether a text begins with header lines.
pub(super) fn begins(text: &str) -> bool {
    Block::at_top_of(text).is_some_and(|block| {
        let sender = block.value(HeaderField::From).and_then(party::sender);
        block.is_plain(sender.as_ref(), None)
    })
}

/// The header lines at the top of a text.
struct Block<'a> {
    fields: Vec<(HeaderField, &'a str)>,
    /// Behind the last of its lines, in bytes.
    end: usize,
}

impl<'a> Block<'a> {
    /// The block that the text begins with, below a divider or a rule where there is one.
    fn at_top_of(text: &'a str) -> Option<Self> {
        let mut block = Self {
            fields: Vec::new(),
            end: 0,
        };
        let mut at = 0;
        // Whether the last line was blank, and whether lines since the last field may be its rest.
        let (mut after_blank, mut open) = (false, false);
        for line in text.split_inclusive('\n').take(LONGEST_BLOCK) {
            at += line.len();
            if !text::has_visible(line) {
                after_blank = true;
                open = false;
                continue;
            }
            let field = header_field(line).filter(|(field, _)| block.takes(*field, after_blank));
            match field {
                Some((field, value)) => {
                    block.fields.push((field, value));
                    block.end = at;
                    open = true;
                }
                None if block.fields.is_empty() => {
                    if !quoted::is_divider_or_rule(line) {
                        return None;
                    }
                }
                None if open && block.goes_on(line) => block.end = at,
                // An unknown field: part of the block if a known one follows.
                None if open && !after_blank && is_some_field(line) => {}
                None => break,
            }
            after_blank = false;
        }
        (!block.fields.is_empty()).then_some(block)
    }

    /// Whether the field still belongs to this block: each stands once, and some programs leave a
    /// blank line between all of them.
    fn takes(&self, field: HeaderField, after_blank: bool) -> bool {
        let is_new = self.fields.iter().all(|(known, _)| *known != field);
        let is_whole = [HeaderField::From, HeaderField::Sent, HeaderField::Subject]
            .iter()
            .all(|needed| self.fields.iter().any(|(known, _)| known == needed));
        let may_repeat = matches!(
            field,
            HeaderField::Cc | HeaderField::Attachments | HeaderField::Importance
        );
        (is_new || may_repeat) && !(after_blank && is_whole)
    }

    /// Whether a line without a name goes on with the last field, and takes it as its value where
    /// it has none yet.
    fn goes_on(&mut self, line: &'a str) -> bool {
        let Some((field, value)) = self.fields.last_mut() else {
            return false;
        };
        if value.is_empty() {
            *value = line.trim();
            return true;
        }
        let is_folded = line.starts_with([' ', '\t']);
        let is_list = matches!(field, HeaderField::To | HeaderField::Cc);
        is_folded || (is_list && (line.contains('@') || line.trim_end().ends_with(';')))
    }

    fn value(&self, wanted: HeaderField) -> Option<&'a str> {
        self.fields
            .iter()
            .find(|(field, _)| *field == wanted)
            .map(|(_, value)| *value)
    }

    /// Whether a mail program wrote this: a sender, a subject or a time, and something that people
    /// who write *From: Vic* do not write.
    fn is_plain(&self, sender: Option<&Sender>, sent: Option<Moment>) -> bool {
        let has = |field| self.value(field).is_some();
        let has_address = sender.is_some_and(|sender| !sender.email.is_empty());
        let names = sender.is_some() && (has(HeaderField::Subject) || has(HeaderField::Sent));
        names && (has_address || sent.is_some() || self.fields.len() >= 3)
    }
}

/// `Name: value`, whatever the name: a few words before a colon.
fn is_some_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        let name = name.trim();
        (1..=30).contains(&name.len()) && name.split_whitespace().count() <= 3
    })
}
