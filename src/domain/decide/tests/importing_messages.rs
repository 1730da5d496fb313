//! Rule book §§5, 6, 8: messages of a file are history with their true times.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

const PART: ImportPart = ImportPart {
    import_id: ImportId(Uuid::from_u128(0x1b)),
    number: 0,
};

pub(super) fn days_ago(n: i64) -> Timestamp {
    NOW - Span::days(n)
}

pub(super) fn old(n: u128, place: Place, said: Said) -> ImportMessage {
    ImportMessage {
        id: message(n),
        account_id: place.account,
        campaign_id: place.campaign,
        said,
        html: None,
    }
}

fn part(number: u32, messages: Vec<ImportMessage>) -> ImportMessages {
    ImportMessages {
        source: "mail.mbox".to_owned(),
        part: ImportPart { number, ..PART },
        people: Vec::new(),
        messages,
    }
}

pub(super) fn import(messages: Vec<ImportMessage>) -> ImportMessages {
    part(0, messages)
}

pub(super) fn undo(number: u32) -> UndoImport {
    UndoImport {
        batch_id: ImportBatchId::of(ImportPart { number, ..PART }),
    }
}

pub(super) fn batch(world: &World) -> ImportBatch {
    world.get(ImportBatchId::of(PART))
}

/// A world with one prospect outside any campaign.
pub(super) fn begun() -> (World, Place) {
    let mut world = World::new();
    let place = Place::outside(world.account("Forn Vell"));
    (world, place)
}

#[test]
fn history_keeps_its_times_and_the_figures_follow() {
    let (mut world, place) = begun();
    let messages = vec![
        old(1, place, at(days_ago(20), sent("Bon dia"))),
        old(2, place, at(days_ago(10), reply("Gràcies"))),
    ];
    world.act(REP, import(messages)).unwrap();
    let conversation = world.conversation(place);
    assert_eq!(conversation.figures.initiated_at(), Some(days_ago(20)));
    assert_eq!(conversation.figures.responded_at(), Some(days_ago(10)));
    assert!(conversation.needs_reply());
    let first: Message = world.get(message(1));
    assert_eq!(
        (first.said.occurred_at, first.recorded_at),
        (days_ago(20), NOW)
    );
}

#[test]
fn an_outbound_message_makes_a_prospect_contacted_and_the_history_says_import() {
    let (mut world, place) = begun();
    let messages = vec![
        old(1, place, at(days_ago(20), sent("Bon dia"))),
        old(2, place, at(days_ago(19), sent("Una altra cosa"))),
    ];
    world.act(REP, import(messages)).unwrap();
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
    let [change] = &world.history(place.account)[..] else {
        panic!("one change");
    };
    assert_eq!(change.source, StatusSource::Import);
    assert_eq!(
        (change.message_id, change.why.as_str()),
        (Some(message(1)), "mail.mbox")
    );
}

#[rstest]
#[case::their_last_word_of_last_week(7, reply("Sí"), ConversationStatus::Open)]
#[case::our_last_word_of_last_week(7, sent("Sí"), ConversationStatus::Pending)]
#[case::their_last_word_of_last_year(365, reply("Sí"), ConversationStatus::Closed)]
#[case::our_last_word_of_last_year(365, sent("Sí"), ConversationStatus::Closed)]
fn history_that_ended_long_ago_waits_for_nobody(
    #[case] days: i64,
    #[case] said: Said,
    #[case] status: ConversationStatus,
) {
    let (mut world, place) = begun();
    let before = old(1, place, at(days_ago(400), sent("Bon dia")));
    let last = old(2, place, at(days_ago(days), said));
    // In one part or in two, the conversation ends the same.
    world.act(REP, import(vec![before])).unwrap();
    world.act(REP, part(1, vec![last])).unwrap();
    assert_eq!(world.conversation(place).status, status);
}

