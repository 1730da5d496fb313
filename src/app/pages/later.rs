//! What is beyond the first load: further parts of the app, each a file of its own.
//!
//! The first load is the frame, the inbox's list and what these need. The conversation and all
//! other pages are cut out of it by the build, fetched as soon as the first part stands, and kept
//! on the device with it, so that they open as quickly and without a network. Whatever only they
//! use lies in their parts too; nothing outside this file may name them, or they would all be in
//! the first again.

#![expect(
    clippy::unnecessary_wraps,
    reason = "what `conversation_part` and `pages_part` call across the parts may fail, in what the attribute writes"
)]

use super::{
    account::AccountPage,
    accounts::AccountsPage,
    campaign::CampaignPage,
    campaigns::CampaignsPage,
    decisions::DecisionsPage,
    drafts::DraftsPage,
    duplicates::DuplicatesPage,
    funnel::FunnelPage,
    gate::{ByLink, Join, SetUp, SignInPage},
    import::ImportPage,
    inbox::tools::{Empty, InboxTools, Said},
    merge::MergePage,
    notifications::NotificationsPage,
    over::Over,
    products::ProductsPage,
    search::SearchPage,
    settings::SettingsPage,
    thread::{
        ConversationPane,
        details::{Details, DetailsOver},
    },
};
use crate::{
    parts::Soon,
    shell::{acting, pause::breathe},
    texts::shell,
};
use domain::{AccountId, ConversationId};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, thread::LocalKey};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What is fetched later.
#[derive(Clone, Copy)]
pub enum Page {
    /// A conversation of the inbox with its details beside it.
    Conversation {
        id: ConversationId,
        /// With whom, where it has not begun yet.
        account: Option<AccountId>,
    },
    Accounts,
    Account,
    Duplicates,
    Merge,
    Import,
    Products,
    Campaigns,
    Campaign,
    Drafts,
    Funnel,
    Decisions,
    Settings,
    Notifications,
    Search,
    /// What stands over every page.
    Over,
    /// What narrows the list of the inbox.
    InboxTools,
    /// What stands in the list of the inbox where it is empty.
    InboxEmpty,
    /// What the search of the inbox finds in messages and notes.
    InboxSaid,
    SetUp,
    SignIn,
    ByLink,
    Join,
}

/// The files beyond the first.
#[derive(Clone, Copy)]
enum Part {
    Conversation,
    Pages,
}

/// Makes a page.
type Maker = fn(Page) -> AnyView;

thread_local! {
    /// How the pages of a part are made, once it is here with what they act by.
    static CONVERSATION: Cell<Option<Maker>> = const { Cell::new(None) };
    static PAGES: Cell<Option<Maker>> = const { Cell::new(None) };
}

#[wasm_split(conversation, fallible)]
fn conversation_part() -> Result<Maker, SplitLoaderError> {
    Ok(conversation)
}

#[wasm_split(pages, fallible)]
fn pages_part() -> Result<Maker, SplitLoaderError> {
    Ok(page)
}

fn conversation(page: Page) -> AnyView {
    let Page::Conversation { id, account } = page else {
        return ().into_any();
    };
    DetailsOver::provide();
    view! {
        <ConversationPane conversation=id account back="/inbox" />
        <Soon name="details">
            <Details conversation=id account />
        </Soon>
    }
    .into_any()
}

fn page(page: Page) -> AnyView {
    match page {
        Page::Conversation { .. } => ().into_any(),
        Page::Accounts => AccountsPage().into_any(),
        Page::Account => AccountPage().into_any(),
        Page::Duplicates => DuplicatesPage().into_any(),
        Page::Merge => MergePage().into_any(),
        Page::Import => ImportPage().into_any(),
        Page::Products => ProductsPage().into_any(),
        Page::Campaigns => CampaignsPage().into_any(),
        Page::Campaign => CampaignPage().into_any(),
        Page::Drafts => DraftsPage().into_any(),
        Page::Funnel => FunnelPage().into_any(),
        Page::Decisions => DecisionsPage().into_any(),
        Page::Settings => SettingsPage().into_any(),
        Page::Notifications => NotificationsPage().into_any(),
        Page::Search => SearchPage().into_any(),
        Page::Over => Over().into_any(),
        Page::InboxTools => InboxTools().into_any(),
        Page::InboxEmpty => Empty().into_any(),
        Page::InboxSaid => Said().into_any(),
        Page::SetUp => SetUp().into_any(),
        Page::SignIn => SignInPage().into_any(),
        Page::ByLink => ByLink().into_any(),
        Page::Join => Join().into_any(),
    }
}

impl Page {
    fn part(self) -> Part {
        match self {
            Self::Conversation { .. } => Part::Conversation,
            _ => Part::Pages,
        }
    }
}

impl Part {
    fn place(self) -> &'static LocalKey<Cell<Option<Maker>>> {
        match self {
            Self::Conversation => &CONVERSATION,
            Self::Pages => &PAGES,
        }
    }

    /// How its pages are made, where it is here, and what they act by.
    fn here(self) -> Option<Maker> {
        self.place().get()
    }

    /// With what its pages act by.
    async fn fetch(self) -> Result<Maker, SplitLoaderError> {
        // What asks for it is drawn first.
        breathe().await;
        count_style();
        // Side by side.
        spawn_local(async { drop(acting::fetch().await) });
        let maker = match self {
            Self::Conversation => conversation_part().await?,
            Self::Pages => pages_part().await?,
        };
        // A page that could not act would never ask for it again.
        acting::fetch().await?;
        self.place().set(Some(maker));
        Ok(maker)
    }

    /// What stands in the part's place until it is here.
    fn class(self) -> &'static str {
        match self {
            Self::Conversation => "pane pane--thread",
            Self::Pages => "page",
        }
    }
}

/// Lets the later parts' style sheet count, which the page has asked for without waiting for it.
fn count_style() {
    let sheet = document().get_element_by_id("later-style");
    let sheet = sheet.filter(|sheet| sheet.has_attribute("media"));
    if let Some(sheet) = sheet {
        let _ = sheet.remove_attribute("media");
    }
}

/// Fetches what is beyond the first load, so that its first page does not wait for it.
pub fn fetch() {
    spawn_local(async {
        // Without a network and without a kept copy, the page that is opened says so.
        let _ = Part::Conversation.fetch().await;
        let _ = Part::Pages.fetch().await;
    });
}

/// Something that stands on or over other pages, once it is here: nothing until then.
#[component]
pub fn LaterBit(page: Page) -> impl IntoView {
    let maker = RwSignal::new(Part::Pages.here());
    spawn_local(async move {
        // In the order of `fetch`: whoever waits for a conversation is served first.
        let _ = Part::Conversation.fetch().await;
        if let Ok(make) = Part::Pages.fetch().await {
            let _ = maker.try_set(Some(make));
        }
    });
    move || maker.get().map(|make| make(page))
}

/// A page of a later part: at once where that is here, otherwise as soon as it is.
#[component]
pub fn Later(page: Page) -> impl IntoView {
    let part = page.part();
    let maker = RwSignal::new(part.here());
    let is_missing = RwSignal::new(false);
    let ask = move || {
        is_missing.set(false);
        spawn_local(async move {
            // The page may be left by now.
            match part.fetch().await {
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
            <main class=part.class()>
                <Show when=move || is_missing.get()>
                    <p class="notice" data-tone="warn" role="alert">{shell::PAGE_MISSING}</p>
                    <button class="button" on:click=move |_| ask()>{shell::TRY_AGAIN}</button>
                </Show>
            </main>
        }
        .into_any(),
    }
}
