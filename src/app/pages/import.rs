//! ImportPage
use leptos::prelude::*;

#[component]
pub fn ImportPage() -> impl IntoView {
    view! { <main class="pane"><h1>"ImportPage"</h1></main> }
}
