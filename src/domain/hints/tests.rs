mod asked_to_stop;
mod wrote_again;

use super::*;
use crate::records::example::logged;
use crate::{
    AccountId, MessageStatus,
    values::Channel::{Email, Linkedin, Sms, Whatsapp},
};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_793_577_600_000);

fn tag(text: &str) -> Language {
    text.parse().unwrap()
}

/// Who writes. What stands in a thread is another's, unless it says otherwise.
const ME: MemberId = MemberId(Uuid::from_u128(1));

fn message(n: u128, mode: Mode, channel: Channel, at: Timestamp) -> Message {
    let mut message = logged(n, mode, at);
    message.said.channel = channel;
    message.said.original_language = tag("ca");
    message
}

/// An email of ours as it is logged, between two languages, in a thread without a message.
fn blank<'a>(source: &'a Language, target: &'a Language) -> Composer<'a> {
    Composer {
        thread: &[],
        mode: Mode::LogSent,
        channel: Email,
        channel_is_recognised: false,
        occurred_at: None,
        text: "Bon dia",
        detected: None,
        me: ME,
        source,
        target,
        draft: None,
        asked_to_stop: None,
    }
}

/// What the composer finds, with Spanish as the member's language and Catalan as the account's.
fn found(change: impl FnOnce(&mut Composer<'_>)) -> Vec<Hint> {
    let (source, target) = (tag("es"), tag("ca"));
    let mut composer = blank(&source, &target);
    change(&mut composer);
    hints(&composer, NOW)
}

#[rstest]
#[case::in_theirs(Mode::TypeTranslate, ("", "Bon dia, Marta"), Some("ca"), true)]
#[case::without_blanks(Mode::TypeTranslate, ("", "您好，我们下周二可以通电话谈一谈吗？"), Some("ca"), true)]
#[case::a_greeting(Mode::TypeTranslate, ("", "Hi Laia"), Some("ca"), false)]
#[case::beside_what_they_read(Mode::TypeTranslate, ("Bon dia", "Bon dia, Marta"), Some("ca"), false)]
#[case::in_ours(Mode::TypeTranslate, ("", "Bon dia, Marta"), Some("es"), false)]
#[case::in_neither(Mode::TypeTranslate, ("", "Bon dia, Marta"), Some("de"), false)]
#[case::nobody_knows(Mode::TypeTranslate, ("", "Bon dia, Marta"), None, false)]
#[case::as_it_was_sent(Mode::LogSent, ("", "Bon dia, Marta"), Some("ca"), false)]
fn what_is_in_their_language_already_needs_no_translation(
    #[case] mode: Mode,
    #[case] texts: (&str, &str),
    #[case] written_in: Option<&str>,
    #[case] expected: bool,
) {
    let written_in = written_in.map(tag);
    let languages = (&tag("es"), &tag("ca"));
    let hint = own_text_hint(mode, texts, written_in.as_ref(), languages);
    let theirs = Hint::AlreadyTheirs {
        written_in: tag("ca"),
    };
    assert_eq!(hint, expected.then_some(theirs));
}

#[rstest]
#[case::theirs_alone(Mode::TypeTranslate, "Bonjour", "", "fr", true)]
#[case::both(Mode::TypeTranslate, "Bonjour", "Hello", "fr", false)]
#[case::ours_alone(Mode::TypeTranslate, "", "Hello", "fr", false)]
#[case::nothing(Mode::TypeTranslate, " ", "", "fr", false)]
#[case::in_one_language(Mode::TypeTranslate, "Hello", "", "en", false)]
#[case::as_it_was_sent(Mode::LogSent, "Bonjour", "", "fr", false)]
#[case::their_reply(Mode::InboundPaste, "Bonjour", "", "fr", false)]
fn whoever_writes_in_their_language_with_no_translator_is_told_the_ways_out(
    #[case] mode: Mode,
    #[case] theirs: &str,
    #[case] own: &str,
    #[case] target: &str,
    #[case] is_told: bool,
) {
    let target = tag(target);
    let hint = |is_anybody_named| {
        only_theirs_hint(mode, is_anybody_named, (theirs, own), (&tag("en"), &target))
    };
    assert_eq!(hint(true), None, "what is typed is translated");
    assert_eq!(hint(false), is_told.then_some(Hint::OnlyTheirs { target }));
}

fn of_channels(chosen: Channel, thread: &[Channel], text: &str) -> Vec<Hint> {
    let messages: Vec<Message> = thread
        .iter()
        .zip(1_i64..)
        .map(|(channel, n)| {
            message(
                n.unsigned_abs().into(),
                Mode::LogSent,
                *channel,
                NOW - Span::days(30 - n),
            )
        })
        .collect();
    let thread: Vec<&Message> = messages.iter().rev().collect();
    let (source, target) = (tag("es"), tag("ca"));
    let composer = Composer {
        thread: &thread,
        mode: Mode::InboundPaste,
        channel: chosen,
        text,
        ..blank(&source, &target)
    };
    hints(&composer, NOW)
}

#[test]
fn a_channel_that_was_recognised_in_the_pasted_text_is_not_doubted_by_the_thread() {
    let messages = [1, 2].map(|n| message(n, Mode::LogSent, Whatsapp, NOW));
    let thread: Vec<&Message> = messages.iter().collect();
    let (source, target) = (tag("en"), tag("en"));
    let composer = Composer {
        thread: &thread,
        mode: Mode::InboundPaste,
        channel_is_recognised: true,
        ..blank(&source, &target)
    };
    assert_eq!(hints(&composer, NOW), []);
}

#[rstest]
#[case::two_alike(Email, &[Email, Whatsapp, Whatsapp], Some(Whatsapp))]
#[case::as_chosen(Whatsapp, &[Email, Whatsapp, Whatsapp], None)]
#[case::two_unlike(Email, &[Whatsapp, Whatsapp, Sms], None)]
#[case::only_one(Email, &[Whatsapp], None)]
#[case::none(Email, &[], None)]
fn the_last_two_messages_point_to_a_channel(
    #[case] chosen: Channel,
    #[case] thread: &[Channel],
    #[case] instead: Option<Channel>,
) {
    let expected: Vec<_> = instead
        .map(|instead| Hint::Channel {
            instead,
            clue: ChannelClue::Thread,
        })
        .into_iter()
        .collect();
    assert_eq!(of_channels(chosen, thread, "Bon dia"), expected);
}

#[rstest]
#[case::whatsapp("[21/11/2026, 10:03:15] Marta Puig: Bon dia!", Some(Whatsapp))]
#[case::whatsapp_marked(
    "\u{200e}[21.11.26, 10:03:15] Marta: \u{200e}image omitted",
    Some(Whatsapp)
)]
#[case::whatsapp_half_day("[11/21/26, 9:03:15\u{202f}PM] Marta: Hi", Some(Whatsapp))]
#[case::whatsapp_android("12/11/26, 09:41 - Anna Roig: Hello", Some(Whatsapp))]
#[case::linkedin(
    "Chloé Garnier sent the following message at 10:03 AM\nBonjour",
    Some(Linkedin)
)]
#[case::linkedin_spanish(
    "Lucía ha enviado el siguiente mensaje a las 10:03\nHola",
    Some(Linkedin)
)]
#[case::email_header(
    "From: Anna <a@b.example>\nSent: today\nTo: Marta\nSubject: Hi\n\nHello",
    Some(Email)
)]
#[case::email_history(
    "Sí\n\nEl 10 nov 2026, a les 9:14, Anna <a@b.example> va escriure:\n> Bon dia",
    Some(Email)
)]
#[case::email_divider("Yes\n\n-----Original Message-----\nFrom: Anna\n\nHi", Some(Email))]
#[case::plain("Ok, call me tomorrow after 5. Grace", None)]
#[case::quotation("He said:\n> bread first", None)]
#[case::bracket("[draft] Name: text", None)]
#[case::price_list("12/11/26 - 10:00 or 11:00?", None)]
#[case::range("10 - 12: lunch", None)]
#[case::accented("[1/2/3, 4:é] x: y", None)]
#[case::blank("", None)]
fn a_text_shows_its_channel_where_that_is_plain(
    #[case] text: &str,
    #[case] channel: Option<Channel>,
) {
    let expected: Vec<_> = channel
        .map(|instead| Hint::Channel {
            instead,
            clue: ChannelClue::Text,
        })
        .into_iter()
        .collect();
    assert_eq!(of_channels(Channel::Other, &[], text), expected);
}

