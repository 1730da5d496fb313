//! A labelled field for prose.

use super::Field;
use leptos::{html, prelude::*};

/// A field of several lines bound to a signal. `dir="auto"`, because people write in every script.
#[component]
pub fn TextArea(
    value: RwSignal<String>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] help: Option<&'static str>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(default = 5)] rows: u32,
    /// The control itself, for whoever puts something into it.
    #[prop(optional)]
    area: NodeRef<html::Textarea>,
) -> impl IntoView {
    let invalid = move || error.get().map(|_| "true");
    view! {
        <Field label help=help.unwrap_or_default() error>
            <textarea
                node_ref=area
                class="input"
                dir="auto"
                rows=rows
                aria-invalid=invalid
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
