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

/// One import as the rows tell it, watched; absent where it is not here. It changes while it is
/// looked at: what the server says of a part differs from what this device foresaw.
pub type Standing = Memo<Option<ImportSummary>>;

/// Nothing where nothing was imported yet.
#[component]
pub fn Imports() -> impl IntoView {
    let data = use_data();
    let all = Memo::new(move |_| {
        data.watch(Kind::ImportBatch);
        data.rows(|rows| imports(rows.import_batches()))
    });
    let count = move || all.with(Vec::len);
    let listed = move || {
        all.with(|all| {
            let ids = all.iter().take(LISTED).map(|import| import.id);
            ids.collect::<Vec<_>>()
        })
    };
    let standing = move |id| -> Standing {
        Memo::new(move |_| all.with(|all| all.iter().find(|import| import.id == id).cloned()))
    };
    view! {
        <Show when=move || count().gt(&0)>
            <section class="card" aria-label=words::IMPORTS>
                <h2>{words::IMPORTS}</h2>
                <ul class="imports">
                    <For each=listed key=|id| *id let(id)>
                        <li class="imports__row"><Import import=standing(id) /></li>
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
fn Import(import: Standing) -> impl IntoView {
    let data = use_data();
    let of = move |say: &dyn Fn(&ImportSummary) -> String| {
        import.with(|import| import.as_ref().map(say))
    };
    let source = move || of(&|import| import.source.clone());
    let when = move || {
        of(&|import| words::by_at(&data.member_name(import.by), &format::date_time(import.at)))
    };
    let did = move || of(&words::did);
    view! {
        <div class="imports__what">
            <p dir="auto"><strong>{source}</strong></p>
            <p class="card__meta"><span dir="auto">{when}</span></p>
            <p class="card__meta">{did}</p>
            <Became import />
        </div>
        <UndoImportButton import />
    }
}

/// Who undid it, and what stayed.
#[component]
pub fn Became(import: Standing) -> impl IntoView {
    let data = use_data();
    let undone = Memo::new(move |_| import.with(|import| import.as_ref()?.undone));
    // Not while it is being undone, which is said beside it.
    let is_half = Memo::new(move |_| {
        let half = import.with(|import| {
            let import = import
                .as_ref()
                .filter(|import| import.is_undone_in_part())?;
            Some(import.id)
        });
        half.is_some_and(|id| undoing().is_none_or(|undoing| undoing.import != id))
    });
    let kept = Memo::new(move |_| {
        import.with(|import| {
            import
                .as_ref()
                .map(|import| import.kept.clone())
                .unwrap_or_default()
        })
    });
    let row = move |(key, why)| view! { <KeptRow key why /> };
    view! {
        <Show when=move || is_half.get()>
            <p class="card__meta">
                <span class="chip" data-tone="warn">{words::UNDONE_IN_PART}</span>
            </p>
        </Show>
        {move || undone.get().map(|(by, at)| {
            let said = move || words::undone_by(&data.member_name(by), &format::date_time(at));
            view! { <p class="card__meta"><span class="chip" dir="auto">{said}</span></p> }
        })}
        {move || {
            let kept = kept.get();
            let count = kept.len();
            let keys: Vec<(RowKey, &'static str)> = kept
                .into_iter()
                .map(|Kept { key, why }| (key, words::kept_because(why)))
                .collect();
            (count > 0).then(|| {
                let summary = words::kept(count);
                view! { <FoldedList keys summary label=words::KEPT stand=STAND row /> }
            })
        }}
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

/// How far the person has come with undoing an import.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing of it stands, or it is not theirs to undo.
    Over,
    Offered,
    /// Asked whether they mean it.
    Asked,
    Undoing,
}

/// Asks once, because what goes comes back only with its file. The question stays under the hand
/// while news of the import arrive.
#[component]
pub fn UndoImportButton(import: Standing) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let asked = RwSignal::new(false);
    let progress = Memo::new(move |_| {
        let id = import.with(|import| import.as_ref().map(|import| import.id));
        undoing().filter(|undoing| Some(undoing.import) == id)
    });
    let stage = Memo::new(move |_| {
        let last = import.with(|import| import.as_ref()?.to_undo.first().copied());
        let may = last
            .is_some_and(|batch_id| data.would(&Command::from(UndoImport { batch_id })).is_ok());
        match (progress.with(Option::is_some), may, asked.get()) {
            (true, _, _) => Stage::Undoing,
            (false, false, _) => Stage::Over,
            (false, true, false) => Stage::Offered,
            (false, true, true) => Stage::Asked,
        }
    });
    let name = move || {
        let source = import.with(|import| import.as_ref().map(|import| import.source.clone()));
        words::undo_of(&source.unwrap_or_default())
    };
    let go = move |_| {
        asked.set(false);
        if let Some(import) = import.get_untracked() {
            undo(data, toasts, &import);
        }
    };
    let total = move || progress.get().map_or(0, |progress| progress.total);
    let done = move || progress.get().map_or(0, |progress| progress.done);
    view! {
        {move || match stage.get() {
            Stage::Over => ().into_any(),
            Stage::Offered => view! {
                <button
                    type="button"
                    class="button"
                    aria-label=name
                    on:click=move |_| asked.set(true)
                >
                    {words::UNDO}
                </button>
            }
            .into_any(),
            Stage::Asked => view! {
                <div class="imports__undo" role="group" aria-label=name>
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
            Stage::Undoing => view! {
                <div class="imports__undo">
                    <p role="status">{words::UNDOING}</p>
                    <progress
                        class="progress"
                        aria-label=words::UNDOING
                        max=total
                        prop:value=move || done().to_string()
                    ></progress>
                </div>
            }
            .into_any(),
        }}
    }
}
