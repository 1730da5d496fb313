//! Rule book §13: when two devices disagree. The server takes their commands one after the other;
//! each case has both orders where both can happen.

use super::world::*;
use crate::*;
use rstest::rstest;

#[test]
fn two_devices_that_begin_one_conversation_begin_the_same_row() {
    let mut world = World::new();
    let place = Place::outside(world.account("Forn Vell"));
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world
        .act(COLLEAGUE, log(2, place, at(minute(-5), sent("Hola"))))
        .unwrap();
    assert_eq!(world.all::<Conversation>().len(), 1);
    assert_eq!(
        world.conversation(place).figures.initiated_at(),
        Some(minute(-5))
    );
    let (account, campaign) = (place.account, Some(world.campaign(Goal::Sales)));
    assert_ne!(
        ConversationId::of(account, campaign),
        ConversationId::of(account, None)
    );
}

#[test]
fn different_fields_of_a_row_both_hold() {
    let mut world = World::new();
    let id = world.account("Forn Vell");
    let city = vec![AccountField::City("Vic".to_owned())];
    let phone = vec![AccountField::Phone("938 000 000".to_owned())];
    world.act(REP, UpdateAccount { id, changes: city }).unwrap();
    world
        .act(COLLEAGUE, UpdateAccount { id, changes: phone })
        .unwrap();
    let account: Account = world.get(id);
    assert_eq!(
        (account.city.as_str(), account.phone.as_str()),
        ("Vic", "938 000 000")
    );
}

#[test]
fn of_the_same_field_the_later_holds_and_the_history_shows_both() {
    let mut world = World::new();
    let account_id = world.account("Forn Vell");
    let set = |to| ChangeAccountStatus {
        account_id,
        to,
        why: String::new(),
        takes_back: false,
    };
    world.act(REP, set(AccountStatus::InTrial)).unwrap();
    world.wait(Span::minutes(1));
    world.act(COLLEAGUE, set(AccountStatus::Lost)).unwrap();
    assert_eq!(world.status(account_id), AccountStatus::Lost);
    let steps: Vec<_> = world
        .history(account_id)
        .iter()
        .map(|change| (change.by, change.to))
        .collect();
    assert_eq!(
        steps,
        [
            (REP, AccountStatus::InTrial),
            (COLLEAGUE, AccountStatus::Lost)
        ]
    );
}

#[test]
fn two_edits_of_one_draft_from_the_same_state_leave_two_drafts() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    world
        .act(COLLEAGUE, draft(1, place, sent("Bon dia, Pau"), base))
        .unwrap();
    let second = MessageId::of_second_draft(world.last_act());
    assert_eq!(text_of(&world, message(1)), "Bon dia, Anna");
    assert_eq!(text_of(&world, second), "Bon dia, Pau");
    assert_eq!(
        world.get::<Message>(second).second_of,
        Some(message(1)),
        "and says so"
    );
    assert_eq!(drafts(&world).len(), 2);
}

#[test]
fn the_saves_that_follow_a_second_draft_go_on_there_however_many() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    world
        .act(COLLEAGUE, draft(1, place, sent("Bon dia, P"), base))
        .unwrap();
    let second = MessageId::of_second_draft(world.last_act());
    for text in ["Bon dia, Pa", "Bon dia, Pau", "Bon dia, Pau!"] {
        let base = Some(world.last_act());
        world
            .act(COLLEAGUE, draft(1, place, sent(text), base))
            .unwrap();
    }
    assert_eq!(text_of(&world, second), "Bon dia, Pau!");
    assert_eq!(text_of(&world, message(1)), "Bon dia, Anna");
    // The second draft may also be edited as itself.
    let base = world.get::<Message>(second).revision;
    let own = SaveDraft {
        id: second,
        ..draft(1, place, sent("Bon dia a tothom"), base)
    };
    world.act(COLLEAGUE, own).unwrap();
    assert_eq!(text_of(&world, second), "Bon dia a tothom");
    assert_eq!(world.get::<Message>(second).second_of, Some(message(1)));
    assert_eq!(drafts(&world).len(), 2);
}

#[test]
fn two_edits_with_the_same_text_are_one() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    let same = world.act(COLLEAGUE, draft(1, place, sent("Bon dia, Anna"), base));
    assert_eq!(same, Ok(Vec::new()));
    assert_eq!(drafts(&world).len(), 1);
}

#[test]
fn a_draft_edited_here_and_deleted_there_keeps_what_was_typed() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(
            COLLEAGUE,
            DeleteDraft {
                id: message(1),
                base: None,
            },
        )
        .unwrap();
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    assert_eq!(text_of(&world, message(1)), "Bon dia, Anna");
}

