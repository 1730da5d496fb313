//! One account in the list.

use crate::{data::use_data, format, pages::thread::details::StatusChip, parts::Avatar};
use domain::{AccountId, Kind};
use leptos::prelude::*;

/// Who, how it stands, whom we talk to there, in which language, and when last.
#[component]
pub fn AccountRow(id: AccountId) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.account(id));
    let name = Memo::new(move |_| data.account_name(id));
    let contact = Memo::new(move |_| {
        data.watch(Kind::Contact);
        // The one that was entered first.
        data.rows(|rows| {
            let main = rows.contacts_of(id).next();
            main.map(|contact| (contact.name.clone(), contact.email.clone()))
        })
    });
    let activity = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let conversations = rows.conversations_with(id);
            conversations
                .filter_map(domain::Conversation::last_activity_at)
                .max()
        })
    });
    let what = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            Some(joined([&row.line_of_business, &row.city]))
        })
    };
    let status = move || row.with(|row| row.as_ref().map(|row| row.status));
    let language = move || row.with(|row| row.as_ref()?.language.as_ref().map(format::language));
    view! {
        <a class="data-row" href=format!("/accounts/{id}")>
            <Avatar name />
            <span class="data-row__cell data-row__cell--main">
                <span dir="auto">{move || name.get()}</span>
                <span class="data-row__sub">{what}</span>
            </span>
            <span class="data-row__cell">
                {move || status().map(|status| view! { <StatusChip status /> })}
            </span>
            <span class="data-row__cell data-row__cell--wide">
                {move || {
                    contact.get().map(|(name, email)| {
                        view! {
                            <span dir="auto">{name}</span>
                            <span class="data-row__sub" dir="ltr">{email}</span>
                        }
                    })
                }}
            </span>
            <span class="data-row__cell data-row__cell--wide">{language}</span>
            <span class="data-row__cell data-row__cell--wide">
                {move || activity.get().map(|at| format::row_time(at, data.now()))}
            </span>
        </a>
    }
}

/// Texts with a dot between them, each in its own direction.
fn joined(texts: [&String; 2]) -> impl IntoView + use<> {
    texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .enumerate()
        .map(|(place, text)| {
            view! {
                {(place > 0).then_some(" · ")}
                <span dir="auto">{text.clone()}</span>
            }
        })
        .collect_view()
}
