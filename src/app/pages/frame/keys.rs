//! Keys that work on every page. None acts while typing.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Listens as long as the frame stands: `/` goes to the page's search field.
pub fn listen() {
    let handle = window_event_listener(ev::keydown, |event: KeyboardEvent| {
        if event.key() == "/" && !has_modifier(&event) && !is_typing(&event) {
            let field = document().query_selector("[data-search]").ok().flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                event.prevent_default();
                let _ = field.focus();
            }
        }
    });
    on_cleanup(move || handle.remove());
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether the key goes into a field.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || target.is_content_editable()
    })
}
