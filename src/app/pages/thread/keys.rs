//! Keys of the thread. They act while the focus is in it and nobody types, and go no further: the
//! list's own arrows stay with the list.

use crate::pages::frame::keys::is_typing;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Arrows go from message to message.
pub fn press(event: &KeyboardEvent) {
    if is_typing(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return };
    let message = target.closest(".message").ok().flatten();
    let acted = match (event.key().as_str(), message) {
        ("ArrowDown", Some(message)) => step(&message, Element::next_element_sibling),
        ("ArrowUp", Some(message)) => step(&message, Element::previous_element_sibling),
        ("ArrowUp" | "ArrowDown", None) => last_of(&target),
        _ => false,
    };
    if acted {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The focus goes to the next message that way; at the end it stays.
fn step(from: &Element, next: impl Fn(&Element) -> Option<Element>) -> bool {
    let mut node = next(from);
    while let Some(candidate) = node {
        if candidate.class_list().contains("message") {
            return focus(candidate);
        }
        node = next(&candidate);
    }
    true
}

/// From the thread itself the first arrow leads to the latest message.
fn last_of(thread: &Element) -> bool {
    let last = thread
        .query_selector(".message:last-of-type")
        .ok()
        .flatten();
    last.is_some_and(focus)
}

fn focus(node: Element) -> bool {
    node.dyn_into::<HtmlElement>()
        .is_ok_and(|node| node.focus().is_ok())
}
