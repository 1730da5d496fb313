//! Whether a database is whole, to its last row: for backups, before they are needed.

use super::{OpenError, backup::BackupError, open};
use domain::{Kind, Row};
use rusqlite::{Connection, OpenFlags};
use std::{fmt, path::Path};

/// How many defects are named at most; one is enough to restore another backup.
const NAMED: u32 = 5;

/// What stands in a database that is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    pub version: u32,
    pub workspaces: u64,
    pub rows: u64,
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            version,
            workspaces,
            rows,
        } = self;
        write!(f, "{workspaces} workspaces, {rows} rows, format {version}")
    }
}

/// Reads everything. What is wrong is said as a damage of the file.
pub fn verify(file: &Path) -> Result<Whole, BackupError> {
    if !file.is_file() {
        return Err(BackupError::NoFile(file.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    let explain = |error| open::explain(error, file);
    if !open::says_ours(&connection).map_err(explain)? {
        return Err(BackupError::Open(OpenError::NotOurs {
            path: file.to_owned(),
        }));
    }
    let version = open::known_version(&connection, file)?;
    let defects = defects(&connection, version).map_err(explain)?;
    if !defects.is_empty() {
        return Err(BackupError::Open(OpenError::Damaged {
            path: file.to_owned(),
            what: defects.join("; "),
        }));
    }
    let count = |sql| connection.query_row(sql, [], |row| row.get(0));
    Ok(Whole {
        version,
        workspaces: count("SELECT count(*) FROM workspaces")?,
        rows: count("SELECT count(*) FROM records WHERE deleted = 0")?,
    })
}

/// Of the file, of what leads from row to row, and of what the rows say.
pub(super) fn defects(connection: &Connection, version: u32) -> rusqlite::Result<Vec<String>> {
    let mut found = of_the_file(connection)?;
    if found.is_empty() {
        found = of_the_tables(connection, version)?;
    }
    if found.is_empty() {
        found.extend(of_the_rows(connection)?);
    }
    Ok(found)
}

fn of_the_file(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut check = connection.prepare(&format!("PRAGMA integrity_check({NAMED})"))?;
    let said = check.query_map([], |row| row.get::<_, String>(0))?;
    let mut said: Vec<_> = said.collect::<Result<_, _>>()?;
    said.retain(|line| line != "ok");
    Ok(said)
}

fn of_the_tables(connection: &Connection, version: u32) -> rusqlite::Result<Vec<String>> {
    let mut checks = vec![
        (
            "rows of no workspace",
            "SELECT count(*) FROM pragma_foreign_key_check",
        ),
        (
            "rows from after the end of their workspace's sequence",
            "SELECT count(*) FROM records JOIN workspaces ON workspaces.id = workspace_id
                WHERE records.seq > workspaces.seq",
        ),
        (
            "workspaces whose latest row is missing",
            "SELECT count(*) FROM workspaces WHERE seq > coalesce(
                (SELECT max(seq) FROM records WHERE workspace_id = workspaces.id), 0)",
        ),
        (
            "commands from after the end of their workspace's sequence",
            "SELECT count(*) FROM commands JOIN workspaces ON workspaces.id = workspace_id
                WHERE commands.seq > workspaces.seq",
        ),
    ];
    if version >= 2 {
        checks.push((
            "logged messages that no search finds",
            "SELECT count(*) FROM records
                WHERE kind = 'message' AND deleted = 0 AND occurred_at IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM found_messages AS found
                        WHERE found.workspace_id = records.workspace_id
                            AND message_id = records.id)",
        ));
    }
    let mut found = Vec::new();
    for (defect, sql) in checks {
        let count: u64 = connection.query_row(sql, [], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{count} {defect}"));
        }
    }
    Ok(found)
}

/// The first row that cannot be read, by its place: what people wrote is in no terminal.
fn of_the_rows(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let mut all = connection.prepare("SELECT kind, body, rowid FROM records WHERE deleted = 0")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, body): (String, String) = (row.get(0)?, row.get(1)?);
        let is_read = Kind::parse(&kind).is_some_and(|kind| Row::from_body(kind, &body).is_ok());
        if !is_read {
            let place: i64 = row.get(2)?;
            return Ok(Some(format!("row {place} ({kind}) cannot be read")));
        }
    }
    Ok(None)
}
