//! A contact is deleted, and what names them stays as it was.

use super::world::*;
use crate::*;
use uuid::Uuid;

const MARTA: ContactId = ContactId(Uuid::from_u128(1));

fn marta(account_id: AccountId) -> CreateContact {
    CreateContact {
        id: MARTA,
        account_id,
        name: "Marta Bosch".to_owned(),
        changes: vec![
            ContactField::Title("Owner".to_owned()),
            ContactField::Email("marta@forn.example".to_owned()),
            ContactField::Phone("972 555 014".to_owned()),
            ContactField::Linkedin("linkedin.com/in/marta".to_owned()),
            ContactField::Role(Some(ContactRole::Champion)),
            ContactField::Instagram("@marta".to_owned()),
            ContactField::TwitterX("@marta_x".to_owned()),
        ],
    }
}

/// A text to her, with what is frozen of her.
fn to_marta() -> Said {
    Said {
        correspondent: Some(Correspondent {
            contact_id: Some(MARTA),
            name: "Marta Bosch".to_owned(),
            address: "marta@forn.example".to_owned(),
        }),
        ..sent("Bon dia")
    }
}

fn world() -> (World, Place) {
    let mut world = World::new();
    let place = world.place();
    world.act(REP, marta(place.account)).unwrap();
    (world, place)
}

#[test]
fn messages_and_drafts_to_somebody_who_is_deleted_stay_as_they_are() {
    let (mut world, place) = world();
    world.act(REP, log(1, place, to_marta())).unwrap();
    world.act(REP, draft(2, place, to_marta(), None)).unwrap();
    let before: Vec<Message> = world.all();
    let deleted = world.act(COLLEAGUE, DeleteContact { id: MARTA }).unwrap();
    assert_eq!(deleted, [Change::Delete(MARTA.into())]);
    assert_eq!(world.all::<Message>(), before);
}

#[test]
fn a_text_that_waited_while_they_were_deleted_is_taken_with_what_is_frozen_in_it() {
    let (mut world, place) = world();
    world.act(REP, draft(2, place, to_marta(), None)).unwrap();
    world.act(COLLEAGUE, DeleteContact { id: MARTA }).unwrap();
    world.act(REP, log(1, place, to_marta())).unwrap();
    world.act(REP, log(2, place, to_marta())).unwrap();
    for n in [1, 2] {
        let logged: Message = world.get(message(n));
        assert_eq!(logged.said.correspondent, to_marta().correspondent);
    }
}

#[test]
fn a_contact_is_deleted_once_and_can_be_made_again_as_they_stood() {
    let (mut world, _) = world();
    let stood: Contact = world.get(MARTA);
    world.act(REP, DeleteContact { id: MARTA }).unwrap();
    assert_eq!(world.act(REP, DeleteContact { id: MARTA }), Ok(vec![]));
    world.act(REP, CreateContact::again(&stood)).unwrap();
    let created_at = world.now;
    assert_eq!(
        world.get::<Contact>(MARTA),
        Contact {
            created_at,
            ..stood
        }
    );
}

#[test]
fn an_edit_of_somebody_who_is_deleted_is_refused() {
    let (mut world, _) = world();
    world.act(REP, DeleteContact { id: MARTA }).unwrap();
    let edit = UpdateContact {
        id: MARTA,
        changes: vec![ContactField::Title("Baker".to_owned())],
    };
    let kind = Kind::Contact;
    assert_eq!(world.act(COLLEAGUE, edit), Err(Refusal::NotFound { kind }));
}