#[test]
fn a_status_follows_from_what_stands_once_the_import_is_undone() {
    let (mut world, place) = begun();
    world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
    world.wait(Span::hours(1));
    let answer = old(2, place, at(minute(30), reply("Gràcies")));
    world.act(REP, import(vec![answer])).unwrap();
    let status = |world: &World| world.conversation(place).status;
    assert_eq!(status(&world), ConversationStatus::Open);
    world.act(REP, undo(0)).unwrap();
    assert_eq!(status(&world), ConversationStatus::Pending);
}

#[test]
fn what_is_older_than_the_last_word_changes_no_status() {
    let (mut world, place) = begun();
    world.act(REP, log(1, place, reply("Gràcies"))).unwrap();
    let close = CloseConversation {
        conversation_id: place.conversation(),
        seen_inbound: Some(message(1)),
    };
    world.act(REP, close).unwrap();
    let before = old(2, place, at(days_ago(2), reply("Bon dia")));
    world.act(REP, import(vec![before])).unwrap();
    let conversation = world.conversation(place);
    assert_eq!(conversation.status, ConversationStatus::Closed);
    assert!(conversation.figures.they_wrote_first());
}

#[test]
fn the_same_file_again_adds_nothing() {
    let (mut world, place) = begun();
    let messages = || vec![old(1, place, at(days_ago(2), reply("Bon dia")))];
    world.act(REP, import(messages())).unwrap();
    assert_eq!(world.act(REP, part(7, messages())), Ok(Vec::new()));
}

const LONG: &str =
    "We would like to have twenty loaves of bread every Monday, please, before eight.";

#[rstest]
#[case::a_reply_pasted_later(reply(LONG), 10, true)]
#[case::a_reply_of_another_season(reply(LONG), 40 * 24, false)]
#[case::a_short_reply_at_another_time(reply("Sí"), 10, false)]
#[case::a_short_reply_at_the_same_time(reply("Sí"), 0, true)]
#[case::ours_logged_in_the_evening(sent(LONG), 10, true)]
#[case::ours_of_another_day(sent(LONG), 30, false)]
#[case::ours_at_the_same_time(sent("Sí"), 0, true)]
fn what_was_logged_by_hand_is_not_imported_again(
    #[case] said: Said,
    #[case] hours_later: i64,
    #[case] is_there: bool,
) {
    let (mut world, place) = begun();
    let when = days_ago(50);
    let by_hand = at(when + Span::hours(hours_later), said.clone());
    world.act(REP, log(1, place, by_hand)).unwrap();
    let messages = vec![
        old(2, place, at(when, said)),
        old(
            3,
            place,
            at(
                when,
                reply("Something else, so that the import leaves a trace"),
            ),
        ),
    ];
    world.act(REP, import(messages)).unwrap();
    assert_eq!(world.find::<Message>(message(2)).is_none(), is_there);
    assert_eq!(batch(&world).there, u32::from(is_there));
}

#[test]
fn history_from_before_the_flag_is_kept_and_what_came_after_is_refused() {
    let (mut world, place) = begun();
    world.set_status(place.account, AccountStatus::DoNotContact);
    world.wait(Span::days(1));
    let messages = vec![
        old(1, place, at(NOW - Span::hours(1), sent("Before"))),
        old(2, place, at(NOW + Span::hours(1), sent("After"))),
        old(3, place, at(NOW + Span::hours(2), reply("They wrote"))),
    ];
    world.act(REP, import(messages)).unwrap();
    assert!(world.find::<Message>(message(1)).is_some());
    assert!(world.find::<Message>(message(2)).is_none());
    assert!(world.find::<Message>(message(3)).is_some());
    let [refused] = &batch(&world).refused[..] else {
        panic!("one is refused");
    };
    let why = refused.refusal.read();
    assert!(matches!(why, Some(Refusal::DoNotContact { .. })));
    assert_eq!(world.status(place.account), AccountStatus::DoNotContact);
}

