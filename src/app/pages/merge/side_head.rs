//! One of the two accounts of a merge, at the head of its column.

use crate::{data::use_data, format, texts::accounts::merge as words};
use domain::{AccountId, Kind, merge::Side};
use leptos::prelude::*;

#[component]
pub fn SideHead(id: AccountId, side: Side) -> impl IntoView {
    let data = use_data();
    let holds = move || {
        data.watch(Kind::Conversation);
        data.watch(Kind::Contact);
        let (conversations, contacts) = data.rows(|rows| {
            (
                rows.conversations_with(id).count(),
                rows.contacts_of(id).count(),
            )
        });
        let since = data.account(id).map(|row| format::date(row.created_at))?;
        Some(words::holds(conversations, contacts, &since))
    };
    view! {
        <section class="card merge__side" data-side=side_name(side)>
            <p>
                <span class="chip" data-tone=(side == Side::Survivor).then_some("good")>
                    {match side {
                        Side::Survivor => words::STAYS,
                        Side::Absorbed => words::TAKEN_IN,
                    }}
                </span>
            </p>
            <h2 dir="auto">
                <a class="link" href=format!("/accounts/{id}")>{move || data.account_name(id)}</a>
            </h2>
            <p class="card__meta">{holds}</p>
        </section>
    }
}

/// A side in style and in the values of choices.
pub const fn side_name(side: Side) -> &'static str {
    match side {
        Side::Survivor => "survivor",
        Side::Absorbed => "absorbed",
    }
}
