//! Against a browser that loses everything at the second start after it was killed.
//!
//! Chromium keeps all databases of a site in one `LevelDB` and goes on with its log from start to start.
//! Where the browser or the machine went away in the middle of a write, the log ends in half a
//! record. The next start reads all that stands before it and writes on behind it. The start after that
//! finds half a record in the middle of the log, takes all of it for corrupt, and deletes every
//! database of the site, with whatever was durable.
//!
//! So after such an end the log is written full: `LevelDB` then begins a new one, and the old one goes
//! with its half record. Other browsers have no such log.

use super::binding::{Connection, Durability, Mode, Notice, Schema, Transaction, all};
use crate::StoreError;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// One for all members of the browser: it says nothing of any.
pub(super) const NAME: &str = "rapport-guard";

/// `made` from the first time on; `open` while a tab is at work.
const MARKS: &str = "marks";
const MADE: &str = "made";
const OPEN: &str = "open";
/// What the log is written full with.
const BALLAST: &str = "ballast";

/// `LevelDB` begins a new log where there are 4 MiB in one.
const FULL: usize = 80;
/// Larger values lie in files of their own, beside the log.
const PIECE: usize = 60_000;

/// What there was before a tab set to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// No database: it is the first time, or the browser has removed them.
    Nothing,
    /// Whoever was at work came to their end.
    Ended,
    /// They did not: the tab, the browser or the machine went away under them.
    Crashed,
}

/// A tab's handle on the marks by which an end that was none is known.
pub struct IdbGuard {
    connection: Connection,
}

impl IdbGuard {
    /// A handle; the first call opens the database.
    #[expect(
        clippy::new_without_default,
        reason = "it is a handle, as the others are"
    )]
    pub fn new() -> Self {
        let schema = Schema {
            version: 1,
            upgrade,
        };
        Self {
            connection: Connection::new(NAME.to_owned(), schema),
        }
    }

    /// Whom to tell when the browser takes the database away.
    pub fn on_notice(&self, tell: impl Fn(Notice) + 'static) {
        self.connection.on_notice(tell);
    }

    /// Marks that a tab is at work, and says what there was before.
    pub async fn begin(&self) -> Result<Before, StoreError> {
        let transaction = self.writing(&[MARKS]).await?;
        let marks = transaction.store(MARKS)?;
        let before = all(vec![marks.ask(&MADE.into())?, marks.ask(&OPEN.into())?]).await?;
        for mark in [MADE, OPEN] {
            marks.put(&mark.into(), &JsValue::TRUE)?;
        }
        transaction.done().await?;
        Ok(
            match before.iter().map(JsValue::is_undefined).collect::<Vec<_>>()[..] {
                [true, ..] => Before::Nothing,
                [_, true] => Before::Ended,
                _ => Before::Crashed,
            },
        )
    }

    /// Takes the mark away, at once: the page is going.
    pub async fn end(&self) -> Result<(), StoreError> {
        let transaction = self.writing(&[MARKS]).await?;
        transaction.store(MARKS)?.delete(&OPEN.into())?;
        transaction.commit().await
    }

    /// Has the browser begin a new log.
    pub async fn renew_log(&self) -> Result<(), StoreError> {
        let transaction = self.writing(&[BALLAST]).await?;
        let ballast = transaction.store(BALLAST)?;
        let mut noise = Noise(1);
        for number in 0..FULL {
            let piece: Vec<u8> = (0..PIECE).map(|_| noise.next()).collect();
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            ballast.put_bytes(&(number as f64).into(), &piece)?;
        }
        transaction.done().await?;
        let transaction = self.writing(&[BALLAST]).await?;
        transaction.store(BALLAST)?.clear()?;
        transaction.done().await
    }

    async fn writing(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        let mode = Mode::Write(Durability::Relaxed);
        self.connection.transaction(stores, mode).await
    }
}

fn upgrade(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    if from < 1 {
        db.create_object_store(MARKS)?;
        db.create_object_store(BALLAST)?;
    }
    Ok(())
}

/// Bytes that the browser cannot make smaller.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u8 {
        let Self(state) = self;
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    }
}

#[cfg(test)]
mod tests;
