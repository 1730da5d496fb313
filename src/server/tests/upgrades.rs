//! A database of every version that there ever was is brought up to date, and loses nothing.

use crate::support::*;
use domain::*;
use protocol::*;
use rstest::rstest;
use rusqlite::Connection;
use server::{db::verify, folder::database_in};
use std::{fs, path::PathBuf};

/// The sample of seed 1 with 3 conversations and 12 messages, as its version wrote it.
const OWNER: (&str, &str) = ("owner@example.com", "xDwG-chq5-pjBj-6tbp-r9bj");

fn fixture(version: u32) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    folder.join(format!("schema-{version}.db"))
}

/// A stopped server in whose folder this version's database stands.
fn world_of(version: u32) -> World {
    let world = World::stopped();
    fs::copy(fixture(version), database_in(world.data())).unwrap();
    world
}

#[rstest]
#[case::without_search(1)]
#[case::without_second_factors(2)]
#[case::without_providers(3)]
#[case::without_ended_sessions(4)]
#[case::of_today(5)]
#[tokio::test]
async fn a_database_of_an_earlier_version_is_brought_up_to_date(#[case] version: u32) {
    let before = verify::verify(&fixture(version)).unwrap();
    assert_eq!(before.version, version);
    let mut world = world_of(version);
    world.start().await;
    let owner = world.browser();
    let _: SessionAnswer = owner.sign_in(OWNER.0, OWNER.1).await.ok();
    let rows = owner.rows().await;
    // One is for its colleague alone.
    let seen = rows.len() as u64 + 1;
    assert_eq!(seen, before.rows, "what stood there still does");
    let messages = rows.iter().filter(|row| row.key().kind == Kind::Message);
    assert_eq!(messages.count(), 12);
    let found: SearchAnswer = owner.get("/api/v1/search?q=mostrador").await.ok();
    assert!(!found.rows.is_empty(), "messages are found by their words");
    owner.create_account("after the upgrade").await;
    world.restart().await;
    world.stop().await;
    let after = verify::verify(&database_in(world.data())).unwrap();
    assert_eq!(after.rows, before.rows + 1);
    assert!(after.version >= version);
}

/// Whoever adds a version keeps a database of the one before.
#[tokio::test]
async fn every_version_but_a_later_one_is_kept_as_a_fixture() {
    let mut world = World::new().await;
    world.stop().await;
    let now = verify::verify(&database_in(world.data())).unwrap().version;
    for version in 1..=now {
        assert!(fixture(version).is_file(), "there is none of {version}");
    }
    assert!(!fixture(now + 1).exists());
}

/// As its version left it when it went away without an end.
fn world_that_went_away(version: u32, spoil: &str) -> World {
    let world = world_of(version);
    let database = database_in(world.data());
    let connection = Connection::open(&database).unwrap();
    connection.execute_batch(spoil).unwrap();
    drop(connection);
    fs::write(database.with_extension("db-wal"), []).unwrap();
    world
}

fn version_of(world: &World) -> u32 {
    let connection = Connection::open(database_in(world.data())).unwrap();
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
    version.unwrap()
}

/// Whoever has to put an earlier copy back may want the earlier program with it.
#[rstest]
#[case::without_search(1)]
#[case::without_second_factors(2)]
#[case::without_providers(3)]
#[case::without_ended_sessions(4)]
#[tokio::test]
async fn a_database_whose_pages_were_lost_before_an_upgrade_is_refused_and_stays_of_its_version(
    #[case] version: u32,
) {
    let mut world = world_that_went_away(version, "UPDATE workspaces SET seq = seq + 1");
    let error = world.start_as(world.settings()).await.unwrap_err();
    assert!(error.to_string().contains("latest row"), "{error}");
    assert_eq!(version_of(&world), version);
}

#[rstest]
#[case::without_search(1)]
#[case::without_second_factors(2)]
#[case::without_providers(3)]
#[case::without_ended_sessions(4)]
#[tokio::test]
async fn a_database_that_is_whole_is_brought_up_to_date_after_an_end_that_was_none(
    #[case] version: u32,
) {
    let mut world = world_that_went_away(version, "");
    world.start().await;
    world.stop().await;
    assert!(version_of(&world) > version);
}
