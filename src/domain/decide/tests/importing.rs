//! Rule book §8: rows of a file, merged by the levels.

mod addresses;

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

fn id(n: u128) -> AccountId {
    AccountId(Uuid::from_u128(n))
}

fn contact_id(n: u128) -> ContactId {
    ContactId(Uuid::from_u128(n))
}

fn city(text: &str) -> AccountField {
    AccountField::City(text.to_owned())
}

fn phone(text: &str) -> AccountField {
    AccountField::Phone(text.to_owned())
}

fn website(text: &str) -> AccountField {
    AccountField::Website(text.to_owned())
}

fn email(text: &str) -> AccountField {
    AccountField::Email(text.to_owned())
}

fn row(n: u128, name: &str, changes: Vec<AccountField>) -> ImportRow {
    ImportRow {
        row: u32::try_from(n).unwrap(),
        account_id: id(n),
        contact_id: contact_id(n),
        name: name.to_owned(),
        changes,
        status: None,
        contact: None,
    }
}

fn person(n: u128, name: &str, changes: Vec<ContactField>) -> ImportRow {
    let contact = Some(ImportContact {
        name: name.to_owned(),
        changes,
    });
    ImportRow {
        contact,
        ..row(n, "Forn Vell", vec![city("Vic")])
    }
}

fn import(rows: Vec<ImportRow>) -> ImportAccounts {
    ImportAccounts {
        source: "accounts.csv".to_owned(),
        rows,
        part: None,
    }
}

/// A workspace with one account in it, number 1.
fn with_one(changes: Vec<AccountField>) -> World {
    let mut world = World::new();
    let name = "Forn Vell, S.L.".to_owned();
    world
        .act(
            OWNER,
            CreateAccount {
                id: id(1),
                name,
                changes,
            },
        )
        .unwrap();
    world
}

fn everything() -> Vec<AccountField> {
    vec![
        city("Vic"),
        phone("+34 938 000 111"),
        website("https://www.fornvell.example/ca"),
    ]
}

#[rstest]
#[case::level_1_name_and_city("FORN VELL", vec![city("vic")], true)]
#[case::level_1_needs_the_city("Forn Vell", vec![city("Olot")], false)]
#[case::level_1_needs_a_city("Forn Vell", vec![], false)]
#[case::level_2_phone("Another", vec![phone("938 00 01 11")], true)]
#[case::level_2_another_phone("Another", vec![phone("938 00 01 12")], false)]
#[case::level_3_domain("Another", vec![website("fornvell.example")], true)]
#[case::level_3_no_shared_host("Another", vec![website("facebook.com/fornvell")], false)]
#[case::level_4_is_a_suggestion_alone("Forn Vella", vec![city("Vic")], false)]
fn a_row_means_the_account_that_it_matches(
    #[case] name: &str,
    #[case] changes: Vec<AccountField>,
    #[case] is_same: bool,
) {
    let mut world = with_one(everything());
    world.act(REP, import(vec![row(2, name, changes)])).unwrap();
    assert_eq!(world.find::<Account>(id(2)).is_none(), is_same);
}

fn at(n: u128, name: &str, person: &str, address: &str) -> ImportRow {
    let address = ContactField::Email(address.to_owned());
    ImportRow {
        name: name.to_owned(),
        changes: vec![],
        ..self::person(n, person, vec![address])
    }
}

/// How a row of a later import is called, whom it names and at which address.
#[rstest]
#[case::the_same_of_both("FORN VELL", "Nuria Puig", "Nuria@fornvell.example", true)]
#[case::another_person_of_the_name("Forn Vell", "Pau", "pau@fornvell.example", false)]
#[case::the_address_alone("Fleca", "Núria Puig", "nuria@fornvell.example", false)]
#[case::the_accounts_own_address("Forn Vell", "Pau", "hola@fornvell.example", true)]
fn a_row_of_one_name_and_address_is_the_account(
    #[case] name: &str,
    #[case] who: &str,
    #[case] address: &str,
    #[case] is_same: bool,
) {
    let mut world = with_one(vec![email("hola@fornvell.example")]);
    let first = at(2, "Forn Vell", "Núria Puig", "nuria@fornvell.example");
    let first = ImportRow {
        changes: vec![email("hola@fornvell.example")],
        ..first
    };
    world.act(REP, import(vec![first])).unwrap();
    let second = at(3, name, who, address);
    world.act(REP, import(vec![second])).unwrap();
    assert_eq!(world.find::<Account>(id(2)), None, "its own address");
    assert_eq!(world.find::<Account>(id(3)).is_none(), is_same);
}

