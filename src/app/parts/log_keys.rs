//! The keys that log, as the person's own keyboard names them.

use crate::texts::composer as words;
use leptos::prelude::*;

/// Whether the device is Apple's.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    let names = ["Mac", "iPhone", "iPad"];
    names.iter().any(|name| platform.starts_with(name))
}

/// Command where the device is Apple's, control anywhere else.
#[component]
pub fn LogKeys() -> impl IntoView {
    let keys = if is_apple() {
        words::KEYS_APPLE
    } else {
        words::KEYS
    };
    view! { <kbd aria-hidden="true">{keys}</kbd> }
}
