//! Rule book §3: which text goes where, the limits, and what never changes.

use super::world::*;
use crate::*;
use rstest::rstest;

#[rstest]
#[case::ai_draft(Mode::AiDraft, Direction::Outbound, "absent")]
#[case::ai_continue(Mode::AiContinue, Direction::Outbound, "absent")]
#[case::log_sent(Mode::LogSent, Direction::Outbound, "absent")]
#[case::type_translate(Mode::TypeTranslate, Direction::Outbound, "needed")]
#[case::inbound_paste(Mode::InboundPaste, Direction::Inbound, "either")]
fn which_text_goes_where_follows_the_mode(
    #[case] mode: Mode,
    #[case] direction: Direction,
    #[case] translation: &str,
) {
    assert_eq!(mode.direction(), direction);
    let mut world = World::new();
    let place = world.place();
    let without = Said {
        translation: None,
        ..said(mode, "Bon dia")
    };
    let with = Said {
        translation: Some(in_english("Bon dia")),
        ..said(mode, "Bon profit")
    };
    let field = Field::TranslatedText;
    let expected = match translation {
        "absent" => (Ok(()), Err(Refusal::Unexpected { field })),
        "needed" => (Err(Refusal::Blank { field }), Ok(())),
        _ => (Ok(()), Ok(())),
    };
    let results = (
        world.act(REP, log(1, place, without)).map(drop),
        world.act(REP, log(2, place, with.clone())).map(drop),
    );
    assert_eq!(results, expected);
    if let Some(logged) = world.find::<Message>(message(2)) {
        assert_eq!((logged.direction(), logged.said), (direction, with));
    }
}

#[rstest]
#[case::empty("", Err(Refusal::Blank { field: Field::OriginalText }))]
#[case::white_space(" \n\t\u{a0}\u{3000}", Err(Refusal::Blank { field: Field::OriginalText }))]
#[case::invisible("\u{200b}\u{feff}\u{2060}\u{fe0f}", Err(Refusal::Blank { field: Field::OriginalText }))]
#[case::control("\u{0}\u{7}", Err(Refusal::Blank { field: Field::OriginalText }))]
#[case::one_character("👍", Ok(()))]
#[case::the_most("é".repeat(100_000), Ok(()))]
#[case::one_too_many(
    "é".repeat(100_001),
    Err(Refusal::TooLong { field: Field::OriginalText, limit: 100_000, length: 100_001 }),
)]
fn a_text_is_visible_and_within_its_limit(
    #[case] text: impl Into<String>,
    #[case] expected: Result<(), Refusal>,
    #[values(Mode::LogSent, Mode::InboundPaste)] mode: Mode,
) {
    let mut world = World::new();
    let place = world.place();
    let result = world
        .act(REP, log(1, place, said(mode, &text.into())))
        .map(drop);
    assert_eq!(result, expected);
    assert_eq!(
        world.find::<Message>(message(1)).is_some(),
        expected.is_ok()
    );
}

#[rstest]
#[case::the_translation(
    |said: &mut Said, text: String| said.translation = Some(Translation { text, language: tag("en") }),
    Field::TranslatedText, 100_000,
)]
#[case::the_quoted_history(
    |said: &mut Said, text: String| said.quoted_history = text,
    Field::QuotedHistory, 100_000,
)]
#[case::the_subject(|said: &mut Said, text: String| said.subject = text, Field::Subject, 998)]
fn the_other_texts_have_limits_too(
    #[case] set: fn(&mut Said, String),
    #[case] field: Field,
    #[case] limit: usize,
) {
    let mut world = World::new();
    let place = world.place();
    let mut fits = reply("Bon dia");
    set(&mut fits, "x".repeat(limit));
    let mut too_long = reply("Bona tarda");
    set(&mut too_long, "x".repeat(limit + 1));
    world.act(REP, log(1, place, fits)).unwrap();
    assert_eq!(
        world.act(REP, log(2, place, too_long)),
        Err(Refusal::TooLong {
            field,
            limit,
            length: limit + 1
        })
    );
}

#[rstest]
#[case::long_ago(-60 * 24 * 365, true)]
#[case::now(0, true)]
#[case::five_minutes_ahead(5, true)]
#[case::six_minutes_ahead(6, false)]
fn a_message_is_set_back_but_not_into_the_future(
    #[case] minutes: i64,
    #[case] is_taken: bool,
    #[values(Mode::LogSent, Mode::InboundPaste)] mode: Mode,
) {
    let mut world = World::new();
    let place = world.place();
    let occurred_at = minute(minutes);
    let result = world.act(REP, log(1, place, at(occurred_at, said(mode, "Bon dia"))));
    if is_taken {
        let logged: Message = world.get(message(1));
        assert_eq!(
            (logged.said.occurred_at, logged.recorded_at),
            (occurred_at, NOW)
        );
    } else {
        assert_eq!(
            result,
            Err(Refusal::InFuture {
                occurred_at,
                now: NOW
            })
        );
    }
}

