//! What the words mean that the file has for a status.

use crate::{
    parts::{Choice, Select},
    texts::{import as words, values},
};
use domain::{
    AccountStatus,
    import::{Meaning, StatusWords},
};
use leptos::prelude::*;

const NO_STATUS: &str = "none";

/// Nothing where the file has none that nobody knows.
#[component]
pub fn Statuses(unknown: RwSignal<Vec<String>>, statuses: RwSignal<StatusWords>) -> impl IntoView {
    let is_any = Memo::new(move |_| unknown.with(|words| !words.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="card" aria-label=words::STATUSES>
                <h2>{words::STATUSES}</h2>
                <p class="soft">{words::STATUSES_HELP}</p>
                <table class="table column-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::STATUS_WORD}</th>
                            <th scope="col">{words::MEANS}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || unknown.get() key=Clone::clone let(word)>
                            <Word word statuses />
                        </For>
                    </tbody>
                </table>
            </section>
        </Show>
    }
}

#[component]
fn Word(word: String, statuses: RwSignal<StatusWords>) -> impl IntoView {
    let each = AccountStatus::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), values::account_status(*status)));
    let choices: Vec<Choice> = [
        Choice::new("", words::ROW_REFUSED),
        Choice::new(NO_STATUS, words::WITHOUT_STATUS),
    ]
    .into_iter()
    .chain(each)
    .collect();
    let label = words::means(&word);
    let shown = word.clone();
    let word = StoredValue::new(word);
    let value = Signal::derive(move || {
        let meaning = word.with_value(|word| statuses.with(|statuses| statuses.meaning(word)));
        match meaning {
            None => String::new(),
            Some(Meaning::NoStatus) => NO_STATUS.to_owned(),
            Some(Meaning::Status(status)) => status.to_string(),
        }
    });
    let choose = move |text: String| {
        let meaning = match text.as_str() {
            NO_STATUS => Some(Meaning::NoStatus),
            text => text.parse().ok().map(Meaning::Status),
        };
        word.with_value(|word| statuses.update(|statuses| statuses.give(word, meaning)));
    };
    view! {
        <tr>
            <th scope="row"><bdi>{shown}</bdi></th>
            <td><Select label choices value on_change=choose /></td>
        </tr>
    }
}
