//! What a paste brings, and the box that it goes into.

use crate::pages::frame::keys;
use domain::{
    MailHtml, email_html,
    text::{has_visible, plain_line_ends},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement, KeyboardEvent};

/// The box of what the account wrote or reads.
const THEIRS: &str = ".composer textarea[data-theirs]";

/// As long as the composer stands, what is pasted anywhere on the page while nobody types goes into it:
/// the box has the focus before the browser pastes.
pub fn listen_everywhere() {
    let handle = window_event_listener(ev::keydown, |event: KeyboardEvent| {
        let is_paste = (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && event.key().eq_ignore_ascii_case("v");
        let stands_alone = keys::find("dialog[open]").is_none();
        if is_paste && stands_alone && !keys::is_typing(&event) && keys::is_in_sight(THEIRS) {
            keys::focus(THEIRS);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The plain text of what is pasted.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    // With the line ends that a box gives back.
    let text = if text.contains('\r') {
        plain_line_ends(&text).into_owned()
    } else {
        text
    };
    has_visible(&text).then_some(text)
}

/// The form of what is pasted, as far as it says more than its text and is kept.
pub fn pasted_form(event: &ClipboardEvent) -> Option<MailHtml> {
    let html = event.clipboard_data()?.get_data("text/html").ok()?;
    email_html::pasted(&html)
}

/// What stands in the box once the text is put in place of what is marked.
pub fn inserted(event: &ClipboardEvent, text: &str) -> Option<String> {
    let area = area(event)?;
    area.set_range_text(text).ok()?;
    Some(area.value())
}

pub fn area(event: &ClipboardEvent) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

/// Whether all that stands in the box is marked, so that it is replaced.
pub fn replaces_all(event: &ClipboardEvent) -> bool {
    area(event).is_some_and(|area| {
        let marked = (
            area.selection_start().ok().flatten(),
            area.selection_end().ok().flatten(),
        );
        marked == (Some(0), Some(area.text_length()))
    })
}
