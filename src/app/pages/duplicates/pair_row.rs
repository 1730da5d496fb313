//! Two accounts that seem to be one, side by side.

use crate::{
    data::{Data, use_data},
    pages::{accounts::directory::place, undo::offer_back},
    parts::Toasts,
    texts::accounts::{self, merge as words},
};
use domain::{AccountId, DismissPair, RestorePair, duplicates::Pair};
use leptos::prelude::*;

#[component]
pub fn PairRow(pair: Pair) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let Pair {
        a,
        b,
        level,
        confidence,
    } = pair;
    let compare =
        move || words::about(words::COMPARE, &data.account_name(a), &data.account_name(b));
    let not_same = move || {
        words::about(
            words::NOT_SAME,
            &data.account_name(a),
            &data.account_name(b),
        )
    };
    view! {
        <div class="pair-row">
            <Side id=a />
            <Side id=b />
            <span class="pair-row__why">
                {words::because(accounts::level(level), confidence)}
            </span>
            <span class="pair-row__acts">
                <a
                    class="button"
                    aria-label=compare
                    href=format!("/accounts/merge?survivor={a}&absorbed={b}&from=duplicates")
                >
                    {words::COMPARE}
                </a>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=not_same
                    on:click=move |_| dismiss(data, toasts, a, b)
                >
                    {words::NOT_SAME}
                </button>
            </span>
        </div>
    }
}

/// Says for the whole workspace that two accounts are not the same. It can be taken back.
pub fn dismiss(data: Data, toasts: Toasts, a: AccountId, b: AccountId) {
    match data.dispatch(DismissPair { a, b }) {
        Ok(_) => offer_back(data, toasts, words::DISMISSED, RestorePair { a, b }),
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    }
}

/// Who it is, where, and by what else it can be told.
#[component]
fn Side(id: AccountId) -> impl IntoView {
    let data = use_data();
    move || {
        data.account(id).map(|account| {
            let place = place(&account);
            let more: Vec<&str> = [account.phone.as_str(), account.website.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            view! {
                <span class="pair-row__side">
                    <a class="pair-row__name" dir="auto" href=format!("/accounts/{id}")>
                        {account.name.clone()}
                    </a>
                    <small dir="auto">{place}</small>
                    <small dir="ltr">{more.join(" · ")}</small>
                </span>
            }
        })
    }
}
