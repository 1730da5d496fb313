//! The palette: every place and every action, by a part of its name.

use super::{
    super::{frame::keys, inbox::tools::selected, search},
    acts::Acts,
    entries::{Entry, acts_on_one, everywhere_to, named, places, rows},
};
use crate::{
    data::use_data,
    parts::{Dialog, bring_into_sight, log_keys::is_apple},
    shell::shortcuts,
    texts::keys as words,
};
use domain::{
    offered::names,
    search::parse,
    shortcuts::{Action, Chord, Shortcuts},
};
use leptos::{html, prelude::*};
use std::{collections::BTreeSet, time::Duration};
use web_sys::KeyboardEvent;

/// So many accounts and contacts are offered; the search page has them all.
const FEW: usize = 8;

/// A key as it is written on the sheet and in the palette.
pub fn written(shortcuts: &Shortcuts, action: Action) -> Option<String> {
    let key = shortcuts.key_of(action)?.to_uppercase().to_string();
    Some(match action.chord() {
        Chord::Alone | Chord::InReview => key,
        Chord::Control if is_apple() => format!("{}{key}", words::COMMAND),
        Chord::Control => format!("{} {key}", words::CONTROL),
    })
}

#[component]
pub fn Palette(acts: Acts) -> impl IntoView {
    view! {
        <Dialog open=acts.palette title=words::PALETTE.to_owned()>
            <Field acts />
        </Dialog>
    }
}

#[component]
fn Field(acts: Acts) -> impl IntoView {
    let data = use_data();
    let typed = RwSignal::new(String::new());
    let looking = search::names(data);
    Effect::new(move || {
        looking.want(typed.with(|text| parse(text)).unwrap_or_default());
    });
    let chosen = RwSignal::new(0_usize);
    // As it was when the palette was opened.
    let selected = selected::in_sight();
    let has_subject = selected.is_some() || acts.has_subject();
    let all_places = places(data);
    let found = Memo::new(move |_| {
        let is_sought = typed.with(|typed| !typed.trim().is_empty());
        let mut all = all_places.clone();
        if has_subject {
            all.extend(acts_on_one(data));
        }
        if is_sought {
            all.extend(rows(data));
        }
        let all_names: Vec<String> = all.iter().map(|entry| entry.name(selected)).collect();
        let all_names: Vec<&str> = all_names.iter().map(String::as_str).collect();
        let text = typed.with(|typed| typed.trim().to_owned());
        // What needs an open conversation is found where there is none, and says so; it is not offered.
        let is_offered = |entry: &Entry| {
            has_subject
                || is_sought
                || !matches!(entry, Entry::Act(act) if act.is_of_conversation())
        };
        let places = names(&all_names, &text).into_iter();
        let found = places.map(|place| all[place].clone());
        let mut found: Vec<Entry> = found.filter(is_offered).collect();
        let of_names = looking.found.with(|found| found.names.clone());
        if !text.is_empty() {
            let people = of_names.iter().take(FEW);
            let before = found.len();
            found.extend(people.flat_map(|name| named(data, *name)));
            let named = found.split_off(before);
            found.extend(once_each(named));
            found.push(everywhere_to(&text));
        }
        found
    });
    let take = move |entry: Entry| {
        acts.palette.set(false);
        // Once the dialog has given the focus back to where it was.
        set_timeout(
            move || match entry {
                Entry::Place { path, .. } => acts.go(&path),
                Entry::Deed { deed, .. } => {
                    keys::press(&format!("[data-deed=\"{deed}\"]"));
                }
                Entry::Assign { to, .. } => acts.assign(to),
                Entry::Snooze(until) => acts.snooze(Some(until)),
                Entry::Act(action) => {
                    if !acts.run(action) {
                        acts.say(words::OPEN_ONE_FIRST);
                    }
                }
            },
            Duration::ZERO,
        );
    };
    let press = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|place| *place = (*place + 1) % count),
            "ArrowUp" => chosen.update(|place| *place = (*place + count - 1) % count),
            "Enter" if !event.is_composing() => {
                let entry =
                    found.with_untracked(|found| found.get(chosen.get_untracked()).cloned());
                if let Some(entry) = entry {
                    take(entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move || {
        let place = u32::try_from(chosen.get()).unwrap_or_default();
        if let Some(option) = list.get().and_then(|list| list.children().item(place)) {
            bring_into_sight(&option);
        }
    });
    let shortcuts = shortcuts::remembered();
    let option = move |(place, entry): (usize, Entry)| {
        let (key, kind) = match entry {
            Entry::Place { kind, .. } => (None, kind),
            Entry::Act(action) => (written(&shortcuts, action), None),
            Entry::Deed { .. } | Entry::Assign { .. } | Entry::Snooze(_) => (None, None),
        };
        let name = entry.name(selected);
        view! {
            <li
                class="suggestion"
                role="option"
                id=option_name(place)
                aria-selected=move || (chosen.get() == place).to_string()
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| take(entry.clone())
            >
                <span class="suggestion__name" dir="auto">{name}</span>
                <span class="push">
                    {match key {
                        Some(key) => view! { <kbd>{key}</kbd> }.into_any(),
                        None => kind
                            .map(|kind| view! { <small class="faint">{kind}</small> })
                            .into_any(),
                    }}
                </span>
            </li>
        }
    };
    view! {
        <input
            class="input"
            dir="auto"
            role="combobox"
            aria-label=words::PALETTE_FIELD
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant=move || option_name(chosen.get())
            autocomplete="off"
            autofocus=true
            placeholder=words::PALETTE_FIELD
            prop:value=move || typed.get()
            on:input=move |event| {
                typed.set(event_target_value(&event));
                chosen.set(0);
            }
            on:keydown=press
        />
        <ul
            class="suggestions palette__list"
            role="listbox"
            id="palette-list"
            aria-label=words::PALETTE
            node_ref=list
        >
            {move || found.get().into_iter().enumerate().map(&option).collect_view()}
        </ul>
    }
}

/// An account and its people lead to the same conversations.
fn once_each(entries: Vec<Entry>) -> Vec<Entry> {
    let mut known = BTreeSet::new();
    let mut is_first = |entry: &Entry| match entry {
        Entry::Place { path, kind, .. } if *kind == Some(words::CONVERSATION) => {
            known.insert(path.clone())
        }
        _ => true,
    };
    entries
        .into_iter()
        .filter(|entry| is_first(entry))
        .collect()
}

fn option_name(place: usize) -> String {
    format!("palette-{place}")
}
