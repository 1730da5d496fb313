//! Everything that was said to and by an account, over all campaigns, the newest first.

mod entries;
mod event;
mod message;
mod note;
mod older;

use crate::{data::use_data, format, texts::accounts::timeline as words};
use domain::{AccountId, ConversationId, Kind};
use entries::{Entry, entries};
use event::TimelineEvent;
use leptos::prelude::*;
use message::TimelineMessage;
use note::TimelineNote;
use older::Older;

/// How many entries are drawn at once.
const PAGE: usize = 60;

#[component]
pub fn Timeline(account: AccountId) -> impl IntoView {
    let data = use_data();
    let conversations = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let ids = rows.conversations_with(account).map(|row| row.id);
            ids.collect::<Vec<ConversationId>>()
        })
    });
    // The threads come into memory.
    Effect::new(move || {
        for id in conversations.get() {
            data.engine().open(id);
        }
    });
    let all = Memo::new(move |_| entries(data, account));
    let limit = RwSignal::new(PAGE);
    let shown = move || all.with(|all| all.iter().take(limit.get()).copied().collect::<Vec<_>>());
    let has_more = Memo::new(move |_| all.with(Vec::len) > limit.get());
    // Not while what was said is still being read.
    let is_silent = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let was_anything = data.rows(|rows| {
            let mut conversations = rows.conversations_with(account);
            conversations.any(|row| row.last_activity_at().is_some())
        });
        !was_anything && all.with(Vec::is_empty)
    });
    view! {
        <section class="timeline" aria-label=words::TITLE>
            <h2 class="visually-hidden">{words::TITLE}</h2>
            <Show when=move || is_silent.get()>
                <div class="empty">
                    <h3>{words::EMPTY_TITLE}</h3>
                    <p>{words::EMPTY}</p>
                </div>
            </Show>
            <ol class="timeline__entries">
                <For each=shown key=|entry| *entry let(entry)>
                    <li>
                        {match entry {
                            Entry::Day(at) => view! {
                                <h3 class="timeline__day">{format::day_heading(at)}</h3>
                            }
                            .into_any(),
                            Entry::Message(id) => view! { <TimelineMessage id /> }.into_any(),
                            Entry::Note(id) => view! { <TimelineNote id /> }.into_any(),
                            Entry::Activity(id) => view! { <TimelineEvent id /> }.into_any(),
                        }}
                    </li>
                </For>
            </ol>
            <Show
                when=move || has_more.get()
                fallback=move || view! { <Older conversations /> }
            >
                <button
                    type="button"
                    class="button timeline__more"
                    on:click=move |_| limit.update(|limit| *limit += PAGE)
                >
                    {words::MORE}
                </button>
            </Show>
        </section>
    }
}
