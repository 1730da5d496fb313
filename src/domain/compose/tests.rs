//! What a composer makes of what stands in it.

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
