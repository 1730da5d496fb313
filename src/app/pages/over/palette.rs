//! The palette: every place and every action, by a part of its name.

use super::{super::frame::nav, acts::Acts};
use crate::{
    parts::{Dialog, bring_into_sight, log_keys::is_apple},
    shell::shortcuts,
    texts::keys as words,
};
use domain::{
    offered::names,
    shortcuts::{Action, Chord, Shortcuts},
};
use leptos::{html, prelude::*};
use std::time::Duration;
use web_sys::KeyboardEvent;

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Place(&'static str, &'static str),
    Act(Action),
}

impl Entry {
    fn name(self) -> &'static str {
        match self {
            Self::Place(_, name) => name,
            Self::Act(action) => words::action(action),
        }
    }
}

/// Actions first, then places.
fn entries() -> Vec<Entry> {
    let acts = Action::ALL.iter().filter(|one| **one != Action::Palette);
    let more = [
        Entry::Place("/accounts/import", words::IMPORT),
        Entry::Place("/accounts/duplicates", words::DUPLICATES),
    ];
    let places = nav::PLACES.into_iter().chain([nav::SETTINGS]);
    acts.map(|action| Entry::Act(*action))
        .chain(places.map(|place| Entry::Place(place.path, place.name)))
        .chain(more)
        .collect()
}

/// A key as it is written on the sheet and in the palette.
pub fn written(shortcuts: &Shortcuts, action: Action) -> Option<String> {
    let key = shortcuts.key_of(action)?.to_uppercase().to_string();
    Some(match action.chord() {
        Chord::Alone => key,
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
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        let all = entries();
        let all_names: Vec<&str> = all.iter().map(|entry| entry.name()).collect();
        let places = search.with(|search| names(&all_names, search.trim()));
        places
            .into_iter()
            .map(|place| all[place])
            .collect::<Vec<_>>()
    });
    let take = move |entry: Entry| {
        acts.palette.set(false);
        // Once the dialog has given the focus back to where it was.
        set_timeout(
            move || match entry {
                Entry::Place(path, _) => acts.go(path),
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
                    found.with_untracked(|found| found.get(chosen.get_untracked()).copied());
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
    let keys = shortcuts::remembered();
    let option = move |(place, entry): (usize, Entry)| {
        let key = match entry {
            Entry::Place(..) => None,
            Entry::Act(action) => written(&keys, action),
        };
        view! {
            <li
                class="suggestion"
                role="option"
                id=option_name(place)
                aria-selected=move || (chosen.get() == place).to_string()
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| take(entry)
            >
                <span class="suggestion__name">{entry.name()}</span>
                <span class="push">
                    {match key {
                        Some(key) => view! { <kbd>{key}</kbd> }.into_any(),
                        None => matches!(entry, Entry::Place(..))
                            .then(|| view! { <small class="faint">{words::PLACE}</small> })
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
            prop:value=move || search.get()
            on:input=move |event| {
                search.set(event_target_value(&event));
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
        <Show when=move || found.with(Vec::is_empty)>
            <p class="faint" role="status">{words::NOTHING}</p>
        </Show>
    }
}

fn option_name(place: usize) -> String {
    format!("palette-{place}")
}
