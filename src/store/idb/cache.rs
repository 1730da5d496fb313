//! The cache: packed, because a value of some 500 rows is read and written far faster than as many
//! values of one row.
//!
//! | store | key | value |
//! |---|---|---|
//! | `segments` | number | some 500 summary rows |
//! | `log` | numbered | the summary rows of one answer, not yet folded into segments |
//! | `loose` | id of a row | a draft; or the tombstone of a timeline row whose page nobody knows |
//! | `pages` | id of a conversation | its timeline rows |
//! | `arrivals` | number | timeline rows on their way to their pages |
//! | `singles` | `meta`, `head` | how far the cache is; the rows of the first paint |
//!
//! Every value is guarded by a checksum. A summary row stands in one segment at most; what the log
//! says of it is later. A draft stands in `loose` and nowhere else.

mod apply;
mod arrivals;
mod head;
mod load;
mod meta;
mod timelines;

use super::binding::{Connection, Durability, Mode, Notice, Schema, Transaction};
use crate::{Cache, Loaded, Meta, Pages, StoreError, Taken, index::Index, packed::Damaged};
use domain::{ConversationId, Epoch, MemberId, Row, WorkspaceId};
use protocol::{ChangedRow, Seq};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

const SEGMENTS: &str = "segments";
const LOG: &str = "log";
const LOOSE: &str = "loose";
const PAGES: &str = "pages";
const ARRIVALS: &str = "arrivals";
const SINGLES: &str = "singles";
const ALL: [&str; 6] = [SEGMENTS, LOG, LOOSE, PAGES, ARRIVALS, SINGLES];

/// A tab's handle on the cache of one member.
pub struct IdbCache {
    connection: Connection,
    /// Taken out while it changes: where a write fails it is lost, and read again.
    index: RefCell<Option<Index>>,
}

impl IdbCache {
    /// A handle; the first call opens the database.
    pub fn new(workspace: WorkspaceId, member: MemberId) -> Self {
        let schema = Schema {
            version: 1,
            upgrade,
        };
        Self {
            connection: Connection::new(super::cache_name(workspace, member), schema),
            index: RefCell::new(None),
        }
    }

    /// Whom to tell when the connection is lost.
    pub fn on_notice(&self, tell: impl Fn(Notice) + 'static) {
        self.connection.on_notice(tell);
    }

    /// Lets go of the database, as before the page is frozen. The next call opens it again.
    pub fn close(&self) {
        self.connection.close();
    }

    async fn reading(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.connection.transaction(stores, Mode::Read).await
    }

    async fn writing(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        let mode = Mode::Write(Durability::Relaxed);
        self.connection.transaction(stores, mode).await
    }
}

fn upgrade(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    if from < 1 {
        for name in [SEGMENTS, LOOSE, PAGES, ARRIVALS, SINGLES] {
            db.create_object_store(name)?;
        }
        let numbered = IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        db.create_object_store_with_optional_parameters(LOG, &numbered)?;
    }
    Ok(())
}

impl From<Damaged> for StoreError {
    fn from(Damaged: Damaged) -> Self {
        Self::Broken("a value of the cache".to_owned())
    }
}

/// The bytes of a value; a value that is none is as bad as a damaged one.
fn bytes(value: &JsValue) -> Vec<u8> {
    use wasm_bindgen::JsCast;
    value
        .dyn_ref::<js_sys::Uint8Array>()
        .map(js_sys::Uint8Array::to_vec)
        .unwrap_or_default()
}

/// The values of a JavaScript array.
fn list(values: &JsValue) -> Vec<JsValue> {
    js_sys::Array::from(values).iter().collect()
}

impl Cache for IdbCache {
    async fn meta(&self) -> Result<Option<Meta>, StoreError> {
        let transaction = self.reading(&[SINGLES]).await?;
        let mark = meta::read(&transaction).await?;
        Ok(mark.map(meta::Mark::meta))
    }

    async fn head(&self) -> Result<Vec<Row>, StoreError> {
        self.stored_head().await
    }

    async fn summaries(&self, each: &mut dyn FnMut(Vec<Row>)) -> Result<Loaded, StoreError> {
        self.load(each).await
    }

    async fn pages(&self, conversations: &[ConversationId]) -> Result<Pages, StoreError> {
        let transaction = self.reading(&[SINGLES, PAGES, LOOSE, ARRIVALS]).await?;
        let mark = meta::read(&transaction).await?;
        let pages = timelines::read(&transaction, conversations).await?;
        Ok(Pages {
            meta: mark.map(meta::Mark::meta),
            ..pages
        })
    }

    async fn apply(
        &self,
        meta: Meta,
        since: Seq,
        rows: &[ChangedRow],
    ) -> Result<Taken, StoreError> {
        self.take(meta, since, rows).await
    }

    async fn add_older(&self, epoch: Epoch, rows: &[ChangedRow]) -> Result<(), StoreError> {
        self.take_older(epoch, rows).await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        self.index.take();
        let transaction = self.writing(&ALL).await?;
        for name in ALL {
            transaction.store(name)?.clear()?;
        }
        transaction.done().await
    }
}
