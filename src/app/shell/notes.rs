//! Notes that are being written: kept on every input in `localStorage`, by conversation.

use super::local_storage;
use domain::{ConversationId, MemberId};

/// The notes of one member on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BegunNotes(pub MemberId);

impl BegunNotes {
    /// What was begun; blank where nothing was.
    pub fn get(self, conversation: ConversationId) -> String {
        let key = self.key(conversation);
        let kept = local_storage().and_then(|storage| storage.get_item(&key).ok()?);
        kept.unwrap_or_default()
    }

    /// Keeps a text; a blank one is forgotten. Says whether it could: a device may have no room.
    pub fn keep(self, conversation: ConversationId, text: &str) -> bool {
        let key = self.key(conversation);
        let kept = local_storage().map(|storage| match text {
            "" => storage.remove_item(&key),
            text => storage.set_item(&key, text),
        });
        kept.is_some_and(|kept| kept.is_ok())
    }

    /// Every text that was begun, with its conversation.
    pub fn all(self) -> Vec<(ConversationId, String)> {
        let prefix = self.prefix();
        let texts = self.keys().into_iter().filter_map(|key| {
            let conversation = key.strip_prefix(&prefix)?.parse().ok()?;
            let text = local_storage()?.get_item(&key).ok().flatten()?;
            Some((conversation, text))
        });
        texts.collect()
    }

    /// Forgets what was begun in the conversations of which this is said.
    pub fn forget_where(self, is_gone: impl Fn(ConversationId) -> bool) {
        let prefix = self.prefix();
        for key in self.keys() {
            let conversation = key.strip_prefix(&prefix).and_then(|id| id.parse().ok());
            if conversation.is_some_and(&is_gone) {
                let _ = local_storage().map(|storage| storage.remove_item(&key));
            }
        }
    }

    /// Leaves nothing behind, at sign-out.
    pub fn clear(self) {
        for key in self.keys() {
            let _ = local_storage().map(|storage| storage.remove_item(&key));
        }
    }

    fn keys(self) -> Vec<String> {
        let Some(storage) = local_storage() else {
            return Vec::new();
        };
        let keys = (0..storage.length().unwrap_or_default())
            .filter_map(|index| storage.key(index).ok().flatten());
        keys.filter(|key| key.starts_with(&self.prefix())).collect()
    }

    fn prefix(self) -> String {
        format!("rapport-note-{}-", self.0)
    }

    fn key(self, conversation: ConversationId) -> String {
        format!("{}{conversation}", self.prefix())
    }
}
