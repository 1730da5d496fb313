//! Texts to begin messages with: whose they are, and what may stand in them.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

const ID: SavedReplyId = SavedReplyId(Uuid::from_u128(0xf2));

fn save(name: &str, text: &str, shared: bool) -> SaveReply {
    SaveReply {
        id: ID,
        name: name.to_owned(),
        text: text.to_owned(),
        shared,
    }
}

#[test]
fn a_reply_is_its_owners_and_a_shared_one_an_admins_too() {
    let mut world = World::new();
    let text = "Hola {{contact.first_name|there}}\n";
    world.act(REP, save(" Say  hello ", text, false)).unwrap();
    let row: SavedReply = world.get(ID);
    let stands = (row.name.as_str(), row.text.as_str(), row.owner);
    assert_eq!(stands, ("Say hello", text, REP));
    assert!(row.is_seen_by(REP) && !row.is_seen_by(COLLEAGUE));
    let kind = Kind::SavedReply;
    for other in [COLLEAGUE, ADMIN] {
        let taken = world.act(other, save("Mine now", text, true));
        assert_eq!(taken, Err(Refusal::NotFound { kind }));
        let deleted = world.act(other, DeleteReply { id: ID });
        assert_eq!(deleted, Err(Refusal::NotFound { kind }));
    }
    world.act(REP, save("Say hello", text, true)).unwrap();
    assert!(world.get::<SavedReply>(ID).is_seen_by(COLLEAGUE));
    let needs = Role::Admin;
    assert_eq!(
        world.act(COLLEAGUE, DeleteReply { id: ID }),
        Err(Refusal::NotAllowed { needs })
    );
    world.act(ADMIN, save("Greet", text, true)).unwrap();
    assert_eq!(world.get::<SavedReply>(ID).owner, REP);
    world.act(ADMIN, DeleteReply { id: ID }).unwrap();
    assert_eq!(world.act(REP, DeleteReply { id: ID }), Ok(vec![]));
}

fn too_long(field: Field, limit: usize) -> Refusal {
    Refusal::TooLong {
        field,
        limit,
        length: limit + 1,
    }
}

#[rstest]
#[case::no_name("\u{200b}", "Hola", Refusal::Blank { field: Field::Name })]
#[case::no_text("Hello", " \n", Refusal::Blank { field: Field::Text })]
#[case::a_long_name(&"n".repeat(81), "Hola", too_long(Field::Name, 80))]
#[case::a_long_text("Hello", &"n".repeat(100_001), too_long(Field::Text, 100_000))]
#[case::a_slip(
    "Hello",
    "Hola {{contact.frist_name|there}}",
    Refusal::Invalid { field: Field::Text, value: "{{contact.frist_name|there}}".to_owned() },
)]
fn a_reply_that_cannot_be_used_is_not_kept(
    #[case] name: &str,
    #[case] text: &str,
    #[case] refusal: Refusal,
) {
    let mut world = World::new();
    assert_eq!(world.act(REP, save(name, text, false)), Err(refusal));
}
