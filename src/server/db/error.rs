//! What can go wrong with the database.

use rusqlite::ErrorCode;
use std::{path::PathBuf, sync::Arc};

/// Why a read or a write did not happen. It left nothing behind.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DbError {
    /// The disk is full, or cannot be written: later it may work.
    #[error("the database cannot be written: {0}")]
    Storage(Arc<rusqlite::Error>),
    /// The file is not what was written into it any more: only an operator mends that.
    #[error("the database is damaged: stop the server and restore a backup ({0})")]
    Damaged(Arc<rusqlite::Error>),
    #[error("a statement failed: {0}")]
    Statement(Arc<rusqlite::Error>),
    #[error("a stored row cannot be read: {0}")]
    Row(Arc<serde_json::Error>),
    #[error("whoever reads this may not any more")]
    NotAllowed,
    #[error("no connection became free")]
    Busy,
    #[error("the work on the database broke off")]
    Interrupted,
    #[error("the database is closed")]
    Closed,
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        let is_damaged = matches!(
            code,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        );
        let about_storage = matches!(
            code,
            Some(
                ErrorCode::DiskFull
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::ReadOnly
                    | ErrorCode::CannotOpen
                    | ErrorCode::DatabaseBusy
                    | ErrorCode::DatabaseLocked
            )
        );
        if about_storage {
            Self::Storage(Arc::new(error))
        } else if is_damaged {
            Self::Damaged(Arc::new(error))
        } else {
            Self::Statement(Arc::new(error))
        }
    }
}

impl From<serde_json::Error> for DbError {
    fn from(error: serde_json::Error) -> Self {
        Self::Row(Arc::new(error))
    }
}

/// Why a database cannot be opened. Each is one sentence for whoever started the server.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{} is not a Rapport database", path.display())]
    NotOurs { path: PathBuf },
    #[error(
        "{} was written by a newer Rapport (its format is {found}, this one knows up to {known}): \
         start that version, or restore a backup",
        path.display()
    )]
    Newer {
        path: PathBuf,
        found: u32,
        known: u32,
    },
    #[error("{} is damaged ({what}): restore a backup with `rapport restore`", path.display())]
    Damaged { path: PathBuf, what: String },
    #[error("the database cannot be opened: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("the database is busy: another program is holding it")]
    Busy,
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] DbError),
    #[error("the data folder cannot be written: {0}")]
    Folder(#[from] std::io::Error),
}
