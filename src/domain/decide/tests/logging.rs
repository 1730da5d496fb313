//! Rule book §5: what logging does.

use super::world::*;
use crate::*;
use rstest::rstest;

#[rstest]
#[case::prospect(AccountStatus::Prospect, AccountStatus::Contacted)]
#[case::contacted(AccountStatus::Contacted, AccountStatus::Contacted)]
#[case::in_negotiation(AccountStatus::InNegotiation, AccountStatus::InNegotiation)]
#[case::in_trial(AccountStatus::InTrial, AccountStatus::InTrial)]
#[case::customer(AccountStatus::Customer, AccountStatus::Customer)]
#[case::lost(AccountStatus::Lost, AccountStatus::Lost)]
fn the_first_outbound_promotes_a_prospect_alone(
    #[case] before: AccountStatus,
    #[case] after: AccountStatus,
    #[values("in a campaign", "outside any", "from a draft")] how: &str,
) {
    let mut world = World::new();
    let account = world.account_with(before);
    let place = if how == "outside any" {
        Place::outside(account)
    } else {
        let campaign = world.campaign(Goal::Sales);
        world.approved(account, campaign)
    };
    if how == "from a draft" {
        world
            .act(REP, draft(1, place, sent("Bon dia"), None))
            .unwrap();
    }
    let entries = world.history(account).len();
    world.wait(Span::minutes(1));
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    assert_eq!(world.status(account), after);

    let history = world.history(account);
    if before == after {
        assert_eq!(history.len(), entries);
        return;
    }
    let expected = StatusChange {
        id: history[entries].id,
        account_id: account,
        from: Some(before),
        to: after,
        source: StatusSource::CampaignOutreach,
        campaign_id: place.campaign,
        message_id: Some(message(1)),
        by: REP,
        at: world.now,
        why: String::new(),
    };
    assert_eq!(history[entries..], [expected]);
    let mark = world.get::<Account>(account).status_mark.unwrap();
    assert_eq!(
        (mark.change_id, mark.by, mark.at),
        (history[entries].id, REP, world.now)
    );
}

#[test]
fn a_second_outbound_promotes_nobody_again() {
    let mut world = World::new();
    let place = world.place();
    for n in 1..=3 {
        world
            .act(REP, log(n, place, sent(&format!("Bon dia {n}"))))
            .unwrap();
    }
    assert_eq!(world.history(place.account).len(), 1);
}

#[rstest]
#[case::open(
    ConversationStatus::Open,
    ConversationStatus::Pending,
    ConversationStatus::Open
)]
#[case::pending(
    ConversationStatus::Pending,
    ConversationStatus::Pending,
    ConversationStatus::Open
)]
#[case::closed(
    ConversationStatus::Closed,
    ConversationStatus::Closed,
    ConversationStatus::Open
)]
fn a_logged_message_says_whose_turn_it_is(
    #[case] before: ConversationStatus,
    #[case] after_outbound: ConversationStatus,
    #[case] after_inbound: ConversationStatus,
) {
    for (said, after) in [
        (sent("Bon dia"), after_outbound),
        (reply("Bon dia"), after_inbound),
    ] {
        let mut world = World::new();
        let place = world.place();
        world.put(Conversation {
            status: before,
            ..world.conversation(place)
        });
        world.act(REP, log(1, place, said)).unwrap();
        assert_eq!(world.conversation(place).status, after);
    }
}

#[rstest]
#[case::prospect(AccountStatus::Prospect)]
#[case::contacted(AccountStatus::Contacted)]
#[case::in_negotiation(AccountStatus::InNegotiation)]
#[case::in_trial(AccountStatus::InTrial)]
#[case::customer(AccountStatus::Customer)]
#[case::lost(AccountStatus::Lost)]
#[case::do_not_contact(AccountStatus::DoNotContact)]
fn an_inbound_message_leaves_the_account_alone(#[case] status: AccountStatus) {
    let mut world = World::new();
    let place = Place::outside(world.account_with(status));
    let account: Account = world.get(place.account);
    world.act(REP, log(1, place, reply("Bon dia"))).unwrap();
    assert_eq!(world.get::<Account>(place.account), account);
}

#[test]
fn an_inbound_message_ends_a_snooze_and_an_outbound_one_does_not() {
    let mut world = World::new();
    let place = world.place();
    let until = Some(NOW + Span::days(3));
    let conversation_id = place.conversation();
    world
        .act(
            REP,
            SnoozeConversation {
                conversation_id,
                until,
            },
        )
        .unwrap();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    assert_eq!(world.conversation(place).snoozed_until, until);
    world.act(REP, log(2, place, reply("Gràcies"))).unwrap();
    assert_eq!(world.conversation(place).snoozed_until, None);
}

