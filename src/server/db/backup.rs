//! Copies of the database: taken while a server runs, put back while none does.

use super::{OpenError, open};
use crate::folder::{Folder, Note, database_in};
use rusqlite::{Connection, OpenFlags};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// Why a copy was not made or not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{} is there already: choose another name for the backup", .0.display())]
    Exists(PathBuf),
    #[error("there is no database in {}", .0.display())]
    NoDatabase(PathBuf),
    #[error("there is no file {}", .0.display())]
    NoFile(PathBuf),
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("the backup failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Copies a folder's database, whole and consistent, while a server may be writing to it.
pub fn backup(folder: &Path, to: &Path) -> Result<(), BackupError> {
    let database = database_in(folder);
    if !database.is_file() {
        return Err(BackupError::NoDatabase(folder.to_owned()));
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let of_file = |error| BackupError::File {
        path: to.to_owned(),
        error,
    };
    // Half a backup never bears the name of a whole one.
    let unfinished = beside(to, "unfinished");
    remove_if_there(&unfinished).map_err(of_file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&database, flags)?;
    connection.execute_batch("PRAGMA busy_timeout = 10000;")?;
    connection.execute("VACUUM INTO ?1", [path_text(&unfinished)])?;
    sync(&unfinished).map_err(of_file)?;
    fs::rename(&unfinished, to).map_err(of_file)
}

/// Puts a backup in the place of the folder's database, in a new epoch. What stood there is kept
/// beside it; the answer says where.
///
/// Who was signed in when the backup was taken is signed in again: their devices then send what
/// the backup does not have.
pub fn restore(folder: &Folder, from: &Path) -> Result<Option<PathBuf>, BackupError> {
    if !from.is_file() {
        return Err(BackupError::NoFile(from.to_owned()));
    }
    let database = folder.database();
    let of_file = |error| BackupError::File {
        path: database.clone(),
        error,
    };
    let new = beside(&database, "restoring");
    for leftover in [new.clone(), log_of(&new, "wal"), log_of(&new, "shm")] {
        remove_if_there(&leftover).map_err(of_file)?;
    }
    fs::copy(from, &new).map_err(|error| BackupError::File {
        path: from.to_owned(),
        error,
    })?;
    let note = take_over(&new, folder.note(), from);
    let note = note.inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })?;
    sync(&new).map_err(of_file)?;

    let replaced = put_aside(&database).map_err(of_file)?;
    fs::rename(&new, &database).map_err(of_file)?;
    folder.write_note(note).map_err(of_file)?;
    Ok(replaced)
}

/// Checks the copy and begins its new life. It ends without a log beside it.
fn take_over(copy: &Path, noted: Note, from: &Path) -> Result<Note, BackupError> {
    let mut connection = open::connect(copy).map_err(|error| renamed(error, from))?;
    open::prepare(&mut connection, copy).map_err(|error| renamed(error, from))?;
    open::begin_epoch(&connection)?;
    let inside = open::note_inside(&connection)?;
    let note = Note {
        boots: noted.boots.max(inside.boots) + 1,
        ..inside
    };
    open::set_boots(&connection, note.boots)?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(note)
}

/// The person knows the backup by its own name, not by that of our copy.
fn renamed(error: OpenError, from: &Path) -> OpenError {
    let path = from.to_owned();
    match error {
        OpenError::NotOurs { .. } => OpenError::NotOurs { path },
        OpenError::Newer { found, known, .. } => OpenError::Newer { path, found, known },
        OpenError::Damaged { what, .. } => OpenError::Damaged { path, what },
        other => other,
    }
}

/// Moves the database that stands, with its log, out of the way.
fn put_aside(database: &Path) -> io::Result<Option<PathBuf>> {
    if !database.exists() {
        return Ok(None);
    }
    let aside = (1..=u32::MAX)
        .map(|n| beside(database, &format!("replaced-{n}")))
        .find(|path| !path.exists())
        .expect("there is always a further number");
    for ending in ["wal", "shm"] {
        let log = log_of(database, ending);
        if log.exists() {
            fs::rename(log, log_of(&aside, ending))?;
        }
    }
    fs::rename(database, &aside)?;
    Ok(Some(aside))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// SQLite's own files beside a database: `-wal` and `-shm`.
fn log_of(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-");
    name.push(ending);
    name.into()
}

fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}