#[test]
fn two_rows_of_one_file_with_one_name_and_address_are_one_account() {
    let mut world = World::new();
    let rows = vec![
        at(1, "Forn Vell SL", "Núria Puig", "nuria@fornvell.example"),
        at(2, "Forn Vell", "Pau", "pau@fornvell.example"),
        at(
            3,
            "Forn Vell SL",
            "Nuria Puigdomenech",
            "nuria@fornvell.example",
        ),
    ];
    world.act(REP, import(rows)).unwrap();
    let ids: Vec<_> = world.all::<Account>().iter().map(|row| row.id).collect();
    assert_eq!(ids, [id(1), id(2)]);
    let people = world.all::<Contact>();
    assert_eq!(people.len(), 2, "one person at one address");
}

#[test]
fn what_found_no_field_goes_below_the_notes_of_the_account_that_takes_the_row() {
    let notes = |text: &str| AccountField::Notes(text.to_owned());
    let line = || AccountField::NotesLine("Email: b@forn.example".to_owned());
    let mut world = with_one(vec![city("Vic"), notes("By the river")]);
    let again = |n| {
        row(
            n,
            "Forn Vell",
            vec![city("Vic"), notes("Elsewhere"), line()],
        )
    };
    for n in [2, 3] {
        world.act(REP, import(vec![again(n)])).unwrap();
        let standing = world.get::<Account>(id(1)).notes;
        assert_eq!(standing, "By the river\nEmail: b@forn.example");
    }
}

#[test]
fn the_first_level_that_matches_wins() {
    let mut world = with_one(vec![phone("938 000 111")]);
    let named = CreateAccount {
        id: id(2),
        name: "Celler".to_owned(),
        changes: vec![city("Vic")],
    };
    world.act(OWNER, named).unwrap();
    let both = row(
        3,
        "Celler",
        vec![city("Vic"), phone("938 000 111"), email("a@b.example")],
    );
    world.act(REP, import(vec![both])).unwrap();
    assert_eq!(world.get::<Account>(id(2)).email, "a@b.example");
    assert_eq!(world.get::<Account>(id(1)).email, "");
}

#[test]
fn a_match_fills_blanks_and_overwrites_nothing() {
    let mut world = with_one(vec![city("Vic"), email("hola@fornvell.example")]);
    let changes = vec![
        city("VIC"),
        email("info@fornvell.example"),
        phone("938 000 111"),
        AccountField::Language(Some(tag("ca"))),
        AccountField::RelationshipTypes([RelationshipType::Partner].into()),
    ];
    world
        .act(REP, import(vec![row(2, "Forn Vell", changes)]))
        .unwrap();
    let account: Account = world.get(id(1));
    assert_eq!(account.name, "Forn Vell, S.L.");
    assert_eq!(
        (account.city.as_str(), account.email.as_str()),
        ("Vic", "hola@fornvell.example")
    );
    assert_eq!(
        (account.phone.as_str(), account.language),
        ("938 000 111", Some(tag("ca")))
    );
    assert_eq!(
        account.relationship_types,
        [RelationshipType::Partner].into()
    );
    assert_eq!(account.notes, "info@fornvell.example");
}

#[test]
fn a_match_that_fills_nothing_leaves_no_trace() {
    let mut world = with_one(everything());
    let same = row(2, "Forn Vell", vec![city("Vic")]);
    assert_eq!(world.act(REP, import(vec![same])), Ok(Vec::new()));
}