#[test]
fn a_message_is_not_from_before_1970() {
    let mut world = World::new();
    let place = world.place();
    for (number, ms) in [(1, -1), (2, i64::MIN)] {
        assert_eq!(
            world.act(REP, log(number, place, at(Timestamp(ms), sent("Bon dia")))),
            Err(Refusal::OutOfRange {
                field: Field::OccurredAt,
                least: 0,
                most: minute(5).0,
            })
        );
    }
    let first = log(3, place, at(Timestamp(0), sent("Bon dia")));
    assert!(world.act(REP, first).is_ok());
}

#[test]
fn one_millisecond_more_than_five_minutes_is_the_future() {
    let mut world = World::new();
    let place = world.place();
    let occurred_at = Timestamp(minute(5).0 + 1);
    assert_eq!(
        world.act(REP, log(1, place, at(occurred_at, sent("Bon dia")))),
        Err(Refusal::InFuture {
            occurred_at,
            now: NOW
        })
    );
}

#[rstest]
#[case::email(Channel::Email, true)]
#[case::linkedin(Channel::Linkedin, false)]
#[case::instagram(Channel::Instagram, false)]
#[case::twitter_x(Channel::TwitterX, false)]
#[case::whatsapp(Channel::Whatsapp, false)]
#[case::phone_call(Channel::PhoneCall, false)]
#[case::sms(Channel::Sms, false)]
#[case::other(Channel::Other, false)]
fn only_an_email_has_a_subject(#[case] channel: Channel, #[case] is_taken: bool) {
    let mut world = World::new();
    let place = world.place();
    let letter = Said {
        channel,
        subject: "Pa".to_owned(),
        ..sent("Bon dia")
    };
    let expected = if is_taken {
        Ok(())
    } else {
        Err(Refusal::Unexpected {
            field: Field::Subject,
        })
    };
    assert_eq!(world.act(REP, log(1, place, letter)).map(drop), expected);
}

#[rstest]
#[case::intent(
    |said: &mut Said| said.intent = Some(Intent::Question), Field::Intent,
)]
#[case::quoted_history(
    |said: &mut Said| said.quoted_history = "> abans".to_owned(), Field::QuotedHistory,
)]
fn only_a_reply_has_it(#[case] set: fn(&mut Said), #[case] field: Field) {
    let mut world = World::new();
    let place = world.place();
    let (mut ours, mut theirs) = (sent("Bon dia"), reply("Bon dia"));
    set(&mut ours);
    set(&mut theirs);
    world.act(REP, log(1, place, theirs)).unwrap();
    assert_eq!(
        world.act(REP, log(2, place, ours)),
        Err(Refusal::Unexpected { field })
    );
}

#[test]
fn a_correspondent_belongs_to_the_account() {
    let mut world = World::new();
    let place = world.place();
    let other = world.account("Another");
    let mut contact = |account_id: AccountId, n| {
        let id = ContactId(uuid::Uuid::from_u128(n));
        let name = "Anna".to_owned();
        world
            .act(
                REP,
                CreateContact {
                    id,
                    account_id,
                    name,
                    changes: Vec::new(),
                },
            )
            .unwrap();
        id
    };
    let (theirs, foreign) = (contact(place.account, 1), contact(other, 2));
    let to = |contact_id| Said {
        correspondent: Some(Correspondent {
            contact_id,
            name: "Anna".to_owned(),
            address: String::new(),
        }),
        ..sent("Bon dia")
    };
    let not_found = Err(Refusal::NotFound {
        kind: Kind::Contact,
    });
    assert_eq!(world.act(REP, log(1, place, to(Some(foreign)))), not_found);
    world.act(REP, log(1, place, to(Some(theirs)))).unwrap();
    world.act(REP, log(2, place, to(None))).unwrap();
}

#[rstest]
#[case::mode(Mode::AiDraft, false, Field::Mode)]
#[case::direction(Mode::InboundPaste, false, Field::Mode)]
#[case::conversation(Mode::LogSent, true, Field::Conversation)]
fn what_a_message_began_with_never_changes(
    #[case] mode: Mode,
    #[case] elsewhere: bool,
    #[case] field: Field,
) {
    let mut world = World::new();
    let place = world.place();
    let there = if elsewhere {
        Place::outside(place.account)
    } else {
        place
    };
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    let base = Some(world.last_act());
    let fixed = Err(Refusal::Fixed { field });
    if mode.direction() == Direction::Outbound {
        assert_eq!(
            world.act(REP, draft(1, there, said(mode, "Hola"), base)),
            fixed
        );
        // Nor for a second draft beside it.
        assert_eq!(
            world.act(REP, draft(1, there, said(mode, "Hola"), None)),
            fixed
        );
    }
    assert_eq!(world.act(REP, log(1, there, said(mode, "Hola"))), fixed);
}

