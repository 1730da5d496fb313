//! Rule book §6: every attempt on an account that must not be contacted.

use super::world::*;
use crate::*;
use rstest::rstest;

const WHY: &str = "they asked us to";

/// An approved conversation with a draft (message 1), whose account was flagged a minute ago.
fn flagged() -> (World, Place) {
    let mut world = World::new();
    let place = world.place();
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    world.set_status(place.account, AccountStatus::DoNotContact);
    world.wait(Span::minutes(1));
    (world, place)
}

#[rstest]
#[case::log_an_outbound_message(|place| log(2, place, sent("Hola")).into())]
#[case::log_one_in_every_mode(|place| log(2, place, said(Mode::AiDraft, "Hola")).into())]
#[case::log_one_outside_any_campaign(
    |place: Place| log(2, Place::outside(place.account), sent("Hola")).into(),
)]
#[case::log_one_that_was_said_before(
    |place| log(2, place, at(minute(-60), sent("Hola"))).into(),
)]
#[case::save_a_new_draft(|place| draft(2, place, sent("Hola"), None).into())]
#[case::save_a_second_draft(|place| draft(1, place, sent("Hola"), None).into())]
#[case::turn_a_draft_into_sent(|place| log(1, place, sent("Bon dia")).into())]
fn it_is_refused_with_who_and_when_and_why(#[case] attempt: fn(Place) -> Command) {
    let (mut world, place) = flagged();
    let before = world.rows.clone();
    let refusal = Refusal::DoNotContact {
        account_id: place.account,
        by: Some(OWNER),
        at: Some(NOW),
        why: WHY.to_owned(),
    };
    let command = attempt(place);
    for by in [REP, ADMIN, OWNER] {
        assert_eq!(
            world.act(by, command.clone()),
            Err(refusal.clone()),
            "no override"
        );
    }
    assert_eq!(world.rows, before);
}

#[rstest]
#[case::log_an_inbound_message(|place| log(2, place, reply("No, gràcies")).into())]
#[case::write_a_note(|place: Place| {
    AddNote {
        id: NoteId(uuid::Uuid::from_u128(1)),
        account_id: place.account,
        campaign_id: place.campaign,
        text: "Called to say sorry".to_owned(),
    }
    .into()
})]
#[case::delete_a_draft(|_| DeleteDraft { id: message(1), base: None }.into())]
#[case::change_the_status(|place: Place| {
    ChangeAccountStatus {
        account_id: place.account,
        to: AccountStatus::Prospect,
        why: "they wrote again".to_owned(),
        takes_back: false,
    }
    .into()
})]
fn it_is_allowed(#[case] attempt: fn(Place) -> Command) {
    let (mut world, place) = flagged();
    assert!(!world.act(REP, attempt(place)).unwrap().is_empty());
}

#[rstest]
#[case::setting(AccountStatus::Prospect, AccountStatus::DoNotContact, true)]
#[case::setting_on_a_customer(AccountStatus::Customer, AccountStatus::DoNotContact, true)]
#[case::lifting(AccountStatus::DoNotContact, AccountStatus::Prospect, true)]
#[case::lifting_to_lost(AccountStatus::DoNotContact, AccountStatus::Lost, true)]
#[case::neither(AccountStatus::Prospect, AccountStatus::Customer, false)]
fn setting_and_lifting_need_a_reason(
    #[case] from: AccountStatus,
    #[case] to: AccountStatus,
    #[case] is_needed: bool,
) {
    let mut world = World::new();
    let account_id = world.account_with(from);
    for why in ["", " \n", "\u{200b}"] {
        let change = ChangeAccountStatus {
            account_id,
            to,
            why: why.to_owned(),
            takes_back: false,
        };
        let expected = if is_needed {
            Err(Refusal::ReasonNeeded)
        } else {
            Ok(())
        };
        assert_eq!(world.clone().act(OWNER, change).map(drop), expected);
    }
    world.wait(Span::minutes(1));
    let change = ChangeAccountStatus {
        account_id,
        to,
        why: format!(" {WHY} "),
        takes_back: false,
    };
    world.act(REP, change).unwrap();
    let entry = world.history(account_id).pop().unwrap();
    assert_eq!((entry.from, entry.to), (Some(from), to));
    assert_eq!(
        (entry.source, entry.by, entry.at),
        (StatusSource::Manual, REP, world.now)
    );
    assert_eq!(entry.why, WHY);
    let mark = world.get::<Account>(account_id).status_mark.unwrap();
    assert_eq!((mark.by, mark.at, mark.why.as_str()), (REP, world.now, WHY));
}

#[test]
fn a_reason_has_a_limit() {
    let mut world = World::new();
    let account_id = world.account("Forn Vell");
    let to = AccountStatus::DoNotContact;
    assert_eq!(
        world.act(
            REP,
            ChangeAccountStatus {
                account_id,
                to,
                why: "x".repeat(20_001),
                takes_back: false,
            }
        ),
        Err(Refusal::TooLong {
            field: Field::Why,
            limit: 20_000,
            length: 20_001
        })
    );
}

#[test]
fn once_lifted_by_hand_the_account_can_be_written_to() {
    let (mut world, place) = flagged();
    world.set_status(place.account, AccountStatus::Prospect);
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
}

#[test]
fn a_flag_without_a_mark_is_refused_all_the_same() {
    let mut world = World::new();
    let place = world.place();
    let status = AccountStatus::DoNotContact;
    world.put(Account {
        status,
        ..world.get(place.account)
    });
    assert_eq!(
        world.act(REP, log(1, place, sent("Bon dia"))),
        Err(Refusal::DoNotContact {
            account_id: place.account,
            by: None,
            at: None,
            why: String::new()
        })
    );
}

#[test]
fn what_was_logged_before_the_flag_is_history_and_is_kept() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.set_status(place.account, AccountStatus::DoNotContact);
    assert!(world.get::<Message>(message(1)).is_logged());
    assert_eq!(world.conversation(place).figures.initiated_at(), Some(NOW));
}

#[test]
fn an_absorbed_account_is_flagged_with_its_survivor() {
    let (mut world, place) = flagged();
    let absorbed = world.account("Forn Vell SL");
    let merged_into = Some(place.account);
    world.put(Account {
        merged_into,
        ..world.get(absorbed)
    });
    let refused = world.act(REP, log(2, Place::outside(absorbed), sent("Hola")));
    assert!(
        matches!(refused, Err(Refusal::DoNotContact { account_id, .. }) if account_id == place.account)
    );
}
