//! What is done to a conversation besides messages, and the facts that it leaves on the timeline.

use super::world::*;
use crate::*;
use rstest::rstest;

fn facts(world: &World, place: Place) -> Vec<ActivityKind> {
    let mut facts: Vec<Activity> = world.all();
    facts.retain(|fact| fact.conversation_id == place.conversation());
    facts.sort_by_key(|fact| (fact.at, fact.id));
    facts
        .into_iter()
        .filter_map(|fact| fact.what.read())
        .collect()
}

/// What one command does to an approved conversation, a minute later.
#[rstest]
#[case::reviewed(
    |conversation_id| ReviewConversation { conversation_id, verdict: ReviewStatus::Rejected }.into(),
    ActivityKind::Reviewed { verdict: ReviewStatus::Rejected },
)]
#[case::closed(
    |conversation_id| CloseConversation { conversation_id, seen_inbound: None }.into(),
    ActivityKind::Closed,
)]
#[case::assigned(
    |conversation_id| AssignConversation { conversation_id, to: Some(REP) }.into(),
    ActivityKind::Assigned { to: Some(REP) },
)]
#[case::snoozed(
    |conversation_id| SnoozeConversation { conversation_id, until: Some(minute(99)) }.into(),
    ActivityKind::Snoozed { until: Some(minute(99)) },
)]
#[case::tagged(
    |conversation_id| TagConversation {
        conversation_id,
        add: vec!["VIP".to_owned()],
        remove: vec!["never there".to_owned()],
    }
    .into(),
    ActivityKind::Tagged { added: ["vip".to_owned()].into(), removed: [].into() },
)]
fn an_act_leaves_one_fact_and_done_again_none(
    #[case] act: fn(ConversationId) -> Command,
    #[case] fact: ActivityKind,
) {
    let mut world = World::new();
    let place = world.place();
    world.wait(Span::minutes(1));
    let before = facts(&world, place).len();
    world.act(COLLEAGUE, act(place.conversation())).unwrap();
    assert_eq!(facts(&world, place)[before..], [fact]);
    assert_eq!(world.act(REP, act(place.conversation())), Ok(Vec::new()));
}

#[test]
fn the_part_of_the_assistant_is_chosen_and_chosen_again_changes_nothing() {
    let mut world = World::new();
    let place = world.place();
    for &ai_mode in AiMode::ALL {
        let set = SetAiMode {
            conversation_id: place.conversation(),
            ai_mode,
        };
        world.act(REP, set.clone()).unwrap();
        assert_eq!(world.conversation(place).ai_mode, ai_mode);
        assert_eq!(world.act(COLLEAGUE, set), Ok(Vec::new()));
    }
}

#[test]
fn an_assignment_a_snooze_and_a_close_are_taken_back() {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    world
        .act(
            REP,
            AssignConversation {
                conversation_id,
                to: Some(REP),
            },
        )
        .unwrap();
    world
        .act(
            REP,
            AssignConversation {
                conversation_id,
                to: None,
            },
        )
        .unwrap();
    world
        .act(
            REP,
            SnoozeConversation {
                conversation_id,
                until: Some(minute(9)),
            },
        )
        .unwrap();
    world
        .act(
            REP,
            SnoozeConversation {
                conversation_id,
                until: None,
            },
        )
        .unwrap();
    world
        .act(
            REP,
            CloseConversation {
                conversation_id,
                seen_inbound: None,
            },
        )
        .unwrap();
    world
        .act(
            REP,
            ReopenConversation {
                conversation_id,
                pending: false,
            },
        )
        .unwrap();
    assert_eq!(
        world.act(
            REP,
            ReopenConversation {
                conversation_id,
                pending: false
            }
        ),
        Ok(Vec::new())
    );
    let conversation = world.conversation(place);
    assert_eq!(
        (conversation.assignee, conversation.snoozed_until),
        (None, None)
    );
    assert_eq!(conversation.status, ConversationStatus::Open);
}

