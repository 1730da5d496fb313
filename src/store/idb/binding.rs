//! A thin binding to IndexedDB: a connection that opens itself again, a transaction that says how
//! it ended, a request that can be awaited.

mod connection;
mod error;
mod request;
mod transaction;

pub(super) use connection::{Connection, Schema};
pub(super) use request::{Answer, all};
pub(super) use transaction::{Durability, Mode, Store, Transaction};

pub use connection::Notice;

use crate::StoreError;
use error::reason;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbFactory, StorageManager};

/// The browser's IndexedDB, where it grants it.
fn factory() -> Result<IdbFactory, StoreError> {
    Reflect::get(&js_sys::global(), &"indexedDB".into())
        .ok()
        .and_then(|factory| factory.dyn_into().ok())
        .ok_or(StoreError::Unavailable)
}

/// Deletes a database. Another tab that does not let go of it is [`StoreError::Blocked`]; the
/// deletion then happens as soon as it does.
pub(super) async fn delete(name: &str) -> Result<(), StoreError> {
    let request = factory()?
        .delete_database(name)
        .map_err(|error| reason(&error))?;
    let settled = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
        request.set_onblocked(Some(&resolve));
    });
    JsFuture::from(settled)
        .await
        .map_err(|error| reason(&error))?;
    if request.ready_state() == web_sys::IdbRequestReadyState::Pending {
        return Err(StoreError::Blocked);
    }
    request::outcome(&request).map(|_| ())
}

/// `navigator.storage.persist()`; absent outside a secure context.
pub(super) async fn persist() -> Option<bool> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let storage: StorageManager = storage.dyn_into().ok()?;
    let granted: JsValue = JsFuture::from(storage.persist().ok()?).await.ok()?;
    granted.as_bool()
}
