//! `/campaigns/:campaign`: its outreach, its accounts, its brief. The address holds the tab.

mod accounts;
mod add;
mod brief;
mod head;
mod outreach;
mod results;
mod review;
mod review_row;
mod scoring;
mod tab;

use super::{import::imported, on_their_way, title};
use crate::{
    data::use_data,
    pages::batch::Batch,
    parts::{Icon, icon::Glyph},
    texts::{campaigns as words, shell},
};
use accounts::Accounts;
use add::{AddAccounts, asks_for_imported};
use brief::Brief;
use domain::{AccountId, CampaignId};
use head::CampaignHead;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use outreach::Outreach;
use results::Results;
use scoring::Scoring;
use std::collections::BTreeSet;
use tab::Tab;

#[component]
pub fn CampaignPage() -> impl IntoView {
    let data = use_data();
    let parameters = use_params_map();
    let id =
        Memo::new(move |_| parameters.with(|map| map.get("campaign")?.parse::<CampaignId>().ok()));
    let known = Memo::new(move |_| id.get().filter(|&id| data.campaign(id).is_some()));
    title::follow(move || match known.get() {
        Some(id) => data.campaign_name(Some(id)),
        None => shell::CAMPAIGNS.to_owned(),
    });
    move || match known.get() {
        Some(id) => view! { <Known id /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

#[component]
fn Known(id: CampaignId) -> impl IntoView {
    let query = use_query_map();
    let tab = Memo::new(move |_| Tab::parse(&query.with(|map| map.get("tab").unwrap_or_default())));
    let adding = RwSignal::new(false);
    // Outlives the dialog: closing it, or going back, must not lose a long choice.
    let selected = RwSignal::new(BTreeSet::<AccountId>::new());
    if asks_for_imported() {
        selected.set(imported());
        // Nothing is known of an import any more once the page was loaded again.
        adding.set(selected.with_untracked(|selected| !selected.is_empty()));
    }
    let chosen = on_their_way::take();
    if !chosen.is_empty() {
        selected.set(chosen);
        adding.set(true);
    }
    let add = Callback::new(move |()| adding.set(true));
    // Outlives the tabs, too: a conversation that is opened stands beside the same list.
    let stage = RwSignal::new(None);
    // Outlives the tabs: what was confirmed goes on while somebody looks at another one.
    let batch = Batch::new();
    let scoring = Scoring::of(id);
    view! {
        <div class="pane campaign">
            <CampaignHead id tab add />
            {move || match tab.get() {
                Tab::Outreach | Tab::Conversation => {
                    view! { <Outreach id add stage /> }.into_any()
                }
                Tab::Accounts => view! { <Accounts id add batch scoring /> }.into_any(),
                Tab::Results => view! { <Results id /> }.into_any(),
                Tab::Brief => view! { <Brief id /> }.into_any(),
            }}
            <AddAccounts campaign=id selected open=adding batch />
        </div>
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <main class="pane">
            <div class="empty">
                <span class="empty__icon">
                    <Icon glyph=Glyph::Flag />
                </span>
                <h1>{words::GONE_TITLE}</h1>
                <p>{words::GONE}</p>
                <a class="button button--primary" href="/campaigns">{words::TO_CAMPAIGNS}</a>
            </div>
        </main>
    }
}