#[rstest]
#[case::it_waits_again(Mode::LogSent, true, ConversationStatus::Pending)]
#[case::it_is_theirs_to_answer(Mode::LogSent, false, ConversationStatus::Open)]
#[case::they_spoke_last(Mode::InboundPaste, true, ConversationStatus::Open)]
fn reopened_a_conversation_is(
    #[case] mode: Mode,
    #[case] pending: bool,
    #[case] status: ConversationStatus,
) {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    world
        .act(REP, log(1, place, said(mode, "Bon dia")))
        .unwrap();
    let seen_inbound = (mode == Mode::InboundPaste).then(|| message(1));
    let close = CloseConversation {
        conversation_id,
        seen_inbound,
    };
    world.act(REP, close).unwrap();
    let reopen = ReopenConversation {
        conversation_id,
        pending,
    };
    world.act(REP, reopen).unwrap();
    assert_eq!(world.conversation(place).status, status);
}

#[test]
fn closing_ends_a_snooze_and_a_closed_conversation_is_not_snoozed() {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let snooze = SnoozeConversation {
        conversation_id,
        until: Some(minute(9)),
    };
    world.act(REP, snooze.clone()).unwrap();
    world
        .act(
            REP,
            CloseConversation {
                conversation_id,
                seen_inbound: None,
            },
        )
        .unwrap();
    assert_eq!(world.conversation(place).snoozed_until, None);
    assert_eq!(
        world.act(REP, snooze),
        Err(Refusal::Invalid {
            field: Field::SnoozedUntil,
            value: "closed".to_owned()
        })
    );
}

#[rstest]
#[case::unknown(MemberId(uuid::Uuid::from_u128(9)))]
#[case::removed(COLLEAGUE)]
fn nobody_is_assigned_who_is_not_there(#[case] to: MemberId) {
    let mut world = World::new();
    let conversation_id = world.place().conversation();
    world.act(ADMIN, RemoveMember { id: COLLEAGUE }).unwrap();
    assert_eq!(
        world.act(
            REP,
            AssignConversation {
                conversation_id,
                to: Some(to)
            }
        ),
        Err(Refusal::NotFound { kind: Kind::Member })
    );
}

#[rstest]
#[case::approved(ReviewStatus::Approved)]
#[case::rejected(ReviewStatus::Rejected)]
#[case::deferred(ReviewStatus::Deferred)]
fn a_verdict_is_given_and_taken_back(#[case] verdict: ReviewStatus) {
    let mut world = World::new();
    let (account, campaign) = (world.account("Forn"), world.campaign(Goal::Sales));
    let place = world.pending(account, campaign);
    for verdict in [verdict, ReviewStatus::Pending] {
        world.review(place, verdict);
        assert_eq!(world.conversation(place).review_status, verdict);
    }
    let outbound = world.act(REP, log(1, place, sent("Bon dia")));
    let review_status = ReviewStatus::Pending;
    assert_eq!(outbound, Err(Refusal::NotApproved { review_status }));
}

#[test]
fn a_conversation_outside_any_campaign_has_no_review() {
    let mut world = World::new();
    let place = Place::outside(world.account("Forn Vell"));
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let conversation_id = place.conversation();
    let review = ReviewConversation {
        conversation_id,
        verdict: ReviewStatus::Rejected,
    };
    assert_eq!(
        world.act(REP, review),
        Err(Refusal::Invalid {
            field: Field::Verdict,
            value: "rejected".to_owned()
        })
    );
}

#[rstest]
#[case::blank(" \u{200b}", Err(Refusal::Blank { field: Field::Text }))]
#[case::longest("x".repeat(100_000), Ok(()))]
#[case::too_long(
    "x".repeat(100_001),
    Err(Refusal::TooLong { field: Field::Text, limit: 100_000, length: 100_001 }),
)]
fn a_note_says_something_within_its_limit(
    #[case] text: impl Into<String>,
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = World::new();
    let place = world.place();
    let note = AddNote {
        id: NoteId(uuid::Uuid::from_u128(1)),
        account_id: place.account,
        campaign_id: place.campaign,
        text: text.into(),
    };
    assert_eq!(world.act(REP, note).map(drop), expected);
}

#[test]
fn a_note_changes_neither_figures_nor_status() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, reply("Bon dia"))).unwrap();
    let before = world.conversation(place);
    let note = AddNote {
        id: NoteId(uuid::Uuid::from_u128(1)),
        account_id: place.account,
        campaign_id: place.campaign,
        text: "They sound interested".to_owned(),
    };
    world.act(REP, note).unwrap();
    let last_note_at = Some(NOW);
    assert_eq!(
        world.conversation(place),
        Conversation {
            last_note_at,
            ..before
        }
    );
}
