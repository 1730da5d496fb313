//! What opens below a button. Escape closes it, and so does a press or the focus elsewhere.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

#[component]
pub fn Menu(#[prop(into)] label: Signal<String>, children: Children) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    // A page may be left with its menu open.
    let opened = move || {
        let node = node.try_get_untracked().flatten()?;
        node.open().then_some(node)
    };
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(node) = opened().filter(|node| !node.contains(target.as_ref())) {
            node.set_open(false);
        }
    });
    on_cleanup(move || pressed.remove());
    let left = move |event: web_sys::FocusEvent| {
        let to = event
            .related_target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        // To nowhere where the window itself loses the focus.
        if let Some(node) = opened().filter(|node| to.is_some() && !node.contains(to.as_ref())) {
            node.set_open(false);
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() != "Escape" {
            return;
        }
        if let Some(node) = opened() {
            event.stop_propagation();
            node.set_open(false);
            let summary = node.first_element_child();
            if let Some(summary) = summary.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
                let _ = summary.focus();
            }
        }
    };
    view! {
        <details class="menu" node_ref=node on:keydown=keys on:focusout=left>
            <summary class="button button--chip">{label}</summary>
            {children()}
        </details>
    }
}
