//! Rule book §8: a reply pasted twice.

use super::world::*;
use crate::*;
use rstest::rstest;

const REPLY: &str = "Gràcies, en parlem dilluns.";

/// A conversation in which the reply (message 1) was said at [`NOW`], forty days ago.
fn answered() -> (World, Place) {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, reply(REPLY))).unwrap();
    world.wait(Span::days(40));
    (world, place)
}

fn stopped() -> Result<(), Refusal> {
    Err(Refusal::SameReply {
        earlier: message(1),
        at: NOW,
    })
}

#[rstest]
#[case::at_once(Span(0), true)]
#[case::after_30_days(Span::days(30), true)]
#[case::before_30_days(Span::days(-30), true)]
#[case::after_more_than_30_days(Span(Span::days(30).0 + 1), false)]
#[case::before_more_than_30_days(Span(Span::days(-30).0 - 1), false)]
fn the_same_reply_within_30_days_is_stopped_on_either_side(
    #[case] after: Span,
    #[case] is_stopped: bool,
) {
    let (mut world, place) = answered();
    let again = log(2, place, at(NOW + after, reply(REPLY)));
    let expected = if is_stopped { stopped() } else { Ok(()) };
    assert_eq!(world.act(REP, again).map(drop), expected);
}

#[rstest]
#[case::other_case("GRÀCIES, EN PARLEM DILLUNS.", true)]
#[case::other_white_space("  Gràcies,\n\nen\u{a0}parlem dilluns. ", true)]
#[case::other_code_points("Gra\u{300}cies, en parlem dilluns.", true)]
#[case::history_quoted_below("Gràcies, en parlem dilluns.\n\n> Bon dia\n> Què tal?", true)]
#[case::another_text("Gràcies, en parlem dimarts.", false)]
fn a_reply_is_the_same_by_its_fingerprint(#[case] text: &str, #[case] is_stopped: bool) {
    let (mut world, place) = answered();
    let expected = if is_stopped { stopped() } else { Ok(()) };
    assert_eq!(
        world.act(REP, log(2, place, reply(text))).map(drop),
        expected
    );
}

#[test]
fn the_member_may_log_it_anyway() {
    let (mut world, place) = answered();
    let anyway = LogMessage {
        log_anyway: true,
        ..log(2, place, reply(REPLY))
    };
    world.act(REP, anyway).unwrap();
    let figures = world.conversation(place).figures;
    assert_eq!(
        figures.responded_at(),
        Some(NOW),
        "even doubled it counts once"
    );
}

#[test]
fn it_is_stopped_in_every_conversation_with_the_account() {
    let (mut world, place) = answered();
    let elsewhere = log(2, Place::outside(place.account), reply(REPLY));
    assert_eq!(world.act(REP, elsewhere).map(drop), stopped());
}

#[test]
fn it_is_stopped_where_the_account_is_named_by_one_that_it_absorbed() {
    let (mut world, place) = answered();
    let absorbed = world.account("Forn Vell SL");
    let merged_into = Some(place.account);
    world.put(Account {
        merged_into,
        ..world.get(absorbed)
    });
    let named = log(2, Place::outside(absorbed), reply(REPLY));
    assert_eq!(world.act(REP, named).map(drop), stopped());
}

#[test]
fn another_account_may_say_the_same() {
    let (mut world, _) = answered();
    let other = Place::outside(world.account("Another"));
    world.act(REP, log(2, other, reply(REPLY))).unwrap();
}

#[test]
fn our_own_words_come_twice_as_often_as_we_say_them() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.act(REP, log(2, place, sent("Bon dia"))).unwrap();
    world.act(REP, log(3, place, reply("Bon dia"))).unwrap();
}

#[test]
fn a_reply_that_was_retracted_can_be_logged_again() {
    let (mut world, place) = answered();
    world.act(ADMIN, RetractMessage { id: message(1) }).unwrap();
    world.act(REP, log(2, place, reply(REPLY))).unwrap();
}

#[test]
fn the_earliest_of_several_is_shown() {
    let (mut world, place) = answered();
    let anyway = at(NOW + Span::days(2), reply(REPLY));
    world
        .act(
            REP,
            LogMessage {
                log_anyway: true,
                ..log(2, place, anyway)
            },
        )
        .unwrap();
    assert_eq!(
        world.act(REP, log(3, place, reply(REPLY))).map(drop),
        stopped()
    );
}
