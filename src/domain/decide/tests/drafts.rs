//! Drafts are scratch (rule book §§3, 5): they can be edited, sent and deleted, and change nothing.

use super::world::*;
use crate::*;
use rstest::rstest;

#[test]
fn a_draft_saved_edited_and_deleted_changes_nothing_else() {
    let mut world = World::new();
    let place = world.place();
    let (account, conversation) = (
        world.get::<Account>(place.account),
        world.conversation(place),
    );
    let before = world.rows.clone();
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    let base = Some(world.last_act());
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    assert_eq!(
        world.get::<Message>(message(1)).said.original_text,
        "Bon dia, Anna"
    );
    assert_eq!(world.get::<Account>(place.account), account);
    assert_eq!(world.conversation(place), conversation);
    world
        .act(
            REP,
            DeleteDraft {
                id: message(1),
                base: None,
            },
        )
        .unwrap();
    assert_eq!(world.rows, before);
}

#[rstest]
#[case::by_the_device(Some(-5), -5)]
#[case::unknown(None, 0)]
#[case::by_a_clock_that_is_ahead(Some(9), 0)]
fn a_draft_is_begun_once_however_often_it_is_saved(
    #[case] begun: Option<i64>,
    #[case] expected: i64,
) {
    let mut world = World::new();
    let place = world.place();
    let now = world.now;
    let hours = |hours: i64| now + Span::hours(hours);
    let save = |text, begun_at, base| SaveDraft {
        begun_at,
        ..draft(1, place, sent(text), base)
    };
    world
        .act(REP, save("Bon dia", begun.map(hours), None))
        .unwrap();
    let base = Some(world.last_act());
    world.now = hours(2);
    world
        .act(REP, save("Bon dia, Anna", Some(hours(1)), base))
        .unwrap();
    let saved: Message = world.get(message(1));
    assert_eq!(saved.said.original_text, "Bon dia, Anna");
    assert_eq!(saved.begun_at, Some(hours(expected)));
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    assert_eq!(world.get::<Message>(message(1)).begun_at, None);
}

#[test]
fn a_draft_becomes_sent_with_the_text_that_the_command_carries() {
    let mut world = World::new();
    let place = world.place();
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    world
        .act(REP, log(1, place, sent("Bon dia, Anna")))
        .unwrap();
    let logged: Message = world.get(message(1));
    assert_eq!(logged.status, MessageStatus::Sent);
    assert_eq!(
        (logged.said.original_text.as_str(), logged.revision),
        ("Bon dia, Anna", None)
    );
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
    assert_eq!(
        world.conversation(place).status,
        ConversationStatus::Pending
    );
    assert_eq!(
        world.conversation(place).figures.outreach_status(),
        OutreachStatus::Sent
    );
}

#[test]
fn a_logged_message_is_not_deleted_as_a_draft() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    assert_eq!(
        world.act(
            REP,
            DeleteDraft {
                id: message(1),
                base: None
            }
        ),
        Ok(Vec::new())
    );
    assert!(world.get::<Message>(message(1)).is_logged());
}

#[rstest]
#[case::nothing_typed(Mode::LogSent, "", None, Some(Field::OriginalText))]
#[case::only_ours_typed(Mode::TypeTranslate, "", Some("Good morning"), None)]
#[case::both(Mode::TypeTranslate, "Bon dia", Some("Good morning"), None)]
#[case::blank_on_both_sides(Mode::TypeTranslate, " ", Some(" "), Some(Field::TranslatedText))]
fn a_draft_needs_something_typed(
    #[case] mode: Mode,
    #[case] text: &str,
    #[case] own: Option<&str>,
    #[case] blank: Option<Field>,
) {
    let mut world = World::new();
    let place = world.place();
    let translation = own.map(|text| Translation {
        text: text.to_owned(),
        language: tag("en"),
    });
    let typed = Said {
        translation,
        ..said(mode, text)
    };
    let expected = blank.map_or(Ok(()), |field| Err(Refusal::Blank { field }));
    assert_eq!(
        world.act(REP, draft(1, place, typed, None)).map(drop),
        expected
    );
}

#[test]
fn a_reply_is_no_draft() {
    let mut world = World::new();
    let place = world.place();
    let value = "inbound_paste".to_owned();
    assert_eq!(
        world.act(REP, draft(1, place, reply("Bon dia"), None)),
        Err(Refusal::Invalid {
            field: Field::Mode,
            value
        })
    );
}

#[test]
fn a_draft_outside_any_campaign_begins_an_empty_conversation() {
    let mut world = World::new();
    let place = Place::outside(world.account("Forn Vell"));
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    assert_eq!(
        world.conversation(place),
        Conversation::begin(place.account, None, NOW)
    );
}

#[rstest]
#[case::ours(Mode::AiDraft, "Bon dia", Ok(()))]
#[case::theirs(Mode::InboundPaste, "Bon dia", Err(Refusal::Unexpected { field: Field::Suggested }))]
#[case::nothing_to_see(Mode::AiDraft, " ", Err(Refusal::Blank { field: Field::Suggested }))]
#[case::too_long(
    Mode::AiDraft,
    &"é".repeat(100_001),
    Err(Refusal::TooLong { field: Field::Suggested, limit: 100_000, length: 100_001 }),
)]
fn what_was_suggested_stands_beside_what_we_write(
    #[case] mode: Mode,
    #[case] suggested: &str,
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = World::new();
    let place = world.place();
    let suggested = Some(suggested.to_owned());
    let logged = LogMessage {
        suggested: suggested.clone(),
        ..log(1, place, said(mode, "Bon dia, Anna"))
    };
    assert_eq!(world.act(REP, logged).map(drop), expected);
    if expected.is_ok() {
        assert_eq!(world.get::<Message>(message(1)).suggested, suggested);
    }
}

#[test]
fn what_was_suggested_is_saved_with_the_draft_and_goes_with_it() {
    let mut world = World::new();
    let place = world.place();
    let text = said(Mode::AiDraft, "Bon dia");
    let save = |suggested: &str, base| SaveDraft {
        suggested: Some(suggested.to_owned()),
        ..draft(1, place, text.clone(), base)
    };
    world.act(REP, save("Bon dia, Marta", None)).unwrap();
    // The same text, of another suggestion.
    let base = Some(world.last_act());
    world.act(REP, save("Bon dia a tothom", base)).unwrap();
    let kept = world.get::<Message>(message(1));
    assert_eq!(kept.suggested.as_deref(), Some("Bon dia a tothom"));
    world.act(REP, log(1, place, text.clone())).unwrap();
    // Logged as somebody's own words: the command says all of it.
    assert_eq!(world.get::<Message>(message(1)).suggested, None);
}
