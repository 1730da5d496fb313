//! The frame around every page behind the door: navigation, status chip, what must be known.

mod banners;
pub mod keys;
pub mod nav;
pub mod sync_chip;
pub mod ticks;

use super::{
    inbox::InboxPage,
    later::{self, Later, LaterBit, Page},
    more::MorePage,
    not_found::NotFound,
};
use crate::{data::use_data, parts::Soon, texts::shell};
use banners::Banners;
use leptos::{html, prelude::*};
use leptos_router::{
    components::{Redirect, Route, Routes},
    path,
};
use nav::{Nav, PhoneBar};
use replica::Link;
use ticks::Ticks;

/// The pages, and what stands around them.
#[component]
pub fn Frame() -> impl IntoView {
    keys::listen();
    Ticks::provide();
    later::fetch();
    let page = NodeRef::<html::Div>::new();
    let data = use_data();
    // Whoever was signed out from elsewhere sees no page: what they typed stands in some.
    let is_ended = Memo::new(move |_| data.status().link == Link::Ended);
    view! {
        <a
            class="skip button"
            href="#page"
            on:click=move |event| {
                // The router would change the address and leave the focus where it is.
                event.prevent_default();
                if let Some(page) = page.get_untracked() {
                    let _ = page.focus();
                }
            }
        >
            {shell::SKIP}
        </a>
        // Stands only where a composer does.
        <button
            type="button"
            class="skip skip--composer button"
            on:click=move |_| _ = keys::to_composer()
        >
            {shell::SKIP_TO_COMPOSER}
        </button>
        <div class="app">
            <Nav />
            <div class="app__page" id="page" tabindex="-1" node_ref=page>
                <Banners />
                <Show when=move || !is_ended.get()><Soon name="page"><Routes fallback=NotFound>
                    <Route path=path!("/") view=|| view! { <Redirect path="/inbox" /> } />
                    <Route path=path!("/inbox/:conversation?") view=InboxPage />
                    <Route path=path!("/search") view=|| view! { <Later page=Page::Search /> } />
                    <Route path=path!("/notifications") view=|| view! { <Later page=Page::Notifications /> } />
                    <Route path=path!("/accounts") view=|| view! { <Later page=Page::Accounts /> } />
                    <Route path=path!("/accounts/import") view=|| view! { <Later page=Page::Import /> } />
                    <Route path=path!("/accounts/duplicates") view=|| view! { <Later page=Page::Duplicates /> } />
                    <Route path=path!("/accounts/merge") view=|| view! { <Later page=Page::Merge /> } />
                    <Route path=path!("/accounts/:account") view=|| view! { <Later page=Page::Account /> } />
                    <Route path=path!("/products") view=|| view! { <Later page=Page::Products /> } />
                    <Route path=path!("/campaigns") view=|| view! { <Later page=Page::Campaigns /> } />
                    <Route path=path!("/campaigns/:campaign") view=|| view! { <Later page=Page::Campaign /> } />
                    <Route path=path!("/drafts") view=|| view! { <Later page=Page::Drafts /> } />
                    <Route path=path!("/funnel") view=|| view! { <Later page=Page::Funnel /> } />
                    <Route path=path!("/decisions") view=|| view! { <Later page=Page::Decisions /> } />
                    <Route path=path!("/settings") view=|| view! { <Later page=Page::Settings /> } />
                    <Route path=path!("/more") view=MorePage />
                </Routes></Soon></Show>
            </div>
            <PhoneBar />
            <LaterBit page=Page::Over />
        </div>
    }
}
