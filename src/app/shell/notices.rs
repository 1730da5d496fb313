//! The browser's own notifications. `Notification` exists neither everywhere nor outside a secure
//! context.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the member has said to the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    Unasked,
    Given,
    Denied,
    /// The browser has no notifications.
    Impossible,
}

pub fn permission() -> Permission {
    let said = constructor().and_then(|of| Reflect::get(&of, &"permission".into()).ok());
    match said.and_then(|said| said.as_string()).as_deref() {
        Some("default") => Permission::Unasked,
        Some("granted") => Permission::Given,
        Some(_) => Permission::Denied,
        None => Permission::Impossible,
    }
}

/// Asks, as the browser wants it from within a person's press, and gives what they said.
pub async fn ask() -> Permission {
    let asking = constructor().and_then(|of| {
        let ask = Reflect::get(&of, &"requestPermission".into()).ok()?;
        let asking = ask.dyn_into::<Function>().ok()?.call0(&of).ok()?;
        asking.dyn_into::<Promise>().ok()
    });
    if let Some(asking) = asking {
        let _ = JsFuture::from(asking).await;
    }
    permission()
}

/// Shows a notification where that is allowed. One with the tag of another takes its place: two tabs
/// show it once.
pub fn show(title: &str, body: &str, tag: &str) {
    if permission() != Permission::Given {
        return;
    }
    let options = Object::new();
    for (name, value) in [("body", body), ("tag", tag)] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    if let Some(of) = constructor() {
        // Some browsers allow it only to a service worker.
        let arguments = js_sys::Array::of2(&title.into(), &options);
        let _ = Reflect::construct(&of, &arguments);
    }
}

fn constructor() -> Option<Function> {
    let of: JsValue = Reflect::get(&window(), &"Notification".into()).ok()?;
    of.dyn_into().ok()
}
