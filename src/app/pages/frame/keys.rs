//! Keys that work on every page. None acts while typing.

use crate::shell::shortcuts;
use leptos::{ev, prelude::*};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

thread_local! {
    /// Whether the keys that the member chose are listened to.
    static ARE_CHOSEN: Cell<bool> = const { Cell::new(false) };
}

/// From now on the keys that the member chose hold ([`crate::pages::over`]).
pub fn hand_over() {
    ARE_CHOSEN.set(true);
}

/// Listens as long as the frame stands, until what knows the member's own keys is here: `/` goes to
/// the page's search field, `R` to its composer. Where the member has changed keys, none acts until
/// it is known which.
pub fn listen() {
    if shortcuts::are_changed() {
        return;
    }
    let handle = window_event_listener(ev::keydown, |event: KeyboardEvent| {
        if ARE_CHOSEN.get() || has_modifier(&event) || is_typing(&event) {
            return;
        }
        let went = match event.key().as_str() {
            "/" => to_search(),
            "r" | "R" => to_composer(),
            _ => false,
        };
        if went {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The focus goes to the page's search field.
pub fn to_search() -> bool {
    focus("[data-search]")
}

/// The focus goes to where the next message is written; where none may be, to what says why.
pub fn to_composer() -> bool {
    focus(".composer textarea") || focus(".composer")
}

/// The focus goes to the first of its kind. Says whether there is one.
pub fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|node| node.focus().is_ok())
}

/// Whether the first of its kind is drawn: there is one, and nothing hides it.
pub fn is_in_sight(selector: &str) -> bool {
    find(selector).is_some_and(|node| node.offset_width() > 0)
}

/// Clicks the first of its kind. Says whether there is one.
pub fn press(selector: &str) -> bool {
    find(selector).map(|node| node.click()).is_some()
}

/// The first of its kind.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let node = document().query_selector(selector).ok()??;
    node.dyn_into().ok()
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// What had the focus when the key was pressed.
pub fn target_of(event: &KeyboardEvent) -> Option<HtmlElement> {
    event.target()?.dyn_into().ok()
}

/// Whether the key goes into a field. What is ticked or chosen takes no letter.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    target_of(event).is_some_and(|target| match target.tag_name().as_str() {
        "INPUT" => {
            let kind = target.get_attribute("type");
            !matches!(kind.as_deref(), Some("checkbox" | "radio"))
        }
        "TEXTAREA" | "SELECT" => true,
        _ => target.is_content_editable(),
    })
}

/// Whether an arrow goes from one choice of several to the next.
pub fn turns_a_choice(event: &KeyboardEvent) -> bool {
    target_of(event).is_some_and(|target| target.get_attribute("type").as_deref() == Some("radio"))
}
