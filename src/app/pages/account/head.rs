//! Who the account is, at the top of its page.

use crate::{
    data::use_data,
    format,
    pages::thread::details::StatusChip,
    parts::{Chip, Heading, Icon, icon::Glyph},
    texts::{accounts::page as words, values},
};
use domain::AccountId;
use leptos::prelude::*;

/// `asked` is the account of the address, where another absorbed it.
#[component]
pub fn Head(id: AccountId, asked: AccountId) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.account(id));
    let name = Memo::new(move |_| data.account_name(id));
    let absorbed = move || {
        data.watch_row(asked);
        let old_name = |rows: &replica::Rows| Some(rows.account(asked)?.name.clone());
        (asked != id).then(|| data.rows(old_name)).flatten()
    };
    let chips = move || {
        row.get().map(|account| {
            view! {
                <StatusChip status=account.status />
                {account.language.map(|tag| view! { <Chip>{format::language(&tag)}</Chip> })}
                {account
                    .relationship_types
                    .into_iter()
                    .map(|kind| view! { <Chip>{values::relationship_type(kind)}</Chip> })
                    .collect_view()}
            }
        })
    };
    view! {
        <header class="bar bar--line account-head">
            <a class="button button--quiet" href="/accounts" aria-label=words::BACK>
                <Icon glyph=Glyph::Back />
            </a>
            <Heading>
                <span dir="auto">{move || name.get()}</span>
            </Heading>
            <div class="line">{chips}</div>
        </header>
        {move || absorbed().map(|name| {
            view! { <p class="notice banner" dir="auto" role="status">{words::merged(&name)}</p> }
        })}
    }
}
