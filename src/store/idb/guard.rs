//! Against a browser that loses everything at the second start after it was killed.
//!
//! Chromium keeps all databases of a site in one `LevelDB` and goes on with its log from start to start.
//! Where the browser or the machine went away in the middle of a write, the log ends in half a
//! record. The next start reads all that stands before it and writes on behind it. The start after that
//! finds half a record in the middle of the log, takes all of it for corrupt, and deletes every
//! database of the site, with whatever was durable.
//!
//! So after such an end a database is made and removed again: whichever is, Chromium has `LevelDB` put
//! what its log holds into a file of its own and begin a new log, and the old one goes with its half
//! record. Other browsers have no such log.

use super::binding::{self, Connection, Durability, Mode, Notice, Schema, Transaction, all};
use crate::StoreError;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// One for all members of the browser: it says nothing of any.
pub(super) const NAME: &str = "rapport-guard";

/// `made` from the first time on; `open` while a tab is at work.
const MARKS: &str = "marks";
const MADE: &str = "made";
const OPEN: &str = "open";
/// Made only to be removed.
const PASSING: &str = "rapport-passing";

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
        Self {
            connection: connect(NAME),
        }
    }

    /// Whom to tell when the browser takes the database away.
    pub fn on_notice(&self, tell: impl Fn(Notice) + 'static) {
        self.connection.on_notice(tell);
    }

    /// Marks that a tab is at work, and says what there was before.
    pub async fn begin(&self) -> Result<Before, StoreError> {
        let transaction = self.writing().await?;
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
        let transaction = self.writing().await?;
        transaction.store(MARKS)?.delete(&OPEN.into())?;
        transaction.commit().await
    }

    /// Has the browser begin a new log.
    pub async fn renew_log(&self) -> Result<(), StoreError> {
        let passing = connect(PASSING);
        passing.open().await?;
        passing.close();
        binding::delete(PASSING).await
    }

    async fn writing(&self) -> Result<Transaction, StoreError> {
        let mode = Mode::Write(Durability::Relaxed);
        self.connection.transaction(&[MARKS], mode).await
    }
}

fn connect(name: &str) -> Connection {
    let schema = Schema {
        version: 1,
        upgrade,
    };
    Connection::new(name.to_owned(), schema)
}

fn upgrade(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    if from < 1 {
        db.create_object_store(MARKS)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
