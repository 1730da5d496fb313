//! InboxPage
use leptos::prelude::*;

#[component]
pub fn InboxPage() -> impl IntoView {
    view! { <main class="pane"><h1>"InboxPage"</h1></main> }
}