#[test]
fn a_draft_logged_here_and_edited_there_leaves_the_edit_beside_the_message() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(COLLEAGUE, draft(1, place, sent("Bon dia, Pau"), base))
        .unwrap();
    let logged = LogMessage {
        base,
        ..log(1, place, sent("Bon dia, Anna"))
    };
    world.act(REP, logged).unwrap();
    assert!(world.get::<Message>(message(1)).is_logged());
    assert_eq!(text_of(&world, message(1)), "Bon dia, Anna");
    let beside = MessageId::of_second_draft(world.last_act());
    assert_eq!(text_of(&world, beside), "Bon dia, Pau");
    assert_eq!(
        world.get::<Message>(beside).second_of,
        Some(message(1)),
        "and says so"
    );
    assert_eq!(world.get::<Message>(beside).recorded_by, COLLEAGUE);
}

#[test]
fn a_draft_edited_here_and_deleted_there_by_who_had_not_seen_the_edit_stays() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    let seen_before = DeleteDraft {
        id: message(1),
        base,
    };
    assert_eq!(world.act(COLLEAGUE, seen_before), Ok(Vec::new()));
    assert_eq!(text_of(&world, message(1)), "Bon dia, Anna");
}

/// The second draft that this device's saves left is what its writer logs or deletes.
#[rstest]
fn who_logs_or_deletes_what_became_a_second_draft_leaves_the_first_as_it_is(
    #[values("log", "delete")] act: &str,
) {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    world
        .act(COLLEAGUE, draft(1, place, sent("Bon dia, Pau"), base))
        .unwrap();
    let second = MessageId::of_second_draft(world.last_act());
    let base = Some(world.last_act());
    let command: Command = match act {
        "log" => LogMessage {
            base,
            ..log(1, place, sent("Bon dia, Pau"))
        }
        .into(),
        _ => DeleteDraft {
            id: message(1),
            base,
        }
        .into(),
    };
    world.act(COLLEAGUE, command).unwrap();
    assert!(drafts(&world).iter().all(|draft| draft.id != second));
    let left = if act == "log" {
        MessageId::of_second_draft(world.last_act())
    } else {
        message(1)
    };
    assert_eq!(drafts(&world).len(), 1);
    assert_eq!(text_of(&world, left), "Bon dia, Anna");
}

#[rstest]
fn a_draft_deleted_here_and_logged_there_is_logged(
    #[values("deleted first", "logged first")] order: &str,
) {
    let mut world = World::new();
    let place = world.place();
    with_draft(&mut world, place);
    let mut commands: [(MemberId, Command); 2] = [
        (
            REP,
            DeleteDraft {
                id: message(1),
                base: None,
            }
            .into(),
        ),
        (COLLEAGUE, log(1, place, sent("Bon dia, Anna")).into()),
    ];
    if order == "logged first" {
        commands.reverse();
    }
    for (by, command) in commands {
        world.act(by, command).unwrap();
    }
    assert!(world.get::<Message>(message(1)).is_logged());
    assert_eq!(
        text_of(&world, message(1)),
        "Bon dia, Anna",
        "the command carries the whole text"
    );
}

#[rstest]
#[case::the_same_text(sent("Bon dia"), true)]
#[case::another_text(sent("Bon dia, Anna"), false)]
fn a_draft_logged_on_two_devices_is_one_message(#[case] second: Said, #[case] is_same: bool) {
    let mut world = World::new();
    let place = world.place();
    with_draft(&mut world, place);
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let result = world.act(COLLEAGUE, log(1, place, second));
    let kept = Err(Refusal::AlreadyLogged {
        message_id: message(1),
    });
    assert_eq!(result, if is_same { Ok(Vec::new()) } else { kept });
    assert_eq!(text_of(&world, message(1)), "Bon dia");
    assert_eq!(world.get::<Message>(message(1)).recorded_by, REP);
}

#[test]
fn another_text_in_the_member_s_own_language_is_kept_too() {
    let mut world = World::new();
    let place = world.place();
    let typed = said(Mode::TypeTranslate, "Bon dia");
    world.act(REP, log(1, place, typed.clone())).unwrap();
    let other = Said {
        translation: Some(in_english("Bon profit")),
        ..typed
    };
    assert_eq!(
        world.act(COLLEAGUE, log(1, place, other)),
        Err(Refusal::AlreadyLogged {
            message_id: message(1)
        })
    );
}

