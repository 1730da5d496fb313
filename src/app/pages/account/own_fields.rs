//! The workspace's own fields in the form of an account.

use crate::{
    data::{Data, use_data},
    parts::{Check, Choice, Field, Refused, Select},
    texts::accounts as words,
};
use domain::{
    Account, AccountField, CustomField, CustomFieldChange, CustomKind, CustomValue, Kind, Refusal,
    custom::parse,
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in the own fields, as it is typed.
#[derive(Clone, Copy)]
pub struct OwnFields {
    data: Data,
    before: StoredValue<BTreeMap<String, CustomValue>>,
    typed: RwSignal<BTreeMap<String, String>>,
}

/// The workspace's own fields that are not archived, by label.
pub fn standing(data: Data) -> Vec<CustomField> {
    let mut fields: Vec<CustomField> = data.rows(|rows| {
        let standing = rows.custom_fields().filter(|field| !field.archived);
        standing.cloned().collect()
    });
    fields.sort_by(|a, b| (&a.label, a.id).cmp(&(&b.label, b.id)));
    fields
}

impl OwnFields {
    pub fn of(account: &Account) -> Self {
        let typed = account
            .custom
            .iter()
            .map(|(key, value)| (key.clone(), value.text()));
        Self {
            data: use_data(),
            before: StoredValue::new(account.custom.clone()),
            typed: RwSignal::new(typed.collect()),
        }
    }

    /// Those that are not archived, by label. Watched.
    fn fields(self) -> Vec<CustomField> {
        self.data.watch(Kind::CustomField);
        standing(self.data)
    }

    /// What differs from the account as the form began with it, read from what was typed.
    /// What cannot be read is a mistake.
    pub fn changes(self) -> (Vec<AccountField>, Vec<Refusal>) {
        let (mut changes, mut mistakes) = (Vec::new(), Vec::new());
        for field in untrack(|| self.fields()) {
            let typed = self
                .typed
                .with_untracked(|typed| typed.get(&field.key).cloned());
            let value = match parse(&field, &typed.unwrap_or_default()) {
                Ok(value) => value,
                Err(refusal) => {
                    mistakes.push(refusal);
                    continue;
                }
            };
            let before = self
                .before
                .with_value(|before| before.get(&field.key).cloned());
            if value != before {
                let key = field.key;
                changes.push(AccountField::Custom(CustomFieldChange { key, value }));
            }
        }
        (changes, mistakes)
    }

    fn get(self, key: &str) -> String {
        self.typed
            .with(|typed| typed.get(key).cloned().unwrap_or_default())
    }

    fn set(self, key: String, text: String) {
        self.typed.update(|typed| drop(typed.insert(key, text)));
    }
}

/// One control for each field, by its kind.
#[component]
pub fn OwnFieldInputs(own: OwnFields, refused: Refused) -> impl IntoView {
    let fields = Memo::new(move |_| own.fields());
    let is_any = Memo::new(move |_| fields.with(|fields| !fields.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <fieldset class="form">
                <legend class="form__legend">{words::OWN_FIELDS}</legend>
                <div class="form__row">
                    {move || fields.get().into_iter().map(|field| view! {
                        <Input field own refused />
                    }).collect_view()}
                </div>
            </fieldset>
        </Show>
    }
}

#[component]
fn Input(field: CustomField, own: OwnFields, refused: Refused) -> impl IntoView {
    let key = StoredValue::new(field.key.clone());
    let value = Signal::derive(move || key.with_value(|key| own.get(key)));
    let write = move |text: String| own.set(key.get_value(), text);
    let error = refused.at_own(field.key.clone());
    let label = field.label.clone();
    let choice = move |choices: Vec<Choice>| {
        let choices: Vec<Choice> = std::iter::once(Choice::new("", words::BLANK))
            .chain(choices)
            .collect();
        view! { <Select choices value on_change=write /> }
    };
    match field.kind {
        CustomKind::Multiselect => view! { <Several field own error /> }.into_any(),
        CustomKind::Boolean => view! {
            <Field label error>
                {choice(vec![Choice::new("true", words::YES), Choice::new("false", words::NO)])}
            </Field>
        }
        .into_any(),
        CustomKind::Select => {
            let options = field.options.iter();
            let mut choices: Vec<Choice> = options
                .map(|option| Choice::new(option.clone(), option.clone()))
                .collect();
            // What stands there can always be seen, also where it is no option any more.
            let present = untrack(|| value.get());
            if !present.is_empty() && !field.options.contains(&present) {
                choices.push(Choice::new(present.clone(), present));
            }
            view! { <Field label error>{choice(choices)}</Field> }.into_any()
        }
        CustomKind::Textarea => view! {
            <Field label error>
                <textarea
                    class="input"
                    dir="auto"
                    rows="3"
                    prop:value=value
                    on:input=move |event| write(event_target_value(&event))
                ></textarea>
            </Field>
        }
        .into_any(),
        kind => {
            let (input, mode) = match kind {
                CustomKind::Date => ("date", "text"),
                CustomKind::Number => ("text", "decimal"),
                CustomKind::Url => ("url", "url"),
                _ => ("text", "text"),
            };
            let invalid = move || error.get().map(|_| "true");
            view! {
                <Field label error>
                    <input
                        class="input"
                        type=input
                        inputmode=mode
                        dir="auto"
                        autocomplete="off"
                        aria-invalid=invalid
                        prop:value=value
                        on:input=move |event| write(event_target_value(&event))
                    />
                </Field>
            }
            .into_any()
        }
    }
}

/// One box for each option.
#[component]
fn Several(field: CustomField, own: OwnFields, error: Signal<Option<String>>) -> impl IntoView {
    let key = StoredValue::new(field.key.clone());
    let chosen = move || -> BTreeSet<String> {
        let text = key.with_value(|key| own.get(key));
        let parts = text.split(',').map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    let box_of = move |option: String| {
        let (own_option, other) = (option.clone(), option.clone());
        let toggle = move |is_chosen| {
            let mut chosen = untrack(chosen);
            if is_chosen {
                chosen.insert(other.clone());
            } else {
                chosen.remove(&other);
            }
            let chosen: Vec<String> = chosen.into_iter().collect();
            own.set(key.get_value(), chosen.join(", "));
        };
        view! {
            <Check checked=Signal::derive(move || chosen().contains(&own_option)) on_change=toggle>
                <span dir="auto">{option}</span>
            </Check>
        }
    };
    view! {
        <fieldset class="stack">
            <legend class="field__label">{field.label}</legend>
            <div class="choices">{field.options.into_iter().map(box_of).collect_view()}</div>
            {move || error.get().map(|error| view! {
                <span class="field__error" role="alert">{error}</span>
            })}
        </fieldset>
    }
}
