//! ProductsPage
use leptos::prelude::*;

#[component]
pub fn ProductsPage() -> impl IntoView {
    view! { <main class="pane"><h1>"ProductsPage"</h1></main> }
}