#[test]
fn a_later_row_matches_an_earlier_one() {
    let mut world = World::new();
    let rows = vec![
        row(1, "Forn Vell", vec![city("Vic")]),
        row(2, "Forn Vell SL", vec![city("Vic"), phone("938 000 111")]),
        row(
            3,
            "Forn V.",
            vec![phone("938 000 111"), website("fornvell.example")],
        ),
        row(
            4,
            "Forn",
            vec![
                website("www.fornvell.example"),
                email("hola@fornvell.example"),
            ],
        ),
    ];
    world.act(REP, import(rows)).unwrap();
    let accounts: Vec<Account> = world.all();
    assert_eq!(accounts.len(), 1);
    assert_eq!(
        (accounts[0].id, accounts[0].name.as_str()),
        (id(1), "Forn Vell")
    );
    assert_eq!(accounts[0].email, "hola@fornvell.example");
}

#[test]
fn a_row_leads_to_the_account_that_a_row_like_it_was_merged_into() {
    let mut world = with_one(vec![phone("938 000 111")]);
    let rows = vec![
        row(2, "Celler", vec![city("Vic"), phone("938 000 111")]),
        row(3, "Celler", vec![city("Vic"), email("hola@celler.example")]),
    ];
    world.act(REP, import(rows)).unwrap();
    assert_eq!(world.all::<Account>().len(), 1);
    assert_eq!(world.get::<Account>(id(1)).email, "hola@celler.example");
}

#[rstest]
#[case::new_with_none(None, None, AccountStatus::Prospect)]
#[case::new_with_one(None, Some(AccountStatus::Customer), AccountStatus::Customer)]
#[case::new_and_flagged(None, Some(AccountStatus::DoNotContact), AccountStatus::DoNotContact)]
#[case::known_keeps_its_own(
    Some(AccountStatus::Contacted),
    Some(AccountStatus::Customer),
    AccountStatus::Contacted
)]
#[case::known_is_flagged(
    Some(AccountStatus::Customer),
    Some(AccountStatus::DoNotContact),
    AccountStatus::DoNotContact
)]
#[case::known_stays_flagged(
    Some(AccountStatus::DoNotContact),
    Some(AccountStatus::Customer),
    AccountStatus::DoNotContact
)]
fn do_not_contact_wins_over_everything(
    #[case] known: Option<AccountStatus>,
    #[case] in_file: Option<AccountStatus>,
    #[case] expected: AccountStatus,
) {
    let mut world = World::new();
    let account = known.map_or(id(2), |status| {
        world = with_one(everything());
        world.set_status(id(1), status);
        id(1)
    });
    let before = world.history(account).len();
    world.wait(Span::minutes(1));
    let row = ImportRow {
        status: in_file,
        ..row(2, "Forn Vell", vec![city("Vic")])
    };
    world.act(REP, import(vec![row])).unwrap();
    assert_eq!(world.status(account), expected);
    if expected == known.unwrap_or(AccountStatus::Prospect) {
        assert_eq!(world.history(account).len(), before);
        return;
    }
    let entry = world.history(account).pop().unwrap();
    assert_eq!(
        (entry.source, entry.to, entry.by),
        (StatusSource::Import, expected, REP)
    );
    assert_eq!(entry.why, "accounts.csv");
}

#[test]
fn two_rows_that_move_one_status_leave_one_entry_of_the_history() {
    let mut world = World::new();
    let with = |n, status| ImportRow {
        status: Some(status),
        ..row(n, "Forn Vell", vec![city("Vic")])
    };
    let rows = vec![
        with(1, AccountStatus::Customer),
        with(2, AccountStatus::DoNotContact),
    ];
    world.act(REP, import(rows)).unwrap();
    let history = world.history(id(1));
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].from, Some(AccountStatus::Prospect));
    assert_eq!(history[0].to, AccountStatus::DoNotContact);
    assert_eq!(world.status(id(1)), AccountStatus::DoNotContact);
}

#[test]
fn two_people_of_one_name_with_different_addresses_stay_two() {
    let mut world = World::new();
    let at = |text: &str| vec![ContactField::Email(text.to_owned())];
    let rows = vec![
        person(1, "Anna", at("anna@forn.example")),
        person(2, "Anna", at("anna.puig@forn.example")),
    ];
    world.act(REP, import(rows)).unwrap();
    let addresses: Vec<String> = world
        .all::<Contact>()
        .into_iter()
        .map(|one| one.email)
        .collect();
    assert_eq!(addresses, ["anna@forn.example", "anna.puig@forn.example"]);
}

