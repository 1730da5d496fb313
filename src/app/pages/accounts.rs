//! `/accounts`: every organisation that the workspace knows.

mod account_row;
pub mod columns;
pub mod directory;
mod empty;
mod export;
mod filter_bar;
pub mod filters;
mod list;
mod new_account;
pub mod selection;
mod views;

use super::{asked::open_when_asked, title};
use crate::{
    data::use_data,
    parts::{Dialog, Heading, Icon, SearchKey, icon::Glyph},
    texts::accounts as words,
};
use directory::use_directory;
use empty::NoAccounts;
use filters::use_filters;
use leptos::prelude::*;
use list::AccountList;
use new_account::NewAccount;

/// What stands below the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// Until the accounts are read, and while the first of them may still come: the status chip
    /// says how far that is. Whatever is drawn before would flash.
    Nothing,
    NoAccounts,
    List,
}

#[component]
pub fn AccountsPage() -> impl IntoView {
    title::set(words::TITLE);
    let data = use_data();
    let directory = use_directory();
    let filters = use_filters();
    let creating = RwSignal::new(false);
    open_when_asked(move || creating.set(true));
    let create = Callback::new(move |()| creating.set(true));
    let body = Memo::new(move |_| match directory.count() {
        0 if !directory.is_ready() || data.may_still_come() => Body::Nothing,
        0 => Body::NoAccounts,
        _ => Body::List,
    });
    view! {
        <main class="pane">
            <header class="bar accounts-bar">
                <Heading>{words::TITLE}</Heading>
                <label class="search">
                    <Icon glyph=Glyph::Search />
                    <input
                        type="search"
                        data-search="true"
                        dir="auto"
                        autocomplete="off"
                        aria-label=words::SEARCH
                        placeholder=words::SEARCH
                        prop:value=move || filters.with(|filters| filters.search.clone())
                        on:input=move |event| {
                            let text = event_target_value(&event);
                            filters.update(|filters| filters.search = text);
                        }
                    />
                    <SearchKey />
                </label>
                // On a phone their icons stand for them.
                <a class="button" href="/accounts/duplicates" aria-label=words::DUPLICATES>
                    <Icon glyph=Glyph::Copy />
                    <span class="button__label">{words::DUPLICATES}</span>
                </a>
                <a class="button" href="/accounts/import" aria-label=words::IMPORT>
                    <Icon glyph=Glyph::Upload />
                    <span class="button__label">{words::IMPORT}</span>
                </a>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| create.run(())
                >
                    <Icon glyph=Glyph::Plus />
                    {words::NEW}
                </button>
            </header>
            {move || match body.get() {
                Body::Nothing => ().into_any(),
                Body::NoAccounts => view! { <NoAccounts create /> }.into_any(),
                Body::List => view! { <AccountList directory filters /> }.into_any(),
            }}
            <Dialog open=creating title=words::form::NEW_TITLE.to_owned() wide=true>
                <NewAccount open=creating />
            </Dialog>
        </main>
    }
}
