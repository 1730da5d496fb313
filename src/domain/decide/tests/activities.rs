//! Rule book §3: what is recorded by hand stands on the timeline, follows nothing, and is taken back.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

fn called(direction: Direction, outcome: CallOutcome) -> Recorded {
    Recorded::Called { direction, outcome }
}

fn linkedin(direction: Direction, what: LinkedinActivity) -> Recorded {
    Recorded::Linkedin { direction, what }
}

fn meeting(step: MeetingStep) -> Recorded {
    Recorded::Meeting {
        step,
        starts_at: NOW + Span::days(3),
        place: "Carrer Major 3".to_owned(),
    }
}

fn record(n: u128, place: Place, what: Recorded) -> RecordActivity {
    RecordActivity {
        id: ActivityId(Uuid::from_u128(n)),
        account_id: place.account,
        campaign_id: place.campaign,
        at: NOW,
        what,
        note: "They were friendly".to_owned(),
    }
}

fn remove(n: u128) -> RemoveActivity {
    RemoveActivity {
        id: ActivityId(Uuid::from_u128(n)),
    }
}

#[rstest]
#[case::a_call_to_nobody(called(Direction::Outbound, CallOutcome::NoAnswer))]
#[case::a_missed_call(called(Direction::Inbound, CallOutcome::Busy))]
#[case::a_meeting(meeting(MeetingStep::Booked))]
#[case::a_stage(Recorded::Opportunity { stage: OpportunityStage::Won })]
#[case::a_request(linkedin(Direction::Outbound, LinkedinActivity::ConnectionRequest))]
fn what_is_recorded_is_a_fact_and_nothing_follows_from_it(#[case] what: Recorded) {
    let mut world = World::new();
    let place = world.place();
    let before = world.conversation(place);
    let status = world.status(place.account);
    let changes = world.act(REP, record(1, place, what.clone())).unwrap();
    assert_eq!(changes.len(), 1);
    let fact: Activity = world.get(ActivityId(Uuid::from_u128(1)));
    assert_eq!(fact.conversation_id, place.conversation());
    assert_eq!((fact.by, fact.at), (REP, NOW));
    let note = "They were friendly".to_owned();
    assert_eq!(
        fact.what.read().unwrap(),
        ActivityKind::Recorded {
            what: what.clone(),
            note
        }
    );
    assert_eq!(world.conversation(place), before);
    assert_eq!(world.status(place.account), status);
    // The same once more is the same.
    assert_eq!(world.act(REP, record(1, place, what)), Ok(vec![]));
}

#[test]
fn a_fact_begins_the_conversation_that_it_stands_in() {
    let mut world = World::new();
    let place = Place::outside(world.account("Forn Vell"));
    let what = meeting(MeetingStep::Held);
    world.act(REP, record(1, place, what)).unwrap();
    assert_eq!(world.conversation(place).last_activity_at(), None);
}

#[rstest]
#[case::its_recorder(REP, Ok(1))]
#[case::an_admin(OWNER, Ok(1))]
#[case::another(COLLEAGUE, Err(Refusal::NotAllowed { needs: Role::Admin }))]
fn who_takes_a_fact_back(#[case] who: MemberId, #[case] expected: Result<usize, Refusal>) {
    let mut world = World::new();
    let place = world.place();
    let what = meeting(MeetingStep::Booked);
    world.act(REP, record(1, place, what)).unwrap();
    let taken = world.act(who, remove(1)).map(|changes| changes.len());
    assert_eq!(taken, expected);
    // What is gone is gone, whoever says so again.
    if expected.is_ok() {
        assert_eq!(world.act(COLLEAGUE, remove(1)), Ok(vec![]));
    }
}

#[test]
fn what_the_product_noted_itself_stays() {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let to = Some(REP);
    world
        .act(
            REP,
            AssignConversation {
                conversation_id,
                to,
            },
        )
        .unwrap();
    let facts: Vec<Activity> = world.all();
    for fact in facts {
        let taken = world.act(OWNER, RemoveActivity { id: fact.id });
        let kind = Kind::Activity;
        assert_eq!(taken, Err(Refusal::NotFound { kind }));
    }
}

#[rstest]
#[case::a_call_in_which_something_was_said(
    called(Direction::Outbound, CallOutcome::Answered),
    Refusal::Invalid { field: Field::Call, value: "answered".to_owned() },
)]
#[case::a_message(
    linkedin(Direction::Inbound, LinkedinActivity::Message),
    Refusal::Invalid { field: Field::LinkedinActivity, value: "message".to_owned() },
)]
#[case::a_place_without_end(
    Recorded::Meeting {
        step: MeetingStep::Booked,
        starts_at: NOW,
        place: "p".repeat(text::NAME_LIMIT + 1),
    },
    Refusal::TooLong {
        field: Field::Place,
        limit: text::NAME_LIMIT,
        length: text::NAME_LIMIT + 1,
    },
)]
fn what_is_no_such_fact_is_refused(#[case] what: Recorded, #[case] refusal: Refusal) {
    let mut world = World::new();
    let place = world.place();
    assert_eq!(world.act(REP, record(1, place, what)), Err(refusal));
}

