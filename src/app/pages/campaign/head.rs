//! The head of a campaign's page: what it is, and its tabs.

use super::tab::Tab;
use crate::{
    data::use_data,
    format,
    pages::campaigns::language,
    parts::{Icon, icon::Glyph},
    texts::{campaigns as words, values},
};
use domain::{CampaignId, Conversation, Kind, ReviewStatus};
use leptos::prelude::*;

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
                <span>{format::language(&language)}</span>
            }
        })
    };
    let counts = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let is_approved = |row: &&Conversation| row.review_status == ReviewStatus::Approved;
        data.rows(|rows| {
            let all = || rows.conversations_in(id);
            (all().count(), all().filter(is_approved).count())
        })
    });
    let count = move |tab: Tab| match (tab, counts.get()) {
        (Tab::Conversations, (_, approved)) => Some(approved),
        (Tab::Accounts, (all, _)) => Some(all),
        (Tab::Brief, _) => None,
    };
    view! {
        <header class="bar campaign-head">
            <div class="campaign-head__what">
                <h1 class="bar__title" dir="auto">{move || data.campaign_name(Some(id))}</h1>
                <p class="card__meta">{about}</p>
            </div>
            <button type="button" class="button push" on:click=move |_| add.run(())>
                <Icon glyph=Glyph::Plus />
                {words::add::ADD}
            </button>
        </header>
        <nav class="tabs" aria-label=words::TABS>
            {Tab::EVERY
                .map(|one| {
                    view! {
                        <a
                            class="tab"
                            href=one.address(id)
                            aria-current=move || (tab.get() == one).then_some("page")
                        >
                            {one.name()}
                            " "
                            <span class="tab__count">{move || count(one).map(format::number)}</span>
                        </a>
                    }
                })
                .into_iter()
                .collect_view()}
        </nav>
    }
}
