//! The keys that log, as the person's own keyboard names them.

use crate::texts::composer as words;
use leptos::prelude::*;

/// Command where the device is Apple's, control anywhere else.
#[component]
pub fn LogKeys() -> impl IntoView {
    let platform = window().navigator().platform().unwrap_or_default();
    let is_apple = ["Mac", "iPhone", "iPad"]
        .iter()
        .any(|name| platform.starts_with(name));
    let keys = if is_apple {
        words::KEYS_APPLE
    } else {
        words::KEYS
    };
    view! { <kbd aria-hidden="true">{keys}</kbd> }
}
