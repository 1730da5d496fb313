//! What is put right after it was recorded: a note, the language of a message (rule book §§2, 3).

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

const NOTE: NoteId = NoteId(Uuid::from_u128(1));

/// A world in which the rep has written a note.
fn noted(text: &str) -> World {
    let mut world = World::new();
    let account_id = world.account("Forn Vell");
    let note = AddNote {
        id: NOTE,
        account_id,
        campaign_id: None,
        text: text.to_owned(),
    };
    world.act(REP, note).unwrap();
    world
}

fn edit(text: &str) -> UpdateNote {
    UpdateNote {
        id: NOTE,
        text: text.to_owned(),
        from: None,
    }
}

#[test]
fn two_edits_of_one_note_from_the_same_text_leave_both() {
    let mut world = noted("Call on Monday");
    let from = Some("Call on Monday".to_owned());
    let first = UpdateNote {
        from: from.clone(),
        ..edit("Call on Tuesday")
    };
    world.act(REP, first).unwrap();
    let second = UpdateNote {
        from,
        ..edit("Call on Friday")
    };
    world.act(ADMIN, second).unwrap();
    assert_eq!(world.get::<Note>(NOTE).text, "Call on Tuesday");
    let beside: Note = world.get(NoteId::of_second_note(world.last_act()));
    assert_eq!((beside.text.as_str(), beside.by), ("Call on Friday", ADMIN));
    let after = UpdateNote {
        from: Some("Call on Tuesday".to_owned()),
        ..edit("Call on Wednesday")
    };
    world.act(REP, after).unwrap();
    assert_eq!(world.get::<Note>(NOTE).text, "Call on Wednesday");
    assert_eq!(world.all::<Note>().len(), 2);
}

#[rstest]
#[case::its_writer(REP, Ok(()))]
#[case::an_admin(ADMIN, Ok(()))]
#[case::a_colleague(COLLEAGUE, Err(Refusal::NotAllowed { needs: Role::Admin }))]
fn a_note_is_edited_and_struck_out_by_its_writer_or_an_admin(
    #[case] by: MemberId,
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = noted("Call on Monday");
    let edited = world.act(by, edit("Call on Tuesday"));
    assert_eq!(edited.map(drop), expected);
    let struck = world.act(
        by,
        RetractNote {
            id: NOTE,
            takes_back: false,
        },
    );
    assert_eq!(struck.map(drop), expected);
    let note: Note = world.get(NOTE);
    assert_eq!(note.by, REP, "it stays its writer's");
    let stamp = expected.is_ok().then_some((by, NOW));
    assert_eq!(note.edited.map(|edited| (edited.by, edited.at)), stamp);
    assert_eq!(note.retraction.map(|struck| (struck.by, struck.at)), stamp);
}

#[rstest]
#[case::blank(" ".to_owned(), Refusal::Blank { field: Field::Text })]
#[case::too_long(
    "a".repeat(100_001),
    Refusal::TooLong { field: Field::Text, limit: 100_000, length: 100_001 },
)]
fn a_note_is_never_edited_into_nothing(#[case] text: String, #[case] refusal: Refusal) {
    let mut world = noted("Call on Monday");
    assert_eq!(world.act(REP, edit(&text)), Err(refusal));
    assert_eq!(world.get::<Note>(NOTE).text, "Call on Monday");
}

#[test]
fn an_edited_note_tells_whom_it_mentions_only_now() {
    let mut world = noted("@Carl call on Monday");
    let changes = world.act(REP, edit("@Carl @Adam call on Tuesday")).unwrap();
    let told: Vec<MemberId> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Put(Row::Notification(row)) => Some(row.to),
            _ => None,
        })
        .collect();
    assert_eq!(told, [ADMIN]);
    assert_eq!(world.get::<Note>(NOTE).mentions, [ADMIN, COLLEAGUE].into());
}

#[test]
fn a_note_that_was_struck_out_is_no_activity_any_more() {
    let mut world = noted("Call on Monday");
    let first: Note = world.get(NOTE);
    world.wait(Span::hours(1));
    let second = AddNote {
        id: NoteId(Uuid::from_u128(2)),
        account_id: first.account_id,
        campaign_id: None,
        text: "Call on Tuesday".to_owned(),
    };
    world.act(REP, second.clone()).unwrap();
    let activity = |world: &World| {
        let row: Conversation = world.get(first.conversation_id);
        row.last_activity_at()
    };
    assert_eq!(activity(&world), Some(world.now));
    world
        .act(
            REP,
            RetractNote {
                id: second.id,
                takes_back: false,
            },
        )
        .unwrap();
    assert_eq!(activity(&world), Some(first.at));
    world
        .act(
            REP,
            RetractNote {
                id: NOTE,
                takes_back: false,
            },
        )
        .unwrap();
    assert_eq!(activity(&world), None);
    // It is one again where that is taken back, by whoever struck it out, or by an admin.
    let back = RetractNote {
        id: NOTE,
        takes_back: true,
    };
    world.act(REP, back.clone()).unwrap();
    assert_eq!(activity(&world), Some(first.at));
    assert_eq!(world.get::<Note>(NOTE), first);
    assert_eq!(world.act(REP, back.clone()), Ok(Vec::new()), "it stands");
    let struck = RetractNote {
        takes_back: false,
        ..back.clone()
    };
    world.act(ADMIN, struck).unwrap();
    assert!(world.act(REP, back.clone()).is_err(), "an admin struck it");
    world.act(ADMIN, back).unwrap();
    assert!(!world.get::<Note>(NOTE).is_struck_out());
}

