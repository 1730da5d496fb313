//! Which sheet of a spreadsheet is read.

use crate::{
    parts::{Choice, Field, Select},
    texts::import as words,
};
use leptos::prelude::*;

/// Asks only where there is more than one.
#[component]
pub fn ChooseSheet(sheets: Vec<String>, choose: Callback<usize>) -> impl IntoView {
    let choices: Vec<Choice> = sheets
        .into_iter()
        .enumerate()
        .map(|(place, name)| Choice::new(place.to_string(), name))
        .collect();
    let chosen = RwSignal::new("0".to_owned());
    let go = move |_| {
        if let Ok(place) = chosen.get_untracked().parse() {
            choose.run(place);
        }
    };
    view! {
        <section class="card" aria-label=words::SHEETS>
            <h2>{words::SHEETS}</h2>
            <Field label=words::SHEET>
                <Select
                    choices=Signal::stored(choices)
                    value=chosen
                    on_change=move |value| chosen.set(value)
                />
            </Field>
            <div class="form__foot">
                <button type="button" class="button button--primary" on:click=go>
                    {words::READ_SHEET}
                </button>
            </div>
        </section>
    }
}
