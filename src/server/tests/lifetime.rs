//! Starts, ends, copies: nothing acknowledged is lost, and an older database is known as one.

use crate::support::*;
use domain::*;
use protocol::*;
use server::{
    db::{OpenError, backup},
    folder::{Folder, FolderError, database_in},
    running::{self, Settings, StartError},
};
use std::fs;

#[tokio::test]
async fn a_restart_keeps_everything() {
    let (mut world, mut owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let letter = envelope(log(account, Mode::LogSent, "Bon dia", MORNING));
    let outcome = owner.push(vec![letter.clone()]).await;
    let before = owner.pull(0).await;
    world.restart().await;
    owner.base = world.base();
    owner.origin = Some(world.base());
    let after = owner.pull(0).await;
    assert_eq!(
        (after.rows, after.next, after.epoch),
        (before.rows, before.next, before.epoch)
    );
    assert_eq!(owner.push(vec![letter]).await, outcome, "it happened once");
}

async fn start_error(settings: Settings) -> String {
    match running::start(settings).await {
        Ok(_) => panic!("it started"),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn a_folder_has_one_server() {
    let world = World::new().await;
    let error = running::start(world.settings()).await.err().unwrap();
    assert!(
        matches!(error, StartError::Folder(FolderError::Held { .. })),
        "{error}"
    );
}

#[tokio::test]
async fn a_port_has_one_server() {
    let (world, other) = (World::new().await, World::new().await);
    let mut other = other;
    other.stop().await;
    let address = world.server().address();
    let error = start_error(Settings {
        address,
        ..other.settings()
    })
    .await;
    assert!(
        error.contains(&format!("port {} is in use", address.port())),
        "{error}"
    );
    other.start().await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let world = World::new().await;
    let file = world.data().join("file");
    fs::write(&file, "").unwrap();
    let error = start_error(Settings {
        data: file.join("data"),
        ..world.settings()
    })
    .await;
    assert!(
        error.contains("cannot be created") && error.contains("file/data"),
        "{error}"
    );
}

#[tokio::test]
async fn a_newer_database_is_refused_and_left_alone() {
    let mut world = World::new().await;
    world.stop().await;
    let path = database_in(world.data());
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = start_error(world.settings()).await;
    assert!(
        error.contains("newer Rapport") && error.contains("99"),
        "{error}"
    );
    let connection = rusqlite::Connection::open(&path).unwrap();
    let version: u32 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, 99);
}

#[tokio::test]
async fn what_is_no_database_of_ours_is_refused() {
    let mut world = World::new().await;
    world.stop().await;
    let path = database_in(world.data());
    fs::write(
        &path,
        "this is a letter and no database, and long enough for a header",
    )
    .unwrap();
    let error = start_error(world.settings()).await;
    assert!(error.contains("is not a Rapport database"), "{error}");
    fs::remove_file(&path).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch("CREATE TABLE recipes (name)")
        .unwrap();
    drop(connection);
    let error = start_error(world.settings()).await;
    assert!(error.contains("is not a Rapport database"), "{error}");
}

#[tokio::test]
async fn a_damaged_database_is_refused() {
    let (mut world, owner) = World::with_owner().await;
    for n in 0..50 {
        owner.create_account(&format!("account number {n}")).await;
    }
    world.stop().await;
    let path = database_in(world.data());
    let mut bytes = fs::read(&path).unwrap();
    bytes[8_192..16_384].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let error = running::start(world.settings()).await.err().unwrap();
    assert!(
        matches!(error, StartError::Open(OpenError::Damaged { .. })),
        "{error}"
    );
}

#[tokio::test]
async fn a_backup_is_taken_while_the_server_runs_and_restored_in_a_new_epoch() {
    let (mut world, mut owner) = World::with_owner().await;
    owner.create_account("in the backup").await;
    let file = world.data().join("backup.db");
    backup::backup(world.data(), &file).unwrap();
    let lost = envelope(CreateAccount {
        id: AccountId(uuid::Uuid::new_v4()),
        name: "after the backup".into(),
        changes: Vec::new(),
    });
    owner.push(vec![lost.clone()]).await;
    let before = owner.pull(0).await;
    let error = backup::backup(world.data(), &file).unwrap_err();
    assert!(error.to_string().contains("there already"), "{error}");
    assert!(matches!(
        Folder::claim(world.data()),
        Err(FolderError::Held { .. })
    ));

    world.stop().await;
    let folder = Folder::claim(world.data()).unwrap();
    let replaced = backup::restore(&folder, &file).unwrap();
    assert!(replaced.unwrap().exists(), "what stood there is kept");
    drop(folder);
    world.start().await;
    owner.base = world.base();
    owner.origin = Some(world.base());
    let after = owner.pull(0).await;
    assert_ne!(after.epoch, before.epoch);
    assert!(after.next < before.next);
    let ahead = owner
        .get(&format!("/api/v1/changes?since={}", before.next))
        .await;
    ahead.is_problem(ProblemKind::CursorAhead);
    // The device sends again what the server lost.
    assert!(matches!(
        owner.push(vec![lost]).await[0],
        Outcome::Applied { .. }
    ));
    world.restart().await;
    owner.base = world.base();
    assert_eq!(
        owner.pull(0).await.epoch,
        after.epoch,
        "a restart is no new life"
    );
}

#[tokio::test]
async fn what_is_no_backup_is_not_restored() {
    let (mut world, owner) = World::with_owner().await;
    owner.create_account("Forn Vell").await;
    world.stop().await;
    let letter = world.data().join("letter.txt");
    fs::write(
        &letter,
        "not a database at all, but long enough to be read as a header",
    )
    .unwrap();
    let folder = Folder::claim(world.data()).unwrap();
    let error = backup::restore(&folder, &letter).unwrap_err().to_string();
    assert!(
        error.contains("letter.txt is not a Rapport database"),
        "{error}"
    );
    assert!(backup::restore(&folder, &world.data().join("none")).is_err());
    drop(folder);
    world.start().await;
    let reply = world.browser().sign_in("olga@example.com", PASSWORD).await;
    assert_eq!(
        reply.status, 200,
        "the database that stood there still does"
    );
}

#[tokio::test]
async fn a_copy_put_back_by_hand_begins_a_new_epoch() {
    let (mut world, mut owner) = World::with_owner().await;
    owner.create_account("in the copy").await;
    let path = database_in(world.data());
    let copy = world.data().join("copy.db");
    // Taken while the server runs, and put back without telling anybody.
    backup::backup(world.data(), &copy).unwrap();
    owner.create_account("after the copy").await;
    let before = owner.pull(0).await;
    world.stop().await;
    fs::copy(&copy, &path).unwrap();
    world.start().await;
    owner.base = world.base();
    let after = owner.pull(0).await;
    assert_ne!(after.epoch, before.epoch);
    assert!(after.next < before.next);
}

#[tokio::test]
async fn a_full_disk_is_said_and_loses_nothing() {
    let (world, owner) = World::with_owner().await;
    let pages = |limit: Option<u32>| {
        world.server().db().write(move |tx| {
            let now: u32 = tx.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let limit = limit.unwrap_or(now);
            tx.query_row(&format!("PRAGMA max_page_count = {limit}"), [], |_| Ok(()))?;
            Ok(())
        })
    };
    let account = owner.create_account("Forn Vell").await;
    pages(None).await.unwrap();
    let text = "a long letter ".repeat(5_000);
    let letter = envelope(log(account, Mode::LogSent, &text, MORNING));
    let push = Push {
        epoch: None,
        commands: vec![letter.clone()],
    };
    let reply = owner.post("/api/v1/commands", &push).await;
    assert_eq!(reply.status, 507, "{}", reply.text);
    reply.is_problem(ProblemKind::Storage);
    assert!(reply.headers.contains_key("retry-after"));
    pages(Some(1_000_000)).await.unwrap();
    assert!(matches!(
        owner.push(vec![letter]).await[0],
        Outcome::Applied { .. }
    ));
}
