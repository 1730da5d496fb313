//! Keys that work on every page. None acts while typing.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Listens as long as the frame stands: `/` goes to the page's search field, `R` to its composer.
pub fn listen() {
    let handle = window_event_listener(ev::keydown, |event: KeyboardEvent| {
        if has_modifier(&event) || is_typing(&event) {
            return;
        }
        let went = match event.key().as_str() {
            "/" => focus("[data-search]"),
            "r" | "R" => to_composer(),
            _ => false,
        };
        if went {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The focus goes to where the next message is written; where none may be, to what says why.
pub fn to_composer() -> bool {
    focus(".composer textarea") || focus(".composer")
}

fn focus(selector: &str) -> bool {
    let node = document().query_selector(selector).ok().flatten();
    let node = node.and_then(|node| node.dyn_into::<HtmlElement>().ok());
    node.is_some_and(|node| node.focus().is_ok())
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
