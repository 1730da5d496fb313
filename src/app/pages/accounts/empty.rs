//! What stands where no account does.

use super::{filter_bar::clear, filters::Filters};
use crate::{
    parts::{Icon, icon::Glyph},
    texts::accounts as words,
};
use leptos::prelude::*;

/// A workspace without accounts: where to begin.
#[component]
pub fn NoAccounts(create: Callback<()>) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon"><Icon glyph=Glyph::House /></span>
            <h2>{words::EMPTY_TITLE}</h2>
            <p>{words::EMPTY}</p>
            <div class="line">
                <a class="button button--primary" href="/accounts/import">
                    <Icon glyph=Glyph::Upload />
                    {words::IMPORT}
                </a>
                <button type="button" class="button" on:click=move |_| create.run(())>
                    <Icon glyph=Glyph::Plus />
                    {words::NEW}
                </button>
            </div>
        </div>
    }
}

/// Filters that leave nothing.
#[component]
pub fn NothingFound(filters: RwSignal<Filters>) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon"><Icon glyph=Glyph::Search /></span>
            <h2>{words::NOTHING_FOUND}</h2>
            <p>{words::NOTHING_FOUND_HELP}</p>
            <button type="button" class="button" on:click=move |_| filters.update(clear)>
                {words::CLEAR_FILTERS}
            </button>
        </div>
    }
}
