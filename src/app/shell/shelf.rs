//! Composer texts between a key and their durable write: in `localStorage`, which is written at
//! once.

use super::local_storage;
use domain::ConversationId;
use std::{cell::Cell, rc::Rc};

/// The shelf of one member on this device.
#[derive(Clone)]
pub struct Shelf {
    prefix: String,
    is_closed: Rc<Cell<bool>>,
}

impl Shelf {
    pub fn new(scope: &str) -> Self {
        Self {
            prefix: format!("rapport-typing-{scope}-"),
            is_closed: Rc::default(),
        }
    }

    /// Lays a text there, as JSON. Where there is no room the durable write is all there is.
    pub fn put(&self, conversation: ConversationId, json: &str) {
        if let Some(storage) = local_storage().filter(|_| !self.is_closed.get()) {
            let _ = storage.set_item(&self.key(conversation), json);
        }
    }

    /// Takes a text away: it is durable, or gone.
    pub fn take(&self, conversation: ConversationId) {
        if let Some(storage) = local_storage() {
            let _ = storage.remove_item(&self.key(conversation));
        }
    }

    /// Everything that lies there, as it was written.
    pub fn texts(&self) -> Vec<String> {
        let read = |(storage, key): (web_sys::Storage, String)| storage.get_item(&key).ok()?;
        self.places().into_iter().filter_map(read).collect()
    }

    /// Clears the shelf, and takes nothing any more: at sign-out.
    pub fn close(&self) {
        self.is_closed.set(true);
        for (storage, key) in self.places() {
            let _ = storage.remove_item(&key);
        }
    }

    fn places(&self) -> Vec<(web_sys::Storage, String)> {
        let Some(storage) = local_storage() else {
            return Vec::new();
        };
        (0..storage.length().unwrap_or_default())
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(&self.prefix))
            .map(|key| (storage.clone(), key))
            .collect()
    }

    fn key(&self, conversation: ConversationId) -> String {
        format!("{}{conversation}", self.prefix)
    }
}
