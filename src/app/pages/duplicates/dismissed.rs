//! The pairs of which somebody said that they are not the same.

use crate::{data::use_data, format, parts::Toasts, texts::accounts::merge as words};
use domain::{DismissedPair, Kind, RestorePair};
use leptos::prelude::*;
use std::cmp::Reverse;

/// How many are listed: the latest.
const LISTED: usize = 50;

#[component]
pub fn Dismissed() -> impl IntoView {
    let data = use_data();
    let pairs = Memo::new(move |_| {
        data.watch(Kind::DismissedPair);
        data.watch(Kind::Account);
        data.rows(|rows| {
            let stands = |id| {
                rows.account(id)
                    .is_some_and(|row| row.merged_into.is_none())
            };
            let mut pairs: Vec<DismissedPair> = rows
                .dismissed_pairs()
                .filter(|pair| stands(pair.a) && stands(pair.b))
                .cloned()
                .collect();
            pairs.sort_by_key(|pair| Reverse((pair.at, pair.id)));
            pairs
        })
    });
    let is_any = Memo::new(move |_| pairs.with(|pairs| !pairs.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <details class="dismissed">
                <summary>{move || words::dismissed(pairs.with(Vec::len))}</summary>
                <ul class="stack" aria-label=words::SHOW_DISMISSED>
                    <For
                        each=move || pairs.get().into_iter().take(LISTED)
                        key=|pair| pair.id
                        let(pair)
                    >
                        <Item pair />
                    </For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn Item(pair: DismissedPair) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let DismissedPair { a, b, by, at, .. } = pair;
    let label = move || {
        words::about(
            words::SUGGEST_AGAIN,
            &data.account_name(a),
            &data.account_name(b),
        )
    };
    let restore = move |_| {
        if let Err(refusal) = data.dispatch(RestorePair { a, b }) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    view! {
        <li class="line">
            <span dir="auto">{move || data.account_name(a)}</span>
            "·"
            <span dir="auto">{move || data.account_name(b)}</span>
            <small class="faint">
                <span dir="auto">{move || data.member_name(by)}</span>
                " · " {format::date(at)}
            </small>
            <button
                type="button"
                class="button button--quiet push"
                aria-label=label
                on:click=restore
            >
                {words::SUGGEST_AGAIN}
            </button>
        </li>
    }
}
