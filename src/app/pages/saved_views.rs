//! What a list shows kept under a name: one's own, and those that everybody sees.

use crate::{
    data::{Data, use_data},
    format,
    parts::{Check, Dialog, DialogForm, Refused, TextInput, Toasts},
    shell::clock,
    texts::{accounts::UNDO, views as words},
};
use domain::{DeleteView, Field, Kind, SaveView, SavedView, ViewId, ViewPlace};
use leptos::prelude::*;
use std::collections::HashMap;

/// The saved views of a list that the member sees, their own first.
pub fn saved_views(place: ViewPlace) -> Memo<Vec<SavedView>> {
    let data = use_data();
    Memo::new(move |_| seen_views(data, place))
}

/// The same as they are now. Watched.
pub fn seen_views(data: Data, place: ViewPlace) -> Vec<SavedView> {
    data.watch(Kind::SavedView);
    data.rows(|rows| {
        let here = |row: &&SavedView| row.place == place && row.is_seen_by(data.me());
        let mut views: Vec<SavedView> = rows.saved_views().filter(here).cloned().collect();
        views.sort_by(|a, b| (a.shared, &a.name, a.id).cmp(&(b.shared, &b.name, b.id)));
        views
    })
}

/// How many rows each view shows, as far as they are counted.
pub type Counts = RwSignal<HashMap<ViewId, usize>>;

/// Of these, the one that shows what the list shows now.
fn present(views: Memo<Vec<SavedView>>, query: Memo<String>) -> Memo<Option<SavedView>> {
    Memo::new(move |_| {
        views.with(|views| {
            let mut views = views.iter();
            views
                .find(|view| query.with(|query| view.query == *query))
                .cloned()
        })
    })
}

/// The way to keep what the list shows now, where nothing keeps it; to delete the view that does.
#[component]
pub fn KeepView(
    place: ViewPlace,
    views: Memo<Vec<SavedView>>,
    /// What the list shows, as its address says it; blank where nothing narrows it.
    query: Memo<String>,
) -> impl IntoView {
    let present = present(views, query);
    let is_new = Memo::new(move |_| {
        let is_narrowed = query.with(|query| !query.is_empty());
        is_narrowed && present.with(Option::is_none)
    });
    let saving = RwSignal::new(false);
    view! {
        <Show when=move || is_new.get()>
            <button
                type="button"
                class="button button--quiet"
                data-deed="save-view"
                on:click=move |_| saving.set(true)
            >
                {words::SAVE_VIEW}
            </button>
        </Show>
        {move || present.get().map(|view| view! { <DeleteButton view /> })}
        <Dialog open=saving title=words::SAVE_VIEW.to_owned()>
            <SaveForm place query open=saving />
        </Dialog>
    }
}

/// A chip for each view.
#[component]
pub fn SavedViews(
    views: Memo<Vec<SavedView>>,
    counts: Counts,
    /// What the list shows, as its address says it; blank where nothing narrows it.
    query: Memo<String>,
    /// Shows what a view shows, by its query.
    choose: impl Fn(&str) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let present = present(views, query);
    let chip = move |row: SavedView| {
        let (id, own) = (row.id, row.query.clone());
        let is_shared = row.shared;
        view! {
            <button
                type="button"
                class="button button--chip"
                aria-pressed=move || (present.with(|view| view.as_ref().map(|view| view.id)) == Some(id)).to_string()
                on:click=move |_| choose(&own)
            >
                <span dir="auto">{row.name}</span>
                {is_shared.then(|| view! { <small class="faint">{words::SHARED}</small> })}
                {move || counts.with(|counts| counts.get(&id).map(|n| view! {
                    <span class="tab__count">{format::number(*n)}</span>
                }))}
            </button>
        }
    };
    view! {
        <Show when=move || views.with(|views| !views.is_empty())>
            <div class="saved-views" role="group" aria-label=words::SAVED_VIEWS>
                {move || views.get().into_iter().map(chip).collect_view()}
            </div>
        </Show>
    }
}

#[component]
fn SaveForm(place: ViewPlace, query: Memo<String>, open: RwSignal<bool>) -> impl IntoView {
    let id = ViewId(clock::new_id());
    let name = RwSignal::new(String::new());
    let shared = RwSignal::new(false);
    let refused = Refused::new();
    let command = move || {
        SaveView {
            id,
            place,
            name: name.get_untracked(),
            query: query.get_untracked(),
            shared: shared.get_untracked(),
        }
        .into()
    };
    view! {
        <DialogForm open refused fields=&[Field::Name] saved=words::VIEW_SAVED command>
            <TextInput
                value=name
                label=words::VIEW_NAME
                error=refused.at(Field::Name)
                required=true
                autofocus=true
            />
            <Check checked=shared on_change=move |on| shared.set(on)>{words::SHARE_VIEW}</Check>
        </DialogForm>
    }
}

/// Of one's own view, and of a shared one for an admin. Undone from the message that says it.
#[component]
fn DeleteButton(view: SavedView) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let command = DeleteView { id: view.id };
    let may = data.would(&command.clone().into()).is_ok();
    let delete = move |_| {
        let SavedView {
            id,
            place,
            name,
            query,
            shared,
            ..
        } = view.clone();
        match data.dispatch(command.clone()) {
            Ok(_) => toasts.offer(words::VIEW_DELETED, UNDO, move || {
                let (name, query) = (name.clone(), query.clone());
                let _ = data.dispatch(SaveView {
                    id,
                    place,
                    name,
                    query,
                    shared,
                });
            }),
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    may.then(|| view! {
        <button type="button" class="button button--quiet" on:click=delete>{words::DELETE_VIEW}</button>
    })
}
