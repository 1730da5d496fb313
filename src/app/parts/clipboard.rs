//! The clipboard.

use super::Toasts;
use crate::texts::shell;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

/// Copies a text, and says whether it worked: `done` is the sentence of success.
pub fn copy_text(text: &str, done: &'static str) {
    let toasts = expect_context::<Toasts>();
    let copying = window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        match JsFuture::from(copying).await {
            Ok(_) => toasts.say(done),
            Err(_) => toasts.say(shell::COPY_FAILED),
        }
    });
}

/// Copies a text, and gives whether the browser allowed it. To be polled within the person's press.
pub async fn write_clipboard(text: &str) -> bool {
    let copying = window().navigator().clipboard().write_text(text);
    JsFuture::from(copying).await.is_ok()
}
