//! Rule book §8: an import is undone, as far as nothing was added to it since.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

const IMPORT: ImportId = ImportId(Uuid::from_u128(0x1a));
const OLD: AccountId = AccountId(Uuid::from_u128(1));
const NEW: AccountId = AccountId(Uuid::from_u128(2));
const PERSON: ContactId = ContactId(Uuid::from_u128(3));

fn part(number: u32) -> ImportPart {
    ImportPart {
        import_id: IMPORT,
        number,
    }
}

fn undo(number: u32) -> UndoImport {
    UndoImport {
        batch_id: ImportBatchId::of(part(number)),
    }
}

fn city(text: &str) -> AccountField {
    AccountField::City(text.to_owned())
}

fn phone(text: &str) -> AccountField {
    AccountField::Phone(text.to_owned())
}

/// A row with a person.
fn row(account: AccountId, contact: ContactId, changes: Vec<AccountField>) -> ImportRow {
    ImportRow {
        row: 2,
        account_id: account,
        contact_id: contact,
        name: "Forn Vell".to_owned(),
        changes,
        status: None,
        contact: Some(ImportContact {
            name: "Pau".to_owned(),
            changes: vec![ContactField::Title("Owner".to_owned())],
        }),
    }
}

fn import(number: u32, rows: Vec<ImportRow>) -> ImportAccounts {
    ImportAccounts {
        source: "accounts.csv".to_owned(),
        rows,
        part: Some(part(number)),
    }
}

/// A workspace into which the colleague's file brought one new account with one person.
fn with_new() -> World {
    let mut world = World::new();
    let rows = vec![row(NEW, PERSON, vec![city("Vic")])];
    world.act(REP, import(0, rows)).unwrap();
    world
}

/// A workspace with one account in Vic, which knows neither phone nor people.
fn with_old() -> World {
    let mut world = World::new();
    let create = CreateAccount {
        id: OLD,
        name: "Forn Vell".to_owned(),
        changes: vec![city("Vic")],
    };
    world.act(OWNER, create).unwrap();
    world
}

fn kept(world: &World, number: u32) -> Vec<Kept> {
    let batch: ImportBatch = world.get(ImportBatchId::of(part(number)));
    batch.undone.expect("it was undone").kept
}

#[test]
fn what_an_import_created_goes_with_it() {
    let before = World::new().rows;
    let mut world = with_new();
    world.act(REP, undo(0)).unwrap();
    assert_eq!(kept(&world, 0), []);
    world.rows.remove(&ImportBatchId::of(part(0)).into());
    assert_eq!(world.rows, before);
}

#[test]
fn the_status_that_a_file_gave_goes_with_its_account() {
    let mut world = World::new();
    let customer = ImportRow {
        status: Some(AccountStatus::Customer),
        ..row(NEW, PERSON, vec![])
    };
    world.act(REP, import(0, vec![customer])).unwrap();
    assert_eq!(world.history(NEW).len(), 1);
    world.act(REP, undo(0)).unwrap();
    assert_eq!(world.history(NEW), []);
    assert!(world.find::<Account>(NEW).is_none());
}

#[test]
fn blanks_that_were_filled_are_blank_again() {
    let mut world = with_old();
    let before = world.rows.clone();
    let changes = vec![
        city("Vic"),
        phone("938 000 111"),
        AccountField::Language(Some(tag("ca"))),
        AccountField::RelationshipTypes([RelationshipType::Press].into()),
    ];
    world
        .act(REP, import(0, vec![row(NEW, PERSON, changes)]))
        .unwrap();
    assert_eq!(world.get::<Account>(OLD).phone, "938 000 111");
    world.act(REP, undo(0)).unwrap();
    world.rows.remove(&ImportBatchId::of(part(0)).into());
    assert_eq!(world.rows, before);
}

