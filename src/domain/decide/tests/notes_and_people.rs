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

#[rstest]
#[case::a_colleague_takes_it(COLLEAGUE, Some(COLLEAGUE), &[(REP, Notice::Taken { to: Some(COLLEAGUE) })])]
#[case::a_colleague_gives_it_on(COLLEAGUE, Some(OWNER), &[
    (OWNER, Notice::Assigned),
    (REP, Notice::Taken { to: Some(OWNER) }),
])]
#[case::a_colleague_makes_it_nobodys(COLLEAGUE, None, &[(REP, Notice::Taken { to: None })])]
#[case::they_give_it_away(REP, Some(COLLEAGUE), &[(COLLEAGUE, Notice::Assigned)])]
#[case::they_let_it_go(REP, None, &[])]
fn whose_the_conversation_was_is_told_that_it_is_so_no_more(
    #[case] by: MemberId,
    #[case] to: Option<MemberId>,
    #[case] expected: &[(MemberId, Notice)],
) {
    let mut world = World::new();
    let conversation_id = world.place().conversation();
    let assign = |to| AssignConversation {
        conversation_id,
        to,
    };
    world.act(REP, assign(Some(REP))).unwrap();
    world.act(by, assign(to)).unwrap();
    assert_eq!(told_of(&world), expected);
}

#[test]
fn what_was_given_by_mistake_and_taken_back_unseen_is_told_to_nobody() {
    let mut world = World::new();
    let conversation_id = world.place().conversation();
    let assign = |to| AssignConversation {
        conversation_id,
        to,
    };
    world.act(REP, assign(Some(COLLEAGUE))).unwrap();
    world.act(REP, assign(None)).unwrap();
    assert_eq!(told_of(&world), []);
}

#[rstest]
#[case::a_colleague_logs_what_they_wrote(COLLEAGUE, Mode::InboundPaste, &[REP])]
#[case::the_assignee_logs_it(REP, Mode::InboundPaste, &[])]
#[case::a_colleague_logs_what_we_wrote(COLLEAGUE, Mode::LogSent, &[])]
fn a_reply_tells_whose_the_conversation_is(
    #[case] by: MemberId,
    #[case] mode: Mode,
    #[case] expected: &[MemberId],
) {
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
    let said = said(mode, "Sí, parlem-ne");
    world.act(by, log(1, place, said)).unwrap();
    let what = Notice::Replied {
        message_id: message(1),
        preview: "Sí, parlem-ne".to_owned(),
    };
    let expected: Vec<_> = expected.iter().map(|to| (*to, what.clone())).collect();
    assert_eq!(told_of(&world), expected);
}

#[rstest]
#[case::over_midnight((1_320, 420), Ok(()))]
#[case::no_time_at_all((60, 60), Err(Refusal::Blank { field: Field::QuietHours }))]
#[case::beyond_the_day((1_320, 1_440), Err(Refusal::OutOfRange {
    field: Field::QuietHours,
    least: 0,
    most: 1_439,
}))]
fn quiet_hours_are_some_of_a_day(
    #[case] (from, until): (u16, u16),
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = World::new();
    let telling = Telling {
        quiet: Some(QuietHours { from, until }),
        ..Telling::default()
    };
    let changes = vec![MemberField::Telling(telling.clone())];
    let done = world.act(REP, UpdateMember { id: REP, changes });
    assert_eq!(done.map(drop), expected);
    let kept = world.get::<Member>(REP).telling;
    assert_eq!(kept == telling, expected.is_ok());
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
