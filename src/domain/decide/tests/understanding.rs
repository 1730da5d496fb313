//! What a model reads in a reply (rule book §16), and who has the last word of it.

use super::world::*;
use crate::*;
use rstest::rstest;

fn read(n: u128, intent: Intent, confidence: u8) -> UnderstandMessage {
    UnderstandMessage {
        id: message(n),
        understanding: Some(Understanding::Read {
            intent,
            confidence,
            why: "They say so".to_owned(),
        }),
    }
}

fn failed(n: u128, why: ProviderTrouble) -> UnderstandMessage {
    UnderstandMessage {
        id: message(n),
        understanding: Some(Understanding::Failed { why }),
    }
}

/// We wrote (message 1), and they replied (message 2).
fn answered(intent: Option<Intent>) -> (World, Place) {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let reply = Said {
        intent,
        ..reply("Gràcies")
    };
    world.act(REP, log(2, place, reply)).unwrap();
    (world, place)
}

fn stands(world: &World) -> (Option<Intent>, Option<Understanding>) {
    let message: Message = world.get(message(2));
    let understanding = message.understanding.and_then(|written| written.read());
    (message.said.intent, understanding)
}

#[test]
fn a_model_says_what_no_rule_said_and_why() {
    let (mut world, place) = answered(None);
    let command = read(2, Intent::NotNow, 70);
    world.act(REP, command.clone()).unwrap();
    assert_eq!(
        stands(&world),
        (Some(Intent::NotNow), command.understanding)
    );
    assert!(world.conversation(place).needs_reply());
}

#[rstest]
fn a_reply_that_a_model_takes_for_one_that_wants_none_still_needs_one_until_somebody_says_so(
    #[values(Intent::AutoReply, Intent::OutOfOffice, Intent::Unsubscribe)] intent: Intent,
) {
    let (mut world, place) = answered(None);
    let command = read(2, intent, 99);
    world.act(REP, command.clone()).unwrap();
    assert_eq!(stands(&world), (None, command.understanding));
    assert!(world.conversation(place).needs_reply());
    let id = message(2);
    assert!(!wants_intent(&world.get(id)), "it is read once");
    world.act(REP, SetIntent { id, intent }).unwrap();
    assert_eq!(stands(&world), (Some(intent), None));
    assert!(!world.conversation(place).needs_reply());
}

#[rstest]
#[case::by_rule(Some(Intent::Question))]
#[case::unknown_to_somebody(Some(Intent::Unknown))]
fn what_is_known_already_is_nothing_that_a_model_changes(
    #[case] intent: Option<Intent>,
    #[values(Some(Intent::Unsubscribe), None)] answer: Option<Intent>,
) {
    let (mut world, _) = answered(intent);
    let before = world.rows.clone();
    let command = answer.map_or(failed(2, ProviderTrouble::Garbled), |intent| {
        read(2, intent, 99)
    });
    assert_eq!(world.act(REP, command), Ok(Vec::new()));
    assert_eq!(world.rows, before);
}

#[test]
fn a_correction_by_hand_is_kept_whatever_a_model_says_later() {
    let (mut world, _) = answered(None);
    world.act(REP, read(2, Intent::Unsubscribe, 99)).unwrap();
    let correct = SetIntent {
        id: message(2),
        intent: Intent::NotNow,
    };
    world.act(COLLEAGUE, correct).unwrap();
    assert_eq!(stands(&world), (Some(Intent::NotNow), None));
    world.act(REP, read(2, Intent::Unsubscribe, 99)).unwrap();
    assert_eq!(stands(&world), (Some(Intent::NotNow), None));
}

#[test]
fn why_a_reply_was_not_read_stands_with_it_until_it_is() {
    let (mut world, _) = answered(None);
    let why = ProviderTrouble::Garbled;
    world.act(REP, failed(2, why)).unwrap();
    assert_eq!(stands(&world), (None, Some(Understanding::Failed { why })));
    let again = UnderstandMessage {
        id: message(2),
        understanding: None,
    };
    world.act(COLLEAGUE, again).unwrap();
    assert_eq!(stands(&world), (None, None));
    let answer = read(2, Intent::Question, 0);
    world.act(REP, answer.clone()).unwrap();
    assert_eq!(
        stands(&world),
        (Some(Intent::Question), answer.understanding)
    );
}

#[rstest]
#[case::of_ours(read(1, Intent::Question, 9), Refusal::Unexpected { field: Field::Intent })]
#[case::more_than_sure(
    read(2, Intent::Question, 101),
    Refusal::OutOfRange { field: Field::Confidence, least: 0, most: 100 },
)]
#[case::of_none(read(9, Intent::Question, 9), Refusal::NotFound { kind: Kind::Message })]
fn what_cannot_be_read_is_refused(#[case] command: UnderstandMessage, #[case] refusal: Refusal) {
    let (mut world, _) = answered(None);
    assert_eq!(world.act(REP, command), Err(refusal));
}

#[test]
fn a_reason_that_is_too_long_is_refused() {
    let (mut world, _) = answered(None);
    let command = UnderstandMessage {
        id: message(2),
        understanding: Some(Understanding::Read {
            intent: Intent::Question,
            confidence: 9,
            why: "x".repeat(321),
        }),
    };
    let refusal = Refusal::TooLong {
        field: Field::Why,
        limit: 320,
        length: 321,
    };
    assert_eq!(world.act(REP, command), Err(refusal));
}
