//! What narrows the list, over its rows: closed by Escape, which gives the focus back, by a press
//! or the focus elsewhere, and once one is done.

use super::{super::listing::Listing, form::NarrowingForm};
use crate::{
    pages::frame::keys,
    texts::{inbox as words, thread},
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// What opens it.
const BUTTON: &str = "[data-deed=narrow]";

#[component]
pub fn NarrowingPanel(listing: Listing) -> impl IntoView {
    let close = move || {
        listing.narrowing.set(false);
        keys::focus(BUTTON);
    };
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let first = node
            .get()
            .and_then(|node| node.query_selector("select").ok()?);
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
    // The button opens and closes it itself. To nowhere where the window itself loses the focus.
    let close_elsewhere = move |to: Option<EventTarget>| {
        let to = to.and_then(|to| to.dyn_into::<Element>().ok());
        let is_own = |it: &Element| {
            let own = it.closest(&format!(".narrowing-form, {BUTTON}"));
            own.is_ok_and(|own| own.is_some())
        };
        if to.is_some_and(|it| !is_own(&it)) {
            listing.narrowing.set(false);
        }
    };
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        close_elsewhere(event.target());
    });
    on_cleanup(move || pressed.remove());
    view! {
        <div
            class="narrowing-form"
            role="group"
            aria-label=words::NARROW_BY
            node_ref=node
            on:focusout=move |event| close_elsewhere(event.related_target())
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close();
                }
            }
        >
            <NarrowingForm listing />
            <div class="narrowing-form__foot">
                <button type="button" class="button button--quiet" on:click=move |_| listing.clear()>
                    {thread::CLEAR_FILTERS}
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| close()
                >
                    {words::DONE}
                </button>
            </div>
        </div>
    }
}
