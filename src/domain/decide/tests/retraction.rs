//! Rule book §5: a message is struck out together with what it caused.

use super::world::*;
use crate::*;
use rstest::rstest;

fn retract(n: u128) -> RetractMessage {
    RetractMessage { id: message(n) }
}

#[rstest]
#[case::author_at_once(REP, Span::hours(0), None)]
#[case::author_within_24_hours(REP, Span::hours(24), None)]
#[case::author_after_24_hours(
    REP,
    Span(Span::hours(24).0 + 1),
    Some(Refusal::TooLateToRetract { message_id: message(1) }),
)]
#[case::colleague_at_once(
    COLLEAGUE,
    Span::hours(0),
    Some(Refusal::NotAllowed { needs: Role::Admin }),
)]
#[case::admin_at_once(ADMIN, Span::hours(0), None)]
#[case::admin_a_year_later(ADMIN, Span::days(365), None)]
#[case::owner_a_year_later(OWNER, Span::days(365), None)]
fn its_author_retracts_within_a_day_and_an_admin_at_any_time(
    #[case] by: MemberId,
    #[case] after: Span,
    #[case] refusal: Option<Refusal>,
) {
    let mut world = World::new();
    let place = world.place();
    world
        .act(
            REP,
            log(1, place, at(minute(-60 * 24 * 40), sent("Bon dia"))),
        )
        .unwrap();
    world.wait(after);
    let result = world.act(by, retract(1)).map(drop);
    assert_eq!(result, refusal.map_or(Ok(()), Err));
    let logged: Message = world.get(message(1));
    if result.is_ok() {
        assert_eq!(logged.status, MessageStatus::Retracted);
        assert_eq!(logged.retraction, Some(Retraction { by, at: world.now }));
        assert_eq!(logged.said.original_text, "Bon dia", "it stays on record");
        assert_eq!(world.conversation(place).figures, Figures::default());
    } else {
        assert!(logged.is_logged());
    }
}

/// Whether the account falls back to prospect when message 1 is retracted.
#[rstest]
#[case::it_caused_contacted_and_stands_alone(&[], AccountStatus::Prospect)]
#[case::an_answer_stands(&["reply"], AccountStatus::Prospect)]
#[case::a_draft_stands(&["draft"], AccountStatus::Prospect)]
#[case::another_outbound_stands_in_the_conversation(&["same"], AccountStatus::Contacted)]
#[case::an_earlier_outbound_stands_in_the_conversation(&["earlier"], AccountStatus::Contacted)]
#[case::another_outbound_stands_in_another_conversation(&["other"], AccountStatus::Contacted)]
#[case::the_other_outbound_is_retracted_too(&["other", "retract"], AccountStatus::Prospect)]
#[case::somebody_set_contacted_by_hand(&["by hand"], AccountStatus::Contacted)]
#[case::somebody_moved_on(&["negotiation"], AccountStatus::InNegotiation)]
#[case::somebody_flagged_it(&["do not contact"], AccountStatus::DoNotContact)]
fn a_retraction_undoes_the_promotion_that_it_caused(
    #[case] meanwhile: &[&str],
    #[case] expected: AccountStatus,
) {
    let mut world = World::new();
    let place = world.place();
    let elsewhere = Place::outside(place.account);
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    for event in meanwhile {
        world.wait(Span::minutes(1));
        match *event {
            "reply" => drop(world.act(REP, log(2, place, reply("Gràcies"))).unwrap()),
            "draft" => drop(
                world
                    .act(REP, draft(2, place, sent("I bé?"), None))
                    .unwrap(),
            ),
            "same" => drop(world.act(REP, log(2, place, sent("I bé?"))).unwrap()),
            "earlier" => {
                drop(
                    world
                        .act(REP, log(2, place, at(minute(-9), sent("Hola"))))
                        .unwrap(),
                );
            }
            "other" => drop(world.act(REP, log(2, elsewhere, sent("I bé?"))).unwrap()),
            "retract" => drop(world.act(REP, retract(2)).unwrap()),
            "by hand" => {
                world.set_status(place.account, AccountStatus::Prospect);
                world.wait(Span::minutes(1));
                world.set_status(place.account, AccountStatus::Contacted);
            }
            "negotiation" => world.set_status(place.account, AccountStatus::InNegotiation),
            _ => world.set_status(place.account, AccountStatus::DoNotContact),
        }
    }
    let entries = world.history(place.account).len();
    world.wait(Span::minutes(1));
    world.act(REP, retract(1)).unwrap();
    assert_eq!(world.status(place.account), expected);

    let history = world.history(place.account);
    if expected != AccountStatus::Prospect {
        assert_eq!(history.len(), entries);
        return;
    }
    let undo = &history[entries];
    assert_eq!(undo.source, StatusSource::Undo);
    assert_eq!(
        (undo.from, undo.to),
        (Some(AccountStatus::Contacted), expected)
    );
    assert_eq!(
        (undo.campaign_id, undo.message_id),
        (place.campaign, Some(message(1)))
    );
}

#[test]
fn a_message_that_promoted_nobody_lowers_nobody() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.act(REP, log(2, place, sent("I bé?"))).unwrap();
    world.act(REP, retract(2)).unwrap();
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
}

