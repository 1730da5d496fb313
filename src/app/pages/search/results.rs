//! The sections of what was found: who, what was said on this device, and what the server adds.

use super::{
    field,
    looking::{ENOUGH, Found, Hit, Looking, reach},
    older::{Older, State},
    row::{FoundRow, NameRow, Source},
};
use crate::{data::use_data, format, pages::inbox::listing::Listing, texts::search as words};
use domain::{ConversationId, Row, RowKey, search::Query};
use leptos::{prelude::*, task::spawn_local};
use std::collections::{BTreeSet, HashMap};
use web_sys::KeyboardEvent;

/// How many messages are shown, and how many more each time.
pub const PAGE: usize = 50;

/// How many accounts and contacts are shown before somebody wants more.
const FEW: usize = 6;

/// The arrows go from result to result.
fn arrows(event: &KeyboardEvent) {
    match event.key().as_str() {
        "ArrowDown" => field::step(1),
        "ArrowUp" => field::step(-1),
        _ => return,
    }
    event.prevent_default();
}

/// Accounts and contacts.
#[component]
pub fn Names(looking: Looking, query: Memo<Query>) -> impl IntoView {
    let limit = RwSignal::new(FEW);
    let names = Memo::new(move |_| looking.found.with(|found| found.names.clone()));
    Effect::new(move || {
        query.track();
        limit.set(FEW);
    });
    let shown = Memo::new(move |_| {
        let limit = limit.get();
        names.with(|names| names.iter().copied().take(limit).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <section class="found__section" aria-labelledby="found-names">
                <h2 id="found-names">
                    {words::PEOPLE} " "
                    <span class="tab__count">{move || names.with(|names| count(names.len()))}</span>
                </h2>
                <ul class="found__list" on:keydown=move |event| arrows(&event)>
                    <For each=move || shown.get() key=|name| *name let(name)>
                        <NameRow name query />
                    </For>
                </ul>
                <Show when=move || names.with(|names| names.len() > limit.get())>
                    <GoOn name=words::MORE go_on=move || limit.update(|limit| *limit += PAGE) />
                </Show>
            </section>
        </Show>
    }
}

/// Messages and notes on this device.
#[component]
pub fn Messages(looking: Looking, limit: RwSignal<usize>, query: Memo<Query>) -> impl IntoView {
    let data = use_data();
    let is_nothing = move || {
        let is_over = looking
            .found
            .with(|found| found.is_over && found.hits.is_empty() && found.names.is_empty());
        is_over && !data.may_still_come()
    };
    let not_understood = move || {
        query.with(|query| {
            let words = query.not_understood();
            (!words.is_empty()).then(|| words::not_understood(&words))
        })
    };
    view! {
        {move || not_understood().map(|said| view! {
            <p class="notice" role="status" dir="auto">{said}</p>
        })}
        <Hits looking limit query />
        <Show when=is_nothing>
            <div class="empty" role="status">
                <h2>{words::NOTHING_TITLE}</h2>
                <p>{words::NOTHING}</p>
            </div>
        </Show>
    }
}

/// The messages and notes that were found; nothing where none was.
#[component]
pub fn Hits(
    looking: Looking,
    limit: RwSignal<usize>,
    query: Memo<Query>,
    /// The list that stands beside the threads that they lead to, as it is.
    #[prop(optional)]
    beside: Option<Listing>,
) -> impl IntoView {
    let hits = Memo::new(move |_| looking.found.with(|found| found.hits.clone()));
    let shown = Memo::new(move |_| {
        let limit = limit.get();
        hits.with(|hits| hits.iter().copied().take(limit).collect::<Vec<Hit>>())
    });
    let read = read_rows(shown);
    view! {
        <Show when=move || hits.with(|hits| !hits.is_empty())>
            <section class="found__section" aria-labelledby="found-messages">
                <h2 id="found-messages">
                    {words::MESSAGES} " "
                    <span class="tab__count">{move || hits.with(|hits| count(hits.len()))}</span>
                </h2>
                <ul class="found__list" on:keydown=move |event| arrows(&event)>
                    <For each=move || shown.get() key=|hit| hit.key let(hit)>
                        {move || read
                            .with(|read| read.get(&hit.key).cloned())
                            .map(|row| view! { <FoundRow row query source=Source::Device beside /> })}
                    </For>
                </ul>
                <Show when=move || hits.with(|hits| hits.len() > limit.get())>
                    <GoOn name=words::MORE go_on=move || limit.update(|limit| *limit += PAGE) />
                </Show>
            </section>
        </Show>
    }
}

fn count(n: usize) -> String {
    let number = format::number(n);
    if n >= ENOUGH {
        format!("{number}+")
    } else {
        number
    }
}

/// The rows of what is shown: from memory, or read from the device.
fn read_rows(shown: Memo<Vec<Hit>>) -> RwSignal<HashMap<RowKey, Row>> {
    let data = use_data();
    let read = RwSignal::new(HashMap::<RowKey, Row>::new());
    Effect::new(move || {
        let shown = shown.get();
        let mut missing = BTreeSet::<ConversationId>::new();
        let mut here = Vec::new();
        read.with_untracked(|read| {
            data.rows(|rows| {
                for hit in &shown {
                    if let Some(row) = rows.get(&hit.key) {
                        here.push(row.clone());
                    } else if !read.contains_key(&hit.key) {
                        missing.insert(hit.conversation);
                    }
                }
            });
        });
        let wanted: BTreeSet<RowKey> = shown.iter().map(|hit| hit.key).collect();
        let take = move |rows: Vec<Row>| {
            read.try_update(|read| {
                read.retain(|key, _| wanted.contains(key));
                let rows = rows.into_iter().map(|row| (row.key(), row));
                read.extend(rows.filter(|(key, _)| wanted.contains(key)));
            });
        };
        if missing.is_empty() {
            take(here);
            return;
        }
        spawn_local(async move {
            let missing: Vec<ConversationId> = missing.into_iter().collect();
            let read = data.engine().read_threads(&missing).await;
            here.extend(read.map(|pages| pages.rows).unwrap_or_default());
            take(here);
        });
    });
    read
}

/// How far the device's search has come, and how far back it reaches.
#[component]
pub fn Reach(looking: Looking) -> impl IntoView {
    let data = use_data();
    let words = move || {
        let found = looking.found.get();
        let Found {
            done, all, is_over, ..
        } = found;
        if found.query.is_empty() {
            return None;
        }
        if !is_over && found.hits.len() < ENOUGH {
            return Some(words::looked_through(done, all));
        }
        if found.hits.len() >= ENOUGH {
            return Some(words::first(ENOUGH));
        }
        reach(data).map(|since| words::reaches(&format::date(since)))
    };
    let is_filling = move || data.status().first_load.is_some();
    view! {
        <div class="found__reach soft" role="status">
            <p>{words}</p>
            <Show when=is_filling>
                <p>{words::LOADING}</p>
            </Show>
            <Show when=move || looking.found.with(|found| found.is_partial)>
                <p>{words::UNREAD}</p>
            </Show>
        </div>
    }
}

/// What is older than the device keeps, as the server finds it.
#[component]
pub fn OlderMessages(older: Older, query: Memo<Query>) -> impl IntoView {
    let keys = Memo::new(move |_| {
        older
            .rows
            .with(|rows| rows.iter().map(Row::key).collect::<Vec<_>>())
    });
    let row = move |key: RowKey| {
        older
            .rows
            .with_untracked(|rows| rows.iter().find(|row| row.key() == key).cloned())
            .map(|row| view! { <FoundRow row query source=Source::Server /> })
    };
    let said = move || match older.state.get() {
        State::Idle => None,
        State::Asking => Some(words::ASKING),
        State::Away => Some(words::OFFLINE),
        State::Failed => Some(words::FAILED),
        State::Over => keys.with(Vec::is_empty).then_some(words::NOTHING_OLDER),
    };
    let goes_on = move || match older.state.get() {
        State::Away | State::Failed => Some(crate::texts::shell::TRY_AGAIN),
        State::Over => older.next.get().map(|_| words::MORE_OLDER),
        State::Idle | State::Asking => None,
    };
    view! {
        <Show when=move || older.state.get() != State::Idle>
            <section class="found__section" aria-labelledby="found-older">
                <h2 id="found-older">{words::OLDER}</h2>
                <ul class="found__list" on:keydown=move |event| arrows(&event)>
                    <For each=move || keys.get() key=|key| *key let(key)>
                        {row(key)}
                    </For>
                </ul>
                <p class="soft" role="status">{said}</p>
                {move || goes_on().map(|name| view! { <GoOn name go_on=move || older.go_on() /> })}
            </section>
        </Show>
    }
}

/// Below a list: brings what comes after it.
#[component]
fn GoOn(name: &'static str, go_on: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="button button--quiet" on:click=move |_| go_on()>
            {name}
        </button>
    }
}
