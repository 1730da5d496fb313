//! What narrows the list, as chips: each is taken off with a click. What stands pressed above them
//! already is taken off there.

use super::{super::listing::Listing, views};
use crate::{
    data::{Data, use_data},
    format,
    pages::saved_views::{KeepView, saved_views},
    parts::{Icon, icon::Glyph},
    texts::{inbox as words, thread, values},
};
use domain::{
    ViewPlace,
    inbox::{CampaignChoice, Filter, Narrowing, Standing},
};
use leptos::prelude::*;

#[component]
pub fn Narrowings(listing: Listing) -> impl IntoView {
    let data = use_data();
    let all = Memo::new(move |_| listing.filter.with(Filter::narrowings));
    let is_said_above = |narrowing: &Narrowing| {
        matches!(
            narrowing,
            Narrowing::Unread
                | Narrowing::Channel(_)
                | Narrowing::Standing(
                    Standing::NeedsReply | Standing::RequiresAction | Standing::Snoozed
                )
        )
    };
    let chip = move |narrowing: Narrowing| {
        let name = name(data, &narrowing);
        let label = words::take_off(&name);
        let take_off = move |_| {
            let rest = untrack(|| listing.filter.with(|filter| filter.without(&narrowing)));
            listing.show(&rest);
        };
        view! {
            <button
                type="button"
                class="button button--chip"
                aria-label=label
                on:click=take_off
            >
                <span dir="auto">{name}</span>
                <Icon glyph=Glyph::Cross />
            </button>
        }
    };
    let (views, query) = (saved_views(ViewPlace::Inbox), views::shown(listing));
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <div class="narrowings" role="group" aria-label=words::NARROWED_BY>
                {move || {
                    let rest = all.get().into_iter().filter(|one| !is_said_above(one));
                    rest.map(chip).collect_view()
                }}
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| listing.clear()
                >
                    {thread::CLEAR_FILTERS}
                </button>
                <KeepView place=ViewPlace::Inbox views query />
                <span class="narrowings__count" role="status">
                    {move || words::matching(listing.selection.listed())}
                </span>
            </div>
        </Show>
    }
}

/// In the reader's words, watched.
fn name(data: Data, narrowing: &Narrowing) -> String {
    match narrowing {
        Narrowing::Standing(it) => words::standing(*it).to_owned(),
        Narrowing::Unread => thread::UNREAD.to_owned(),
        Narrowing::Channel(it) => values::channel(*it).to_owned(),
        Narrowing::Campaign(CampaignChoice::In(id)) => data.campaign_name(Some(*id)),
        Narrowing::Campaign(CampaignChoice::OutsideAny) => data.campaign_name(None),
        Narrowing::Product(id) => data
            .product(*id)
            .map_or_else(|| words::UNKNOWN.to_owned(), |row| row.name),
        Narrowing::Assignee(id) => data.member_name(*id),
        Narrowing::Tag(it) => words::tagged(it),
        Narrowing::Ai(it) => words::ai(*it).to_owned(),
        Narrowing::Language(it) => format::language(it),
        Narrowing::Intent(it) => values::intent(*it).to_owned(),
        Narrowing::AccountStatus(it) => values::account_status(*it).to_owned(),
        Narrowing::Recency(it) => words::recency(*it),
        Narrowing::TheyWrote(it) => words::they_wrote(*it).to_owned(),
        Narrowing::Draft => words::WITH_DRAFT.to_owned(),
        Narrowing::OldestFirst => words::OLDEST_FIRST.to_owned(),
    }
}