#[test]
fn the_text_knows_better_than_the_thread() {
    let text = "[21/11/2026, 10:03:15] Marta Puig: Bon dia!";
    assert_eq!(of_channels(Whatsapp, &[Email, Email], text), []);
    assert_eq!(
        of_channels(Email, &[Email, Email], text),
        [Hint::Channel {
            instead: Whatsapp,
            clue: ChannelClue::Text
        }]
    );
}

#[rstest]
#[case::in_the_target(Mode::LogSent, Some("ca"), false, false)]
#[case::in_a_variety_of_the_target(Mode::LogSent, Some("ca-ES"), false, false)]
#[case::in_the_own_language(Mode::LogSent, Some("es"), true, false)]
#[case::in_a_third_language(Mode::LogSent, Some("fr"), false, true)]
#[case::other_mode(Mode::AiDraft, Some("es"), false, true)]
#[case::reply(Mode::InboundPaste, Some("es"), false, true)]
#[case::not_known(Mode::LogSent, None, false, false)]
fn the_language_of_a_text_is_held_against_both(
    #[case] mode: Mode,
    #[case] detected: Option<&str>,
    #[case] mode_hint: bool,
    #[case] language_hint: bool,
) {
    let detected = detected.map(tag);
    let (source, target) = (tag("es-MX"), tag("ca"));
    let composer = Composer {
        mode,
        text: "…",
        detected: detected.as_ref(),
        ..blank(&source, &target)
    };
    let mut expected = Vec::new();
    if mode_hint {
        expected.push(Hint::Mode {
            written_in: detected.clone().unwrap(),
        });
    }
    if language_hint {
        let written_in = detected.clone().unwrap();
        expected.push(Hint::Language {
            written_in,
            target: target.clone(),
        });
    }
    assert_eq!(hints(&composer, NOW), expected);
}

