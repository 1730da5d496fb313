//! The browser's databases after a crash of it, and whether it has removed them.

use super::{local_storage, tabs};
use js_sys::Reflect;
use leptos::{
    leptos_dom::helpers::window_event_listener_untyped, prelude::window, task::spawn_local,
};
use std::{cell::Cell, rc::Rc};
use store::idb::{Before, IdbGuard};

/// Stands outside of the databases while there are any.
const KEPT: &str = "rapport-kept";

thread_local! {
    /// Nothing is written any more: the member leaves.
    static HAS_LEFT: Cell<bool> = const { Cell::new(false) };
}

/// Nothing is to be written from here on.
pub fn leave() {
    HAS_LEFT.set(true);
}

/// What a sign-out removes is not lost.
pub fn forget() {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(KEPT);
    }
}

/// Waits until this tab is the one of the browser that guards, and does so as long as it lives. Says
/// where all that was kept is gone. What else goes wrong is no harm today: without storage there is
/// nothing to guard, and a disk that is full takes nothing into its log.
pub fn stand(say_lost: impl Fn() + 'static) {
    tabs::when_alone("rapport-guard", move |_| {
        if HAS_LEFT.get() {
            return;
        }
        let guard = Rc::new(IdbGuard::new());
        let again = Rc::downgrade(&guard);
        // Cleared under the app: what it has in memory is written again, and nothing is lost.
        guard.on_notice(move |_| begin_again(again.upgrade()));
        for name in ["pagehide", "pageshow"] {
            let guard = guard.clone();
            let _ = window_event_listener_untyped(name, move |event| {
                let guard = guard.clone();
                if name == "pageshow" {
                    // One that was put aside whole is taken up again; any other has begun by itself.
                    let persisted = Reflect::get(&event, &"persisted".into());
                    begin_again(Some(guard).filter(|_| persisted.is_ok_and(|it| it.is_truthy())));
                } else if !HAS_LEFT.get() {
                    spawn_local(async move { drop(guard.end().await) });
                }
            });
        }
        spawn_local(async move {
            let before = guard.begin().await;
            if before == Ok(Before::Nothing) && was_kept() {
                say_lost();
            }
            // Only Chromium, and what is made of it, has such a log. Where there was no mark yet, nobody
            // knows how the last one ended.
            if before.is_ok_and(|before| before != Before::Ended) && is_chromium() {
                drop(guard.renew_log().await);
            }
            remember();
        });
    });
}

fn begin_again(guard: Option<Rc<IdbGuard>>) {
    if let Some(guard) = guard
        && !HAS_LEFT.get()
    {
        spawn_local(async move {
            drop(guard.begin().await);
            remember();
        });
    }
}

fn remember() {
    if let Some(storage) = local_storage().filter(|_| !HAS_LEFT.get()) {
        let _ = storage.set_item(KEPT, "1");
    }
}

fn was_kept() -> bool {
    local_storage().is_some_and(|storage| storage.get_item(KEPT).is_ok_and(|it| it.is_some()))
}

fn is_chromium() -> bool {
    Reflect::has(&window(), &"chrome".into()).unwrap_or_default()
}
