//! What each column of the file becomes.

use super::file::OpenedFile;
use crate::{
    parts::{Choice, Select},
    texts::import as words,
};
use domain::{
    CustomField,
    import::{Mapping, Target},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many columns are shown: more is no table of accounts.
const SHOWN: usize = 100;

#[component]
pub fn Columns(
    file: Arc<OpenedFile>,
    fields: Vec<CustomField>,
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    let count = file.headers.len();
    let common = Target::ALL.map(|target| (target, words::target(target, &[])));
    let own = fields.into_iter();
    let own = own.map(|field| (Target::Own(field.id), field.label));
    let (mut targets, mut choices) = (Vec::new(), vec![Choice::new("", words::IGNORED)]);
    for (target, name) in common.into_iter().chain(own) {
        choices.push(Choice::new(value_of(target), name));
        targets.push(target);
    }
    let choices = StoredValue::new(choices);
    let targets = StoredValue::new(targets);
    let rows = (0..count.min(SHOWN)).map(move |column| {
        let heading = file.heading(column);
        let samples = file.samples(column);
        view! { <Column column heading samples mapping targets choices /> }
    });
    view! {
        <section class="card" aria-label=words::COLUMNS>
            <h2>{words::COLUMNS}</h2>
            <p class="soft">{words::COLUMNS_HELP}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=words::COLUMNS>
                <table class="table column-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::COLUMN}</th>
                            <th scope="col">{words::BECOMES}</th>
                            <th scope="col">{words::SAMPLES}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {(count > SHOWN).then(|| view! {
                <p class="faint">{words::more_columns(count - SHOWN)}</p>
            })}
        </section>
    }
}

/// By what the choices tell a target apart.
fn value_of(target: Target) -> String {
    match target {
        Target::Own(id) => id.to_string(),
        target => target.as_str().to_owned(),
    }
}

#[component]
fn Column(
    column: usize,
    heading: String,
    samples: Vec<String>,
    mapping: RwSignal<Mapping>,
    targets: StoredValue<Vec<Target>>,
    choices: StoredValue<Vec<Choice>>,
) -> impl IntoView {
    let value = Signal::derive(move || {
        mapping.with(|mapping| match mapping.get(column) {
            Some(Some(target)) => value_of(*target),
            _ => String::new(),
        })
    });
    let choose = move |text: String| {
        let target = targets.with_value(|targets| {
            let mut targets = targets.iter().copied();
            targets.find(|target| value_of(*target) == text)
        });
        mapping.update(|mapping| {
            if let Some(place) = mapping.get_mut(column) {
                *place = target;
            }
        });
    };
    view! {
        <tr>
            <th scope="row"><span dir="auto">{heading.clone()}</span></th>
            <td>
                <Select
                    label=words::becomes(&heading)
                    choices=choices.get_value()
                    value
                    on_change=choose
                />
            </td>
            <td class="column-table__samples">
                {samples
                    .into_iter()
                    .map(|sample| view! { <span class="chip" dir="auto">{sample}</span> " " })
                    .collect_view()}
            </td>
        </tr>
    }
}
