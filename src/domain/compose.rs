//! From what a person typed to what is said: which text goes where (rule book §3), and which mode
//! fits the thread.

mod answering;
mod machine_made;

pub use answering::answer_subject;
pub use machine_made::{MachineMade, is_left_behind, is_outdated};

use crate::{
    figures::Mark,
    language::Language,
    paste,
    records::{Attachment, Contact, Correspondent, Message, Said, Translation},
    text,
    time::Timestamp,
    values::{AiMode, Channel, Direction, Intent, Mode},
    written_in::written_in_likely,
};

/// What stands in a composer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composition {
    pub mode: Mode,
    pub channel: Channel,
    /// What the account reads, or what it wrote.
    pub account_text: String,
    /// The same in the member's language, in the modes that have it.
    pub own_text: String,
    pub subject: String,
    pub quoted_history: String,
    pub occurred_at: Timestamp,
    pub correspondent: Option<Correspondent>,
    pub intent: Option<Intent>,
    pub language_override: Option<Language>,
    pub attachments: Vec<Attachment>,
    /// What the device's own detector found it to be in, if it has one ([`detected`](crate::detected)).
    pub found_in: Option<Language>,
    /// What the member writes and reads (§4).
    pub source: Language,
    /// What the account reads (§4).
    pub target: Language,
}

impl Composition {
    /// What the text is plainly written in, where that is another language than the account reads and
    /// nobody said which it is: a text is on record in its own (rule book §3). A translation is in the
    /// account's.
    fn written_in(&self) -> Option<Language> {
        if self.language_override.is_some() || self.mode == Mode::TypeTranslate {
            return None;
        }
        let likely = [self.target.clone(), self.source.clone()];
        let by_words = || written_in_likely(&self.account_text, &likely);
        let plain = self.found_in.clone().or_else(by_words);
        plain.filter(|language| !language.same_as(&self.target))
    }

    /// What a reply wants: as somebody said, or else as its words say plainly, however they came into the
    /// composer (rule book §10).
    pub fn intent(&self) -> Option<Intent> {
        let is_inbound = self.mode.direction() == Direction::Inbound;
        let by_words = || paste::intent_of(&self.subject, &self.account_text);
        is_inbound.then(|| self.intent.or_else(by_words)).flatten()
    }

    /// The message's content. What a mode does not have is left out, not carried along.
    pub fn said(self) -> Said {
        let (written_in, intent) = (self.written_in(), self.intent());
        let has_own_text = matches!(self.mode, Mode::TypeTranslate | Mode::InboundPaste)
            && text::has_visible(&self.own_text);
        let translation = has_own_text.then_some(Translation {
            text: self.own_text,
            language: self.source,
        });
        let is_inbound = self.mode.direction() == Direction::Inbound;
        Said {
            mode: self.mode,
            channel: self.channel,
            original_text: self.account_text,
            original_language: written_in.unwrap_or(self.target),
            translation,
            subject: if self.channel == Channel::Email {
                self.subject
            } else {
                String::new()
            },
            quoted_history: if is_inbound {
                self.quoted_history
            } else {
                String::new()
            },
            occurred_at: self.occurred_at,
            correspondent: self.correspondent,
            intent,
            language_override: self.language_override,
            attachments: self.attachments,
        }
    }
}

/// Which of its two texts a message of ours has not yet, by the table of rule book §3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// What the account reads: without it nothing can be logged.
    Theirs,
    /// What the member wrote in their own language, in the mode that keeps both.
    Own,
}

/// What a text still lacks; nothing where it is whole. Who writes in the account's language has one
/// text alone.
pub fn lacking(said: &Said, source: &Language) -> Option<Lacking> {
    let own = said.translation.as_ref();
    if !text::has_visible(&said.original_text) {
        Some(Lacking::Theirs)
    } else if said.mode == Mode::TypeTranslate
        && keeps_both(said.mode, source, &said.original_language)
        && !own.is_some_and(|own| text::has_visible(&own.text))
    {
        Some(Lacking::Own)
    } else {
        None
    }
}

/// Whether a mode has a second text here: what the member writes or reads, where that is another
/// language than the account's (rule book §§3, 4).
pub fn keeps_both(mode: Mode, source: &Language, target: &Language) -> bool {
    matches!(mode, Mode::TypeTranslate | Mode::InboundPaste) && !source.same_as(target)
}

/// What the two boxes hold, of the account's text and the member's own, once another mode is chosen: a
/// text that stands alone in the box that this mode does not have goes along into the other. What the
/// member wrote in their own language (`is_own`) comes back into theirs.
pub fn carried(
    mode: Mode,
    account_text: &str,
    own_text: &str,
    is_own: bool,
) -> Option<(String, String)> {
    let has_own = matches!(mode, Mode::TypeTranslate | Mode::InboundPaste);
    match (text::has_visible(account_text), text::has_visible(own_text)) {
        (false, true) if !has_own => Some((own_text.to_owned(), String::new())),
        (true, false) if mode == Mode::TypeTranslate && is_own => {
            Some((String::new(), account_text.to_owned()))
        }
        _ => None,
    }
}

/// The mode that is offered first: after a message of ours their reply is awaited; else a text of
/// ours is next, in both languages where they differ. Where the assistant is active it drafts it.
pub fn first_mode(
    last: Option<Direction>,
    source: &Language,
    target: &Language,
    ai: AiMode,
) -> Mode {
    match last {
        Some(Direction::Outbound) => Mode::InboundPaste,
        None if ai == AiMode::Active => Mode::AiDraft,
        Some(Direction::Inbound) if ai == AiMode::Active => Mode::AiContinue,
        None | Some(Direction::Inbound) if source.same_as(target) => Mode::LogSent,
        None | Some(Direction::Inbound) => Mode::TypeTranslate,
    }
}

/// The channel that is offered first: that of the last logged message, of which `last` is told though
/// it may not be here; a call that was recorded begins no other channel, and what was said by telephone
/// last and is not here may be one. Where nothing else was said, the first by which the person can be
/// reached; else email.
pub fn first_channel<'a>(
    thread: impl IntoIterator<Item = &'a Message>,
    last: Option<&Mark>,
    contact: Option<&Contact>,
) -> Channel {
    let order = |message: &&Message| (message.said.occurred_at, message.id);
    let is_written = |message: &&Message| message.is_logged() && message.call.is_none();
    let written: Vec<&Message> = thread.into_iter().filter(is_written).collect();
    let is_here = |mark: &Mark| written.iter().any(|message| message.id == mark.id);
    let last = last.filter(|mark| mark.channel != Channel::PhoneCall || is_here(mark));
    let by_thread = last.map(|mark| mark.channel).or_else(|| {
        let before = written.into_iter().max_by_key(order);
        before.map(|message| message.said.channel)
    });
    let by_person = || contact.and_then(reached_by);
    by_thread.or_else(by_person).unwrap_or(Channel::Email)
}

fn reached_by(contact: &Contact) -> Option<Channel> {
    first_of([
        (&contact.email, Channel::Email),
        (&contact.phone, Channel::PhoneCall),
        (&contact.linkedin, Channel::Linkedin),
        (&contact.instagram, Channel::Instagram),
        (&contact.twitter_x, Channel::TwitterX),
    ])
}

/// The first for which an address stands.
fn first_of<const N: usize>(ways: [(&String, Channel); N]) -> Option<Channel> {
    let mut ways = ways.into_iter();
    ways.find(|(address, _)| text::has_visible(address))
        .map(|(_, channel)| channel)
}

#[cfg(test)]
mod tests;