#[test]
fn a_fact_lies_in_no_future_and_its_note_is_no_book() {
    let mut world = World::new();
    let place = world.place();
    let booked = record(1, place, meeting(MeetingStep::Booked));
    let ahead = RecordActivity {
        at: NOW + Span::hours(1),
        ..booked.clone()
    };
    assert!(matches!(
        world.act(REP, ahead),
        Err(Refusal::InFuture { .. })
    ));
    let long = RecordActivity {
        note: "n".repeat(text::MESSAGE_LIMIT + 1),
        ..booked
    };
    let refused = world.act(REP, long);
    assert!(matches!(
        refused,
        Err(Refusal::TooLong {
            field: Field::Note,
            ..
        })
    ));
}

#[rstest]
#[case::our_call(called(Direction::Outbound, CallOutcome::NoAnswer), true)]
#[case::their_call(called(Direction::Inbound, CallOutcome::NoAnswer), false)]
#[case::our_request(
    linkedin(Direction::Outbound, LinkedinActivity::ConnectionRequest),
    true
)]
#[case::our_comment(linkedin(Direction::Outbound, LinkedinActivity::Comment), true)]
#[case::our_look(linkedin(Direction::Outbound, LinkedinActivity::ProfileView), false)]
#[case::we_accepted(
    linkedin(Direction::Outbound, LinkedinActivity::ConnectionAccepted),
    false
)]
#[case::a_meeting_is_off(meeting(MeetingStep::Cancelled), false)]
#[case::a_stage(Recorded::Opportunity { stage: OpportunityStage::Lost }, false)]
fn whoever_must_not_be_contacted_is_not_turned_to(#[case] what: Recorded, #[case] refused: bool) {
    let mut world = World::new();
    let place = world.place();
    let flag = ChangeAccountStatus {
        account_id: place.account,
        to: AccountStatus::DoNotContact,
        why: "they asked".to_owned(),
        takes_back: false,
    };
    world.act(REP, flag).unwrap();
    let outcome = world.act(REP, record(1, place, what));
    let is_refused = matches!(outcome, Err(Refusal::DoNotContact { .. }));
    assert_eq!(is_refused, refused);
}

fn call(n: u128, place: Place, outcome: CallOutcome, minutes: Option<u32>) -> LogMessage {
    let said = Said {
        channel: Channel::PhoneCall,
        ..sent("We talked of bread")
    };
    LogMessage {
        call: Some(Call { outcome, minutes }),
        ..log(n, place, said)
    }
}

#[test]
fn what_was_said_in_a_call_is_a_message_and_counts_as_one() {
    let mut world = World::new();
    let place = world.place();
    let talk = call(1, place, CallOutcome::Answered, Some(12));
    world.act(REP, talk).unwrap();
    let logged: Message = world.get(message(1));
    let outcome = CallOutcome::Answered;
    let minutes = Some(12);
    assert_eq!(logged.call, Some(Call { outcome, minutes }));
    assert_eq!(
        world.conversation(place).figures.initiated_channel(),
        Some(Channel::PhoneCall)
    );
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
}

#[rstest]
#[case::nothing_was_said(
    call(1, Place::outside(AccountId(Uuid::nil())), CallOutcome::Busy, None),
    Refusal::Invalid { field: Field::Call, value: "busy".to_owned() },
)]
#[case::longer_than_a_day(
    call(1, Place::outside(AccountId(Uuid::nil())), CallOutcome::Answered, Some(CALL_LIMIT + 1)),
    Refusal::OutOfRange { field: Field::Call, least: 0, most: 1_440 },
)]
fn what_cannot_be_said_of_a_call_is_refused(#[case] call: LogMessage, #[case] refusal: Refusal) {
    let mut world = World::new();
    let account_id = world.place().account;
    let call = LogMessage { account_id, ..call };
    assert_eq!(world.act(REP, call), Err(refusal));
}

#[test]
fn only_a_message_on_the_telephone_is_a_call() {
    let mut world = World::new();
    let place = world.place();
    let letter = LogMessage {
        said: sent("Bon dia"),
        ..call(1, place, CallOutcome::Answered, None)
    };
    let refusal = Refusal::Unexpected { field: Field::Call };
    assert_eq!(world.act(REP, letter), Err(refusal));
}

#[test]
fn a_change_of_status_stands_with_its_message_or_where_made_by_hand_in_every_thread() {
    let mut world = World::new();
    let place = world.place();
    let elsewhere = Place::outside(place.account);
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let by_hand = ChangeAccountStatus {
        account_id: place.account,
        to: AccountStatus::InTrial,
        why: String::new(),
        takes_back: false,
    };
    world.act(REP, by_hand).unwrap();
    let mut changes = world.history(place.account);
    changes.sort_by_key(|change| change.source);
    let cause: Message = world.get(message(1));
    let shown = |place: Place| {
        let changes = changes.iter().map(|change| {
            let cause = change.message_id.map(|_| &cause);
            timeline::shows_change(place.conversation(), change, cause)
        });
        changes.collect::<Vec<_>>()
    };
    assert_eq!(shown(place), [true, true]);
    // Manual comes first.
    assert_eq!(shown(elsewhere), [true, false]);
    // What is taken back was by hand, too.
    let taken_back = StatusChange {
        source: StatusSource::Undo,
        ..changes[0].clone()
    };
    assert!(timeline::shows_change(
        elsewhere.conversation(),
        &taken_back,
        None
    ));
    // The message is not on this device.
    let caused = changes.iter().find(|change| change.message_id.is_some());
    assert!(caused.is_some_and(|caused| !timeline::shows_change(
        place.conversation(),
        caused,
        None
    )));
}
