//! A filter by a field of the workspace's own.

use crate::{
    pages::accounts::filters::Filters,
    parts::{Choice, Field, Select},
    texts::accounts as words,
};
use domain::{
    CustomField, CustomKind,
    custom::wanted::{is_side, sides, spelled},
};
use leptos::prelude::*;

/// A choice where the field has options, from and to where it has an order, a text elsewhere.
#[component]
pub fn OwnField(field: CustomField, filters: RwSignal<Filters>) -> impl IntoView {
    let key = StoredValue::new(field.key.clone());
    let value = Signal::derive(move || {
        filters.with(|filters| {
            key.with_value(|key| filters.custom.get(key).cloned())
                .unwrap_or_default()
        })
    });
    let write = move |text: String| {
        filters.update(|filters| {
            if text.is_empty() {
                filters.custom.remove(&key.get_value());
            } else {
                filters.custom.insert(key.get_value(), text);
            }
        });
    };
    let choices: Option<Vec<Choice>> = match field.kind {
        CustomKind::Boolean => Some(vec![
            Choice::new("true", words::YES),
            Choice::new("false", words::NO),
        ]),
        CustomKind::Select | CustomKind::Multiselect => {
            let options = field.options.iter();
            Some(
                options
                    .map(|option| Choice::new(option.clone(), option.clone()))
                    .collect(),
            )
        }
        _ => None,
    };
    if matches!(field.kind, CustomKind::Number | CustomKind::Date) {
        return view! { <FromTo field value write=Callback::new(write) /> }.into_any();
    }
    view! {
        <Field label=field.label>
            {match choices {
                Some(choices) => view! {
                    <Select
                        choices=Choice::any(words::ANY, choices.into_iter())
                        value
                        on_change=write
                    />
                }
                .into_any(),
                None => view! {
                    <input
                        class="input"
                        dir="auto"
                        autocomplete="off"
                        prop:value=value
                        on:input=move |event| write(event_target_value(&event))
                    />
                }
                .into_any(),
            }}
        </Field>
    }
    .into_any()
}

/// Both sides of a range; a side that is left blank is open.
#[component]
fn FromTo(field: CustomField, value: Signal<String>, write: Callback<String>) -> impl IntoView {
    let kind = field.kind;
    let side = move |is_from: bool| {
        value.with(|value| {
            let (from, to) = sides(value);
            (if is_from { from } else { to }).to_owned()
        })
    };
    // What is typed stays as it is typed.
    let typed = [true, false].map(|is_from| RwSignal::new(untrack(|| side(is_from))));
    Effect::new(move || {
        let [from, to] = [side(true), side(false)];
        let [own_from, own_to] = typed;
        if untrack(|| spelled(&own_from.get(), &own_to.get())) != spelled(&from, &to) {
            own_from.set(from);
            own_to.set(to);
        }
    });
    let name = field.label.clone();
    let input = move |which: usize, label: &'static str| {
        let own = typed[which];
        let is_wrong = Memo::new(move |_| own.with(|typed| !is_side(kind, typed)));
        let whole = words::side_of(&name, label);
        view! {
            <input
                class="input"
                type=if kind == CustomKind::Date { "date" } else { "text" }
                inputmode=(kind == CustomKind::Number).then_some("decimal")
                autocomplete="off"
                aria-label=whole
                placeholder=label
                aria-invalid=move || is_wrong.get().then_some("true")
                prop:value=move || own.get()
                on:input=move |event| {
                    own.set(event_target_value(&event));
                    let [from, to] = typed.map(|side| side.get_untracked());
                    write.run(spelled(&from, &to));
                }
            />
        }
    };
    let is_wrong = move || {
        typed
            .iter()
            .any(|own| own.with(|typed| !is_side(kind, typed)))
    };
    view! {
        <fieldset class="field">
            <legend class="field__label" dir="auto">{field.label}</legend>
            <span class="from-to">{input(0, words::FROM)}{input(1, words::TO)}</span>
            <Show when=is_wrong>
                <small class="field__error" role="alert">{words::NOT_A_NUMBER}</small>
            </Show>
        </fieldset>
    }
}
