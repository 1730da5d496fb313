//! What is done with many conversations at once is taken back (feature R18).

use super::world::*;
use crate::{
    inbox::at_once::{AtOnce, Plan, Standing},
    *,
};
use proptest::{prelude::*, sample::select};
use rstest::rstest;

fn is_unread(world: &World, row: &Conversation) -> bool {
    let reading = world.find(ReadingId::of(REP, row.id));
    row.is_unread(reading.as_ref())
}

/// What an act changes, without what stays on record of it.
fn look(world: &World, place: Place) -> (Conversation, AccountStatus, bool) {
    let mut row = world.conversation(place);
    // Closed again, it is closed from then on.
    row.closed_at = row.closed_at.map(|_| minute(0));
    let account: Account = world.get(place.account);
    let is_unread = is_unread(world, &row);
    (row, account.status, is_unread)
}

fn steps(world: &World, places: &[Place], act: AtOnce) -> Vec<inbox::at_once::Step> {
    let mut plan = Plan::of(act);
    let step = |place: &Place| {
        let (row, status, is_unread) = look(world, *place);
        plan.step(&Standing {
            row: &row,
            account: Some((place.account, status)),
            is_unread,
        })
    };
    places.iter().filter_map(step).collect()
}

#[derive(Debug, Clone, Copy)]
enum Before {
    Answered,
    Asking,
    Asleep,
    Closed,
    Assigned,
    Tagged,
    Read,
}

const BEFORE: [Before; 7] = [
    Before::Answered,
    Before::Asking,
    Before::Asleep,
    Before::Closed,
    Before::Assigned,
    Before::Tagged,
    Before::Read,
];

fn lay(world: &mut World, place: Place, before: Before, n: u128) {
    let conversation_id = place.conversation();
    world.act(REP, log(n, place, reply("Bon dia"))).unwrap();
    let seen_inbound = Some(message(n));
    let act: Command = match before {
        Before::Answered => log(n + 100, place, said(Mode::LogSent, "Hola")).into(),
        Before::Asking => return,
        Before::Asleep => SnoozeConversation {
            conversation_id,
            until: Some(minute(500)),
        }
        .into(),
        Before::Closed => CloseConversation {
            conversation_id,
            seen_inbound,
        }
        .into(),
        Before::Assigned => AssignConversation {
            conversation_id,
            to: Some(COLLEAGUE),
        }
        .into(),
        Before::Tagged => TagConversation {
            conversation_id,
            add: vec!["bakery".to_owned()],
            remove: vec![],
        }
        .into(),
        Before::Read => MarkRead {
            conversation_id,
            seen_inbound,
        }
        .into(),
    };
    world.act(REP, act).unwrap();
}

fn acts() -> Vec<AtOnce> {
    vec![
        AtOnce::Assign(Some(REP)),
        AtOnce::Assign(None),
        AtOnce::Tag("bakery".to_owned()),
        AtOnce::Untag("bakery".to_owned()),
        AtOnce::Snooze(Some(minute(900))),
        AtOnce::Snooze(None),
        AtOnce::Close,
        AtOnce::Reopen,
        AtOnce::MarkRead,
        AtOnce::MarkUnread,
        AtOnce::Status(AccountStatus::Customer),
    ]
}

proptest! {
    #[test]
    fn what_is_done_at_once_is_taken_back(
        before in proptest::collection::vec(select(BEFORE.to_vec()), 1..4),
        act in select(acts()),
    ) {
        let mut world = World::new();
        let mut places = Vec::new();
        for (n, before) in (1..).zip(before) {
            let account = world.account(&format!("Account {n}"));
            let place = Place::outside(account);
            world.wait(Span::minutes(1));
            lay(&mut world, place, before, n);
            places.push(place);
        }
        let stood: Vec<_> = places.iter().map(|place| look(&world, *place)).collect();
        let steps = steps(&world, &places, act);
        for step in &steps {
            let changed = world.act(REP, step.act.clone()).unwrap();
            prop_assert!(!changed.is_empty(), "{:?} changes nothing", step.act);
        }
        for back in steps.into_iter().rev().flat_map(|step| step.back) {
            world.act(REP, back).unwrap();
        }
        let stands: Vec<_> = places.iter().map(|place| look(&world, *place)).collect();
        prop_assert_eq!(stands, stood);
    }
}

#[test]
fn an_accounts_status_changes_once_however_many_conversations_are_with_it() {
    let mut world = World::new();
    let place = world.place();
    let outside = Place::outside(place.account);
    world.act(REP, log(1, outside, reply("Bon dia"))).unwrap();
    world.act(REP, log(2, place, reply("Hola"))).unwrap();
    let act = AtOnce::Status(AccountStatus::Lost);
    assert_eq!(steps(&world, &[place, outside], act).len(), 1);
}

#[rstest]
#[case::set(AccountStatus::Prospect, AccountStatus::DoNotContact)]
#[case::lifted(AccountStatus::DoNotContact, AccountStatus::Prospect)]
fn do_not_contact_is_not_done_at_once(#[case] from: AccountStatus, #[case] to: AccountStatus) {
    let mut world = World::new();
    let place = world.place();
    let change = ChangeAccountStatus {
        account_id: place.account,
        to: from,
        why: "they asked us to".to_owned(),
        takes_back: false,
    };
    world.act(REP, change).unwrap();
    world.act(REP, log(1, place, reply("Bon dia"))).unwrap();
    assert_eq!(steps(&world, &[place], AtOnce::Status(to)), []);
}

#[test]
fn a_conversation_without_room_for_another_tag_is_passed_over() {
    let mut world = World::new();
    let place = world.place();
    let tags = (0..tags::TAGS_LIMIT).map(|n| format!("tag {n}"));
    let tag = TagConversation {
        conversation_id: place.conversation(),
        add: tags.collect(),
        remove: vec![],
    };
    world.act(REP, tag).unwrap();
    let one_more = AtOnce::Tag("one more".to_owned());
    assert_eq!(steps(&world, &[place], one_more), []);
}