#[test]
fn the_figures_are_those_of_what_still_stands() {
    let mut world = World::new();
    let place = world.place();
    let linkedin = Said {
        channel: Channel::Linkedin,
        ..at(minute(-20), sent("Hola"))
    };
    world.act(REP, log(1, place, linkedin)).unwrap();
    world
        .act(REP, log(2, place, at(minute(-10), sent("Bon dia"))))
        .unwrap();
    world
        .act(REP, log(3, place, at(minute(-5), reply("Gràcies"))))
        .unwrap();
    world.act(REP, retract(1)).unwrap();
    let figures = world.conversation(place).figures;
    assert_eq!(figures.initiated_at(), Some(minute(-10)));
    assert_eq!(figures.initiated_channel(), Some(Channel::Email));
    world.act(REP, retract(3)).unwrap();
    let conversation = world.conversation(place);
    assert_eq!(conversation.figures.outreach_status(), OutreachStatus::Sent);
    assert_eq!(conversation.figures.preview, "Bon dia");
    assert_eq!(conversation.last_activity_at(), Some(minute(-10)));
    assert!(!conversation.needs_reply());
}

/// What was logged before the message that is undone, the last; and how the conversation then stands.
#[rstest]
#[case::nothing(&[], "sent", ConversationStatus::Open)]
#[case::our_message(&["sent"], "reply", ConversationStatus::Pending)]
#[case::their_message(&["sent", "reply"], "sent", ConversationStatus::Open)]
#[case::a_later_message_of_ours(&["sent"], "earlier reply", ConversationStatus::Pending)]
#[case::it_was_closed(&["sent", "reply", "close"], "none", ConversationStatus::Closed)]
fn whose_turn_it_is_follows_from_what_still_stands(
    #[case] before: &[&str],
    #[case] undone: &str,
    #[case] expected: ConversationStatus,
) {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let steps = before
        .iter()
        .chain([&undone])
        .filter(|step| **step != "none");
    let mut last = 0;
    for (step, n) in steps.zip(1..) {
        world.wait(Span::minutes(1));
        let said = match *step {
            "sent" => at(world.now, sent("Bon dia")),
            "reply" => at(world.now, reply("Gràcies")),
            "earlier reply" => at(minute(-30), reply("Gràcies")),
            _ => {
                let seen_inbound = Some(message(last));
                let close = CloseConversation {
                    conversation_id,
                    seen_inbound,
                };
                world.act(REP, close).unwrap();
                continue;
            }
        };
        world.act(REP, log(n, place, said)).unwrap();
        last = n;
    }
    world.act(REP, retract(last)).unwrap();
    assert_eq!(world.conversation(place).status, expected);
}

#[test]
fn only_a_logged_message_is_retracted() {
    let mut world = World::new();
    let place = world.place();
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    assert_eq!(
        world.act(REP, retract(1)),
        Err(Refusal::NotLogged {
            message_id: message(1)
        })
    );
    assert_eq!(
        world.act(REP, retract(2)),
        Err(Refusal::NotFound {
            kind: Kind::Message
        })
    );
}

#[test]
fn a_retracted_message_is_promoted_by_none_and_promotes_none() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.act(REP, retract(1)).unwrap();
    assert_eq!(
        world.act(REP, log(1, place, sent("Bon dia"))),
        Ok(Vec::new())
    );
    assert_eq!(world.status(place.account), AccountStatus::Prospect);
    world.act(REP, log(2, place, sent("Bon dia"))).unwrap();
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
}

#[rstest]
#[case::own_at_once(REP, Span::minutes(0), false, true)]
#[case::own_after_ten_minutes(REP, Span::minutes(10), false, true)]
#[case::own_later(REP, Span(Span::minutes(10).0 + 1), true, false)]
#[case::of_a_colleague(COLLEAGUE, Span::minutes(0), false, false)]
#[case::of_a_colleague_later(COLLEAGUE, Span::hours(1), true, false)]
fn a_slip_is_undone_unasked_and_its_text_given_back_to_its_author(
    #[case] member: MemberId,
    #[case] after: Span,
    #[case] asks: bool,
    #[case] gives_back: bool,
) {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let logged: Message = world.get(message(1));
    let now = world.now + after;
    assert_eq!(undo::asks_first(&logged, now), asks);
    assert_eq!(undo::gives_text_back(&logged, member, now), gives_back);
}

#[rstest]
#[case::now(0, None)]
#[case::while_it_was_typed(-1, None)]
#[case::this_morning(-180, Some(minute(-180)))]
fn a_time_that_was_set_back_is_kept(#[case] minutes: i64, #[case] expected: Option<Timestamp>) {
    let mut world = World::new();
    let place = world.place();
    let said = at(minute(minutes), sent("Bon dia"));
    world.act(REP, log(1, place, said)).unwrap();
    assert_eq!(
        undo::set_back_to(&world.get::<Message>(message(1))),
        expected
    );
}

#[rstest]
#[case::now(0, None)]
#[case::by_a_clock_that_is_a_little_off(-5, None)]
#[case::this_morning(-180, Some(minute(-180)))]
fn a_time_that_was_set_back_is_kept_with_a_draft(
    #[case] minutes: i64,
    #[case] expected: Option<Timestamp>,
) {
    let mut world = World::new();
    let place = world.place();
    let said = at(minute(minutes), sent("Bon dia"));
    world.act(REP, draft(1, place, said, None)).unwrap();
    let mut saved: Message = world.get(message(1));
    let millis = u64::try_from(NOW.0).unwrap();
    let save = uuid::Builder::from_unix_timestamp_millis(millis, &[7; 10]).into_uuid();
    saved.revision = Some(CommandId(save));
    // It arrives hours later.
    saved.recorded_at = minute(500);
    assert_eq!(undo::set_back_to(&saved), expected);
}
