//! A link that is shown once, to be passed on.

use crate::{
    parts::{Field, copy_text},
    texts::{settings::invite, shell},
};
use leptos::prelude::*;

/// The link of a path, to be copied.
#[component]
pub fn OnceLink(path: String, label: &'static str) -> impl IntoView {
    let mut link = path;
    link.insert_str(0, &window().location().origin().unwrap_or_default());
    let copied = link.clone();
    view! {
        <div class="notice settings__link" data-tone="good" role="status">
            <Field label=label help=invite::LINK_ONCE>
                <input class="input" type="text" readonly value=link />
            </Field>
            <button
                type="button"
                class="button"
                on:click=move |_| copy_text(&copied, shell::COPIED)
            >
                {invite::COPY}
            </button>
        </div>
    }
}