#[test]
fn a_reply_logged_again_after_its_translation_came_is_still_the_same() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, reply("Gràcies"))).unwrap();
    let translation = in_english("Gràcies");
    world
        .act(
            REP,
            TranslateMessage {
                id: message(1),
                translation: translation.clone(),
            },
        )
        .unwrap();
    assert_eq!(
        world.act(REP, log(1, place, reply("Gràcies"))),
        Ok(Vec::new())
    );
    assert_eq!(
        world.get::<Message>(message(1)).said.translation,
        Some(translation)
    );
}

#[rstest]
fn a_conversation_closed_here_and_answered_there_is_open(
    #[values("closed first", "answered first")] order: &str,
) {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    world
        .act(REP, log(1, place, at(minute(-9), reply("Bon dia"))))
        .unwrap();
    let seen_inbound = Some(message(1));
    let mut commands: [(MemberId, Command); 2] = [
        (
            REP,
            CloseConversation {
                conversation_id,
                seen_inbound,
            }
            .into(),
        ),
        (COLLEAGUE, log(2, place, reply("Una cosa més")).into()),
    ];
    if order == "answered first" {
        commands.reverse();
    }
    for (by, command) in commands {
        world.act(by, command).unwrap();
    }
    assert_eq!(world.conversation(place).status, ConversationStatus::Open);
    assert!(world.conversation(place).needs_reply());
}

#[test]
fn a_message_that_waited_while_its_account_was_flagged_is_refused() {
    let mut world = World::new();
    let place = world.place();
    world
        .act(COLLEAGUE, log(1, place, reply("No ens escriviu més")))
        .unwrap();
    world.set_status(place.account, AccountStatus::DoNotContact);
    let waited = log(2, place, at(minute(-30), sent("Bon dia")));
    let refused = world.act(REP, waited.clone());
    assert!(matches!(refused, Err(Refusal::DoNotContact { .. })));
    assert_eq!(
        Command::from(waited).typed_text(),
        Some("Bon dia"),
        "the text is in Decisions"
    );
}

#[rstest]
#[case::a_message(|place| log(1, place, sent("Bon dia")).into())]
#[case::a_reply(|place| log(1, place, reply("Bon dia")).into())]
#[case::a_draft(|place| draft(1, place, sent("Bon dia"), None).into())]
#[case::a_field(|place: Place| {
    let changes = vec![AccountField::City("Vic".to_owned())];
    UpdateAccount { id: place.account, changes }.into()
})]
#[case::themselves(|_| UpdateMember { id: REP, changes: Vec::new() }.into())]
fn what_waited_while_its_member_was_removed_is_refused(#[case] waited: fn(Place) -> Command) {
    let mut world = World::new();
    let place = world.place();
    world.act(ADMIN, RemoveMember { id: REP }).unwrap();
    let before = world.rows.clone();
    assert_eq!(
        world.act(REP, waited(place)),
        Err(Refusal::NotAllowed {
            needs: Role::Member
        })
    );
    assert_eq!(world.rows, before);
}

#[test]
fn commands_that_name_an_absorbed_account_reach_its_survivor() {
    let mut world = World::new();
    let (survivor, absorbed) = (world.account("Forn Vell"), world.account("Forn Vell SL"));
    world.put(Account {
        merged_into: Some(survivor),
        ..world.get(absorbed)
    });
    let changes = vec![AccountField::City("Vic".to_owned())];
    world
        .act(
            REP,
            UpdateAccount {
                id: absorbed,
                changes,
            },
        )
        .unwrap();
    world
        .act(REP, log(1, Place::outside(absorbed), sent("Bon dia")))
        .unwrap();
    assert_eq!(world.get::<Account>(survivor).city, "Vic");
    assert_eq!(world.get::<Message>(message(1)).account_id, survivor);
    assert_eq!(world.status(survivor), AccountStatus::Contacted);
    assert_eq!(world.status(absorbed), AccountStatus::Prospect);
}

#[test]
fn accounts_that_absorbed_each_other_lead_nowhere() {
    let mut world = World::new();
    let (one, other) = (world.account("Forn Vell"), world.account("Forn Vell SL"));
    world.put(Account {
        merged_into: Some(other),
        ..world.get(one)
    });
    world.put(Account {
        merged_into: Some(one),
        ..world.get(other)
    });
    assert_eq!(
        world.act(REP, log(1, Place::outside(one), sent("Bon dia"))),
        Err(Refusal::NotFound {
            kind: Kind::Account
        })
    );
}
