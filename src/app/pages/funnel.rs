//! FunnelPage
use leptos::prelude::*;

#[component]
pub fn FunnelPage() -> impl IntoView {
    view! { <main class="pane"><h1>"FunnelPage"</h1></main> }
}
