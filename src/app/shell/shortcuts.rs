//! Which key does what, as this device remembers it.

use super::local_storage;
use domain::shortcuts::{Action, Shortcuts};

const KEY: &str = "rapport-shortcuts";

pub fn remembered() -> Shortcuts {
    Shortcuts::read(&kept().unwrap_or_default())
}

/// The key of an action as it stands on the keyboard; none where it is switched off.
pub fn sign_of(action: Action) -> Option<String> {
    let key = remembered().key_of(action)?;
    Some(key.to_uppercase().to_string())
}

/// Whether some key is another than at first.
pub fn are_changed() -> bool {
    kept().is_some_and(|kept| !kept.is_empty())
}

fn kept() -> Option<String> {
    local_storage()?.get_item(KEY).ok()?
}

/// Where the browser keeps nothing, the first keys come back with the next start.
pub fn remember(shortcuts: &Shortcuts) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(KEY, &shortcuts.to_string());
    }
}
