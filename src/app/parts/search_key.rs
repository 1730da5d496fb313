//! The key that leads to a page's search field.

use crate::shell::shortcuts;
use leptos::prelude::*;

/// Shown as long as it is the first one: whoever changed it knows theirs.
#[component]
pub fn SearchKey() -> impl IntoView {
    (!shortcuts::are_changed()).then(|| view! { <kbd aria-hidden="true">"/"</kbd> })
}
