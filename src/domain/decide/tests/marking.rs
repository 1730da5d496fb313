//! Tags, and what a member has read (rule book §2).

use super::world::*;
use crate::{
    tags::{TAG_LIMIT, TAGS_LIMIT},
    *,
};
use rstest::rstest;

fn tagging(place: Place, add: &[&str], remove: &[&str]) -> TagConversation {
    let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
    TagConversation {
        conversation_id: place.conversation(),
        add: owned(add),
        remove: owned(remove),
    }
}

fn tags(world: &World, place: Place) -> Vec<String> {
    world.conversation(place).tags.into_iter().collect()
}

#[test]
fn two_people_who_mean_the_same_tag_put_it_on_once() {
    let mut world = World::new();
    let place = world.place();
    world
        .act(REP, tagging(place, &["Two  Shops"], &[]))
        .unwrap();
    let again = world.act(COLLEAGUE, tagging(place, &["two shops"], &[]));
    assert_eq!(again, Ok(vec![]));
    let both = tagging(place, &["bakery", "two shops"], &["two shops", "vegan"]);
    world.act(COLLEAGUE, both).unwrap();
    assert_eq!(tags(&world, place), ["bakery", "two shops"]);
    world.act(REP, tagging(place, &[], &["BAKERY"])).unwrap();
    assert_eq!(tags(&world, place), ["two shops"]);
}

#[rstest]
#[case::blank("\u{200b} ", Refusal::Blank { field: Field::Tags })]
#[case::too_long(
    &"t".repeat(TAG_LIMIT + 1),
    Refusal::TooLong { field: Field::Tags, limit: TAG_LIMIT, length: TAG_LIMIT + 1 },
)]
fn a_tag_is_refused(#[case] text: &str, #[case] refusal: Refusal) {
    let mut world = World::new();
    let place = world.place();
    let taken = world.act(REP, tagging(place, &["good", text], &[]));
    assert_eq!(taken, Err(refusal));
    assert_eq!(tags(&world, place), [""; 0]);
}

