//! The command line, run as a program of its own.

use crate::{process::Process, support::*};
use domain::*;
use protocol::*;
use server::{clock::Clock, folder::database_in, running::Settings};
use std::{ffi::OsStr, path::Path, process::Command as Program};

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

#[tokio::test]
async fn the_terminal_makes_a_link_for_the_only_owner() {
    let (mut world, owner) = World::with_owner().await;
    let (home, email) = (world.data().to_owned(), owner.me().email.clone());
    let paths = [home.as_os_str(), OsStr::new(&email)];
    let held = rapport("reset --data", &paths);
    assert!(held.err.contains("is held by another"), "{}", held.err);
    world.stop().await;
    let unknown = rapport(
        "reset --data",
        &[paths[0], OsStr::new("nobody@example.com")],
    );
    assert_eq!(unknown.code, Some(1));
    assert!(
        unknown.err.contains("nobody signs in with"),
        "{}",
        unknown.err
    );
    let made = rapport("reset --data", &paths);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let token = made.out.trim_end().rsplit('=').next().unwrap();
    let settings = Settings {
        clock: Clock::system(),
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let body = ResetPassword {
        token: token.to_owned(),
        password: "another long password".to_owned(),
    };
    let visitor = world.browser();
    assert_eq!(visitor.post("/api/v1/reset", &body).await.status, 204);
    let _: SessionAnswer = visitor.sign_in(&email, &body.password).await.ok();
}

/// Everything that stands in the tables of a workspace, as it is stored.
fn stored(data: &Path) -> Vec<Vec<rusqlite::types::Value>> {
    let connection = rusqlite::Connection::open(database_in(data)).unwrap();
    let mut all = Vec::new();
    for table in ["workspaces", "records", "match_keys"] {
        let sql = format!("SELECT * FROM {table} ORDER BY 1, 2, 3");
        let mut statement = connection.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let rows =
            statement.query_map([], |row| (0..columns).map(|place| row.get(place)).collect());
        all.extend(rows.unwrap().map(Result::unwrap));
    }
    all
}

#[test]
fn a_seed_and_an_instant_give_the_same_rows() {
    let home = tempfile::tempdir().unwrap();
    let make = |folder: &str, seed: u32, now: &str| {
        let data = home.path().join(folder);
        let words =
            format!("sample --conversations 20 --messages 100 --seed {seed} --now {now} --data");
        let made = rapport(&words, &[data.as_os_str()]);
        assert_eq!(made.code, Some(0), "{}", made.err);
        stored(&data)
    };
    let first = make("first", 7, "2026-11-20T09:00:00Z");
    assert!(first.len() > 150, "{} rows", first.len());
    assert!(first == make("same", 7, "2026-11-20T10:00:00+01:00"));
    assert!(first != make("later", 7, "2026-11-21T09:00:00Z"));
    assert!(first != make("other", 8, "2026-11-20T09:00:00Z"));
}

#[test]
fn what_is_not_understood_has_a_number_of_its_own() {
    for words in [
        "dance",
        "serve --port many",
        "backup copy.db",
        "sample --seed",
        "sample --data data --now yesterday",
    ] {
        let ended = rapport(words, &[]);
        assert_eq!(ended.code, Some(2), "{words}: {}", ended.err);
        assert!(ended.err.starts_with("rapport: "), "{words}: {}", ended.err);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_link_is_printed_and_no_secret_is_ever_logged() {
    let home = tempfile::tempdir().unwrap();
    let mut process = Process::talkative(home.path());
    let base = process.base();
    process.next_after("Whoever opens this link becomes the first owner:");
    let token = process.next_after("/setup?token=");
    let mut owner = Browser::new(&base);
    owner.enter("/api/v1/setup", &setup_body(&token)).await;
    let account = owner.create_account("Zanzibar").await;
    owner
        .act(log(account, Mode::LogSent, "a word in confidence", MORNING))
        .await;
    let invited = owner.invite(Role::Member).await;
    let visitor = Browser::new(&base);
    visitor.get(&invited.path).await;
    visitor.get(&format!("/api/v1{}", invited.path)).await;
    visitor.sign_in("olga@example.com", "a wrong guess").await;
    let signed_in = visitor.sign_in("olga@example.com", PASSWORD).await;
    let cookie = signed_in.headers["set-cookie"].to_str().unwrap();
    let session = cookie.split(['=', ';']).nth(1).unwrap();
    visitor
        .post_text("/api/v1/commands", "{\"colour\": \"mauve\"}")
        .await;
    let invitation = invited.path.rsplit('/').next().unwrap();
    let log = process.end();
    assert!(
        log.contains("/api/v1/join/{token}"),
        "requests are logged: {log}"
    );
    for secret in [
        token.as_str(),
        invitation,
        session,
        PASSWORD,
        "a wrong guess",
        "Zanzibar",
        "in confidence",
        "mauve",
        "olga@",
    ] {
        assert!(!log.contains(secret), "{secret:?} is in the log: {log}");
    }
}

#[tokio::test]
async fn a_backup_is_verified_to_its_last_row() {
    let (world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    owner
        .act(log(account, Mode::LogSent, "Bon dia", MORNING))
        .await;
    let file = world.data().join("copy.db");
    let taken = rapport(
        "backup --data",
        &[world.data().as_os_str(), file.as_os_str()],
    );
    assert_eq!(taken.code, Some(0), "{}", taken.err);
    let verify = || rapport("verify", &[file.as_os_str()]);
    let whole = verify();
    assert_eq!(whole.code, Some(0), "{}", whole.err);
    assert!(
        whole.out.contains("is whole: 1 workspaces, "),
        "{}",
        whole.out
    );

    let good = std::fs::read(&file).unwrap();
    for (damage, said) in [
        (
            "UPDATE records SET body = '{}' WHERE kind = 'account'",
            "(account) cannot be read",
        ),
        ("UPDATE workspaces SET seq = 1", "sequence"),
        ("DELETE FROM found_messages", "no search finds"),
        ("DELETE FROM workspaces", "of no workspace"),
        ("PRAGMA user_version = 99", "newer Rapport"),
        ("PRAGMA application_id = 1", "is not a Rapport database"),
    ] {
        std::fs::write(&file, &good).unwrap();
        let connection = rusqlite::Connection::open(&file).unwrap();
        let damage = format!("PRAGMA foreign_keys = OFF; {damage}");
        connection.execute_batch(&damage).unwrap();
        drop(connection);
        let damaged = verify();
        assert_eq!(damaged.code, Some(1), "{damage}: {}", damaged.out);
        assert!(damaged.err.contains(said), "{damage}: {}", damaged.err);
        assert!(!damaged.err.contains("Bon dia"), "{}", damaged.err);
    }
    std::fs::write(&file, &good[..good.len() / 2]).unwrap();
    let half = verify();
    assert_eq!(half.code, Some(1), "{}", half.out);
    assert_eq!(rapport("verify none.db", &[]).code, Some(1));
}
