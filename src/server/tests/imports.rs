//! Imports over the wire: their parts happen once, and undoing leaves no trace in any index.

use crate::support::*;
use domain::*;
use uuid::Uuid;

fn part(number: u32) -> ImportPart {
    ImportPart {
        import_id: ImportId(Uuid::from_u128(1)),
        number,
    }
}

fn accounts(number: u32) -> ImportAccounts {
    let row = ImportRow {
        row: 2,
        account_id: AccountId(Uuid::new_v4()),
        contact_id: ContactId(Uuid::new_v4()),
        name: "Forn Vell".into(),
        changes: vec![AccountField::Website("https://fornvell.example".into())],
        status: None,
        contact: None,
    };
    ImportAccounts {
        source: "accounts.csv".into(),
        rows: vec![row],
        part: Some(part(number)),
    }
}

fn undo(number: u32) -> UndoImport {
    UndoImport {
        batch_id: ImportBatchId::of(part(number)),
    }
}

async fn count(browser: &Browser, kind: Kind) -> usize {
    let rows = browser.rows().await;
    rows.iter().filter(|row| row.key().kind == kind).count()
}

#[tokio::test]
async fn what_was_undone_can_be_imported_again_and_is_matched_by_nothing_that_is_gone() {
    let (_world, owner) = World::with_owner().await;
    for number in [0, 1] {
        owner.act(accounts(number)).await;
        assert_eq!(count(&owner, Kind::Account).await, 1);
        owner.act(undo(number)).await;
        assert_eq!(count(&owner, Kind::Account).await, 0);
    }
    // Both imports stay on record, undone.
    assert_eq!(count(&owner, Kind::ImportBatch).await, 2);
}

#[tokio::test]
async fn the_same_message_of_a_file_is_logged_once_whichever_device_imports_it() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let account = owner.create_account("Forn Vell").await;
    let key = Uuid::from_u128(7);
    let import = |import: u128| ImportMessages {
        source: "mail.mbox".into(),
        part: ImportPart {
            import_id: ImportId(Uuid::from_u128(import)),
            number: 0,
        },
        people: Vec::new(),
        messages: vec![ImportMessage {
            id: MessageId::imported(account, key),
            account_id: account,
            campaign_id: None,
            said: said(Mode::LogSent, "Bon dia", MORNING),
            html: None,
        }],
    };
    owner.act(import(2)).await;
    member.act(import(3)).await;
    assert_eq!(count(&owner, Kind::Message).await, 1);
    assert_eq!(count(&owner, Kind::ImportBatch).await, 1);
}