#[test]
fn a_person_is_known_by_address_and_then_by_name() {
    let mut world = World::new();
    let at = |text: &str| ContactField::Email(text.to_owned());
    let title = |text: &str| ContactField::Title(text.to_owned());
    world
        .act(REP, import(vec![person(1, "Anna", vec![])]))
        .unwrap();
    world
        .act(
            REP,
            import(vec![person(2, "Pau", vec![at("pau@forn.example")])]),
        )
        .unwrap();
    // An address says more than a name.
    let rows = vec![
        person(3, "Anna", vec![at("PAU@forn.example"), title("Baker")]),
        person(4, "ANNA", vec![title("Owner")]),
    ];
    world.act(REP, import(rows)).unwrap();
    let contacts: Vec<(String, String)> = world
        .all::<Contact>()
        .into_iter()
        .map(|one| (one.name, one.title))
        .collect();
    let expected = [("Anna", "Owner"), ("Pau", "Baker")];
    assert_eq!(
        contacts,
        expected.map(|(name, title)| (name.to_owned(), title.to_owned()))
    );
}

#[test]
fn a_row_does_not_take_the_place_of_a_contact_of_another_account() {
    let mut world = with_one(everything());
    let name = "Anna".to_owned();
    let contact = CreateContact {
        id: contact_id(2),
        account_id: id(1),
        name,
        changes: vec![],
    };
    world.act(REP, contact).unwrap();
    let before: Contact = world.get(contact_id(2));
    let mut other = person(2, "Pau", vec![]);
    other.changes = vec![city("Olot")];
    world.act(REP, import(vec![other])).unwrap();
    assert_eq!(world.get::<Contact>(contact_id(2)), before);
}

#[test]
fn two_rows_with_one_id_are_refused_and_neither_is_lost() {
    let mut world = World::new();
    let rows = vec![row(1, "Forn Vell", vec![]), row(1, "Celler", vec![])];
    let value = id(1).to_string();
    assert_eq!(
        world.act(REP, import(rows)),
        Err(Refusal::Invalid {
            field: Field::Rows,
            value
        })
    );
    assert!(world.all::<Account>().is_empty());
}

#[test]
fn a_row_that_is_refused_leaves_nothing_half_written() {
    let mut world = World::new();
    let rows = vec![row(1, "Forn Vell", vec![]), row(2, " ", vec![])];
    assert_eq!(
        world.act(REP, import(rows)),
        Err(Refusal::Blank { field: Field::Name })
    );
    assert!(world.all::<Account>().is_empty());
}

#[test]
fn one_command_imports_so_many_rows_and_no_more() {
    let mut world = World::new();
    let rows = |count: usize| {
        (1..=count as u128)
            .map(|n| row(n, &format!("Forn {n}"), vec![]))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        world.act(REP, import(rows(IMPORT_ROWS + 1))),
        Err(Refusal::TooMany {
            field: Field::Rows,
            limit: 200,
            count: 201
        })
    );
    world.act(REP, import(rows(IMPORT_ROWS))).unwrap();
    assert_eq!(world.all::<Account>().len(), 200);
}

#[test]
fn a_merged_row_changes_nothing_else_when_its_import_is_decided_twice() {
    let mut world = World::new();
    let rows = vec![
        row(1, "Forn Vell", vec![city("Vic")]),
        row(2, "Forn Vell", vec![phone("938 000 111")]),
        row(3, "Forn Vell", vec![city("Vic"), phone("938 000 111")]),
        row(
            4,
            "Forn Vell",
            vec![phone("938 000 111"), email("hola@fornvell.example")],
        ),
    ];
    world.act(REP, import(rows)).unwrap();
    assert_eq!(world.get::<Account>(id(2)).email, "hola@fornvell.example");
    assert_eq!(world.get::<Account>(id(1)).email, "");
}

#[test]
fn an_import_says_where_it_comes_from() {
    let mut world = World::new();
    let command = ImportAccounts {
        source: " ".to_owned(),
        rows: vec![row(1, "Forn", vec![])],
        part: None,
    };
    assert_eq!(
        world.act(REP, command),
        Err(Refusal::Blank { field: Field::Name })
    );
}
