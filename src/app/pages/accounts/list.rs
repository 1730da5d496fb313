//! The accounts that match, of which only those in sight are built.

use super::{
    account_row::AccountRow, directory::Directory, empty::NothingFound, filter_bar::FilterBar,
    filters::Filters,
};
use crate::{parts::Windowed, texts::accounts as words};
use leptos::prelude::*;

/// The height of a row, in px: two lines and room for a thumb.
const ROW_HEIGHT: usize = 56;

#[component]
pub fn AccountList(directory: Directory, filters: RwSignal<Filters>) -> impl IntoView {
    let ids = Memo::new(move |_| filters.with(|filters| directory.select(filters)));
    let shown = Memo::new(move |_| ids.with(Vec::len));
    let is_found = Memo::new(move |_| shown.get() > 0);
    view! {
        <FilterBar filters directory shown />
        <Show when=move || is_found.get() fallback=move || view! { <NothingFound filters /> }>
            <div class="data-row data-head" aria-hidden="true">
                <span></span>
                <span>{words::COLUMN_ACCOUNT}</span>
                <span>{words::STATUS}</span>
                <span>{words::COLUMN_CONTACT}</span>
                <span>{words::LANGUAGE}</span>
                <span>{words::COLUMN_ACTIVITY}</span>
            </div>
            <Windowed
                keys=ids
                row_height=ROW_HEIGHT
                label=words::LIST.to_owned()
                row=|id| view! { <AccountRow id /> }
            />
        </Show>
    }
}
