//! Which of those who take part are us.

use crate::texts::import_messages as words;
use domain::import::history::Named;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub fn Own(most: Vec<Named>, own: RwSignal<BTreeSet<String>>, is_group: bool) -> impl IntoView {
    let boxes = most.into_iter().map(|Named { key, name }| {
        let is_own = {
            let key = key.clone();
            move || own.with(|own| own.contains(&key))
        };
        // A key is an address, or else the name again.
        let label = if !key.contains('@') && !key.contains("://") || name == key {
            name
        } else {
            format!("{name} ({key})")
        };
        let choose = move |event| {
            let chosen = event_target_checked(&event);
            own.update(|own| {
                if chosen {
                    own.insert(key.clone());
                } else {
                    own.remove(&key);
                }
            });
        };
        view! {
            <label class="line">
                <input type="checkbox" prop:checked=is_own on:change=choose />
                <span dir="auto">{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="card">
            <legend class="talks__legend">{words::WHO_ARE_YOU}</legend>
            <p class="soft">{words::WHO_HELP}</p>
            {is_group.then(|| view! { <p class="soft">{words::GROUP}</p> })}
            {boxes.collect_view()}
        </fieldset>
    }
}
