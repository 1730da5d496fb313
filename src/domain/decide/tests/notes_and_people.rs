//! Who is told of notes and assignments, and that they have seen it.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

/// Who is told of what, in the order of their ids.
fn told_of(world: &World) -> Vec<(MemberId, Notice)> {
    let mut told: Vec<Notification> = world
        .rows
        .values()
        .filter_map(|row| Notification::try_from(row.clone()).ok())
        .collect();
    told.sort_by_key(|row| row.to);
    told.into_iter().map(|row| (row.to, row.what)).collect()
}

const NOTE: NoteId = NoteId(Uuid::from_u128(1));

fn note(world: &mut World, text: &str) -> AddNote {
    AddNote {
        id: NOTE,
        account_id: world.account("Forn Vell"),
        campaign_id: None,
        text: text.to_owned(),
    }
}

#[rstest]
#[case::nobody("Call on Monday", &[])]
#[case::one("@Carl can you call?", &[COLLEAGUE])]
#[case::two_and_one_twice("@Adam @carl @Adam", &[ADMIN, COLLEAGUE])]
#[case::oneself("@Rosa must call", &[])]
#[case::somebody_unknown("@Marta asked", &[])]
fn a_note_tells_whom_it_mentions(#[case] text: &str, #[case] told: &[MemberId]) {
    let mut world = World::new();
    let note = note(&mut world, text);
    world.act(REP, note).unwrap();
    let what = Notice::Mentioned {
        note_id: NOTE,
        preview: text.to_owned(),
    };
    let expected: Vec<_> = told.iter().map(|to| (*to, what.clone())).collect();
    assert_eq!(told_of(&world), expected);
}

#[test]
fn a_note_keeps_whom_it_mentions_though_names_change() {
    let mut world = World::new();
    let note = note(&mut world, "@Carl @Rosa");
    world.act(REP, note).unwrap();
    let changes = vec![MemberField::Name("Charles".to_owned())];
    let id = COLLEAGUE;
    world.act(COLLEAGUE, UpdateMember { id, changes }).unwrap();
    let mentions = world.get::<Note>(NOTE).mentions;
    assert_eq!(mentions, [REP, COLLEAGUE].into());
}

#[rstest]
#[case::a_colleague(Some(COLLEAGUE), &[(COLLEAGUE, Notice::Assigned)])]
#[case::oneself(Some(REP), &[])]
#[case::nobody(None, &[])]
fn an_assignment_tells_whose_the_conversation_is_now(
    #[case] to: Option<MemberId>,
    #[case] expected: &[(MemberId, Notice)],
) {
    let mut world = World::new();
    let conversation_id = world.place().conversation();
    world
        .act(
            REP,
            AssignConversation {
                conversation_id,
                to,
            },
        )
        .unwrap();
    assert_eq!(told_of(&world), expected);
}

#[test]
fn whoever_was_told_marks_it_as_seen_once_and_nobody_else() {
    let mut world = World::new();
    let id = NotificationId(Uuid::from_u128(9));
    world.put(told(id, REP));
    let see = SeeNotifications { ids: vec![id, id] };
    let kind = Kind::Notification;
    let pried = world.act(OWNER, see.clone());
    assert_eq!(pried, Err(Refusal::NotFound { kind }));
    world.wait(Span::minutes(1));
    world.act(REP, see.clone()).unwrap();
    let seen_at = world.now;
    world.wait(Span::minutes(1));
    assert_eq!(world.act(REP, see), Ok(vec![]));
    assert_eq!(world.get::<Notification>(id).seen_at, Some(seen_at));
    let gone = NotificationId(Uuid::from_u128(10));
    assert_eq!(
        world.act(REP, SeeNotifications { ids: vec![gone] }),
        Ok(vec![])
    );
}

#[test]
fn no_more_than_a_thousand_are_seen_at_once() {
    let mut world = World::new();
    let ids = (0..1_001).map(|n| NotificationId(Uuid::from_u128(n)));
    let refusal = Refusal::TooMany {
        field: Field::Rows,
        limit: 1_000,
        count: 1_001,
    };
    let see = SeeNotifications { ids: ids.collect() };
    assert_eq!(world.act(REP, see), Err(refusal));
}
