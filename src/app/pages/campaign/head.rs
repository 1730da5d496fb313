//! The head of a campaign's page: what it is, and its tabs.

use super::tab::{Tab, conversation_address};
use crate::{
    data::use_data,
    format,
    pages::campaigns::language,
    parts::{Icon, icon::Glyph},
    texts::{campaigns as words, values},
};
use domain::{CampaignId, ConversationId, Kind};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn CampaignHead(id: CampaignId, tab: Memo<Tab>, add: Callback<()>) -> impl IntoView {
    let data = use_data();
    let campaign = Memo::new(move |_| data.campaign(id));
    let about = move || {
        campaign.get().map(|campaign| {
            let product = data
                .product(campaign.product_id)
                .map_or_else(|| words::UNKNOWN_PRODUCT.to_owned(), |product| product.name);
            let (language, _) = language::resolved(data, &campaign);
            view! {
                <span dir="auto">{product}</span>
                <span class="chip">{values::goal(campaign.goal)}</span>
                {campaign.archived.then(|| view! { <span class="chip">{words::IS_ARCHIVED}</span> })}
                <span>{format::language(&language)}</span>
            }
        })
    };
    let all = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| rows.conversations_in(id).count())
    });
    let count = move |tab: Tab| match tab {
        Tab::Outreach | Tab::Accounts => Some(all.get()),
        Tab::Conversation | Tab::Results | Tab::Brief => None,
    };
    // Chosen in the list or among the accounts; it stays one key away from the other tabs.
    let query = use_query_map();
    let opened = Memo::new(move |before: Option<&Option<ConversationId>>| {
        let chosen = query.with(|map| map.get("conversation")?.parse().ok());
        chosen.or(before.copied().flatten())
    });
    let address = move |tab: Tab| match tab {
        Tab::Conversation => opened.get().map(|chosen| conversation_address(id, chosen)),
        _ => Some(tab.address(id)),
    };
    view! {
        <header class="bar campaign-head">
            <div class="campaign-head__what">
                <h1 class="bar__title" dir="auto">{move || data.campaign_name(Some(id))}</h1>
                <p class="card__meta">{about}</p>
            </div>
            <button
                type="button"
                class="button push"
                data-deed="add-accounts"
                on:click=move |_| add.run(())
            >
                <Icon glyph=Glyph::Plus />
                {words::add::ADD}
            </button>
        </header>
        <nav class="tabs" aria-label=words::TABS>
            {Tab::EVERY
                .map(|one| {
                    move || address(one).map(|href| view! {
                        <a
                            class="tab"
                            href=href
                            aria-current=move || (tab.get() == one).then_some("page")
                        >
                            {one.name()}
                            " "
                            <span class="tab__count">{move || count(one).map(format::number)}</span>
                        </a>
                    })
                })
                .into_iter()
                .collect_view()}
        </nav>
    }
}
