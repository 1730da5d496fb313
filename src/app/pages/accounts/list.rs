//! The accounts that match, of which only those in sight are built.

use super::{
    account_row::AccountRow,
    columns::{Column, Columns},
    directory::Directory,
    empty::NothingFound,
    filter_bar::FilterBar,
    filters::{Filters, Sort},
    selection::SelectionBar,
    views::AccountViews,
};
use crate::{
    data::use_data,
    pages::frame::keys,
    parts::{Selection, Windowed},
    shell::shortcuts,
    texts::accounts as words,
};
use domain::{
    AccountId,
    shortcuts::{Action, Chord},
};
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The height of a row, in px: two lines and room for a thumb.
const ROW_HEIGHT: usize = 56;

#[component]
pub fn AccountList(directory: Directory, filters: RwSignal<Filters>) -> impl IntoView {
    let found = directory.find(filters.into());
    let ids = found.ids;
    let shown = Memo::new(move |_| ids.with(Vec::len));
    let is_empty = Memo::new(move |_| found.is_ready.get() && shown.get() == 0);
    let columns = Columns::remembered();
    let selection = Selection::new(ids.into());
    let cursor = RwSignal::new(None::<AccountId>);
    listen_for_keys(ids, cursor, selection);
    view! {
        <AccountViews directory filters />
        <FilterBar filters directory columns shown />
        <SelectionBar selection />
        <Show when=move || !is_empty.get() fallback=move || view! { <NothingFound filters /> }>
            <div class="account-table" style=("--columns", move || columns.get().len().to_string())>
                <Head columns filters selection />
                <Windowed
                    keys=ids
                    row_height=ROW_HEIGHT
                    label=words::LIST.to_owned()
                    reveal=MaybeProp::derive(move || cursor.get())
                    row=move |id| view! { <AccountRow id directory columns selection cursor /> }
                />
            </div>
        </Show>
    }
}

/// The headings: each sorts by its column, a second time the other way round.
#[component]
fn Head(
    columns: Columns,
    filters: RwSignal<Filters>,
    selection: Selection<AccountId>,
) -> impl IntoView {
    let data = use_data();
    let heading = move |column: Column| {
        data.watch(domain::Kind::CustomField);
        let title = data.rows(|rows| column.title(rows));
        let own = column.clone();
        let direction = move || {
            filters.with(|filters| {
                let sort = &filters.sort;
                (sort.column == own).then_some(if sort.is_descending {
                    "descending"
                } else {
                    "ascending"
                })
            })
        };
        let label = {
            let (title, direction) = (title.clone(), direction.clone());
            move || words::sorts_by(&title, direction())
        };
        let mark = {
            let direction = direction.clone();
            move || match direction() {
                Some("ascending") => "↑",
                Some(_) => "↓",
                None => "",
            }
        };
        view! {
            <button
                type="button"
                class="account-table__heading"
                aria-label=label
                data-sort=direction
                on:click=move |_| filters.update(|filters| turn(&mut filters.sort, &column))
            >
                <span dir="auto">{title.clone()}</span>
                " "
                <span aria-hidden="true">{mark}</span>
            </button>
        }
    };
    view! {
        <div class="account-row account-table__head" role="group" aria-label=words::SORT>
            <label class="account-row__select">
                <input
                    type="checkbox"
                    aria-label=words::SELECT_ALL
                    prop:checked=move || selection.has_all()
                    prop:indeterminate=move || selection.has_some()
                    on:change=move |event| selection.all(event_target_checked(&event))
                />
            </label>
            {heading(Column::Name)}
            {move || columns.get().into_iter().map(heading).collect_view()}
        </div>
    }
}

/// By the column, times the latest first; by the one that is sorted by already, the other way round.
fn turn(sort: &mut Sort, column: &Column) {
    let is_same = sort.column == *column;
    let is_of_time = matches!(column, Column::Activity | Column::Created);
    *sort = Sort {
        is_descending: if is_same {
            !sort.is_descending
        } else {
            is_of_time
        },
        column: column.clone(),
    };
}

/// Arrows go through the list, Enter opens, the member's own key selects: unless somebody types.
fn listen_for_keys(
    ids: RwSignal<Vec<AccountId>>,
    cursor: RwSignal<Option<AccountId>>,
    selection: Selection<AccountId>,
) {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        if keys::is_typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step: isize = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            key if selects(key) => {
                if let Some(id) = cursor.get_untracked() {
                    selection.toggle(id, event.shift_key());
                }
                return;
            }
            "Enter" if !is_on_a_control(&event) => {
                if let Some(id) = cursor.get_untracked() {
                    navigate(&format!("/accounts/{id}"), NavigateOptions::default());
                }
                return;
            }
            _ => return,
        };
        let next = ids.with_untracked(|ids| {
            let present = cursor.get_untracked();
            let place = present.and_then(|id| ids.iter().position(|other| *other == id));
            match place {
                None => ids.first().copied(),
                Some(place) => place
                    .checked_add_signed(step)
                    .and_then(|place| ids.get(place).copied()),
            }
        });
        if let Some(id) = next {
            event.prevent_default();
            cursor.set(Some(id));
        }
    });
    on_cleanup(move || handle.remove());
}

fn selects(key: &str) -> bool {
    shortcuts::remembered().action_of(Chord::Alone, key) == Some(Action::Select)
}

/// A link or a button that has the focus answers for itself.
fn is_on_a_control(event: &web_sys::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "A" | "BUTTON" | "SUMMARY"))
}
