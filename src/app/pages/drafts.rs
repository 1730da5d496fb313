//! DraftsPage
use leptos::prelude::*;

#[component]
pub fn DraftsPage() -> impl IntoView {
    view! { <main class="pane"><h1>"DraftsPage"</h1></main> }
}