#[test]
fn a_line_that_went_below_the_notes_goes_with_the_import() {
    let mut world = with_old();
    let notes = AccountField::Notes("By the river".to_owned());
    let by_hand = UpdateAccount {
        id: OLD,
        changes: vec![notes],
    };
    world.act(OWNER, by_hand).unwrap();
    let before = world.rows.clone();
    let line = AccountField::NotesLine("Email: b@forn.example".to_owned());
    let rows = vec![row(NEW, PERSON, vec![city("Vic"), line])];
    world.act(REP, import(0, rows)).unwrap();
    let taken = world.get::<Account>(OLD).notes;
    assert_eq!(taken, "By the river\nEmail: b@forn.example");
    world.act(REP, undo(0)).unwrap();
    world.rows.remove(&ImportBatchId::of(part(0)).into());
    assert_eq!(world.rows, before);
}

#[test]
fn an_own_field_that_was_filled_is_blank_again() {
    let mut world = with_old();
    let create = CreateCustomField {
        key: "ovens".to_owned(),
        kind: CustomKind::Number,
        label: "Ovens".to_owned(),
        options: Vec::new(),
    };
    world.act(ADMIN, create).unwrap();
    let before = world.rows.clone();
    let ovens = AccountField::Custom(CustomFieldChange {
        key: "ovens".to_owned(),
        value: Some(CustomValue::Text("3".to_owned())),
    });
    let rows = vec![row(NEW, PERSON, vec![city("Vic"), ovens])];
    world.act(REP, import(0, rows)).unwrap();
    assert_eq!(world.get::<Account>(OLD).custom["ovens"].text(), "3");
    world.act(REP, undo(0)).unwrap();
    world.rows.remove(&ImportBatchId::of(part(0)).into());
    assert_eq!(world.rows, before);
}

#[test]
fn a_blank_that_was_corrected_since_keeps_the_correction() {
    let mut world = with_old();
    let changes = vec![city("Vic"), phone("938 000 111")];
    world
        .act(REP, import(0, vec![row(NEW, PERSON, changes)]))
        .unwrap();
    let correct = UpdateAccount {
        id: OLD,
        changes: vec![phone("938 000 112")],
    };
    world.act(REP, correct).unwrap();
    world.act(REP, undo(0)).unwrap();
    assert_eq!(world.get::<Account>(OLD).phone, "938 000 112");
}

#[test]
fn do_not_contact_that_a_file_set_is_lifted_with_it() {
    let mut world = with_old();
    let flagged = ImportRow {
        status: Some(AccountStatus::DoNotContact),
        ..row(NEW, PERSON, vec![city("Vic")])
    };
    world.act(REP, import(0, vec![flagged])).unwrap();
    assert_eq!(world.status(OLD), AccountStatus::DoNotContact);
    world.wait(Span::minutes(1));
    world.act(REP, undo(0)).unwrap();
    assert_eq!(world.status(OLD), AccountStatus::Prospect);
    let sources: Vec<_> = world.history(OLD).iter().map(|row| row.source).collect();
    assert_eq!(sources, [StatusSource::Import, StatusSource::Undo]);
}

#[test]
fn a_status_that_was_changed_since_stands() {
    let mut world = with_old();
    let flagged = ImportRow {
        status: Some(AccountStatus::DoNotContact),
        ..row(NEW, PERSON, vec![city("Vic")])
    };
    world.act(REP, import(0, vec![flagged])).unwrap();
    world.set_status(OLD, AccountStatus::Lost);
    world.act(REP, undo(0)).unwrap();
    assert_eq!(world.status(OLD), AccountStatus::Lost);
}

