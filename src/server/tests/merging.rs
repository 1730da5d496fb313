//! Two accounts become one, and are taken apart again (rule book §8): by the server's own clock.

use crate::support::*;
use domain::*;
use uuid::Uuid;

fn merge(survivor: AccountId, absorbed: AccountId) -> MergeAccounts {
    MergeAccounts {
        id: MergeId(Uuid::new_v4()),
        survivor,
        absorbed,
        choose: Vec::new(),
    }
}

async fn account(browser: &Browser, id: AccountId) -> Account {
    let mut rows = browser.rows().await.into_iter();
    rows.find_map(|row| Account::try_from(row).ok().filter(|row| row.id == id))
        .unwrap()
}

#[tokio::test]
async fn two_merges_of_two_devices_are_one_and_what_names_either_reaches_the_survivor() {
    let (world, owner) = World::with_owner().await;
    let mia = world.join(&owner, Role::Member, "mia").await;
    let a = owner.create_account("Forn Vell").await;
    let b = owner.create_account("Forn Vell SL").await;
    owner.act(merge(a, b)).await;
    mia.act(merge(b, a)).await;
    let rows = owner.rows().await;
    let merges = rows.iter().filter(|row| matches!(row, Row::Merge(_)));
    assert_eq!(merges.count(), 1);
    mia.act(log(b, Mode::LogSent, "Bon dia", world.now())).await;
    assert_eq!(account(&owner, a).await.status, AccountStatus::Contacted);
    assert_eq!(account(&owner, b).await.merged_into, Some(a));
}

#[tokio::test]
async fn a_merge_is_taken_back_within_a_day_and_no_later() {
    let (world, owner) = World::with_owner().await;
    let a = owner.create_account("Forn Vell").await;
    let b = owner.create_account("Forn Vell SL").await;
    let (first, second) = (merge(a, b), merge(a, b));
    owner.act(first.clone()).await;
    world.pass(Span::hours(23));
    owner.act(UndoMerge { id: first.id }).await;
    assert_eq!(account(&owner, b).await.merged_into, None);
    owner.act(second.clone()).await;
    world.pass(Span::hours(25));
    let late = owner.try_to(UndoMerge { id: second.id }).await;
    let merge_id = second.id;
    assert_eq!(refusal(&late), &Refusal::TooLateToUndo { merge_id });
    assert_eq!(account(&owner, b).await.merged_into, Some(a));
}

#[tokio::test]
async fn a_row_of_an_import_that_looks_like_an_absorbed_account_fills_its_survivor() {
    let (_world, owner) = World::with_owner().await;
    let a = owner.create_account("Forn Vell").await;
    let b = owner.create_account("Fleca Nova").await;
    let city = AccountField::City("Vic".to_owned());
    let changes = vec![city.clone()];
    owner.act(UpdateAccount { id: b, changes }).await;
    owner.act(merge(a, b)).await;
    let row = ImportRow {
        row: 2,
        account_id: AccountId(Uuid::new_v4()),
        contact_id: ContactId(Uuid::new_v4()),
        name: "Fleca Nova".to_owned(),
        changes: vec![city, AccountField::Email("hola@fleca.example".to_owned())],
        status: None,
        contact: None,
    };
    let source = "accounts.csv".to_owned();
    let rows = vec![row];
    let part = None;
    owner.act(ImportAccounts { source, rows, part }).await;
    assert_eq!(account(&owner, a).await.email, "hola@fleca.example");
}
