//! The pages beyond the inbox: the second part of the app, a file of its own.
//!
//! The first load is the inbox and what it needs. Everything else is cut out of it by the build,
//! fetched as soon as the first part stands, and kept on the device with it, so that a page of it
//! opens as quickly and without a network. Whatever only these pages use lies in the second part
//! too; nothing outside this file may name them, or they would all be in the first again.

#![expect(
    clippy::unnecessary_wraps,
    reason = "what `second_part` calls across the parts may fail, in what the attribute writes"
)]

use super::{
    account::AccountPage,
    accounts::AccountsPage,
    campaign::CampaignPage,
    campaigns::CampaignsPage,
    decisions::DecisionsPage,
    drafts::DraftsPage,
    funnel::FunnelPage,
    gate::{Join, LinkSignIn, SetUp, SignInPage},
    import::ImportPage,
    products::ProductsPage,
    settings::SettingsPage,
};
use crate::texts::shell;
use leptos::{prelude::*, task::spawn_local};
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A page of the second part.
#[derive(Clone, Copy)]
pub enum Page {
    Accounts,
    Account,
    Import,
    Products,
    Campaigns,
    Campaign,
    Drafts,
    Funnel,
    Decisions,
    Settings,
    SetUp,
    SignIn,
    LinkSignIn,
    Join,
}

/// Makes a page.
type Maker = fn(Page) -> AnyView;

thread_local! {
    /// How pages are made, once the second part is here.
    static MAKER: Cell<Option<Maker>> = const { Cell::new(None) };
}

#[wasm_split(pages, fallible)]
fn second_part() -> Result<Maker, SplitLoaderError> {
    Ok(make)
}

fn make(page: Page) -> AnyView {
    match page {
        Page::Accounts => AccountsPage().into_any(),
        Page::Account => AccountPage().into_any(),
        Page::Import => ImportPage().into_any(),
        Page::Products => ProductsPage().into_any(),
        Page::Campaigns => CampaignsPage().into_any(),
        Page::Campaign => CampaignPage().into_any(),
        Page::Drafts => DraftsPage().into_any(),
        Page::Funnel => FunnelPage().into_any(),
        Page::Decisions => DecisionsPage().into_any(),
        Page::Settings => SettingsPage().into_any(),
        Page::SetUp => SetUp().into_any(),
        Page::SignIn => SignInPage().into_any(),
        Page::LinkSignIn => LinkSignIn().into_any(),
        Page::Join => Join().into_any(),
    }
}

/// Fetches the second part, so that its first page does not wait for it.
pub fn fetch() {
    spawn_local(async {
        // Without a network and without a kept copy, the page that is opened says so.
        let _ = ready().await;
    });
}

async fn ready() -> Result<Maker, SplitLoaderError> {
    let maker = second_part().await?;
    MAKER.set(Some(maker));
    Ok(maker)
}

/// A page of the second part: at once where that is here, otherwise as soon as it is.
#[component]
pub fn Later(page: Page) -> impl IntoView {
    let maker = RwSignal::new(MAKER.get());
    let is_missing = RwSignal::new(false);
    let ask = move || {
        is_missing.set(false);
        spawn_local(async move {
            // The page may be left by now.
            match ready().await {
                Ok(make) => _ = maker.try_set(Some(make)),
                Err(_) => _ = is_missing.try_set(true),
            }
        });
    };
    if maker.get_untracked().is_none() {
        ask();
    }
    move || match maker.get() {
        Some(make) => make(page),
        None => view! {
            <main class="page">
                <Show when=move || is_missing.get()>
                    <p class="notice" data-tone="warn" role="alert">{shell::PAGE_MISSING}</p>
                    <button class="button" on:click=move |_| ask()>{shell::TRY_AGAIN}</button>
                </Show>
            </main>
        }
        .into_any(),
    }
}
