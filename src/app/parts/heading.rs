//! The heading of a page.

use leptos::{html, prelude::*};

/// Takes the focus when its page opens, so that the keyboard and a screen reader begin there.
#[component]
pub fn Heading(children: Children) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let Some(heading) = node.get() {
            let _ = heading.focus();
        }
    });
    view! {
        <h1 class="heading" tabindex="-1" node_ref=node>
            {children()}
        </h1>
    }
}
