//! DecisionsPage
use leptos::prelude::*;

#[component]
pub fn DecisionsPage() -> impl IntoView {
    view! { <main class="pane"><h1>"DecisionsPage"</h1></main> }
}
