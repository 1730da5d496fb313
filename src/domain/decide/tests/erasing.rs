//! Rule book §15: erased is gone, and is known when it comes again.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

mod traces;

const ERASURE: ErasureId = ErasureId(Uuid::from_u128(0xe5));

fn erase(account_id: AccountId) -> EraseAccount {
    EraseAccount {
        id: ERASURE,
        account_id,
        accounts: vec![account_id],
    }
}

fn set_changed(added: Vec<AccountId>, gone: Vec<AccountId>) -> Refusal {
    Refusal::SetChanged {
        added,
        gone,
        include: Vec::new(),
    }
}

fn contact_id(n: u128) -> ContactId {
    ContactId(Uuid::from_u128(n))
}

/// An account with a person, an exchange, a note and a draft, and something of each elsewhere.
fn furnished() -> (World, Place, Place) {
    let mut world = World::new();
    let (place, other) = (world.place(), world.place());
    for (n, place) in [(1, place), (2, other)] {
        let create = CreateContact {
            id: contact_id(n),
            account_id: place.account,
            name: format!("Maria {n}"),
            changes: vec![
                ContactField::Email(format!("Maria{n}@example.com")),
                ContactField::Phone(format!("+34 600 000 00{n}")),
            ],
        };
        world.act(REP, create).unwrap();
        world.act(REP, log(n * 10, place, sent("Bon dia"))).unwrap();
        let answer = log(n * 10 + 1, place, reply("Hola"));
        world.act(REP, answer).unwrap();
        let scratch = draft(n * 10 + 2, place, sent("Potser"), None);
        world.act(REP, scratch).unwrap();
        let note = AddNote {
            id: NoteId(Uuid::from_u128(n)),
            account_id: place.account,
            campaign_id: place.campaign,
            text: "She likes bread".to_owned(),
        };
        world.act(REP, note).unwrap();
        let assign = AssignConversation {
            conversation_id: place.conversation(),
            to: Some(COLLEAGUE),
        };
        world.act(REP, assign).unwrap();
    }
    (world, place, other)
}

#[test]
fn an_erased_account_leaves_nothing_but_its_ids_and_prints() {
    let (mut world, place, other) = furnished();
    let accounts = [place.account];
    let kept: Vec<Row> = world.all::<Row>();
    let kept = kept.into_iter().filter(|row| !row.goes_with(&accounts));
    let kept: Vec<Row> = kept.collect();
    world.act(ADMIN, erase(place.account)).unwrap();
    let erasure: Erasure = world.get(ERASURE);
    assert_eq!(erasure.accounts, accounts);
    assert!(!erasure.prints.is_empty() && !erasure.opted_out);
    let said = serde_json::to_string(&erasure).unwrap().to_lowercase();
    assert!(!said.contains("maria") && !said.contains("600"), "{said}");
    let mut rest: Vec<Row> = world.all();
    rest.retain(|row| *row != Row::from(erasure.clone()));
    assert_eq!(rest, kept, "everything else stays as it was");
    assert_eq!(world.conversation(other).account_id, other.account);
}

#[test]
fn those_that_were_merged_into_it_go_too_and_one_that_left_again_stays() {
    let mut world = World::new();
    let names = ["Forn", "Forn Vell", "Celler"];
    let [survivor, absorbed, apart] = names.map(|name| world.account(name));
    for (n, absorbed) in [(1, absorbed), (2, apart)] {
        let merge = MergeAccounts {
            id: MergeId(Uuid::from_u128(n)),
            survivor,
            absorbed,
            choose: Vec::new(),
        };
        world.act(REP, merge).unwrap();
    }
    let undo = UndoMerge {
        id: MergeId(Uuid::from_u128(2)),
    };
    world.act(REP, undo).unwrap();
    // Named by the one that was absorbed, and confirmed with all that goes.
    let unconfirmed = world.act(ADMIN, erase(absorbed));
    let added = vec![survivor];
    assert_eq!(unconfirmed, Err(set_changed(added, Vec::new())));
    let command = EraseAccount {
        accounts: vec![absorbed, survivor],
        ..erase(absorbed)
    };
    world.act(ADMIN, command).unwrap();
    let mut erased = world.get::<Erasure>(ERASURE).accounts;
    erased.sort_unstable();
    let mut expected = vec![survivor, absorbed];
    expected.sort_unstable();
    assert_eq!(erased, expected);
    let left: Vec<Account> = world.all();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].id, apart);
    assert_eq!(world.all::<Merge>(), [], "it holds how both looked");
}

