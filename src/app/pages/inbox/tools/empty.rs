//! What to do when there is nothing to show.

use super::super::listing::Listing;
use crate::{
    data::{Data, use_data},
    texts::{inbox, thread as words},
};
use domain::{CampaignId, Kind, inbox::Section, outreach::is_to_begin};
use leptos::prelude::*;

/// The campaign in which most conversations wait for their first message, and how many. Watched.
fn to_begin(data: Data) -> Option<(CampaignId, usize)> {
    data.watch(Kind::Conversation);
    data.watch(Kind::Campaign);
    data.rows(|rows| {
        let counts = rows.campaigns().map(|row| {
            let all = rows.conversations_in(row.id);
            (row.id, all.filter(|row| is_to_begin(row)).count())
        });
        let most = counts.max_by_key(|(id, count)| (*count, *id));
        most.filter(|(_, count)| *count > 0)
    })
}

#[component]
pub fn Empty() -> impl IntoView {
    let data = use_data();
    let listing = expect_context::<Listing>();
    let is_narrowed = Memo::new(move |_| listing.filter.with(|filter| !filter.is_open()));
    let is_searched = move || listing.search.with(|text| !text.is_empty());
    let is_elsewhere = move || {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let mut sections = Section::ALL.into_iter();
            sections.any(|section| rows.inbox_count(section, data.me()) > 0)
        })
    };
    let is_loading = move || data.status().first_load.is_some();
    // What is found in messages takes the room.
    let is_beside = move || is_searched() && listing.said.get() != Some(0);
    view! {
        <div class="empty" data-beside=move || is_beside().then_some("")>
            {move || if is_narrowed.get() {
                view! {
                    <h2>{words::NOTHING_MATCHES}</h2>
                    <p>{words::NOTHING_MATCHES_HELP}</p>
                }
                .into_any()
            } else if !is_searched() && is_elsewhere() && !is_loading() {
                let section = listing.filter.with(|filter| filter.section);
                view! {
                    <h2>{inbox::none_in(section)}</h2>
                    <p>{inbox::none_in_help(section)}</p>
                }
                .into_any()
            } else if is_searched() && listing.said.get() != Some(0) || !is_searched() && is_loading() {
                // What is found in messages stands below, or is being looked for; or all is still to
                // come.
                ().into_any()
            } else if is_searched() {
                view! {
                    <h2>{words::NOTHING_FOUND}</h2>
                    <p>{words::NOTHING_FOUND_HELP}</p>
                }
                .into_any()
            } else if let Some((campaign, count)) = to_begin(data) {
                let name = data.campaign_name(Some(campaign));
                view! {
                    <h2>{inbox::first_messages(count)}</h2>
                    <p dir="auto">{name}</p>
                    <a class="button button--primary" href=format!("/campaigns/{campaign}")>
                        {inbox::WRITE_THEM}
                    </a>
                }
                .into_any()
            } else {
                view! {
                    <h2>{words::EMPTY_TITLE}</h2>
                    <p>{words::EMPTY}</p>
                    <a class="button button--primary" href="/accounts/import">{words::IMPORT}</a>
                }
                .into_any()
            }}
        </div>
    }
}
