//! The imports that were made, and the way back from each.

use super::undoing::{undo, undoing};
use crate::{
    data::{Data, use_data},
    format,
    parts::{FoldedList, Toasts},
    texts::import as words,
};
use domain::{
    Command, Kept, Kind, RowKey, UndoImport,
    import::{ImportSummary, imports},
};
use leptos::prelude::*;

/// How many imports are listed, the latest first.
const LISTED: usize = 20;

/// As many rows as stand without scrolling.
const STAND: usize = 8;

/// Nothing where nothing was imported yet.
#[component]
pub fn Imports() -> impl IntoView {
    let data = use_data();
    let all = Memo::new(move |_| {
        data.watch(Kind::ImportBatch);
        data.rows(|rows| imports(rows.import_batches()))
    });
    let count = move || all.with(Vec::len);
    let listed = move || all.with(|all| all.iter().take(LISTED).cloned().collect::<Vec<_>>());
    view! {
        <Show when=move || count().gt(&0)>
            <section class="card" aria-label=words::IMPORTS>
                <h2>{words::IMPORTS}</h2>
                <ul class="imports">
                    <For each=listed key=|import| (import.id, import.to_undo.len()) let(import)>
                        <li class="imports__row"><Import import /></li>
                    </For>
                </ul>
                <Show when=move || count().gt(&LISTED)>
                    <p class="faint">{move || words::more_imports(count() - LISTED)}</p>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn Import(import: ImportSummary) -> impl IntoView {
    let data = use_data();
    let (by, at) = (import.by, import.at);
    let when = move || words::by_at(&data.member_name(by), &format::date_time(at));
    view! {
        <div class="imports__what">
            <p dir="auto"><strong>{import.source.clone()}</strong></p>
            <p class="card__meta"><span dir="auto">{when}</span></p>
            <p class="card__meta">{words::did(&import)}</p>
            <Became import=import.clone() />
        </div>
        <UndoImportButton import />
    }
}

/// Who undid it, and what stayed.
#[component]
pub fn Became(import: ImportSummary) -> impl IntoView {
    let data = use_data();
    let undone = import.undone.map(|(by, at)| {
        let said = move || words::undone_by(&data.member_name(by), &format::date_time(at));
        view! { <p class="card__meta"><span class="chip" dir="auto">{said}</span></p> }
    });
    let count = import.kept.len();
    let keys: Vec<(RowKey, &'static str)> = import
        .kept
        .into_iter()
        .map(|Kept { key, why }| (key, words::kept_because(why)))
        .collect();
    let row = move |(key, why)| view! { <KeptRow key why /> };
    view! {
        {undone}
        {(count > 0).then(|| {
            let summary = words::kept(count);
            view! { <FoldedList keys summary label=words::KEPT stand=STAND row /> }
        })}
    }
}

#[component]
fn KeptRow(key: RowKey, why: &'static str) -> impl IntoView {
    let data = use_data();
    let (name, account) = named(data, key);
    view! {
        <span class="names__name">
            <a class="link" href=account.map(|id| format!("/accounts/{id}"))><bdi>{name}</bdi></a>
            <span class="faint">{why}</span>
        </span>
    }
}

/// The name of what stayed, and its account.
fn named(data: Data, key: RowKey) -> (String, Option<domain::AccountId>) {
    data.rows(|rows| match rows.get(&key) {
        Some(domain::Row::Account(row)) => (row.name.clone(), Some(row.id)),
        Some(domain::Row::Contact(row)) => (row.name.clone(), Some(row.account_id)),
        Some(domain::Row::Message(row)) => (
            domain::text::preview(&row.said.original_text),
            Some(row.account_id),
        ),
        _ => (words::NOT_HERE.to_owned(), None),
    })
}

/// Asks once, because what goes comes back only with its file.
#[component]
pub fn UndoImportButton(import: ImportSummary) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let asked = RwSignal::new(false);
    let id = import.id;
    let progress = Memo::new(move |_| undoing().filter(|undoing| undoing.import == id));
    let last = import.to_undo.first().copied();
    let may = move || {
        last.is_some_and(|batch_id| data.would(&Command::from(UndoImport { batch_id })).is_ok())
    };
    let name = words::undo_of(&import.source);
    let import = StoredValue::new(import);
    let go = move |_| {
        asked.set(false);
        import.with_value(|import| undo(data, toasts, import));
    };
    view! {
        {move || match progress.get() {
            Some(progress) => view! {
                <div class="imports__undo">
                    <p role="status">{words::UNDOING}</p>
                    <progress
                        class="progress"
                        aria-label=words::UNDOING
                        max=progress.total
                        prop:value=progress.done.to_string()
                    ></progress>
                </div>
            }
            .into_any(),
            None if !may() => ().into_any(),
            None if asked.get() => view! {
                <div class="imports__undo" role="group" aria-label=name.clone()>
                    <p>{words::UNDO_HELP}</p>
                    <button type="button" class="button button--danger" on:click=go>
                        {words::UNDO_NOW}
                    </button>
                    <button type="button" class="button" on:click=move |_| asked.set(false)>
                        {words::KEEP}
                    </button>
                </div>
            }
            .into_any(),
            None => view! {
                <button
                    type="button"
                    class="button"
                    aria-label=name.clone()
                    on:click=move |_| asked.set(true)
                >
                    {words::UNDO}
                </button>
            }
            .into_any(),
        }}
    }
}
