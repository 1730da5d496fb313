//! A labelled field of a form, with help and an error that names what to do.

use leptos::{html, prelude::*};

/// Label, control, help and error as one. The label wraps the control, so that it names it.
#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] help: Option<&'static str>,
    #[prop(optional, into)] error: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{move || label.get()}</span>
            {children()}
            {help
                .filter(|help| !help.is_empty())
                .map(|help| view! { <span class="field__help">{help}</span> })}
            {move || {
                error.get().map(|error| {
                    view! { <span class="field__error" role="alert">{error}</span> }
                })
            }}
        </label>
    }
}

/// A one-line input bound to a signal. `dir="auto"`, because names come in every script.
#[component]
pub fn TextInput(
    value: RwSignal<String>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] help: Option<&'static str>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let invalid = move || error.get().map(|_| "true");
    // A browser heeds the attribute when a page begins, and not where the field comes later.
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get().filter(|_| autofocus) {
            request_animation_frame(move || _ = input.focus());
        }
    });
    view! {
        <Field label help=help.unwrap_or_default() error>
            <input
                node_ref=input
                class="input"
                type=kind
                dir="auto"
                autocomplete=autocomplete
                required=required
                autofocus=autofocus
                aria-invalid=invalid
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Field>
    }
}
