//! The table of rule book §5, stated again the slow way: sort the messages, then look.

use super::*;
use crate::records::example::logged;
use crate::{
    Span,
    values::{
        Channel::{Email, Linkedin, PhoneCall},
        Mode::{InboundPaste as They, LogSent as We},
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use rstest::rstest;

const START: Timestamp = Timestamp(1_795_258_800_000);

fn minute(n: i64) -> Timestamp {
    START + Span::minutes(n)
}

fn message(n: u128, mode: Mode, minutes: i64, channel: Channel) -> Message {
    let mut message = logged(n, mode, minute(minutes));
    message.said.channel = channel;
    message
}

/// Each message as who, when and through what; then initiated and responded, each as when and
/// through what, and how far the outreach has come.
#[rstest]
#[case::nothing(&[], None, None, OutreachStatus::NotStarted)]
#[case::we_wrote(&[(We, 0, Email)], Some((0, Email)), None, OutreachStatus::Sent)]
#[case::we_wrote_twice(
    &[(We, 5, Email), (We, 0, Linkedin)],
    Some((0, Linkedin)), None, OutreachStatus::Sent,
)]
#[case::they_answered(
    &[(We, 0, Email), (They, 5, PhoneCall)],
    Some((0, Email)), Some((5, PhoneCall)), OutreachStatus::Responded,
)]
#[case::they_answered_twice(
    &[(They, 9, Email), (We, 0, Email), (They, 5, Linkedin)],
    Some((0, Email)), Some((5, Linkedin)), OutreachStatus::Responded,
)]
#[case::they_wrote_first(
    &[(They, 0, Linkedin)], None, Some((0, Linkedin)), OutreachStatus::Responded,
)]
#[case::they_wrote_first_and_we_answered(
    &[(We, 5, Email), (They, 0, Linkedin), (They, 9, Email)],
    None, Some((0, Linkedin)), OutreachStatus::Responded,
)]
#[case::in_the_same_instant_the_smaller_id_is_first(
    &[(We, 0, Email), (They, 0, Email)],
    Some((0, Email)), Some((0, Email)), OutreachStatus::Responded,
)]
#[case::in_the_same_instant_they_were_first(
    &[(They, 0, Email), (We, 0, Email)], None, Some((0, Email)), OutreachStatus::Responded,
)]
fn who_began_and_who_answered(
    #[case] thread: &[(Mode, i64, Channel)],
    #[case] initiated: Option<(i64, Channel)>,
    #[case] responded: Option<(i64, Channel)>,
    #[case] outreach: OutreachStatus,
) {
    let messages: Vec<Message> = (1..)
        .zip(thread)
        .map(|(n, &(mode, minutes, channel))| message(n, mode, minutes, channel))
        .collect();
    let figures = Figures::of(&messages);
    let when = |mark: Option<(i64, Channel)>| mark.map(|(minutes, _)| minute(minutes));
    let how = |mark: Option<(i64, Channel)>| mark.map(|(_, channel)| channel);
    assert_eq!(figures.initiated_at(), when(initiated));
    assert_eq!(figures.initiated_channel(), how(initiated));
    assert_eq!(figures.responded_at(), when(responded));
    assert_eq!(figures.responded_channel(), how(responded));
    assert_eq!(figures.outreach_status(), outreach);
    let they_wrote_first = initiated.is_none() && responded.is_some();
    assert_eq!(figures.they_wrote_first(), they_wrote_first);
}

#[rstest]
#[case::draft(MessageStatus::Draft)]
#[case::retracted(MessageStatus::Retracted)]
fn what_is_not_logged_does_not_count(#[case] status: MessageStatus) {
    let messages = [We, They].map(|mode| Message {
        status,
        ..message(1, mode, 0, Email)
    });
    assert_eq!(Figures::of(&messages), Figures::default());
}

#[test]
fn the_preview_is_the_last_message_s_first_line() {
    let mut answer = message(2, They, 5, Email);
    answer.said.original_text = format!("Gràcies,\n  en {}", "parlem ".repeat(99));
    let figures = Figures::of(&[answer, message(1, We, 0, Email)]);
    assert!(figures.preview.starts_with("Gràcies, en parlem parlem"));
    assert_eq!(figures.preview.chars().count(), 140);
}

