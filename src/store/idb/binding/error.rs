//! What the browser throws, as our errors.

use crate::StoreError;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What an exception means. All of them have a name, whatever class they are of.
pub(super) fn reason(exception: &JsValue) -> StoreError {
    let name = text(exception, "name");
    match name.as_str() {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::Newer,
        // A connection that is closing, and a transaction that went with it.
        "InvalidStateError" | "AbortError" => StoreError::Closed,
        "SecurityError" => StoreError::Unavailable,
        _ => StoreError::Broken(format!("{name}: {}", text(exception, "message"))),
    }
}

fn text(exception: &JsValue, field: &str) -> String {
    let value = Reflect::get(exception, &field.into()).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
