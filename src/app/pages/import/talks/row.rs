//! One correspondent: what was said with them, and the account that it belongs to.

use super::{
    choices::{Choices, Chosen},
    said::SaidBefore,
};
use crate::{
    data::use_data,
    format,
    pages::accounts::{
        directory::{Directory, place as place_of},
        filters::Filters,
    },
    parts::{Choice, Field, Select, TextInput},
    texts::import_messages as words,
};
use domain::{
    import::history::{Belongs, Known},
    text::NAME_LIMIT,
};
use leptos::prelude::*;

/// Values of the choice that are no account.
const SKIP: &str = "";
const NEW: &str = "new";
const ANOTHER: &str = "another";

/// So many accounts are offered by a search.
const OFFERED: usize = 6;

#[component]
pub fn TalkRow(place: usize, chosen: Choices, directory: Directory) -> impl IntoView {
    let data = use_data();
    let searching = RwSignal::new(false);
    let row = Memo::new(move |_| chosen.all.with(|all| all.get(place).cloned()));
    let set = move |belongs| chosen.choose(belongs, |other, _| other == place);
    let name = move || row.with(|row| row.as_ref().map(|row| row.talk.who.called().to_owned()));
    let address = move || {
        row.with(|row| {
            let who = &row.as_ref()?.talk.who;
            (who.called() != who.address).then(|| who.address.clone())
        })
    };
    let about = move || {
        row.with(|row| {
            row.as_ref().map(|row| {
                let talk = &row.talk;
                let (first, last) = (format::date(talk.first), format::date(talk.last));
                words::talk(talk.ours, talk.theirs, &first, &last)
            })
        })
    };
    let choices = Memo::new(move |_| {
        row.with(|row| {
            let Some(row) = row else {
                return Vec::new();
            };
            let mut choices = vec![Choice::new(SKIP, words::SKIP)];
            let mut known: Vec<Known> = row.found.into_iter().collect();
            if let Belongs::To(other) = row.belongs
                && row.found.map(|found| found.account) != Some(other.account)
            {
                known.push(other);
            }
            // Where it is, too: two may bear one name.
            let called = |known: &Known| {
                let account = data.account(known.account);
                let place = account
                    .map(|account| place_of(&account))
                    .unwrap_or_default();
                words::account(&data.account_name(known.account), &place)
            };
            let each = known.iter();
            choices.extend(each.map(|known| Choice::new(known.account.to_string(), called(known))));
            choices.push(Choice::new(NEW, words::create(&row.new_name())));
            choices.push(Choice::new(ANOTHER, words::ANOTHER));
            choices
        })
    });
    let value = Signal::derive(move || {
        if searching.get() {
            return ANOTHER.to_owned();
        }
        row.with(|row| match row.as_ref().map(|row| row.belongs) {
            Some(Belongs::To(known)) => known.account.to_string(),
            Some(Belongs::New) => NEW.to_owned(),
            _ => SKIP.to_owned(),
        })
    });
    let choose = move |value: String| {
        searching.set(value == ANOTHER);
        match value.as_str() {
            SKIP => set(Belongs::Nowhere),
            NEW => set(Belongs::New),
            ANOTHER => {}
            id => {
                let found = row.with_untracked(|row| row.as_ref().and_then(|row| row.found));
                let found = found.filter(|found| found.account.to_string() == id);
                if let Some(known) = found {
                    set(Belongs::To(known));
                }
            }
        }
    };
    let is_new = move || value.with(|value| value == NEW);
    let label = move || words::belongs(&name().unwrap_or_default());
    let pick = Callback::new(move |account| {
        searching.set(false);
        set(Belongs::To(Known {
            account,
            contact: None,
        }));
    });
    view! {
        <li class="imports__row">
            <div class="imports__what">
                <p><strong dir="auto">{name}</strong> " " <span class="faint">{address}</span></p>
                <p class="card__meta">{about}</p>
                <SaidBefore place chosen />
            </div>
            <div class="talks__choice">
                <Select choices value on_change=choose label=Signal::derive(label) />
                <Show when=move || searching.get()>
                    <Search directory pick />
                </Show>
                // Another correspondent may stand in this place once it is said who we are.
                {move || is_new().then(|| view! { <NewName row=row.get() chosen /> })}
            </div>
        </li>
    }
}

/// What the account that is created is to be called.
#[component]
fn NewName(row: Option<Chosen>, chosen: Choices) -> impl IntoView {
    row.map(|row| {
        let suggested = row.new_name();
        let key = StoredValue::new(row.talk.who.key());
        let typed = move || {
            let name = chosen
                .names
                .with(|names| names.get(&key.get_value()).cloned());
            name.unwrap_or_else(|| suggested.clone())
        };
        let rename = move |event| {
            let name = event_target_value(&event);
            chosen
                .names
                .update(|names| _ = names.insert(key.get_value(), name));
        };
        view! {
            <Field label=words::NEW_NAME>
                <input
                    class="input"
                    dir="auto"
                    autocomplete="off"
                    maxlength=NAME_LIMIT.to_string()
                    prop:value=typed
                    on:input=rename
                />
            </Field>
        }
    })
}

#[component]
fn Search(directory: Directory, pick: Callback<domain::AccountId>) -> impl IntoView {
    let data = use_data();
    let search = RwSignal::new(String::new());
    let filters = Signal::derive(move || Filters {
        search: search.get(),
        ..Filters::default()
    });
    let matching = directory.find(filters).ids;
    let found = Memo::new(move |_| {
        let is_asked = !search.with(|text| text.trim().is_empty());
        let offered = if is_asked { OFFERED } else { 0 };
        matching.with(|ids| ids.iter().take(offered).copied().collect::<Vec<_>>())
    });
    view! {
        <TextInput value=search label=words::SEARCH kind="search" autofocus=true />
        <ul class="talks__found">
            <For each=move || found.get() key=|id| *id let(id)>
                <li>
                    <button type="button" class="button button--quiet" on:click=move |_| pick.run(id)>
                        <bdi>{move || data.account_name(id)}</bdi>
                    </button>
                </li>
            </For>
        </ul>
    }
}