#[test]
fn a_logged_message_does_not_move_to_another_conversation() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let moved = log(1, Place::outside(place.account), sent("Bon dia"));
    assert_eq!(
        world.act(REP, moved),
        Err(Refusal::Fixed {
            field: Field::Conversation
        })
    );
    assert_eq!(
        world.get::<Message>(message(1)).conversation_id,
        place.conversation()
    );
}

#[test]
fn a_sent_message_never_becomes_a_draft_again() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    let again = world.act(REP, draft(1, place, sent("Bon dia"), None));
    assert_eq!(
        again,
        Err(Refusal::AlreadyLogged {
            message_id: message(1)
        })
    );
    world.act(REP, RetractMessage { id: message(1) }).unwrap();
    assert_eq!(
        world.act(REP, draft(1, place, sent("Bon dia"), None)),
        again
    );
}

#[test]
fn a_translation_is_filled_in_later_for_a_reply_alone() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.act(REP, log(2, place, reply("Gràcies"))).unwrap();
    let translate = |n| TranslateMessage {
        id: message(n),
        translation: in_english("Gràcies"),
    };
    world.act(COLLEAGUE, translate(2)).unwrap();
    let answered: Message = world.get(message(2));
    assert_eq!(answered.said.original_text, "Gràcies");
    assert_eq!(answered.said.translation, Some(in_english("Gràcies")));
    assert_eq!(
        world
            .conversation(place)
            .figures
            .translated_preview
            .as_deref(),
        Some("Gràcies, in English")
    );
    assert_eq!(
        world.act(COLLEAGUE, translate(1)),
        Err(Refusal::Unexpected {
            field: Field::TranslatedText
        })
    );
    let blank = Translation {
        text: " ".to_owned(),
        language: tag("en"),
    };
    assert_eq!(
        world.act(
            COLLEAGUE,
            TranslateMessage {
                id: message(2),
                translation: blank
            }
        ),
        Err(Refusal::Blank {
            field: Field::TranslatedText
        })
    );
}

#[test]
fn why_a_reply_has_no_translation_stands_with_it_until_there_is_one() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.act(REP, log(2, place, reply("Gràcies"))).unwrap();
    let note = |n, why| NoteUntranslated {
        id: message(n),
        why,
    };
    let stands = |world: &World| {
        let message: Message = world.get(message(2));
        message.untranslated.and_then(|why| why.read())
    };
    let slow = Some(ProviderTrouble::TooSlow);
    world.act(REP, note(2, slow)).unwrap();
    assert_eq!(stands(&world), slow);
    world.act(COLLEAGUE, note(2, None)).unwrap();
    assert_eq!(stands(&world), None, "it is to be tried again");
    world.act(REP, note(2, slow)).unwrap();
    let corrected = SetLanguage {
        id: message(2),
        language: tag("es"),
    };
    world.act(REP, corrected).unwrap();
    assert_eq!(stands(&world), None, "from that language it was not tried");
    world.act(REP, note(2, slow)).unwrap();
    let translate = TranslateMessage {
        id: message(2),
        translation: in_english("Gràcies"),
    };
    world.act(COLLEAGUE, translate).unwrap();
    assert_eq!(stands(&world), None, "it has one");
    world.act(REP, note(2, slow)).unwrap();
    assert_eq!(stands(&world), None, "and keeps it");
    assert_eq!(
        world.act(REP, note(1, slow)),
        Err(Refusal::Unexpected {
            field: Field::TranslatedText
        })
    );
}

#[rstest]
#[case::none(vec![], Ok(()))]
#[case::the_most(vec!["preus.pdf"; 50], Ok(()))]
#[case::one_too_many(
    vec!["preus.pdf"; 51],
    Err(Refusal::TooMany { field: Field::Attachments, limit: 50, count: 51 }),
)]
#[case::without_a_name(
    vec!["preus.pdf", "\u{200b}"],
    Err(Refusal::Blank { field: Field::Attachments }),
)]
fn files_are_noted_by_name(
    #[case] names: Vec<&str>,
    #[case] expected: Result<(), Refusal>,
    #[values(Mode::LogSent, Mode::InboundPaste)] mode: Mode,
) {
    let mut world = World::new();
    let place = world.place();
    let attachment = |name: &str| Attachment {
        name: name.to_owned(),
        bytes: u64::MAX,
    };
    let attachments: Vec<_> = names.into_iter().map(attachment).collect();
    let said = Said {
        attachments: attachments.clone(),
        ..said(mode, "Bon dia")
    };
    assert_eq!(world.act(REP, log(1, place, said)).map(drop), expected);
    if let Some(logged) = world.find::<Message>(message(1)) {
        assert_eq!(logged.said.attachments, attachments);
    }
}
