//! The one thread that writes. It commits what waits together, so that a durable write costs each
//! of many writers little, and answers only after the commit.

use super::{DbError, OpenError, open};
use crate::{
    folder::Folder,
    live::{Live, News},
};
use rusqlite::Connection;
use std::{
    ops::Deref,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot};

/// Commands in one transaction: enough that syncing the disk no longer counts, few enough that
/// nobody waits long for the others.
const GROUP: usize = 256;
/// Writes that may wait before those who write are made to.
const QUEUE: usize = 1_024;
/// How often at most the folder's note follows the writes.
const NOTE_EVERY: Duration = Duration::from_secs(1);

/// A write in its transaction. Dereferences to the connection.
pub struct Tx<'c> {
    connection: &'c Connection,
    news: Vec<News>,
    /// Whether the log holds what is to be gone for good.
    erases: bool,
}

impl Tx<'_> {
    /// Once the write is durable, nothing of what it deleted may stay in the log of the database.
    pub(super) fn erase(&mut self) {
        self.erases = true;
    }

    /// What listeners hear once the write is durable.
    pub fn announce(&mut self, news: News) {
        self.news.push(news);
    }
}

impl Deref for Tx<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.connection
    }
}

/// Answers the one who waits, once it is known whether the commit held.
type Answer = Box<dyn FnOnce(Result<(), DbError>) + Send>;
type Run = Box<dyn FnOnce(&mut Tx<'_>) -> Answer + Send>;

struct Job {
    commands: usize,
    run: Run,
}

pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    thread: thread::JoinHandle<()>,
}

impl Writer {
    pub(super) fn start(
        connection: Connection,
        folder: Folder,
        live: Arc<Live>,
    ) -> Result<Self, OpenError> {
        let (jobs, waiting) = mpsc::channel(QUEUE);
        let thread = thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work(connection, &folder, &live, waiting))?;
        Ok(Self { jobs, thread })
    }

    pub(super) async fn write<T, F>(&self, commands: usize, write: F) -> Result<T, DbError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let job = Job {
            commands,
            run: Box::new(move |tx| run_one(tx, write, tell)),
        };
        self.jobs.send(job).await.map_err(|_| DbError::Closed)?;
        told.await.map_err(|_| DbError::Closed)?
    }

    pub(super) fn write_aside<F>(&self, write: F)
    where
        F: FnOnce(&mut Tx<'_>) -> Result<(), DbError> + Send + 'static,
    {
        let (tell, _) = oneshot::channel();
        let job = Job {
            commands: 1,
            run: Box::new(move |tx| run_one(tx, write, tell)),
        };
        // With a full queue there is more important work; the next request will try again.
        let _ = self.jobs.try_send(job);
    }

    pub(super) fn close(self) {
        drop(self.jobs);
        if self.thread.join().is_err() {
            tracing::error!("the writer broke off");
        }
    }
}

/// Runs one write inside its own savepoint: one that fails takes nothing of the others with it.
fn run_one<T, F>(tx: &mut Tx<'_>, write: F, tell: oneshot::Sender<Result<T, DbError>>) -> Answer
where
    T: Send + 'static,
    F: FnOnce(&mut Tx<'_>) -> Result<T, DbError>,
{
    let news = tx.news.len();
    let outcome = in_savepoint(tx, |tx| {
        catch_unwind(AssertUnwindSafe(|| write(tx))).unwrap_or(Err(DbError::Interrupted))
    });
    if outcome.is_err() {
        tx.news.truncate(news);
    }
    Box::new(move |committed| {
        // Nobody may be waiting any more: the write stands all the same.
        let _ = tell.send(committed.and(outcome));
    })
}

/// Takes back what was written where the work fails.
pub(super) fn in_savepoint<T>(
    tx: &mut Tx<'_>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, DbError>,
) -> Result<T, DbError> {
    tx.prepare_cached("SAVEPOINT step")?.execute([])?;
    let outcome = work(tx);
    let end = if outcome.is_ok() {
        "RELEASE step"
    } else {
        "ROLLBACK TO step"
    };
    // A full disk may have ended the whole transaction; then there is no savepoint left.
    let ended = tx.prepare_cached(end).and_then(|mut end| end.execute([]));
    if outcome.is_err() {
        let _ = tx
            .prepare_cached("RELEASE step")
            .and_then(|mut end| end.execute([]));
    }
    let value = outcome?;
    ended?;
    Ok(value)
}

fn work(connection: Connection, folder: &Folder, live: &Live, mut waiting: mpsc::Receiver<Job>) {
    let mut noted = Instant::now();
    while let Some(first) = waiting.blocking_recv() {
        run_group(&connection, live, first, &mut waiting);
        if noted.elapsed() >= NOTE_EVERY {
            noted = Instant::now();
            note(&connection, folder);
        }
    }
    if let Err(error) = open::note_end(&connection, folder) {
        tracing::error!(%error, "the end could not be noted");
    }
    if let Err((_, error)) = connection.close() {
        tracing::error!(%error, "the database could not be closed in order");
    }
}

/// Runs what waits in one transaction, then answers everyone.
fn run_group(connection: &Connection, live: &Live, first: Job, waiting: &mut mpsc::Receiver<Job>) {
    let mut tx = Tx {
        connection,
        news: Vec::new(),
        erases: false,
    };
    let mut answers = Vec::new();
    if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
        tracing::error!(%error, "no write can begin");
        // Without a transaction a write would stand although its writer is told otherwise: the
        // job is dropped unrun, and with it the one who waits is told.
        return;
    }
    let mut size = 0;
    let mut next = Some(first);
    while let Some(job) = next {
        size += job.commands;
        answers.push((job.run)(&mut tx));
        // A full disk ends the transaction under our hands: what follows would not be in it.
        let is_open = !connection.is_autocommit();
        next = if is_open && size < GROUP {
            waiting.try_recv().ok()
        } else {
            None
        };
    }
    let committed = commit(connection);
    if let Err(error) = &committed {
        tracing::error!(%error, writes = answers.len(), "nothing was written");
    } else {
        tx.news.drain(..).for_each(|news| live.tell(news));
        if tx.erases {
            clear_log(connection);
        }
    }
    for answer in answers {
        answer(committed.clone());
    }
}

/// Best effort: while somebody reads from the log it cannot be cut, and is written over later.
fn clear_log(connection: &Connection) {
    let cut = "PRAGMA wal_checkpoint(TRUNCATE)";
    match connection.query_row(cut, [], |row| row.get(0)) {
        Ok(false) => {}
        Ok(true) => tracing::warn!("the log is being read: what was erased leaves it later"),
        Err(error) => tracing::warn!(%error, "what was erased leaves the log later"),
    }
}

fn commit(connection: &Connection) -> Result<(), DbError> {
    connection.execute_batch("COMMIT").map_err(|error| {
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        // "No transaction is active": the disk was full before the commit.
        match DbError::from(error) {
            DbError::Statement(error) => DbError::Storage(error),
            other => other,
        }
    })
}

/// Best effort: a note that lags behind only notices less.
fn note(connection: &Connection, folder: &Folder) {
    let noted = open::note_inside(connection).map_err(OpenError::from);
    if let Err(error) = noted.and_then(|note| Ok(folder.write_note(note)?)) {
        tracing::warn!(%error, "the folder's note could not be written");
    }
}
