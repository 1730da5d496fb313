//! Opening: settings, migrations, the check, and the epoch.

use super::{DbError, OpenError, rows, search, verify};
use crate::folder::{Folder, Note};
use domain::Epoch;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::path::Path;
use uuid::Uuid;

/// One step from a version of the database to the next.
struct Migration {
    sql: &'static str,
    /// What follows from rows that stand already, where something does.
    fill: Option<Fill>,
}

type Fill = fn(&Connection) -> Result<(), DbError>;

/// The version of the database that this program writes.
pub(super) const VERSION: u32 = 5;

/// Each brings the database from the version that is its place in the list to the next.
const MIGRATIONS: [Migration; VERSION as usize] = [
    Migration {
        sql: include_str!("migrations/0001.sql"),
        fill: None,
    },
    Migration {
        sql: include_str!("migrations/0002.sql"),
        fill: Some(search::fill),
    },
    Migration {
        sql: include_str!("migrations/0003.sql"),
        fill: None,
    },
    Migration {
        sql: include_str!("migrations/0004.sql"),
        fill: None,
    },
    Migration {
        sql: include_str!("migrations/0005.sql"),
        fill: None,
    },
];

/// "Rapp": says which program a SQLite file belongs to.
const APPLICATION_ID: i32 = 0x5261_7070;

pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) epoch: Epoch,
}

/// Opens the folder's database for writing.
pub(super) fn open(folder: &Folder) -> Result<Opened, OpenError> {
    let path = folder.database();
    // An orderly end takes the log with it.
    let has_crashed = path.with_extension("db-wal").exists();
    let mut connection = connect(&path)?;
    is_to_be_ours(&connection, &path)?;
    if has_crashed {
        check_whole(&connection, &path)?;
    } else {
        check(&connection, &path)?;
    }
    migrate(&mut connection, &path)?;
    let epoch = boot(&mut connection, folder)?;
    Ok(Opened { connection, epoch })
}

/// A connection that may write: durable at every commit, readers beside it. What is deleted is
/// written over: erased means gone (rule book §15).
pub(super) fn connect(path: &Path) -> Result<Connection, OpenError> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(128);
    let settings = "PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -32768;";
    connection
        .execute_batch(settings)
        .map_err(|error| explain(error, path))?;
    Ok(connection)
}

/// Makes sure that the database is ours, whole, and of this version.
pub(super) fn prepare(connection: &mut Connection, path: &Path) -> Result<(), OpenError> {
    is_to_be_ours(connection, path)?;
    check(connection, path)?;
    migrate(connection, path)
}

fn is_to_be_ours(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    if is_ours(connection).map_err(|error| explain(error, path))? {
        return Ok(());
    }
    Err(OpenError::NotOurs {
        path: path.to_owned(),
    })
}

/// A new file is everybody's; any other says whose it is.
fn is_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables: u32 = connection.query_row(tables, [], |row| row.get(0))?;
    Ok(tables == 0 || says_ours(connection)?)
}

/// Whether the file says that it is a database of Rapport.
pub(super) fn says_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let owner: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    Ok(owner == APPLICATION_ID)
}

fn check(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| explain(error, path))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(OpenError::Damaged {
            path: path.to_owned(),
            what: verdict,
        })
    }
}

/// After an end that was none: a disk that called durable what was not may have kept some pages and not
/// others, each of them whole. Reads everything, which takes some seconds of a large database.
fn check_whole(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let version = known_version(connection, path)?;
    if version == 0 {
        return check(connection, path);
    }
    tracing::info!(
        "the last end was none: all of the database is read, which takes a while where it is large"
    );
    let defects = verify::defects(connection, version).map_err(|error| explain(error, path))?;
    if defects.is_empty() {
        return Ok(());
    }
    Err(OpenError::Damaged {
        path: path.to_owned(),
        what: defects.join("; "),
    })
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<(), OpenError> {
    let found = known_version(connection, path)?;
    for (version, migration) in (1u32..).zip(MIGRATIONS).skip(found as usize) {
        let step = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        step.execute_batch(migration.sql)?;
        if let Some(fill) = migration.fill {
            fill(&step)?;
        }
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", version)?;
        step.commit()?;
        tracing::info!(version, "database migrated");
    }
    Ok(())
}

/// The version of a database, if this program knows it.
pub(super) fn known_version(connection: &Connection, path: &Path) -> Result<u32, OpenError> {
    let found = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > VERSION {
        return Err(OpenError::Newer {
            path: path.to_owned(),
            found,
            known: VERSION,
        });
    }
    Ok(found)
}

/// Counts this start, and begins a new epoch where the folder has seen more than the database.
fn boot(connection: &mut Connection, folder: &Folder) -> Result<Epoch, OpenError> {
    let noted = folder.note();
    let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let inside = note_inside(&step)?;
    let epoch = match epoch(&step)? {
        Some(epoch) if !noted.is_ahead_of(inside) => epoch,
        earlier => {
            if earlier.is_some() {
                tracing::warn!("an older copy of the database was put in place: a new epoch");
            }
            begin_epoch(&step)?
        }
    };
    let note = Note {
        boots: noted.boots.max(inside.boots) + 1,
        ..inside
    };
    set_boots(&step, note.boots)?;
    rows::complete_match_keys(&step)?;
    step.commit()?;
    // The database first: a note may never claim what is not durable.
    folder.write_note(note)?;
    Ok(epoch)
}

/// Counts an orderly end too: a copy that was taken while the server ran is older than the note.
pub(super) fn note_end(connection: &Connection, folder: &Folder) -> Result<(), OpenError> {
    let inside = note_inside(connection)?;
    let note = Note {
        boots: inside.boots + 1,
        ..inside
    };
    set_boots(connection, note.boots)?;
    Ok(folder.write_note(note)?)
}

/// What the database itself says of its boots and writes.
pub(super) fn note_inside(connection: &Connection) -> rusqlite::Result<Note> {
    let boots = meta(connection, "boots")?
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let sum = "SELECT coalesce(sum(seq), 0) FROM workspaces";
    let written = connection.query_row(sum, [], |row| row.get(0))?;
    Ok(Note { boots, written })
}

pub(super) fn set_boots(connection: &Connection, boots: u64) -> rusqlite::Result<()> {
    set_meta(connection, "boots", &boots.to_string())
}

/// A new life of the database: devices send again what it lost.
pub(super) fn begin_epoch(connection: &Connection) -> rusqlite::Result<Epoch> {
    let epoch = Epoch(Uuid::new_v4());
    set_meta(connection, "epoch", &epoch.to_string())?;
    Ok(epoch)
}

fn epoch(connection: &Connection) -> rusqlite::Result<Option<Epoch>> {
    Ok(meta(connection, "epoch")?.and_then(|text| text.parse().ok()))
}

fn meta(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT value FROM meta WHERE name = ?1";
    connection
        .query_row(sql, [name], |row| row.get(0))
        .optional()
}

fn set_meta(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta (name, value) VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.execute(sql, [name, value]).map(|_| ())
}

/// SQLite says of any other file that it is not a database.
pub(super) fn explain(error: rusqlite::Error, path: &Path) -> OpenError {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseCorrupt, DatabaseLocked, NotADatabase};
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(NotADatabase) => OpenError::NotOurs { path },
        Some(DatabaseCorrupt) => OpenError::Damaged {
            path,
            what: error.to_string(),
        },
        Some(DatabaseBusy | DatabaseLocked) => OpenError::Busy,
        _ => OpenError::Sqlite(error),
    }
}