#[test]
fn a_conversation_bears_so_many_tags_and_no_more() {
    let mut world = World::new();
    let place = world.place();
    let many: Vec<String> = (0..=TAGS_LIMIT).map(|n| format!("tag {n:02}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let (one, rest) = many.split_first().unwrap();
    let refusal = Refusal::TooMany {
        field: Field::Tags,
        limit: TAGS_LIMIT,
        count: TAGS_LIMIT + 1,
    };
    assert_eq!(world.act(REP, tagging(place, &many, &[])), Err(refusal));
    world.act(REP, tagging(place, rest, &[])).unwrap();
    world.act(REP, tagging(place, &[one], &[rest[0]])).unwrap();
    assert_eq!(tags(&world, place).len(), TAGS_LIMIT);
}

fn is_unread(world: &World, place: Place, member: MemberId) -> bool {
    let conversation = world.conversation(place);
    let readings: Vec<Reading> = world.all();
    let id = ReadingId::of(member, conversation.id);
    conversation.is_unread(readings.iter().find(|row| row.id == id))
}

#[test]
fn opening_reads_and_only_a_later_message_of_theirs_is_news() {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let read = |n: Option<u128>| MarkRead {
        conversation_id,
        seen_inbound: n.map(message),
    };
    assert!(!is_unread(&world, place, REP), "nobody has written");
    world.act(OWNER, log(1, place, reply("Bon dia"))).unwrap();
    assert!(is_unread(&world, place, REP) && is_unread(&world, place, COLLEAGUE));

    world.act(REP, read(Some(1))).unwrap();
    assert!(!is_unread(&world, place, REP));
    assert!(
        is_unread(&world, place, COLLEAGUE),
        "each reads for themselves"
    );
    assert!(world.conversation(place).needs_reply());
    assert_eq!(world.act(REP, read(Some(1))), Ok(vec![]));

    world.wait(Span::minutes(1));
    let later = Said {
        occurred_at: world.now,
        ..reply("Encara hi sou?")
    };
    world.act(OWNER, log(2, place, later)).unwrap();
    assert!(is_unread(&world, place, REP));
    world.act(REP, read(Some(2))).unwrap();
    world.act(REP, read(Some(1))).unwrap();
    assert!(!is_unread(&world, place, REP), "what was read stays read");

    world.act(REP, MarkUnread { conversation_id }).unwrap();
    assert!(is_unread(&world, place, REP));
    world.act(REP, read(None)).unwrap();
    assert!(!is_unread(&world, place, REP));
}

#[test]
fn what_is_unread_is_counted_by_each_member() {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let count = |world: &World, member: MemberId| {
        let readings: Vec<Reading> = world.all();
        let id = ReadingId::of(member, conversation_id);
        let reading = readings.iter().find(|row| row.id == id);
        world.conversation(place).count_unread(reading)
    };
    assert_eq!(count(&world, REP), 0, "nobody has written");
    for n in 1..=3 {
        let at = world.now;
        let said = Said {
            occurred_at: at,
            ..reply(&format!("Bon dia {n}"))
        };
        world.act(REP, log(n, place, said)).unwrap();
        world.wait(Span::minutes(1));
        if n == 2 {
            let seen_inbound = Some(message(2));
            let read = MarkRead {
                conversation_id,
                seen_inbound,
            };
            world.act(COLLEAGUE, read).unwrap();
        }
    }
    assert_eq!(count(&world, COLLEAGUE), 1);
    world
        .act(COLLEAGUE, MarkUnread { conversation_id })
        .unwrap();
    assert_eq!(count(&world, COLLEAGUE), 1, "marking adds no message");
    let seen_inbound = Some(message(3));
    let read = MarkRead {
        conversation_id,
        seen_inbound,
    };
    world.act(COLLEAGUE, read).unwrap();
    assert_eq!(count(&world, COLLEAGUE), 0);
    world
        .act(COLLEAGUE, MarkUnread { conversation_id })
        .unwrap();
    assert!(is_unread(&world, place, COLLEAGUE));
    assert_eq!(count(&world, COLLEAGUE), 0, "by hand, not by a message");
}

#[test]
fn what_was_read_of_an_empty_conversation_leaves_their_first_message_unread() {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let read = MarkRead {
        conversation_id,
        seen_inbound: None,
    };
    world.act(REP, read).unwrap();
    let away = Said {
        intent: Some(Intent::OutOfOffice),
        ..reply("Fora fins dilluns")
    };
    world.act(COLLEAGUE, log(1, place, away)).unwrap();
    assert!(is_unread(&world, place, REP));
    assert!(
        !is_unread(&world, place, COLLEAGUE),
        "nobody waits, and they never opened it"
    );
}

#[test]
fn a_message_of_another_conversation_marks_nothing_here_as_read() {
    let mut world = World::new();
    let place = world.place();
    let other = Place::outside(place.account);
    world.act(OWNER, log(1, other, reply("Bon dia"))).unwrap();
    world.act(OWNER, log(2, place, reply("Hola"))).unwrap();
    let read = MarkRead {
        conversation_id: place.conversation(),
        seen_inbound: Some(message(1)),
    };
    world.act(REP, read).unwrap();
    assert!(is_unread(&world, place, REP));
}

#[test]
fn whoever_logs_what_they_wrote_has_read_it() {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, log(1, place, reply("Bon dia"))).unwrap();
    assert!(!is_unread(&world, place, REP));
    assert!(is_unread(&world, place, COLLEAGUE));
    world.wait(Span::minutes(1));
    let later = Said {
        occurred_at: world.now,
        ..reply("Encara hi sou?")
    };
    world.act(COLLEAGUE, log(2, place, later)).unwrap();
    assert!(is_unread(&world, place, REP), "a colleague's is news");
}