#[test]
fn an_erasure_that_waits_takes_nothing_that_was_merged_meanwhile() {
    let mut world = World::new();
    let [meant, other] = ["Forn", "Forn Vell"].map(|name| world.account(name));
    let before = world.clone();
    let merge = |survivor, absorbed| MergeAccounts {
        id: MergeId(Uuid::from_u128(1)),
        survivor,
        absorbed,
        choose: Vec::new(),
    };
    for (survivor, absorbed) in [(other, meant), (meant, other)] {
        let mut world = before.clone();
        world.act(REP, merge(survivor, absorbed)).unwrap();
        let late = world.act(ADMIN, erase(meant));
        assert_eq!(late, Err(set_changed(vec![other], Vec::new())));
        let both = EraseAccount {
            accounts: vec![meant, other],
            ..erase(meant)
        };
        let undo = UndoMerge {
            id: MergeId(Uuid::from_u128(1)),
        };
        world.act(REP, undo).unwrap();
        let late = world.act(ADMIN, both);
        assert_eq!(late, Err(set_changed(Vec::new(), vec![other])));
        assert_eq!(world.all::<Account>().len(), 2);
    }
}

#[test]
fn an_erasure_as_earlier_versions_said_it_is_of_one_account_alone() {
    let mut world = World::new();
    let account = world.account("Forn");
    let command = EraseAccount {
        accounts: Vec::new(),
        ..erase(account)
    };
    world.act(ADMIN, command).unwrap();
    assert_eq!(world.get::<Erasure>(ERASURE).accounts, [account]);
}

/// A consultant of two.
#[test]
fn an_address_that_somebody_else_bears_does_not_tell_of_who_was_erased() {
    let mut world = World::new();
    let (gone, stays) = (world.account("Forn"), world.account("Celler"));
    for (n, account_id) in [(1, gone), (2, stays)] {
        let create = CreateContact {
            id: contact_id(n),
            account_id,
            name: "Maria".to_owned(),
            changes: vec![ContactField::Email("maria@example.com".to_owned())],
        };
        world.act(REP, create).unwrap();
    }
    world.act(ADMIN, erase(gone)).unwrap();
    let rows = vec![row("Another", Vec::new(), Some(maria("maria@example.com")))];
    world.act(REP, import(1, rows)).unwrap();
    assert_eq!(world.all::<ImportBatch>()[0].erased, 0);
    assert_eq!(world.all::<Contact>().len(), 2);
}

#[rstest]
#[case::member(REP, false)]
#[case::admin(ADMIN, true)]
#[case::owner(OWNER, true)]
fn only_an_admin_erases(#[case] by: MemberId, #[case] may: bool) {
    let mut world = World::new();
    let account = world.account("Forn");
    let outcome = world.act(by, erase(account)).map(drop);
    let needs = Role::Admin;
    let refused = Err(Refusal::NotAllowed { needs });
    assert_eq!(outcome, if may { Ok(()) } else { refused });
    assert_eq!(world.find::<Account>(account).is_none(), may);
}