#[rstest]
#[case::blank(sent(" "), Refusal::Blank { field: Field::OriginalText })]
#[case::too_long(sent(&"x".repeat(100_001)), Refusal::TooLong {
    field: Field::OriginalText, limit: 100_000, length: 100_001
})]
#[case::tomorrow(at(NOW + Span::days(1), sent("Hola")), Refusal::InFuture {
    occurred_at: NOW + Span::days(1), now: NOW
})]
fn one_refused_message_holds_up_none_of_the_others(#[case] said: Said, #[case] refusal: Refusal) {
    let (mut world, place) = begun();
    let messages = vec![
        old(1, place, said),
        old(2, place, at(days_ago(1), reply("Gràcies"))),
    ];
    world.act(REP, import(messages)).unwrap();
    assert!(world.find::<Message>(message(2)).is_some());
    let id = message(1);
    let refused = batch(&world).refused;
    assert_eq!(refused[0].refusal.read().as_ref(), Some(&refusal));
    let refusal = Written::from(&refusal);
    assert_eq!(refused, [RefusedMessage { id, refusal }]);
}

#[test]
fn it_counts_in_a_campaign_only_where_one_was_chosen() {
    let mut world = World::new();
    let place = world.place();
    let outside = Place::outside(place.account);
    let messages = vec![
        old(1, place, at(days_ago(2), sent("In the campaign"))),
        old(2, outside, at(days_ago(1), sent("Outside any"))),
    ];
    world.act(REP, import(messages)).unwrap();
    for (place, id) in [(place, 1), (outside, 2)] {
        let first = world.conversation(place).figures.first_outbound;
        assert_eq!(first.map(|mark| mark.id), Some(message(id)));
    }
}

#[test]
fn whoever_takes_part_becomes_a_contact_once() {
    let (mut world, place) = begun();
    let person = |n: u128| ImportPerson {
        id: ContactId(Uuid::from_u128(n)),
        account_id: place.account,
        contact: ImportContact {
            name: "Marta".to_owned(),
            changes: vec![ContactField::Email("marta@forn.example".to_owned())],
        },
    };
    let from = |n: u128| Correspondent {
        contact_id: Some(ContactId(Uuid::from_u128(n))),
        name: "Marta".to_owned(),
        address: "marta@forn.example".to_owned(),
    };
    for n in [1_u128, 2] {
        let said = Said {
            correspondent: Some(from(0x70 + n)),
            ..at(days_ago(i64::try_from(n).unwrap()), reply("Bon dia"))
        };
        let command = ImportMessages {
            people: vec![person(0x70 + n)],
            ..part(u32::try_from(n).unwrap(), vec![old(n, place, said)])
        };
        world.act(REP, command).unwrap();
    }
    assert_eq!(world.all::<Contact>().len(), 1);
    for n in [1, 2] {
        let said = world.get::<Message>(message(n)).said;
        let named = said.correspondent.and_then(|person| person.contact_id);
        assert_eq!(named, Some(ContactId(Uuid::from_u128(0x71))));
    }
}

#[test]
fn undone_from_the_last_part_to_the_first_nothing_is_left() {
    let (mut world, place) = begun();
    let before = world.rows.clone();
    let first = vec![old(1, place, at(days_ago(3), sent("Bon dia")))];
    let second = vec![old(2, place, at(days_ago(2), reply("Gràcies")))];
    world.act(REP, import(first)).unwrap();
    world.act(REP, part(1, second)).unwrap();
    world.wait(Span::minutes(1));
    for number in [1, 0] {
        world.act(REP, undo(number)).unwrap();
    }
    assert_eq!(world.status(place.account), AccountStatus::Prospect);
    assert!(world.find::<Conversation>(place.conversation()).is_none());
    assert_eq!(world.all::<Message>(), []);
    let rest = |row: &&Row| {
        !matches!(
            row,
            Row::ImportBatch(_) | Row::StatusChange(_) | Row::Account(_)
        )
    };
    let left: Vec<_> = world.rows.values().filter(rest).collect();
    let there: Vec<_> = before.values().filter(rest).collect();
    assert_eq!(left, there);
}

#[test]
fn what_was_said_since_stays_and_the_figures_follow_it() {
    let (mut world, place) = begun();
    let messages = vec![old(1, place, at(days_ago(3), sent("Bon dia")))];
    world.act(REP, import(messages)).unwrap();
    world.act(REP, log(2, place, sent("De nou"))).unwrap();
    world.act(REP, undo(0)).unwrap();
    let first = world.conversation(place).figures.first_outbound.unwrap();
    assert_eq!(first.id, message(2));
    assert_eq!(world.status(place.account), AccountStatus::Contacted);
}

