//! Whether threads show every event or fold them: remembered on this device.

use super::local_storage;

const KEY: &str = "rapport-every-event";

pub fn remembered() -> bool {
    let kept = local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
    kept.is_some()
}

/// Where the browser keeps nothing, they are folded again with the next start.
pub fn remember(every_event: bool) {
    let Some(storage) = local_storage() else {
        return;
    };
    let _ = if every_event {
        storage.set_item(KEY, "")
    } else {
        storage.remove_item(KEY)
    };
}
