//! One request at a time, however often its button is pressed.

use leptos::{prelude::*, task::spawn_local};

/// Begins what is asked, unless it is under way already; `busy` says so until it is done.
pub fn once(busy: RwSignal<bool>, asked: impl Future<Output = ()> + 'static) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    spawn_local(async move {
        asked.await;
        // Where it was asked from may be left by now.
        let _ = busy.try_set(false);
    });
}
