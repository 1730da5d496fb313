//! An address that leads nowhere.

use crate::texts::shell;
use leptos::prelude::*;

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <main class="pane">
            <div class="empty">
                <h1>{shell::NOT_FOUND_TITLE}</h1>
                <p>{shell::NOT_FOUND}</p>
                <a class="button button--primary" href="/inbox">{shell::TO_INBOX}</a>
            </div>
        </main>
    }
}
