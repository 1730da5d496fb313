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
mod tests {
    use super::*;
    use crate::{
        records::{Call, example::logged},
        values::CallOutcome,
    };
    use rstest::rstest;

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    fn composition(mode: Mode) -> Composition {
        Composition {
            mode,
            channel: Channel::Email,
            account_text: "Bon dia".to_owned(),
            own_text: "Good morning".to_owned(),
            subject: "Hola".to_owned(),
            quoted_history: "> abans".to_owned(),
            occurred_at: Timestamp(1),
            correspondent: None,
            intent: Some(Intent::Question),
            language_override: None,
            attachments: Vec::new(),
            found_in: None,
            source: tag("en"),
            target: tag("ca"),
        }
    }

    #[rstest]
    #[case::ai_draft(Mode::AiDraft, None)]
    #[case::ai_continue(Mode::AiContinue, None)]
    #[case::log_sent(Mode::LogSent, None)]
    #[case::type_translate(Mode::TypeTranslate, Some("Good morning"))]
    #[case::inbound_paste(Mode::InboundPaste, Some("Good morning"))]
    fn the_two_texts_follow_the_mode(#[case] mode: Mode, #[case] translated: Option<&str>) {
        let said = composition(mode).said();
        assert_eq!(said.original_text, "Bon dia");
        assert_eq!(said.original_language, tag("ca"));
        assert_eq!(
            said.translation.as_ref().map(|own| own.text.as_str()),
            translated
        );
        assert!(said.translation.is_none_or(|own| own.language == tag("en")));
        let is_inbound = mode == Mode::InboundPaste;
        assert_eq!(said.intent.is_some(), is_inbound);
        assert_eq!(!said.quoted_history.is_empty(), is_inbound);
    }

    #[rstest]
    #[case::typed("Please unsubscribe me.", None, Some(Intent::Unsubscribe))]
    #[case::in_one_word("STOP", None, Some(Intent::Unsubscribe))]
    #[case::in_catalan("No m'escrigueu més, si us plau.", None, Some(Intent::Unsubscribe))]
    #[case::somebody_said("STOP", Some(Intent::Question), Some(Intent::Question))]
    #[case::somebody_took_it_away("STOP", Some(Intent::Unknown), Some(Intent::Unknown))]
    #[case::nothing_plain("Let us see what the board says.", None, None)]
    fn what_a_reply_wants_is_told_by_its_words_however_they_came(
        #[case] text: &str,
        #[case] intent: Option<Intent>,
        #[case] expected: Option<Intent>,
    ) {
        let of = |mode| Composition {
            account_text: text.to_owned(),
            intent,
            ..composition(mode)
        };
        assert_eq!(of(Mode::InboundPaste).said().intent, expected);
        assert_eq!(of(Mode::LogSent).said().intent, None);
    }

    #[rstest]
    #[case::in_theirs("Bon dia, podem parlar demà?", None, "ca")]
    #[case::in_another("مرحبا، هل يمكننا التحدث غدا؟", None, "ar")]
    #[case::in_a_near_one("Gracias por su mensaje. Lo hemos hablado en el equipo.", None, "es")]
    #[case::not_plain("OK", None, "ca")]
    #[case::somebody_said_which("Muchas gracias, nos vemos el jueves.", Some("ca"), "ca")]
    fn a_text_is_on_record_in_the_language_that_it_is_plainly_in(
        #[case] text: &str,
        #[case] said: Option<&str>,
        #[case] expected: &str,
    ) {
        let text = Composition {
            account_text: text.to_owned(),
            language_override: said.map(tag),
            target: tag("ca"),
            ..composition(Mode::LogSent)
        };
        assert_eq!(text.said().original_language, tag(expected));
    }