#[test]
fn a_message_that_somebody_worked_on_since_stays_and_is_named() {
    let (mut world, place) = begun();
    let messages = vec![old(1, place, at(days_ago(3), reply("Bon dia")))];
    world.act(REP, import(messages)).unwrap();
    let translation = in_english("Bon dia");
    let id = message(1);
    world
        .act(REP, TranslateMessage { id, translation })
        .unwrap();
    world.act(REP, undo(0)).unwrap();
    let (key, why) = (id.into(), KeptBecause::Edited);
    assert_eq!(batch(&world).undone.unwrap().kept, [Kept { key, why }]);
    assert!(world.find::<Message>(id).is_some());
}

#[test]
fn an_account_that_came_with_its_messages_goes_with_them() {
    let mut world = World::new();
    let account = AccountId(Uuid::from_u128(0x50));
    let row = ImportRow {
        row: 1,
        account_id: account,
        contact_id: ContactId(Uuid::from_u128(0x51)),
        name: "Forn Vell".to_owned(),
        changes: vec![],
        status: None,
        contact: None,
    };
    let accounts = ImportAccounts {
        source: "mail.mbox".to_owned(),
        rows: vec![row],
        part: Some(PART),
    };
    world.act(REP, accounts).unwrap();
    let place = Place::outside(account);
    let messages = vec![old(1, place, at(days_ago(3), sent("Bon dia")))];
    world.act(REP, part(1, messages)).unwrap();
    world.wait(Span::minutes(1));
    for number in [1, 0] {
        world.act(REP, undo(number)).unwrap();
    }
    assert!(world.find::<Account>(account).is_none());
    assert_eq!(world.history(account), []);
    assert_eq!(world.all::<ImportBatch>().len(), 2);
}

#[test]
fn an_import_has_its_limits() {
    let (mut world, place) = begun();
    let messages = (0..101).map(|n| old(n, place, reply("Bon dia"))).collect();
    assert_eq!(
        world.act(REP, import(messages)),
        Err(Refusal::TooMany {
            field: Field::Rows,
            limit: 100,
            count: 101
        })
    );
}

/// A part of an import that made something of one account and was refused for others.
#[test]
fn why_messages_of_an_import_were_refused_goes_with_an_erasure_and_the_rest_of_the_part_stays() {
    let mut world = World::new();
    let account = world.account("Forn");
    let refusals = [
        Refusal::DoNotContact {
            account_id: account,
            by: None,
            at: None,
            why: "He died".to_owned(),
        },
        Refusal::Invalid {
            field: Field::Correspondent,
            value: "Maria".to_owned(),
        },
        Refusal::NotInCampaign,
    ];
    let refused = (10..).zip(&refusals).map(|(n, refusal)| RefusedMessage {
        id: message(n),
        refusal: refusal.into(),
    });
    let import_id = ImportId(Uuid::from_u128(1));
    let batch = |number, refused: Vec<RefusedMessage>| ImportBatch {
        id: ImportBatchId::of(ImportPart { import_id, number }),
        import_id,
        number,
        source: "mail.mbox".to_owned(),
        by: REP,
        at: NOW,
        created: Vec::new(),
        filled: Vec::new(),
        statuses: Vec::new(),
        there: 1,
        refused,
        erased: 0,
        undone: None,
    };
    let refused: Vec<_> = refused.collect();
    let (mixed, quoting) = (batch(0, refused.clone()), batch(1, refused[..1].to_vec()));
    for batch in [&mixed, &quoting] {
        world.rows.insert(batch.id.into(), batch.clone().into());
    }
    let erase = EraseAccount {
        id: ErasureId(Uuid::from_u128(0xe5)),
        account_id: account,
        accounts: vec![account],
    };
    world.act(ADMIN, erase).unwrap();
    let left: Vec<ImportBatch> = world.all();
    assert_eq!(left, [batch(0, refused[2..].to_vec())]);
}
