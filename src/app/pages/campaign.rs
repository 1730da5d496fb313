//! CampaignPage
use leptos::prelude::*;

#[component]
pub fn CampaignPage() -> impl IntoView {
    view! { <main class="pane"><h1>"CampaignPage"</h1></main> }
}
