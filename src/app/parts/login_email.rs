//! Whose a password is, in a form that asks for nothing but passwords.

use leptos::prelude::*;

/// For whoever keeps passwords: not seen, and not asked for.
#[component]
pub fn LoginEmail(#[prop(into)] email: Signal<String>) -> impl IntoView {
    view! {
        <input
            type="email"
            autocomplete="username"
            hidden
            readonly
            value=move || email.get()
        />
    }
}