#[test]
fn what_waits_for_an_erased_account_is_refused() {
    let (mut world, place, _) = furnished();
    world.act(ADMIN, erase(place.account)).unwrap();
    let kind = Kind::Account;
    let late = world.act(REP, log(77, place, reply("Encara hi sou?")));
    assert_eq!(late, Err(Refusal::NotFound { kind }));
    let twice = EraseAccount {
        id: ErasureId(Uuid::from_u128(0xe6)),
        ..erase(place.account)
    };
    assert_eq!(world.act(ADMIN, twice), Err(Refusal::NotFound { kind }));
}

fn import(n: u128, rows: Vec<ImportRow>) -> ImportAccounts {
    ImportAccounts {
        source: "again.csv".to_owned(),
        rows,
        part: Some(ImportPart {
            import_id: ImportId(Uuid::from_u128(n)),
            number: 0,
        }),
    }
}

fn row(name: &str, changes: Vec<AccountField>, contact: Option<ImportContact>) -> ImportRow {
    ImportRow {
        row: 2,
        account_id: AccountId(Uuid::from_u128(0xf1)),
        contact_id: contact_id(0xf2),
        name: name.to_owned(),
        changes,
        status: None,
        contact,
    }
}

fn maria(email: &str) -> ImportContact {
    ImportContact {
        name: "Maria".to_owned(),
        changes: vec![ContactField::Email(email.to_owned())],
    }
}

/// A world in which one account of this kind was erased.
fn after_an_erasure() -> World {
    let mut world = World::new();
    let account = world.account("Forn Vell");
    let changes = vec![
        AccountField::City("Vic".to_owned()),
        AccountField::Phone("+34 938 000 001".to_owned()),
        AccountField::Website("https://www.fornvell.example".to_owned()),
        AccountField::Email("hola@fornvell.example".to_owned()),
    ];
    let id = account;
    world.act(REP, UpdateAccount { id, changes }).unwrap();
    let create = CreateContact {
        id: contact_id(1),
        account_id: account,
        name: "Maria".to_owned(),
        changes: vec![ContactField::Email("maria@example.com".to_owned())],
    };
    world.act(REP, create).unwrap();
    world.act(ADMIN, erase(account)).unwrap();
    world
}

#[rstest]
#[case::by_name_and_city("FORN VELL, S.L.", vec![AccountField::City("Vic".to_owned())])]
#[case::by_phone("Another", vec![AccountField::Phone("938000001".to_owned())])]
#[case::by_domain("Another", vec![AccountField::Website("fornvell.example/en".to_owned())])]
#[case::by_email("Another", vec![AccountField::Email("Hola@FornVell.example".to_owned())])]
fn an_erased_account_is_known_when_it_is_imported_again(
    #[case] name: &str,
    #[case] changes: Vec<AccountField>,
) {
    let mut world = after_an_erasure();
    let rows = vec![row(name, changes, None)];
    world.act(REP, import(1, rows)).unwrap();
    assert_eq!(world.all::<Account>(), []);
    let batches: Vec<ImportBatch> = world.all();
    assert_eq!(batches[0].erased, 1);
    assert_eq!(import::imports(&batches)[0].erased, 1);
}

#[test]
fn an_erased_person_is_left_out_of_another_account() {
    let mut world = after_an_erasure();
    let rows = vec![row(
        "Another",
        Vec::new(),
        Some(maria(" MARIA@example.com")),
    )];
    world.act(REP, import(1, rows)).unwrap();
    assert_eq!(world.all::<Account>().len(), 1, "nobody else is left out");
    assert_eq!(world.all::<Contact>(), []);
    assert_eq!(world.all::<ImportBatch>()[0].erased, 1);
}

#[test]
fn whoever_is_somebody_else_is_taken() {
    let mut world = after_an_erasure();
    let changes = vec![AccountField::City("Manresa".to_owned())];
    let rows = vec![row("Forn Vell", changes, Some(maria("anna@example.com")))];
    world.act(REP, import(1, rows)).unwrap();
    assert_eq!(world.all::<Contact>().len(), 1);
    assert_eq!(world.all::<ImportBatch>()[0].erased, 0);
}

