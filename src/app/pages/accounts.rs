//! AccountsPage
use leptos::prelude::*;

#[component]
pub fn AccountsPage() -> impl IntoView {
    view! { <main class="pane"><h1>"AccountsPage"</h1></main> }
}
