//! SettingsPage
use leptos::prelude::*;

#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <main class="pane"><h1>"SettingsPage"</h1></main> }
}