#[test]
fn what_an_erased_person_wrote_is_not_imported_again() {
    let mut world = after_an_erasure();
    let account = world.account("Another");
    let mut said = at(minute(-60), reply("Hola"));
    said.correspondent = Some(Correspondent {
        contact_id: None,
        name: "Maria".to_owned(),
        address: "maria@example.com".to_owned(),
    });
    let messages = ImportMessages {
        source: "mail.mbox".to_owned(),
        part: ImportPart {
            import_id: ImportId(Uuid::from_u128(1)),
            number: 0,
        },
        people: Vec::new(),
        messages: vec![ImportMessage {
            id: message(1),
            account_id: account,
            campaign_id: None,
            said,
            html: None,
        }],
    };
    world.act(REP, messages).unwrap();
    assert_eq!(world.all::<Message>(), []);
}

#[test]
fn an_import_forgets_what_it_wrote_down_of_an_erased_account() {
    let mut world = World::new();
    let kept = ImportRow {
        account_id: AccountId(Uuid::from_u128(0xf3)),
        contact_id: contact_id(0xf4),
        ..row("Celler", Vec::new(), None)
    };
    let gone = row("Forn Vell", Vec::new(), Some(maria("maria@example.com")));
    let account = gone.account_id;
    world.act(REP, import(1, vec![gone, kept.clone()])).unwrap();
    // Of another import that only filled in a phone number.
    let phone = AccountField::Phone("938 000 001".to_owned());
    let vic = AccountField::City("Vic".to_owned());
    let id = account;
    let changes = vec![vic.clone()];
    world.act(REP, UpdateAccount { id, changes }).unwrap();
    let mut filling = row("Forn Vell", vec![vic, phone], None);
    filling.account_id = AccountId(Uuid::from_u128(0xf5));
    world.act(REP, import(2, vec![filling])).unwrap();
    assert_eq!(world.all::<ImportBatch>().len(), 2);
    world.act(ADMIN, erase(account)).unwrap();
    let batches: Vec<ImportBatch> = world.all();
    assert_eq!(batches.len(), 1, "one did nothing else");
    let created: Vec<_> = batches[0].created.iter().map(|it| it.key).collect();
    assert_eq!(created, [RowKey::from(kept.account_id)]);
}

#[test]
fn a_second_erasure_shares_the_salt_of_the_first() {
    let mut world = after_an_erasure();
    let account = world.account_with(AccountStatus::DoNotContact);
    let second = EraseAccount {
        id: ErasureId(Uuid::from_u128(0xe6)),
        ..erase(account)
    };
    world.act(ADMIN, second).unwrap();
    let erasures: Vec<Erasure> = world.all();
    assert_eq!(erasures[0].salt, erasures[1].salt);
    assert!(erasures[1].opted_out);
}

#[test]
fn whoever_was_erased_and_entered_again_by_hand_is_matched_by_an_import() {
    let mut world = after_an_erasure();
    let phone = AccountField::Phone("938000001".to_owned());
    let vic = AccountField::City("Vic".to_owned());
    let rows = vec![row("Another", vec![phone.clone(), vic], None)];
    let outcome = |world: &World| import::Preview::default().take(world, &rows[0]).outcome;
    assert_eq!(outcome(&world), import::Outcome::Erased);
    assert!(import::Erased::of(&world).leaves_out(&world, &rows[0]));
    let id = world.account("Forn");
    let changes = vec![phone];
    world.act(REP, UpdateAccount { id, changes }).unwrap();
    let merged = import::Outcome::Merged {
        level: duplicates::Level::Phone,
        account_id: id,
        into_row: None,
    };
    assert_eq!(outcome(&world), merged);
    assert!(!import::Erased::of(&world).leaves_out(&world, &rows[0]));
    world.act(REP, import(1, rows.clone())).unwrap();
    assert_eq!(world.get::<Account>(id).city, "Vic");
}
