//! The database: SQLite in one file of the data folder.
//!
//! - All writes go through one thread, which commits many at once; see [`writer`].
//! - Reads go through a small pool and see one consistent state each.
//! - No statement reads or writes a row without naming its workspace.

pub mod audit;
pub mod backup;
pub mod changes;
pub mod commands;
pub mod error;
pub mod export;
pub mod invitations;
pub mod open;
pub mod people;
pub mod resets;
pub mod rows;
pub mod search;
pub mod second_factors;
pub mod sessions;
pub mod verify;
pub mod view;
pub mod writer;

pub(crate) mod awaited;
pub(crate) mod providers;

mod erasing;

pub use error::{DbError, OpenError};
pub use writer::Tx;

use crate::{clock::Clock, folder::Folder, live::Live};
use domain::Epoch;
use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Semaphore, time::timeout};
use writer::Writer;

type Readers = r2d2::Pool<SqliteConnectionManager>;

/// Connections that read at the same time. More would only wait for the processor.
const READERS: u32 = 8;
/// Searches at the same time: the others are left to everybody else.
const SEARCHERS: usize = 3;
/// How long a read waits for one of them.
const PATIENCE: Duration = Duration::from_secs(10);
/// So many steps of SQLite may pass before it is looked whether a read is still waited for: some
/// milliseconds.
const STEPS: i32 = 100_000;

/// An open database, and the folder that is held for it.
pub struct Db {
    writer: Writer,
    readers: Readers,
    searchers: Arc<Semaphore>,
    epoch: Epoch,
    clock: Clock,
    live: Arc<Live>,
}

/// Whoever waits for a read. Once they are gone it ends.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Db {
    /// Opens the folder's database: creates it, brings it up to date, checks it, and begins a new
    /// epoch where an older copy was put in place.
    pub fn open(folder: Folder, clock: Clock) -> Result<Self, OpenError> {
        let opened = open::open(&folder)?;
        let readers = open_readers(&folder)?;
        let live = Arc::new(Live::default());
        let writer = Writer::start(opened.connection, folder, Arc::clone(&live))?;
        Ok(Self {
            writer,
            readers,
            searchers: Arc::new(Semaphore::new(SEARCHERS)),
            epoch: opened.epoch,
            clock,
            live,
        })
    }

    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn live(&self) -> &Arc<Live> {
        &self.live
    }

    /// Reads from one consistent state, as long as somebody waits for it: where they are gone (their line
    /// broke, their time was over) it ends, and its connection is another's.
    pub async fn read<T, F>(&self, read: F) -> Result<T, DbError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, DbError> + Send + 'static,
    {
        let readers = self.readers.clone();
        let waiting = Waiting(Arc::default());
        let are_gone = Arc::clone(&waiting.0);
        let reading = tokio::task::spawn_blocking(move || {
            let mut connection = readers.get().map_err(|_| DbError::Busy)?;
            let are_gone = move || are_gone.load(Ordering::Relaxed);
            if are_gone() {
                return Err(DbError::Interrupted);
            }
            // The next read of this connection puts its own in the place of this.
            connection.progress_handler(STEPS, Some(are_gone))?;
            let state = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            read(&state)
        });
        let read = reading.await.map_err(|_| DbError::Interrupted)?;
        drop(waiting);
        read
    }

    /// A read that may take long: a few of these at a time leave connections to all others.
    pub async fn search<T, F>(&self, read: F) -> Result<T, DbError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, DbError> + Send + 'static,
    {
        let searchers = Arc::clone(&self.searchers);
        let place = timeout(PATIENCE, searchers.acquire_owned())
            .await
            .map_err(|_| DbError::Busy)?
            .map_err(|_| DbError::Closed)?;
        self.read(move |state| {
            // Held until the read has ended, also where nobody waits for it any more.
            let _place = place;
            read(state)
        })
        .await
    }

    /// Writes, and answers when the write is durable. A write that fails leaves nothing behind.
    pub async fn write<T, F>(&self, write: F) -> Result<T, DbError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
    {
        self.writer.write(1, write).await
    }

    /// A write of this many commands: what is committed together is limited by them.
    pub async fn write_many<T, F>(&self, commands: usize, write: F) -> Result<T, DbError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
    {
        self.writer.write(commands, write).await
    }

    /// A write that nobody waits for.
    pub fn write_aside<F>(&self, write: F)
    where
        F: FnOnce(&mut Tx<'_>) -> Result<(), DbError> + Send + 'static,
    {
        self.writer.write_aside(write);
    }

    /// Finishes what was begun, moves the log into the database, and lets the folder go.
    pub fn close(self) {
        drop(self.readers);
        self.writer.close();
    }
}

fn open_readers(folder: &Folder) -> Result<Readers, OpenError> {
    // Not read-only: the last connection to close has to be able to clean up. `query_only` is what
    // keeps readers from writing.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let manager = SqliteConnectionManager::file(folder.database())
        .with_flags(flags)
        .with_init(|connection| {
            connection.set_prepared_statement_cache_capacity(64);
            connection.execute_batch("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;")
        });
    let pool = r2d2::Pool::builder()
        .max_size(READERS)
        // None is opened ahead: it could still be on its way when the database is closed.
        .min_idle(Some(0))
        .test_on_check_out(false)
        .connection_timeout(PATIENCE);
    pool.build(manager).map_err(|_| OpenError::Busy)
}