#[test]
fn what_was_written_of_a_note_that_was_struck_out_meanwhile_is_kept_with_it() {
    let mut world = noted("Call on Monday");
    world
        .act(
            REP,
            RetractNote {
                id: NOTE,
                takes_back: false,
            },
        )
        .unwrap();
    let changes = world.act(REP, edit("@Carl call on Tuesday")).unwrap();
    assert_eq!(changes.len(), 1, "nobody is told: {changes:?}");
    let note: Note = world.get(NOTE);
    assert!(note.is_struck_out());
    assert_eq!(note.text, "@Carl call on Tuesday");
}

#[rstest]
#[case::its_writer(REP, Ok(()))]
#[case::an_admin(ADMIN, Ok(()))]
#[case::a_colleague(COLLEAGUE, Err(Refusal::NotAllowed { needs: Role::Admin }))]
fn the_language_of_a_message_is_corrected_by_whoever_logged_it_or_an_admin(
    #[case] by: MemberId,
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = World::new();
    let place = world.place();
    let logged = said(Mode::InboundPaste, "Tak for tilbuddet");
    let before = logged.original_language.clone();
    world.act(REP, log(1, place, logged)).unwrap();
    let danish: Language = "da".parse().unwrap();
    let correct = SetLanguage {
        id: message(1),
        language: danish.clone(),
    };
    assert_eq!(world.act(by, correct).map(drop), expected);
    let language = world.get::<Message>(message(1)).said.original_language;
    assert_eq!(language, if expected.is_ok() { danish } else { before });
}

#[rstest]
#[case::they_ask(Intent::Unsubscribe, true)]
#[case::they_do_not(Intent::NotInterested, false)]
fn do_not_contact_is_proposed_where_they_ask_not_to_be_written_to(
    #[case] intent: Intent,
    #[case] expected: bool,
) {
    let mut world = World::new();
    let place = world.place();
    let asked = Said {
        intent: Some(intent),
        ..reply("Please take me off your list.")
    };
    world.act(REP, log(1, place, asked)).unwrap();
    let proposed =
        |world: &World| opt_out::proposed(&world.get(message(1)), &world.get(place.account));
    let proposal = proposed(&world);
    assert_eq!(proposal.is_some(), expected);
    let status = world.get::<Account>(place.account).status;
    assert_ne!(
        status,
        AccountStatus::DoNotContact,
        "it is never set by itself"
    );
    if let Some(proposal) = proposal {
        assert_eq!(proposal.why, "Please take me off your list.");
        world.now = NOW + Span::hours(1);
        world.act(REP, proposal).unwrap();
        assert_eq!(proposed(&world), None, "it is set");
        let back = ChangeAccountStatus {
            account_id: place.account,
            to: status,
            why: String::new(),
            takes_back: true,
        };
        let refused = world.clone().act(OWNER, back.clone());
        assert_eq!(refused, Err(Refusal::ReasonNeeded), "another set it");
        let mut taken_back = world.clone();
        taken_back.act(REP, back.clone()).unwrap();
        let history = taken_back.history(place.account);
        let mut undone = history.iter().filter(|it| it.source == StatusSource::Undo);
        assert!(undone.next().is_some_and(|entry| entry.why.is_empty()));
        assert_eq!(taken_back.status(place.account), status);
        assert!(proposed(&taken_back).is_some(), "it is asked as before");
        let elsewhere = ChangeAccountStatus {
            to: AccountStatus::Customer,
            ..back
        };
        let refused = world.clone().act(REP, elsewhere);
        assert_eq!(refused, Err(Refusal::ReasonNeeded), "it was something else");
        let lifted = ChangeAccountStatus {
            account_id: place.account,
            to: AccountStatus::Contacted,
            why: "They rang and want the list after all".to_owned(),
            takes_back: false,
        };
        world.act(OWNER, lifted).unwrap();
        assert_eq!(proposed(&world), None, "it is decided otherwise");
    }
}

#[test]
fn do_not_contact_is_proposed_until_it_is_decided_whatever_they_write_since() {
    let mut world = World::new();
    let place = world.place();
    let asked = Said {
        intent: Some(Intent::Unsubscribe),
        ..reply("Stop.")
    };
    world.act(REP, log(1, place, asked)).unwrap();
    world.now = NOW + Span::hours(1);
    let again = Said {
        occurred_at: world.now,
        ..reply("Sorry, wrong address. Do send me the price.")
    };
    world.act(REP, log(2, place, again)).unwrap();
    let account = world.get(place.account);
    assert!(opt_out::proposed(&world.get(message(1)), &account).is_some());
    let thread: [Message; 2] = [1, 2].map(|n| world.get(message(n)));
    let asked = opt_out::asked(&thread, &account).map(|message| message.id);
    assert_eq!(
        asked,
        Some(message(1)),
        "what they write since decides nothing"
    );
    let decided = SetIntent {
        id: message(1),
        intent: Intent::WrongPerson,
    };
    world.act(REP, decided).unwrap();
    assert_eq!(opt_out::proposed(&world.get(message(1)), &account), None);
}

#[test]
fn a_draft_has_the_language_of_its_chain() {
    let mut world = World::new();
    let place = world.place();
    let save = draft(1, place, said(Mode::LogSent, "Hej"), None);
    world.act(REP, save).unwrap();
    let correct = SetLanguage {
        id: message(1),
        language: "da".parse().unwrap(),
    };
    let message_id = message(1);
    assert_eq!(
        world.act(REP, correct),
        Err(Refusal::NotLogged { message_id })
    );
}
