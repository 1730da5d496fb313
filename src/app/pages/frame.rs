//! The frame around every page behind the door: navigation, status chip, what must be known.

mod banners;
pub mod keys;
pub mod nav;
mod sync_chip;

use super::{
    account::AccountPage, accounts::AccountsPage, campaign::CampaignPage, campaigns::CampaignsPage,
    decisions::DecisionsPage, drafts::DraftsPage, funnel::FunnelPage, import::ImportPage,
    inbox::InboxPage, more::MorePage, not_found::NotFound, products::ProductsPage,
    settings::SettingsPage,
};
use crate::texts::shell;
use banners::Banners;
use leptos::{html, prelude::*};
use leptos_router::{
    components::{Redirect, Route, Routes},
    path,
};
use nav::{Nav, PhoneBar};

/// The pages, and what stands around them.
#[component]
pub fn Frame() -> impl IntoView {
    keys::listen();
    let page = NodeRef::<html::Div>::new();
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
        <div class="app">
            <Nav />
            <div class="app__page" id="page" tabindex="-1" node_ref=page>
                <Banners />
                <Routes fallback=NotFound>
                    <Route path=path!("/") view=|| view! { <Redirect path="/inbox" /> } />
                    <Route path=path!("/inbox/:conversation?") view=InboxPage />
                    <Route path=path!("/accounts") view=AccountsPage />
                    <Route path=path!("/accounts/import") view=ImportPage />
                    <Route path=path!("/accounts/:account") view=AccountPage />
                    <Route path=path!("/products") view=ProductsPage />
                    <Route path=path!("/campaigns") view=CampaignsPage />
                    <Route path=path!("/campaigns/:campaign") view=CampaignPage />
                    <Route path=path!("/drafts") view=DraftsPage />
                    <Route path=path!("/funnel") view=FunnelPage />
                    <Route path=path!("/decisions") view=DecisionsPage />
                    <Route path=path!("/settings") view=SettingsPage />
                    <Route path=path!("/more") view=MorePage />
                </Routes>
            </div>
            <PhoneBar />
        </div>
    }
}