#[rstest]
#[case::by_nobody(&[], false)]
#[case::by_a_person(&[(Mode::AiDraft, 0), (We, 5)], false)]
#[case::by_an_assistant(&[(We, 0), (Mode::AiContinue, 5)], true)]
#[case::by_them(&[(Mode::AiDraft, 0), (They, 5)], false)]
#[case::late(&[(Mode::AiDraft, 5), (They, 0)], true)]
fn who_drafted_the_last_message_is_known(#[case] thread: &[(Mode, i64)], #[case] by_ai: bool) {
    let mut figures = Figures::default();
    for (n, &(mode, minutes)) in (1..).zip(thread) {
        figures.add(&message(n, mode, minutes, Email));
    }
    assert_eq!(figures.last_by_ai, by_ai);
}

fn messages() -> impl Strategy<Value = Vec<Message>> {
    let parts = (
        select(Mode::ALL),
        -3..=3_i64,
        select(Channel::ALL),
        select(MessageStatus::ALL),
        option::of(select(Intent::ALL)),
    );
    vec(parts, 0..9).prop_map(|all| {
        (1..)
            .zip(all)
            .map(|(n, (mode, minutes, channel, status, intent))| {
                let mut one = message(n, mode, minutes, channel);
                one.status = status;
                one.said.intent = intent;
                one
            })
            .collect()
    })
}

/// The logged messages, ordered by when they were said and then by id.
fn thread(messages: &[Message]) -> Vec<&Message> {
    let mut thread: Vec<_> = messages.iter().filter(|one| one.is_logged()).collect();
    thread.sort_by_key(|one| one.thread_order());
    thread
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_are_what_the_rule_book_says(messages in messages()) {
        let thread = thread(&messages);
        let figures = Figures::of(&messages);
        let inbound = |one: &&&Message| one.direction() == Direction::Inbound;

        let first = thread.first().filter(|one| one.direction() == Direction::Outbound);
        prop_assert_eq!(figures.initiated_at(), first.map(|one| one.said.occurred_at));
        prop_assert_eq!(figures.initiated_channel(), first.map(|one| one.said.channel));
        let answer = thread.iter().find(inbound);
        prop_assert_eq!(figures.responded_at(), answer.map(|one| one.said.occurred_at));
        prop_assert_eq!(figures.responded_channel(), answer.map(|one| one.said.channel));
        let last = thread.last();
        prop_assert_eq!(figures.last.as_ref().map(|mark| mark.id), last.map(|one| one.id));
        let wants = last.is_some_and(|one| {
            let silent = [Intent::AutoReply, Intent::OutOfOffice, Intent::Unsubscribe];
            inbound(&one) && !one.said.intent.is_some_and(|intent| silent.contains(&intent))
        });
        prop_assert_eq!(figures.last_wants_reply(), wants);
        let last_inbound = thread.iter().rfind(inbound).map(|one| one.id);
        prop_assert_eq!(figures.last_inbound.as_ref().map(|mark| mark.id), last_inbound);
    }

    #[test]
    fn adding_is_a_join(
        (one, other) in messages().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let figures = Figures::of(&one);
        prop_assert_eq!(&Figures::of(&other), &figures, "in any order");
        prop_assert_eq!(Figures::of(one.iter().chain(&other)), figures, "and any number of times");
    }

    #[test]
    fn a_message_retouched_gives_the_figures_of_the_message_as_it_now_is(
        messages in messages(),
        place in any::<prop::sample::Index>(),
        intent in option::of(select(Intent::ALL)),
    ) {
        prop_assume!(!messages.is_empty());
        let mut figures = Figures::of(&messages);
        let mut now = messages.clone();
        let touched = place.get_mut(&mut now);
        prop_assume!(touched.is_logged());
        touched.said.intent = intent;
        figures.retouch(touched);
        prop_assert_eq!(figures, Figures::of(&now));
    }

    #[test]
    fn figures_survive_their_json(messages in messages()) {
        let figures = Figures::of(&messages);
        let json = serde_json::to_string(&figures).unwrap();
        prop_assert_eq!(serde_json::from_str::<Figures>(&json).unwrap(), figures);
    }
}
