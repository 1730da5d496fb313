//! AccountPage
use leptos::prelude::*;

#[component]
pub fn AccountPage() -> impl IntoView {
    view! { <main class="pane"><h1>"AccountPage"</h1></main> }
}
