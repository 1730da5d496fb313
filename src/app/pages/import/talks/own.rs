//! Which of those who take part are us.

use super::OpenedTalks;
use crate::texts::import_messages as words;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// So many of those who take part most are offered.
const OFFERED: usize = 10;

#[component]
pub fn Own(most: Vec<(String, String)>, own: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let boxes = most.into_iter().map(|(key, name)| {
        let is_own = {
            let key = key.clone();
            move || own.with(|own| own.contains(&key))
        };
        let label = if name == key {
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
            {boxes.collect_view()}
        </fieldset>
    }
}

/// Whoever takes part most, by key and name; ourselves first, as they are guessed.
pub fn take_part_most(opened: &OpenedTalks, own: &BTreeSet<String>) -> Vec<(String, String)> {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for message in &opened.messages {
        for party in std::iter::once(&message.from).chain(&message.to) {
            let entry = counts
                .entry(party.key())
                .or_insert_with(|| (0, party.called().to_owned()));
            entry.0 += 1;
        }
    }
    let mut most: Vec<(String, usize, String)> = counts
        .into_iter()
        .map(|(key, (count, name))| (key, count, name))
        .collect();
    most.sort_by(|a, b| {
        let chosen = |key: &String| !own.contains(key);
        (chosen(&a.0), b.1, &a.0).cmp(&(chosen(&b.0), a.1, &b.0))
    });
    most.truncate(OFFERED);
    most.into_iter().map(|(key, _, name)| (key, name)).collect()
}