#[rstest]
#[case::interested(Intent::Interested, true)]
#[case::question(Intent::Question, true)]
#[case::objection(Intent::Objection, true)]
#[case::not_now(Intent::NotNow, true)]
#[case::not_interested(Intent::NotInterested, true)]
#[case::out_of_office(Intent::OutOfOffice, false)]
#[case::wrong_person(Intent::WrongPerson, true)]
#[case::referral(Intent::Referral, true)]
#[case::unsubscribe(Intent::Unsubscribe, false)]
#[case::auto_reply(Intent::AutoReply, false)]
#[case::unknown(Intent::Unknown, true)]
fn a_reply_needs_one_by_its_intent_unless_closed(#[case] intent: Intent, #[case] needs: bool) {
    let mut world = World::new();
    let place = world.place();
    let theirs = Said {
        intent: Some(intent),
        ..reply("Gràcies")
    };
    world.act(REP, log(1, place, theirs)).unwrap();
    assert_eq!(world.conversation(place).needs_reply(), needs);
    // Corrected by hand, there and back.
    for (corrected, needs) in [(Intent::AutoReply, false), (intent, needs)] {
        world
            .act(
                REP,
                SetIntent {
                    id: message(1),
                    intent: corrected,
                },
            )
            .unwrap();
        assert_eq!(world.conversation(place).needs_reply(), needs);
    }
    let conversation_id = place.conversation();
    let seen_inbound = Some(message(1));
    world
        .act(
            REP,
            CloseConversation {
                conversation_id,
                seen_inbound,
            },
        )
        .unwrap();
    assert!(!world.conversation(place).needs_reply());
    world
        .act(
            REP,
            ReopenConversation {
                conversation_id,
                pending: false,
            },
        )
        .unwrap();
    assert_eq!(world.conversation(place).needs_reply(), needs);
}

#[rstest]
#[case::nothing(&[], false)]
#[case::ours(&[sent("a")], false)]
#[case::theirs_without_an_intent(&[reply("a")], true)]
#[case::theirs_after_ours(&[sent("a"), at(minute(1), reply("b"))], true)]
#[case::ours_after_theirs(&[reply("a"), at(minute(1), sent("b"))], false)]
#[case::theirs_logged_after_ours_but_said_before(&[sent("a"), at(minute(-1), reply("b"))], false)]
fn the_last_word_decides_whether_a_reply_is_needed(#[case] thread: &[Said], #[case] needs: bool) {
    let mut world = World::new();
    let place = world.place();
    for (n, said) in thread.iter().enumerate() {
        world
            .act(REP, log(n as u128 + 1, place, said.clone()))
            .unwrap();
    }
    assert_eq!(world.conversation(place).needs_reply(), needs);
}

#[test]
fn an_intent_is_a_reply_s_alone() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    assert_eq!(
        world.act(
            REP,
            SetIntent {
                id: message(1),
                intent: Intent::Question
            }
        ),
        Err(Refusal::Unexpected {
            field: Field::Intent
        })
    );
}

#[test]
fn the_last_activity_is_the_latest_of_messages_and_notes() {
    let mut world = World::new();
    let place = world.place();
    assert_eq!(world.conversation(place).last_activity_at(), None);
    let add = |n, text: &str| AddNote {
        id: NoteId(uuid::Uuid::from_u128(n)),
        account_id: place.account,
        campaign_id: place.campaign,
        text: text.to_owned(),
    };
    world
        .act(REP, log(1, place, at(minute(-30), sent("Bon dia"))))
        .unwrap();
    assert_eq!(
        world.conversation(place).last_activity_at(),
        Some(minute(-30))
    );
    world.act(REP, add(1, "Called, nobody there")).unwrap();
    assert_eq!(world.conversation(place).last_activity_at(), Some(NOW));
    world
        .act(REP, log(2, place, at(minute(3), reply("Gràcies"))))
        .unwrap();
    assert_eq!(
        world.conversation(place).last_activity_at(),
        Some(minute(3))
    );
    assert!(
        world.conversation(place).needs_reply(),
        "a note is no answer"
    );
}

#[test]
fn a_message_outside_any_campaign_counts_in_no_campaign() {
    let mut world = World::new();
    let place = world.place();
    let outside = Place::outside(place.account);
    world.act(REP, log(1, outside, sent("Bon dia"))).unwrap();
    assert_eq!(world.conversation(outside).campaign_id, None);
    assert_eq!(
        world.conversation(outside).figures.initiated_at(),
        Some(NOW)
    );
    assert_eq!(world.conversation(place).figures, Figures::default());
    assert_eq!(world.history(place.account)[0].campaign_id, None);
}
