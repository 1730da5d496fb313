//! Runs of theirs and our first word after each (rule book §11).

use super::*;
use crate::records::example::logged;
use crate::{
    MessageStatus, Mode,
    values::Mode::{AiDraft as Ai, InboundPaste as They, LogSent as We},
};
use proptest::prelude::*;
use rstest::rstest;

fn minute(n: i64) -> Timestamp {
    Timestamp(0) + Span::minutes(n)
}

fn message(n: u128, mode: Mode, minutes: i64) -> Message {
    logged(n, mode, minute(minutes))
}

fn thread(all: &[(Mode, i64)]) -> Vec<Message> {
    (1..)
        .zip(all)
        .map(|(n, &(mode, minutes))| message(n, mode, minutes))
        .collect()
}

/// Who wrote when; then each answered run as when it began and when we answered; then since when
/// they wait.
#[rstest]
#[case::nothing(&[], &[], None)]
#[case::we_alone(&[(We, 0), (We, 5)], &[], None)]
#[case::they_wait(&[(We, 0), (They, 5)], &[], Some(5))]
#[case::they_wait_since_their_first(&[(They, 5), (They, 9)], &[], Some(5))]
#[case::answered(&[(They, 5), (We, 9)], &[(5, 9)], None)]
#[case::a_run_is_one(&[(They, 5), (They, 7), (We, 9)], &[(5, 9)], None)]
#[case::our_second_word_is_no_answer(&[(They, 5), (We, 9), (We, 20)], &[(5, 9)], None)]
#[case::twice(&[(We, 0), (They, 5), (We, 9), (They, 20), (We, 50)], &[(5, 9), (20, 50)], None)]
#[case::answered_and_waiting(&[(They, 5), (We, 9), (They, 20)], &[(5, 9)], Some(20))]
#[case::in_any_order(&[(We, 9), (They, 20), (They, 5)], &[(5, 9)], Some(20))]
fn an_answer_is_our_first_word_after_a_run_of_theirs(
    #[case] all: &[(Mode, i64)],
    #[case] answers: &[(i64, i64)],
    #[case] asked_at: Option<i64>,
) {
    let turns = Turns::of(&thread(all));
    let expected: Vec<Answer> = answers
        .iter()
        .map(|&(asked, answered)| Answer {
            asked_at: minute(asked),
            answered_at: minute(answered),
        })
        .collect();
    assert_eq!(turns.answers, expected);
    assert_eq!(turns.asked_at, asked_at.map(minute));
}

#[test]
fn nobody_waits_for_an_answer_to_an_automatic_reply() {
    let mut all = thread(&[(They, 5), (They, 8), (We, 9)]);
    all[0].said.intent = Some(Intent::OutOfOffice);
    assert_eq!(Turns::of(&all).answers[0].asked_at, minute(8));
    all[1].said.intent = Some(Intent::AutoReply);
    assert_eq!(Turns::of(&all).answers, []);
}

#[test]
fn what_is_not_logged_does_not_count() {
    for status in [MessageStatus::Draft, MessageStatus::Retracted] {
        let mut all = thread(&[(They, 5), (We, 9), (Ai, 10)]);
        for message in &mut all {
            message.status = status;
        }
        assert!(Turns::of(&all).is_empty());
    }
}

#[rstest]
#[case::nothing(&[], &[])]
#[case::they_wrote(&[(They, 5)], &[5])]
#[case::twice(&[(We, 0), (They, 5), (They, 9)], &[5, 9])]
#[case::answered(&[(They, 5), (They, 9), (Ai, 10)], &[])]
#[case::again(&[(They, 5), (We, 9), (They, 20)], &[20])]
#[case::late(&[(They, 20), (We, 9), (They, 5), (They, 12)], &[12, 20])]
fn what_they_said_since_our_last_word_is_kept(#[case] all: &[(Mode, i64)], #[case] heard: &[i64]) {
    let expected: Vec<Timestamp> = heard.iter().copied().map(minute).collect();
    assert_eq!(Turns::of(&thread(all)).heard, expected);
}

#[test]
fn of_many_the_last_are_kept_and_of_a_run_from_before_none() {
    let many: Vec<(Mode, i64)> = (0..15).map(|n| (They, n)).collect();
    let expected: Vec<Timestamp> = (5..15).map(minute).collect();
    assert_eq!(Turns::of(&thread(&many)).heard, expected);
    // As rows were before what was heard stood in them.
    let mut old = Turns {
        asked_at: Some(minute(0)),
        ..Turns::default()
    };
    old.add_newest(&message(2, They, 5));
    assert_eq!(old.heard, []);
}

#[test]
fn our_messages_are_counted_by_who_wrote_them() {
    let turns = Turns::of(&thread(&[(Ai, 0), (We, 1), (They, 2), (We, 3)]));
    assert_eq!((turns.ai_drafted, turns.human), (1, 2));
}

proptest! {
    #[test]
    fn adding_the_newest_is_counting_all_again(
        all in prop::collection::vec((prop::sample::select(vec![We, They, Ai]), 0..9_i64), 0..9),
    ) {
        let mut messages = thread(&all);
        messages.sort_by_key(Message::thread_order);
        let mut turns = Turns::default();
        for (n, message) in messages.iter().enumerate() {
            turns.add_newest(message);
            prop_assert_eq!(&turns, &Turns::of(&messages[..=n]));
        }
        let shuffled: Vec<_> = messages.iter().rev().cloned().collect();
        prop_assert_eq!(Turns::of(&shuffled), turns);
    }
}
