//! A transaction: all of it, or nothing.

use super::{error::reason, request::Answer};
use crate::StoreError;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::idb) enum Mode {
    Read,
    Write(Durability),
}

/// What a complete transaction has survived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::idb) enum Durability {
    /// The app and the browser going away.
    Relaxed,
    /// The power going away, too.
    Strict,
}

/// A transaction. It is taken back where it is dropped before [`done`](Self::done), so that an
/// error in the middle leaves nothing half written.
pub(in crate::idb) struct Transaction {
    raw: IdbTransaction,
    settled: Option<JsFuture>,
}

impl Transaction {
    /// Begins a transaction, or gives what the browser threw.
    pub(super) fn begin(db: &IdbDatabase, stores: &[&str], mode: Mode) -> Result<Self, JsValue> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let mode = match mode {
            Mode::Read => "readonly",
            Mode::Write(durability) => {
                let durability = match durability {
                    Durability::Relaxed => "relaxed",
                    Durability::Strict => "strict",
                };
                Reflect::set(&options, &"durability".into(), &durability.into())?;
                "readwrite"
            }
        };
        // Called by its name, because web-sys keeps the options behind its unstable flag.
        let begin: Function = Reflect::get(db, &"transaction".into())?.dyn_into()?;
        let raw: IdbTransaction = begin
            .call3(db, &names, &mode.into(), &options)?
            .dyn_into()?;
        let settled = Promise::new(&mut |resolve, _| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&resolve));
        });
        Ok(Self {
            settled: Some(JsFuture::from(settled)),
            raw,
        })
    }

    pub(in crate::idb) fn store(&self, name: &str) -> Result<Store, StoreError> {
        let raw = self.raw.object_store(name);
        raw.map(Store).map_err(|error| reason(&error))
    }

    /// Asks for nothing more, so that all is kept even where the page goes before it hears so.
    pub(in crate::idb) async fn commit(self) -> Result<(), StoreError> {
        let commit = Reflect::get(&self.raw, &"commit".into());
        let committed = commit.and_then(|commit| commit.dyn_into::<Function>()?.call0(&self.raw));
        committed.map_err(|error| reason(&error))?;
        self.done().await
    }

    /// Waits until everything that was asked for is kept.
    pub(in crate::idb) async fn done(mut self) -> Result<(), StoreError> {
        let Some(settled) = self.settled.take() else {
            return Ok(());
        };
        let event = settled.await.map_err(|error| reason(&error))?;
        if event.unchecked_into::<Event>().type_() == "complete" {
            return Ok(());
        }
        // A full disk is known only here: no request has that error. Without any error, the
        // connection was closed under the transaction.
        Err(self.raw.error().map_or(StoreError::Closed, |exception| {
            reason(exception.unchecked_ref())
        }))
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.settled.is_some() {
            // It may have ended already, and then there is nothing to take back.
            let _ = self.raw.abort();
        }
    }
}

/// An object store inside a transaction.
pub(in crate::idb) struct Store(IdbObjectStore);

impl Store {
    pub(in crate::idb) fn get(&self, key: &JsValue) -> Result<Answer, StoreError> {
        Answer::of(self.0.get(key))
    }

    /// A request that is awaited with others, by [`super::all`].
    pub(in crate::idb) fn ask(&self, key: &JsValue) -> Result<IdbRequest, StoreError> {
        self.0.get(key).map_err(|error| reason(&error))
    }

    pub(in crate::idb) fn get_all(&self) -> Result<Answer, StoreError> {
        Answer::of(self.0.get_all())
    }

    pub(in crate::idb) fn get_all_keys(&self) -> Result<Answer, StoreError> {
        Answer::of(self.0.get_all_keys())
    }

    /// How many values there are.
    pub(in crate::idb) fn count(&self) -> Result<Answer, StoreError> {
        Answer::of(self.0.count())
    }

    /// The primary key under which an index has a value.
    pub(in crate::idb) fn key_by_index(
        &self,
        index: &str,
        value: &JsValue,
    ) -> Result<IdbRequest, StoreError> {
        let index = self.0.index(index).map_err(|error| reason(&error))?;
        index.get_key(value).map_err(|error| reason(&error))
    }

    /// A request for nothing much: whoever awaits it lets other tasks run and keeps the
    /// transaction open.
    pub(in crate::idb) fn breath(&self) -> Result<Answer, StoreError> {
        self.get(&JsValue::from_f64(-1.0))
    }

    pub(in crate::idb) fn put(&self, key: &JsValue, value: &JsValue) -> Result<(), StoreError> {
        self.sent(self.0.put_with_key(value, key))
    }

    /// Puts bytes, in an array of their own.
    pub(in crate::idb) fn put_bytes(&self, key: &JsValue, value: &[u8]) -> Result<(), StoreError> {
        self.put(key, &Uint8Array::from(value))
    }

    /// Adds a value behind all others of a store that numbers its keys.
    pub(in crate::idb) fn add(&self, value: &JsValue) -> Result<(), StoreError> {
        self.sent(self.0.add(value))
    }

    pub(in crate::idb) fn delete(&self, key: &JsValue) -> Result<(), StoreError> {
        self.sent(self.0.delete(key))
    }

    pub(in crate::idb) fn clear(&self) -> Result<(), StoreError> {
        self.sent(self.0.clear())
    }

    /// A write that nobody awaits: where it fails, the transaction does.
    #[expect(
        clippy::unused_self,
        reason = "reads as the last word of the store's own methods"
    )]
    fn sent(&self, request: Result<IdbRequest, JsValue>) -> Result<(), StoreError> {
        request.map(|_| ()).map_err(|error| reason(&error))
    }
}