    #[rstest]
    #[case::before_the_words("Gracias, nos vemos el jueves.", Some("gl"), None, "gl")]
    #[case::where_words_are_not_plain("OK", Some("sv"), None, "sv")]
    #[case::by_words_else(
        "Gracias por su mensaje. Lo hemos hablado en el equipo.",
        None,
        None,
        "es"
    )]
    #[case::somebody_said_which("Gracias", Some("es"), Some("ca"), "ca")]
    fn the_devices_own_detector_is_asked_first(
        #[case] text: &str,
        #[case] found: Option<&str>,
        #[case] said: Option<&str>,
        #[case] expected: &str,
    ) {
        let text = Composition {
            account_text: text.to_owned(),
            found_in: found.map(tag),
            language_override: said.map(tag),
            target: tag("ca"),
            ..composition(Mode::LogSent)
        };
        assert_eq!(text.said().original_language, tag(expected));
    }

    fn contact(email: &str, phone: &str) -> Contact {
        Contact {
            id: crate::ContactId(uuid::Uuid::nil()),
            account_id: crate::AccountId(uuid::Uuid::nil()),
            name: "Jordi".to_owned(),
            title: String::new(),
            email: email.to_owned(),
            phone: phone.to_owned(),
            role: None,
            linkedin: String::new(),
            instagram: String::new(),
            twitter_x: String::new(),
            created_at: Timestamp(0),
        }
    }

    #[rstest]
    #[case::email("j@forn.example", "600 123 456", Channel::Email)]
    #[case::phone_alone("", "600 123 456", Channel::PhoneCall)]
    #[case::nothing("", "", Channel::Email)]
    fn where_nothing_was_said_the_channel_is_one_that_reaches_the_person(
        #[case] email: &str,
        #[case] phone: &str,
        #[case] expected: Channel,
    ) {
        let person = contact(email, phone);
        assert_eq!(first_channel([], None, Some(&person)), expected);
    }

    #[rstest]
    #[case::whole(Mode::TypeTranslate, "Bon dia", "Good morning", None)]
    #[case::own_words_alone(Mode::TypeTranslate, " ", "Good morning", Some(Lacking::Theirs))]
    #[case::what_they_read_alone(Mode::TypeTranslate, "Bon dia", "\u{200b}", Some(Lacking::Own))]
    #[case::as_it_was_sent(Mode::LogSent, "Bon dia", "", None)]
    #[case::an_answer(Mode::AiDraft, "Bon dia", "", None)]
    #[case::nothing(Mode::LogSent, "", "", Some(Lacking::Theirs))]
    fn a_text_lacks_what_its_mode_keeps(
        #[case] mode: Mode,
        #[case] account_text: &str,
        #[case] own_text: &str,
        #[case] expected: Option<Lacking>,
    ) {
        let text = Composition {
            account_text: account_text.to_owned(),
            own_text: own_text.to_owned(),
            ..composition(mode)
        };
        assert_eq!(lacking(&text.said(), &tag("en")), expected);
    }

    const CALLED: Channel = Channel::PhoneCall;

    #[rstest]
    #[case::the_last(&[(1, Channel::Email), (2, Channel::Sms)], Some((2, Channel::Sms)), Channel::Sms)]
    #[case::the_last_is_not_here(&[(1, Channel::Email)], Some((9, Channel::Sms)), Channel::Sms)]
    #[case::a_call_came_since(&[(1, Channel::Sms), (2, CALLED)], Some((2, CALLED)), Channel::Sms)]
    #[case::a_call_came_since_that_is_not_here(&[(1, Channel::Sms)], Some((2, CALLED)), Channel::Sms)]
    #[case::calls_alone(&[(1, CALLED)], Some((1, CALLED)), Channel::Linkedin)]
    #[case::nothing(&[], None, Channel::Linkedin)]
    fn the_channel_goes_on_as_what_was_written_last_and_a_call_begins_no_other(
        #[case] thread: &[(u128, Channel)],
        #[case] last: Option<(u128, Channel)>,
        #[case] expected: Channel,
    ) {
        let said = |&(n, channel): &(u128, Channel)| {
            let mut message = logged(n, Mode::LogSent, Timestamp(i64::try_from(n).unwrap()));
            message.said.channel = channel;
            message.call = (channel == CALLED).then_some(Call {
                outcome: CallOutcome::Answered,
                minutes: None,
            });
            message
        };
        let thread: Vec<Message> = thread.iter().map(said).collect();
        let last = last.map(|last| Mark::of(&said(&last)));
        let contact = Contact {
            linkedin: "https://www.linkedin.com/in/marta".to_owned(),
            ..contact("", "")
        };
        let first = first_channel(&thread, last.as_ref(), Some(&contact));
        assert_eq!(first, expected);
    }

    #[test]
    fn what_was_written_down_of_a_telephone_call_goes_on_by_telephone() {
        let mut told = logged(1, Mode::LogSent, Timestamp(1));
        told.said.channel = CALLED;
        let last = Mark::of(&told);
        assert_eq!(first_channel([&told], Some(&last), None), CALLED);
    }

    #[test]
    fn whoever_writes_in_the_language_of_the_account_has_one_text() {
        let text = Composition {
            own_text: String::new(),
            target: tag("en-GB"),
            ..composition(Mode::TypeTranslate)
        };
        assert_eq!(lacking(&text.said(), &tag("en")), None);
    }

    #[rstest]
    #[case::two_languages(Mode::TypeTranslate, "ca", true)]
    #[case::one_language(Mode::TypeTranslate, "en-GB", false)]
    #[case::a_reply_in_another(Mode::InboundPaste, "ca", true)]
    #[case::a_reply_in_ours(Mode::InboundPaste, "en", false)]
    #[case::as_it_was_sent(Mode::LogSent, "ca", false)]
    fn a_second_text_is_kept_where_there_are_two_languages(
        #[case] mode: Mode,
        #[case] target: &str,
        #[case] expected: bool,
    ) {
        assert_eq!(keeps_both(mode, &tag("en"), &tag(target)), expected);
    }

    #[rstest]
    #[case::to_a_mode_of_one_text(Mode::LogSent, "", "Bon dia", Some("Bon dia"))]
    #[case::beside_another(Mode::LogSent, "Bon dia", "Good morning", None)]
    #[case::to_a_mode_of_two(Mode::TypeTranslate, "", "Good morning", None)]
    #[case::nothing(Mode::AiDraft, "", " ", None)]
    fn a_text_goes_along_where_its_box_does_not(
        #[case] mode: Mode,
        #[case] account_text: &str,
        #[case] own_text: &str,
        #[case] expected: Option<&str>,
    ) {
        let expected = expected.map(|text| (text.to_owned(), String::new()));
        assert_eq!(carried(mode, account_text, own_text, false), expected);
    }

    #[rstest]
    #[case::back_to_two_boxes(Mode::TypeTranslate, "Good morning", "", Some("Good morning"))]
    #[case::beside_another(Mode::TypeTranslate, "Bon dia", "Good morning", None)]
    #[case::to_another_of_one(Mode::LogSent, "Good morning", "", None)]
    #[case::to_what_they_wrote(Mode::InboundPaste, "Good morning", "", None)]
    fn a_text_in_the_members_own_language_comes_back_into_their_box(
        #[case] mode: Mode,
        #[case] account_text: &str,
        #[case] own_text: &str,
        #[case] expected: Option<&str>,
    ) {
        let expected = expected.map(|text| (String::new(), text.to_owned()));
        assert_eq!(carried(mode, account_text, own_text, true), expected);
    }

    #[test]
    fn only_an_email_has_a_subject() {
        let letter = Composition {
            channel: Channel::Whatsapp,
            ..composition(Mode::LogSent)
        };
        assert_eq!(letter.said().subject, "");
        assert_eq!(composition(Mode::LogSent).said().subject, "Hola");
    }

    #[rstest]
    #[case::nothing_said_one_language(None, "en", Mode::LogSent, Mode::AiDraft)]
    #[case::nothing_said_two_languages(None, "ca", Mode::TypeTranslate, Mode::AiDraft)]
    #[case::we_wrote_last(
        Some(Direction::Outbound),
        "ca",
        Mode::InboundPaste,
        Mode::InboundPaste
    )]
    #[case::they_wrote_last(Some(Direction::Inbound), "ca", Mode::TypeTranslate, Mode::AiContinue)]
    #[case::they_wrote_last_in_our_language(
        Some(Direction::Inbound),
        "en-GB",
        Mode::LogSent,
        Mode::AiContinue
    )]
    fn the_right_mode_is_offered_first(
        #[case] last: Option<Direction>,
        #[case] target: &str,
        #[case] by_hand: Mode,
        #[case] by_ai: Mode,
    ) {
        let (source, target) = (tag("en"), tag(target));
        let first = |ai: &AiMode| first_mode(last, &source, &target, *ai);
        let offered: Vec<Mode> = AiMode::ALL.iter().map(first).collect();
        assert_eq!(offered, [by_ai, by_hand, by_hand]);
    }
}
