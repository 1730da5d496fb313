//! Which key does what, as this device remembers it.

use super::local_storage;
use domain::shortcuts::Shortcuts;

const KEY: &str = "rapport-shortcuts";

pub fn remembered() -> Shortcuts {
    let kept = local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
    Shortcuts::read(kept.as_deref().unwrap_or_default())
}

/// Where the browser keeps nothing, the first keys come back with the next start.
pub fn remember(shortcuts: &Shortcuts) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(KEY, &shortcuts.to_string());
    }
}
