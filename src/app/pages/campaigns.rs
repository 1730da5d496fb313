//! CampaignsPage
use leptos::prelude::*;

#[component]
pub fn CampaignsPage() -> impl IntoView {
    view! { <main class="pane"><h1>"CampaignsPage"</h1></main> }
}
