//! The data folder: one server at a time, and a note by which an old copy of the database is known.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

const DATABASE: &str = "rapport.db";
const LOCK: &str = "rapport.lock";
const NOTE: &str = "boot";

/// How long a folder that is held is waited for: a server that is just leaving lets go in a moment,
/// and a program that it is just starting holds its files with it for an instant.
const PATIENCE: Duration = Duration::from_secs(1);
const STEP: Duration = Duration::from_millis(20);

/// Why a folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("the data folder {} cannot be created: {error}", path.display())]
    NotCreated { path: PathBuf, error: io::Error },
    #[error("the data folder {} cannot be written: {error}", path.display())]
    NotWritten { path: PathBuf, error: io::Error },
    #[error("the data folder {} is held by another Rapport server: stop that one first, or choose another folder with --data", path.display())]
    Held { path: PathBuf },
}

/// A data folder that belongs to this process until it is dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Creates the folder where it is missing and takes it for this process.
    pub fn claim(path: &Path) -> Result<Self, FolderError> {
        create(path).map_err(|error| FolderError::NotCreated {
            path: path.to_owned(),
            error,
        })?;
        let not_written = |error| FolderError::NotWritten {
            path: path.to_owned(),
            error,
        };
        let mut options = File::options();
        options.create(true).write(true).truncate(false);
        let lock = options.open(path.join(LOCK)).map_err(not_written)?;
        let until = Instant::now() + PATIENCE;
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    return Ok(Self {
                        path: path.to_owned(),
                        _lock: lock,
                    });
                }
                Err(TryLockError::WouldBlock) if Instant::now() < until => thread::sleep(STEP),
                Err(TryLockError::WouldBlock) => {
                    return Err(FolderError::Held {
                        path: path.to_owned(),
                    });
                }
                Err(TryLockError::Error(error)) => return Err(not_written(error)),
            }
        }
    }

    pub fn database(&self) -> PathBuf {
        database_in(&self.path)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The note beside the database; a folder without one, or with a broken one, has seen nothing.
    pub fn note(&self) -> Note {
        let text = fs::read_to_string(self.path.join(NOTE)).unwrap_or_default();
        Note::parse(&text).unwrap_or_default()
    }

    /// Writes the note whole, or not at all.
    pub fn write_note(&self, note: Note) -> io::Result<()> {
        let new = self.path.join(format!("{NOTE}.new"));
        let mut file = File::create(&new)?;
        file.write_all(note.to_string().as_bytes())?;
        file.sync_all()?;
        fs::rename(new, self.path.join(NOTE))
    }
}

/// Where the database of a folder stands.
pub fn database_in(folder: &Path) -> PathBuf {
    folder.join(DATABASE)
}

/// What the folder remembers of its database, outside of it: where the note is ahead, somebody put
/// an older copy in place. It never claims what is not durable yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Note {
    /// Starts and orderly ends of servers on this database.
    pub boots: u64,
    /// The sum of all workspaces' sequences.
    pub written: u64,
}

impl Note {
    fn parse(text: &str) -> Option<Self> {
        let (boots, written) = text.trim().split_once(' ')?;
        Some(Self {
            boots: boots.parse().ok()?,
            written: written.parse().ok()?,
        })
    }

    /// Whether a database that says `inside` is older than this note.
    pub fn is_ahead_of(self, inside: Self) -> bool {
        self.boots > inside.boots || self.written > inside.written
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} {}", self.boots, self.written)
    }
}

/// Conversations are nobody's business on a shared machine.
#[cfg(unix)]
fn create(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_server_at_a_time() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a/b");
        let first = Folder::claim(&path).unwrap();
        assert!(matches!(
            Folder::claim(&path),
            Err(FolderError::Held { .. })
        ));
        drop(first);
        assert!(Folder::claim(&path).is_ok());
    }

    #[test]
    fn the_note_is_read_back_and_a_broken_one_says_nothing() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::claim(home.path()).unwrap();
        assert_eq!(folder.note(), Note::default());
        let note = Note {
            boots: 3,
            written: 1_000,
        };
        folder.write_note(note).unwrap();
        assert_eq!(folder.note(), note);
        fs::write(home.path().join(NOTE), "three 1000").unwrap();
        assert_eq!(folder.note(), Note::default());
    }

    #[test]
    fn a_note_is_ahead_by_boots_or_by_writes() {
        let note = Note {
            boots: 3,
            written: 10,
        };
        assert!(!note.is_ahead_of(note));
        assert!(!note.is_ahead_of(Note {
            boots: 4,
            written: 11
        }));
        assert!(note.is_ahead_of(Note {
            boots: 2,
            written: 10
        }));
        assert!(note.is_ahead_of(Note {
            boots: 3,
            written: 9
        }));
    }
}
