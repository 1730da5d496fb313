//! Makes a field of the workspace's own, or changes one.

use crate::{
    data::use_data,
    parts::{Choice, DialogForm, Field, Refused, Select, TextArea, TextInput},
    texts::{settings::own_fields as words, values},
};
use domain::{
    Command, CreateCustomField, CustomFieldField, CustomFieldId, CustomKind, Field as F,
    UpdateCustomField,
    custom::{key_of, options_of},
};
use leptos::prelude::*;

/// The form inside its dialog. Key and kind can be chosen once.
#[component]
pub fn FieldForm(edited: Option<CustomFieldId>, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let before = edited.and_then(|id| data.rows(|rows| rows.custom_field(id).cloned()));
    let is_new = before.is_none();
    let text = |text: String| RwSignal::new(text);
    let label = text(
        before
            .as_ref()
            .map(|field| field.label.clone())
            .unwrap_or_default(),
    );
    let key = text(String::new());
    let kind = RwSignal::new(before.as_ref().map_or(CustomKind::Text, |field| field.kind));
    let options = text(
        before
            .as_ref()
            .map(|field| field.options.join("\n"))
            .unwrap_or_default(),
    );
    let refused = Refused::new();
    // The key follows the label until somebody writes one.
    let suggested = Memo::new(move |_| label.with(|label| key_of(label)));
    let has_options = move || matches!(kind.get(), CustomKind::Select | CustomKind::Multiselect);
    let command = move || -> Command {
        let options = options.with_untracked(|lines| options_of(lines));
        match &before {
            None => CreateCustomField {
                key: match key.get_untracked() {
                    own if own.is_empty() => suggested.get_untracked(),
                    own => own,
                },
                kind: kind.get_untracked(),
                label: label.get_untracked(),
                options: if has_options() { options } else { Vec::new() },
            }
            .into(),
            Some(field) => {
                let mut changes = vec![CustomFieldField::Label(label.get_untracked())];
                if has_options() {
                    changes.push(CustomFieldField::Options(options));
                }
                UpdateCustomField {
                    id: field.id,
                    changes,
                }
                .into()
            }
        }
    };
    view! {
        <DialogForm
            open
            refused
            fields=&[F::Label, F::Key, F::Options]
            saved=words::SAVED
            command
        >
            <TextInput
                value=label
                label=words::LABEL
                error=refused.at(F::Label)
                required=true
                autofocus=true
            />
            {is_new.then(|| view! { <KindAndKey kind key suggested refused /> })}
            <Show when=has_options>
                <TextArea
                    value=options
                    label=words::OPTIONS
                    help=words::OPTIONS_HELP
                    rows=5
                    error=refused.at(F::Options)
                />
            </Show>
        </DialogForm>
    }
}

/// What can be chosen once.
#[component]
fn KindAndKey(
    kind: RwSignal<CustomKind>,
    key: RwSignal<String>,
    suggested: Memo<String>,
    refused: Refused,
) -> impl IntoView {
    let kinds: Vec<Choice> = CustomKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), values::custom_kind(*kind)))
        .collect();
    view! {
        <Field label=words::KIND>
            <Select
                choices=kinds
                value=Signal::derive(move || kind.get().to_string())
                on_change=move |text| {
                    if let Ok(chosen) = text.parse() {
                        kind.set(chosen);
                    }
                }
            />
        </Field>
        <Field label=words::KEY help=words::KEY_HELP error=refused.at(F::Key)>
            <input
                class="input"
                dir="ltr"
                autocomplete="off"
                placeholder=move || suggested.get()
                prop:value=move || key.get()
                on:input=move |event| key.set(event_target_value(&event))
            />
        </Field>
    }
}