#[rstest]
#[case::twice_in_theirs(&["es", "es"], Mode::TypeTranslate, None, true)]
#[case::and_earlier_in_ours(&["ca", "es", "es-MX"], Mode::LogSent, None, true)]
#[case::once(&["es"], Mode::TypeTranslate, None, false)]
#[case::not_the_last(&["es", "es", "ca"], Mode::TypeTranslate, None, false)]
#[case::in_the_target(&["ca", "ca"], Mode::TypeTranslate, None, false)]
#[case::of_a_reply(&["es", "es"], Mode::InboundPaste, None, false)]
#[case::written_in_the_target(&["es", "es"], Mode::LogSent, Some("ca"), true)]
#[case::written_in_a_third(&["es", "es"], Mode::LogSent, Some("fr"), false)]
fn whoever_writes_in_another_language_may_be_answered_in_it(
    #[case] theirs: &[&str],
    #[case] mode: Mode,
    #[case] detected: Option<&str>,
    #[case] expected: bool,
) {
    let written: Vec<Message> = (1_i64..)
        .zip(theirs)
        .map(|(n, language)| {
            let id = u128::try_from(n).unwrap();
            let mut row = message(id, Mode::InboundPaste, Email, NOW + Span::minutes(n));
            row.said.original_language = tag(language);
            row
        })
        .collect();
    let thread: Vec<&Message> = written.iter().collect();
    let detected = detected.map(tag);
    let (source, target) = (tag("en"), tag("ca"));
    let composer = Composer {
        thread: &thread,
        mode,
        text: "",
        detected: detected.as_ref(),
        ..blank(&source, &target)
    };
    let found = hints(&composer, NOW);
    let is_said = found.iter().any(
        |hint| matches!(hint, Hint::TheirLanguage { language } if language.same_as(&tag("es"))),
    );
    assert_eq!(is_said, expected, "{found:?}");
}

#[test]
fn a_member_who_shares_the_accounts_language_needs_no_other_mode() {
    let (own, detected) = (tag("ca"), tag("ca"));
    let composer = Composer {
        detected: Some(&detected),
        ..blank(&own, &own)
    };
    assert_eq!(hints(&composer, NOW), []);
}

#[rstest]
#[case::fresh(Span::hours(1), false)]
#[case::three_days(Span::days(3), false)]
#[case::older(Span(Span::days(3).0 + 1), true)]
#[case::saved_in_the_future(Span::days(-1), false)]
fn a_draft_older_than_three_days_is_stale(#[case] age: Span, #[case] stale: bool) {
    let saved_at = NOW - age;
    let draft = Some(DraftTimes {
        begun_at: NOW - Span::days(9),
        saved_at,
    });
    let expected: Vec<_> = stale
        .then_some(Hint::StaleDraft { saved_at })
        .into_iter()
        .collect();
    assert_eq!(found(|composer| composer.draft = draft), expected);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in any::<String>(), stamp in "\\[?[0-9/., :é]{0,20}(\\]| - )[a-z:]{0,5}") {
        prop_assert!(of_channels(Email, &[], &text).len() <= 1);
        prop_assert!(of_channels(Email, &[], &stamp).len() <= 1);
    }
}

#[rstest]
#[case::dated_before(Mode::InboundPaste, Some(-1), Mode::LogSent, true)]
#[case::dated_after(Mode::InboundPaste, Some(1), Mode::LogSent, false)]
#[case::said_now(Mode::InboundPaste, None, Mode::LogSent, false)]
#[case::ours_is_older(Mode::LogSent, Some(-1), Mode::LogSent, false)]
#[case::they_began(Mode::InboundPaste, Some(-1), Mode::InboundPaste, false)]
fn a_reply_that_is_dated_before_our_first_message_is_told(
    #[case] mode: Mode,
    #[case] offset: Option<i64>,
    #[case] first: Mode,
    #[case] is_told: bool,
) {
    let first = message(1, first, Email, NOW);
    let told = Hint::BeforeOurs {
        message_id: first.id,
        at: NOW,
    };
    let thread = [&first];
    let (source, target) = (tag("es"), tag("ca"));
    let composer = Composer {
        thread: &thread,
        mode,
        occurred_at: offset.map(|offset| Timestamp(NOW.0 + offset)),
        ..blank(&source, &target)
    };
    let found = hints(&composer, Timestamp(NOW.0 + 2));
    assert_eq!(found.contains(&told), is_told);
}
