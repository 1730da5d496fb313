//! `/accounts/duplicates`: the pairs of accounts that seem to be one (rule book §8), the surest first.

mod dismissed;
mod pair_row;
mod search;

use super::title;
use crate::{
    data::{Data, use_data},
    parts::{Heading, Icon, Windowed, icon::Glyph},
    texts::accounts::merge as words,
};
use dismissed::Dismissed;
use domain::{AccountId, Kind, MergeId, RowKey, duplicates::Pair};
use leptos::prelude::*;
use pair_row::PairRow;
pub use pair_row::dismiss;
use search::{Search, State};
use std::collections::HashSet;

/// The height of a row in px, as `style/duplicates.css` has it.
const ROW: usize = 96;

#[component]
pub fn DuplicatesPage() -> impl IntoView {
    title::set(words::DUPLICATES);
    let data = use_data();
    let search = Search::begin(data);
    let touched = touched_since(data, search);
    search_after_undone_merges(data, search);
    // What was merged or dismissed since the search goes without searching again.
    let pairs = Memo::new(move |_| {
        data.watch(Kind::DismissedPair);
        let mut pairs = search.found.get();
        let mut retain = |rows: &replica::Rows, touched: &HashSet<AccountId>| {
            // Of tens of thousands, only those are looked for that may have gone.
            let stands = |id| {
                !touched.contains(&id)
                    || rows
                        .account(id)
                        .is_some_and(|row| row.merged_into.is_none())
            };
            if touched.is_empty() && rows.count(Kind::DismissedPair) == 0 {
                return;
            }
            let dismissed = rows.dismissed_pairs().map(|pair| (pair.a, pair.b));
            let dismissed: HashSet<(AccountId, AccountId)> = dismissed.collect();
            pairs.retain(|pair| {
                let is_dismissed = dismissed.contains(&(pair.a.min(pair.b), pair.a.max(pair.b)));
                stands(pair.a) && stands(pair.b) && !is_dismissed
            });
        };
        touched.with(|touched| data.rows(|rows| retain(rows, touched)));
        pairs
    });
    let count = Memo::new(move |_| pairs.with(Vec::len));
    view! {
        <main class="pane">
            <header class="bar bar--line">
                <a class="button button--quiet" href="/accounts" aria-label=words::BACK>
                    <Icon glyph=Glyph::Back />
                </a>
                <Heading>{words::DUPLICATES}</Heading>
                <span class="push faint nowrap" role="status">
                    {move || (search.state.get() != State::Running).then(|| words::pairs(count.get()))}
                </span>
                <Show when=move || search.state.get() != State::Running>
                    <button
                        type="button"
                        class="button"
                        data-deed="search-again"
                        on:click=move |_| search.start()
                    >
                        {words::SEARCH_AGAIN}
                    </button>
                </Show>
            </header>
            <div class="duplicates__lead">
                <p class="page__lead">{words::LEAD}</p>
                <Progress search />
                <Dismissed />
            </div>
            <Pairs pairs search />
        </main>
    }
}

/// The accounts that changed since the search began. Watched.
fn touched_since(data: Data, search: Search) -> RwSignal<HashSet<AccountId>> {
    let touched = RwSignal::new(HashSet::new());
    data.listen(move |changed| {
        let accounts = changed.iter().filter(|key| key.kind == Kind::Account);
        let accounts: Vec<AccountId> = accounts.map(|key| AccountId(key.id)).collect();
        if !accounts.is_empty() {
            touched.try_update(|touched| touched.extend(accounts));
        }
    });
    Effect::new(move || {
        if search.state.get() == State::Running {
            touched.set(HashSet::new());
        }
    });
    touched
}

/// An account that a merge gives back was not there to be found.
fn search_after_undone_merges(data: Data, search: Search) {
    data.listen(move |changed| {
        let mut merges = changed.iter().filter(|key| key.kind == Kind::Merge);
        let is_undone = |key: &RowKey| {
            data.rows(|rows| {
                rows.merge(MergeId(key.id))
                    .is_some_and(|row| row.undone.is_some())
            })
        };
        if merges.any(is_undone) {
            search.start();
        }
    });
}

/// How far the search is, and the way to stop it.
#[component]
fn Progress(search: Search) -> impl IntoView {
    view! {
        {move || match search.state.get() {
            State::Running => view! {
                <div class="line">
                    <progress
                        class="progress"
                        aria-label=words::PROGRESS
                        max="1"
                        prop:value=move || search.progress.get().to_string()
                    ></progress>
                    <button type="button" class="button" on:click=move |_| search.stop()>
                        {words::STOP}
                    </button>
                </div>
            }
            .into_any(),
            State::Stopped => {
                view! { <p class="notice" role="status">{words::STOPPED}</p> }.into_any()
            }
            State::Done => ().into_any(),
        }}
    }
}

#[component]
fn Pairs(pairs: Memo<Vec<Pair>>, search: Search) -> impl IntoView {
    let is_any = Memo::new(move |_| pairs.with(|pairs| !pairs.is_empty()));
    let is_through = move || search.state.get() == State::Done;
    view! {
        <Show
            when=move || is_any.get()
            fallback=move || view! {
                <Show when=is_through>
                    <div class="empty">
                        <span class="empty__icon"><Icon glyph=Glyph::Check /></span>
                        <h2>{words::NONE_TITLE}</h2>
                        <p>{words::NONE}</p>
                    </div>
                </Show>
            }
        >
            <Windowed
                keys=pairs
                row_height=ROW
                label=words::LIST.to_owned()
                row=|pair| view! { <PairRow pair /> }
            />
        </Show>
    }
}
