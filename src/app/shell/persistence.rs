//! Whether the browser has promised to keep what is stored.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// `navigator.storage.persisted()`; absent outside a secure context.
pub async fn is_persisted() -> Option<bool> {
    let navigator = window().navigator();
    let has_storage = js_sys::Reflect::has(&navigator, &"storage".into()).unwrap_or_default();
    if !has_storage {
        return None;
    }
    let asking = navigator.storage().persisted().ok()?;
    JsFuture::from(asking).await.ok()?.as_bool()
}