#[rstest]
#[case::edited(KeptBecause::Edited, |world: &mut World| {
    let changes = vec![phone("938 000 111")];
    world.act(REP, UpdateAccount { id: NEW, changes }).unwrap();
})]
#[case::status_by_hand(KeptBecause::StatusChanged, |world: &mut World| {
    world.set_status(NEW, AccountStatus::Lost);
})]
#[case::written_to(KeptBecause::InUse, |world: &mut World| {
    world.act(REP, log(9, Place::outside(NEW), sent("Bon dia"))).unwrap();
})]
#[case::noted(KeptBecause::InUse, |world: &mut World| {
    let note = AddNote {
        id: NoteId(Uuid::from_u128(9)),
        account_id: NEW,
        campaign_id: None,
        text: "Call on Monday".to_owned(),
    };
    world.act(REP, note).unwrap();
})]
#[case::in_a_campaign(KeptBecause::InUse, |world: &mut World| {
    let campaign = world.campaign(Goal::Sales);
    world.pending(NEW, campaign);
})]
#[case::another_person(KeptBecause::HasContacts, |world: &mut World| {
    let create = CreateContact {
        id: ContactId(Uuid::from_u128(9)),
        account_id: NEW,
        name: "Anna".to_owned(),
        changes: vec![],
    };
    world.act(REP, create).unwrap();
})]
#[case::person_edited(KeptBecause::HasContacts, |world: &mut World| {
    let changes = vec![ContactField::Name("Pau Vila".to_owned())];
    world.act(REP, UpdateContact { id: PERSON, changes }).unwrap();
})]
#[case::absorbed(KeptBecause::Merged, |world: &mut World| {
    let account: Account = world.get(NEW);
    world.put(Account { merged_into: Some(OLD), ..account });
})]
fn an_account_that_something_was_added_to_stays_with_its_people_and_is_named(
    #[case] why: KeptBecause,
    #[case] add: fn(&mut World),
) {
    let mut world = with_new();
    add(&mut world);
    world.act(REP, undo(0)).unwrap();
    let key = NEW.into();
    assert_eq!(kept(&world, 0), [Kept { key, why }]);
    assert!(world.find::<Account>(NEW).is_some());
    assert!(world.find::<Contact>(PERSON).is_some());
}

#[test]
fn a_person_of_an_account_that_was_there_stays_once_a_message_names_them() {
    let mut world = with_old();
    let rows = vec![row(NEW, PERSON, vec![city("Vic")])];
    world.act(REP, import(0, rows)).unwrap();
    let correspondent = Correspondent {
        contact_id: Some(PERSON),
        name: "Pau".to_owned(),
        address: String::new(),
    };
    let named = Said {
        correspondent: Some(correspondent),
        ..sent("Bon dia")
    };
    world.act(REP, log(9, Place::outside(OLD), named)).unwrap();
    world.act(REP, undo(0)).unwrap();
    let (key, why) = (PERSON.into(), KeptBecause::InUse);
    assert_eq!(kept(&world, 0), [Kept { key, why }]);
}

#[test]
fn parts_that_build_on_each_other_are_undone_from_the_last_to_the_first() {
    let before = World::new().rows;
    let mut world = with_new();
    let second = row(
        AccountId(Uuid::from_u128(5)),
        ContactId(Uuid::from_u128(6)),
        vec![city("Vic"), phone("938 000 111")],
    );
    let other = ImportContact {
        name: "Anna".to_owned(),
        changes: vec![],
    };
    let second = ImportRow {
        contact: Some(other),
        ..second
    };
    world.act(REP, import(1, vec![second])).unwrap();
    for number in [1, 0] {
        world.act(REP, undo(number)).unwrap();
        world.rows.remove(&ImportBatchId::of(part(number)).into());
    }
    assert_eq!(world.rows, before);
}

#[test]
fn a_part_that_was_taken_or_undone_is_not_taken_again() {
    let mut world = with_new();
    world.act(REP, undo(0)).unwrap();
    let again = import(0, vec![row(NEW, PERSON, vec![city("Vic")])]);
    assert_eq!(world.act(REP, again), Ok(Vec::new()));
}

#[rstest]
#[case::its_author(REP, true)]
#[case::a_colleague(COLLEAGUE, false)]
#[case::an_admin(ADMIN, true)]
fn an_import_is_undone_by_its_author_or_an_admin(#[case] by: MemberId, #[case] may: bool) {
    let mut world = with_new();
    world.wait(Span::days(400));
    let needs = Role::Admin;
    let undone = world.act(by, undo(0));
    assert_eq!(
        undone.err(),
        (!may).then_some(Refusal::NotAllowed { needs })
    );
}

#[test]
fn an_import_that_names_no_part_can_be_undone_too() {
    let mut world = World::new();
    let whole = ImportAccounts {
        part: None,
        ..import(0, vec![row(NEW, PERSON, vec![])])
    };
    world.act(REP, whole).unwrap();
    let batch = world.all::<ImportBatch>().remove(0);
    assert_eq!(batch.import_id.0, world.last_act().0);
    world.act(REP, UndoImport { batch_id: batch.id }).unwrap();
    assert!(world.find::<Account>(NEW).is_none());
}
