//! `/notifications`: what the member was told, the newest first.

mod browser;
mod choices;
mod row;

use super::title;
use crate::{
    data::use_data,
    parts::{Icon, Toasts, icon::Glyph},
    texts::{notifications as words, shell},
};
use choices::Choices;
use domain::{Kind, NoticePlace, SEEN_AT_ONCE, SeeNotifications};
use leptos::prelude::*;
use row::Row;
pub use row::what;

/// How many are shown, and how many more each time.
const PAGE: usize = 100;

#[component]
pub fn NotificationsPage() -> impl IntoView {
    title::set(shell::NOTIFICATIONS);
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let limit = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| {
        data.watch(Kind::Notification);
        let limit = limit.get();
        let telling = data.my_row().telling;
        data.rows(|rows| {
            let told = rows.notifications_of(data.me());
            let told = told.filter(|row| telling.is_on(row.what.event(), NoticePlace::InApp));
            told.map(|row| row.id).take(limit).collect::<Vec<_>>()
        })
    });
    let unseen = Memo::new(move |_| data.unseen());
    let see_all = move |_| {
        let mut ids = unseen.get_untracked();
        ids.truncate(SEEN_AT_ONCE);
        if let Err(refusal) = data.dispatch(SeeNotifications { ids }) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    view! {
        <main class="pane">
            <div class="page">
                <header class="page__head">
                    <h1>{shell::NOTIFICATIONS}</h1>
                    <Show when=move || unseen.with(|unseen| !unseen.is_empty())>
                        <button
                            type="button"
                            class="button push"
                            data-deed="see-all"
                            on:click=see_all
                        >
                            {words::SEE_ALL}
                        </button>
                    </Show>
                </header>
                <Show when=move || shown.with(|shown| !shown.is_empty()) fallback=Empty>
                    <p class="page__lead">{words::LEAD}</p>
                    <ul class="told" aria-label=shell::NOTIFICATIONS>
                        <For each=move || shown.get() key=|id| *id let(id)>
                            <Row id />
                        </For>
                    </ul>
                    <Show when=move || shown.with(|shown| shown.len() == limit.get())>
                        <p>
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| limit.update(|limit| *limit += PAGE)
                            >
                                {words::OLDER}
                            </button>
                        </p>
                    </Show>
                </Show>
                <Choices />
            </div>
        </main>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Bell />
            </span>
            <h2>{words::EMPTY_TITLE}</h2>
            <p>{words::EMPTY}</p>
        </div>
    }
}
