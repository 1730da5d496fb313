//! The heading of a page.

use leptos::{html, prelude::*};

thread_local! {
    /// The first page of a start keeps the focus where the browser has it, before the way past the
    /// navigation.
    static FIRST: std::cell::Cell<bool> = const { std::cell::Cell::new(true) };
}

/// Takes the focus when its page opens, so that the keyboard and a screen reader begin there.
#[component]
pub fn Heading(children: Children) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let Some(heading) = node.get()
            && !FIRST.replace(false)
        {
            let _ = heading.focus();
        }
    });
    view! {
        <h1 class="heading" tabindex="-1" node_ref=node>
            {children()}
        </h1>
    }
}
