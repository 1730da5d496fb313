//! The command line, run as a program of its own.

use crate::support::*;
use domain::*;
use protocol::*;
use server::{folder::database_in, running::Settings};
use std::{ffi::OsStr, process::Command as Program};

/// What a program said and how it ended.
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs `rapport`; what it needs not be told apart stands in one line, paths beside it.
fn rapport(words: &str, paths: &[&OsStr]) -> Ended {
    let mut program = Program::new(env!("CARGO_BIN_EXE_rapport"));
    let output = program.args(words.split(' ')).args(paths).output().unwrap();
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[tokio::test]
async fn a_backup_is_taken_while_a_server_runs_and_restored_while_none_does() {
    let (mut world, mut owner) = World::with_owner().await;
    owner.create_account("in the backup").await;
    let (home, file) = (world.data().to_owned(), world.data().join("copy.db"));
    let paths = [home.as_os_str(), file.as_os_str()];
    let taken = rapport("backup --data", &paths);
    assert_eq!(taken.code, Some(0), "{}", taken.err);
    let again = rapport("backup --data", &paths);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("is there already"), "{}", again.err);
    owner.create_account("after the backup").await;
    let before = owner.pull(0).await;

    let held = rapport("restore --data", &paths);
    assert_eq!(held.code, Some(1));
    assert!(held.err.contains("is held by another"), "{}", held.err);
    world.stop().await;
    let restored = rapport("restore --data", &paths);
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    assert!(restored.out.contains("replaced-1"), "{}", restored.out);
    world.start().await;
    owner.base = world.base();
    let after = owner.pull(0).await;
    assert_ne!(after.epoch, before.epoch);
    assert!(after.next < before.next);
    let names = owner.rows().await.into_iter().filter_map(|row| match row {
        Row::Account(account) => Some(account.name),
        _ => None,
    });
    assert_eq!(names.collect::<Vec<_>>(), ["in the backup"]);
}

#[tokio::test]
async fn a_newer_database_is_refused_in_words() {
    let mut world = World::new().await;
    world.stop().await;
    let connection = rusqlite::Connection::open(database_in(world.data())).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let refused = rapport("serve --port 0 --data", &[world.data().as_os_str()]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("was written by a newer Rapport"),
        "{}",
        refused.err
    );
    assert!(!refused.err.contains("panicked"), "{}", refused.err);
}

#[tokio::test]
async fn a_generated_workspace_can_be_signed_in_to() {
    let mut world = World::new().await;
    world.stop().await;
    let data = world.data().join("generated");
    let words = "sample --seed 7 --conversations 20 --messages 100 --data";
    let made = rapport(words, &[data.as_os_str()]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let login: Vec<_> = made
        .out
        .lines()
        .last()
        .unwrap()
        .split_whitespace()
        .collect();
    let settings = Settings {
        data: data.clone(),
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let owner = world.browser();
    let _: SessionAnswer = owner.sign_in(login[0], login[1]).await.ok();
    let rows = owner.rows().await;
    let count = |kind| rows.iter().filter(|row| row.key().kind == kind).count();
    assert_eq!((count(Kind::Conversation), count(Kind::Message)), (20, 100));
    world.stop().await;
    let again = rapport(words, &[data.as_os_str()]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("holds a workspace"), "{}", again.err);
}

#[test]
fn what_is_not_understood_has_a_number_of_its_own() {
    for words in [
        "dance",
        "serve --port many",
        "backup copy.db",
        "sample --seed",
    ] {
        let ended = rapport(words, &[]);
        assert_eq!(ended.code, Some(2), "{words}: {}", ended.err);
        assert!(ended.err.starts_with("rapport: "), "{words}: {}", ended.err);
    }
}
