//! One account in the list.

use super::{
    columns::{Column, Columns},
    directory::Directory,
};
use crate::{
    data::use_data,
    format,
    pages::thread::details::StatusChip,
    parts::{Avatar, Selection},
    texts::accounts as words,
};
use domain::{Account, AccountId};
use leptos::prelude::*;

/// Who, and what stands in the chosen columns.
#[component]
pub fn AccountRow(
    id: AccountId,
    directory: Directory,
    columns: Columns,
    selection: Selection<AccountId>,
    cursor: RwSignal<Option<AccountId>>,
) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.account(id));
    let name = Memo::new(move |_| data.account_name(id));
    let is_selected = Memo::new(move |_| selection.has(id));
    let select = move |event: web_sys::MouseEvent| selection.toggle(id, event.shift_key());
    let cells = move || {
        let account = row.get()?;
        let columns = columns.get().into_iter();
        Some(
            columns
                .map(|column| cell(directory, &account, &column))
                .collect_view(),
        )
    };
    view! {
        <div
            class="account-row"
            data-selected=move || is_selected.get().then_some("")
            data-cursor=move || (cursor.get() == Some(id)).then_some("")
        >
            <label class="account-row__select">
                <input
                    type="checkbox"
                    aria-label=move || words::select(&name.get())
                    prop:checked=move || is_selected.get()
                    on:click=select
                />
            </label>
            <a class="account-row__name" href=format!("/accounts/{id}")>
                <Avatar name />
                <span class="account-row__names">
                    <span dir="auto">{move || name.get()}</span>
                    <small dir="auto">
                        {move || row.with(|row| row.as_ref().map(super::directory::place))}
                    </small>
                </span>
            </a>
            {cells}
        </div>
    }
}

fn cell(directory: Directory, account: &Account, column: &Column) -> impl IntoView + use<> {
    let data = use_data();
    let entry = directory.entry(account.id);
    let content = match (column, &entry) {
        (Column::Status, _) => view! { <StatusChip status=account.status /> }.into_any(),
        (Column::Contact, Some(entry)) => view! {
            <span dir="auto">{entry.contact.clone()}</span>
            <small dir="ltr">{entry.contact_email.clone()}</small>
        }
        .into_any(),
        (Column::Activity, Some(entry)) => entry
            .activity
            .map(|at| format::row_time(at, data.now()))
            .into_any(),
        (column, Some(entry)) => {
            let text = data.rows(|rows| column.text(account, entry, rows));
            view! { <span dir="auto">{text}</span> }.into_any()
        }
        (_, None) => ().into_any(),
    };
    view! { <span class="account-row__cell" data-column=column.spelled()>{content}</span> }
}
