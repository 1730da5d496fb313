//! What comes after an import: a campaign for the accounts.

use super::await_campaign;
use crate::{data::use_data, texts::import as words};
use domain::{Campaign, Kind};
use leptos::prelude::*;
use std::cmp::Reverse;

/// The most campaigns that are named, the newest first.
const NAMED: usize = 5;

/// Leads to a campaign's choice of accounts, those of the import chosen.
#[component]
pub fn NextStep() -> impl IntoView {
    let data = use_data();
    let campaigns = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        let mut all: Vec<Campaign> = data.rows(|rows| rows.campaigns().cloned().collect());
        all.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
        all.truncate(NAMED);
        all
    });
    view! {
        <section class="stack" aria-label=words::TO_CAMPAIGN>
            <h3>{words::TO_CAMPAIGN}</h3>
            <div class="line">
                {move || campaigns.get().into_iter().map(|campaign| view! {
                    <a
                        class="button"
                        dir="auto"
                        href=format!("/campaigns/{}?tab=accounts&add=imported", campaign.id)
                    >
                        {campaign.name}
                    </a>
                }).collect_view()}
                <a class="link" href="/campaigns" on:click=move |_| await_campaign()>
                    {move || if campaigns.with(Vec::is_empty) {
                        words::FIRST_CAMPAIGN
                    } else {
                        words::OTHER_CAMPAIGN
                    }}
                </a>
            </div>
        </section>
    }
}
