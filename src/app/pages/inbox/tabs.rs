//! The sections of the list.

use super::listing::Listing;
use crate::{
    data::use_data, format, pages::frame::ticks::Ticks, parts::Soon, texts::thread as words,
};
use domain::{
    Kind,
    inbox::{Filter, Section},
};
use leptos::prelude::*;

const fn name(section: Section) -> &'static str {
    match section {
        Section::All => words::ALL,
        Section::Mine => words::MINE,
        Section::Unassigned => words::UNASSIGNED,
        Section::Closed => words::CLOSED,
    }
}

/// One tab for each section, with how many conversations it shows as it is.
#[component]
pub fn Tabs() -> impl IntoView {
    let data = use_data();
    let listing = expect_context::<Listing>();
    let ticks = expect_context::<Ticks>();
    let counts = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let (me, now) = (data.me(), ticks.now());
        data.rows(|rows| Section::ALL.map(|section| rows.awake_count(section, me, now)))
    });
    let to = move |section: Section| {
        listing.filter.with(|filter| {
            listing.address_by(&Filter {
                section,
                ..filter.clone()
            })
        })
    };
    view! {
        <nav class="tabs" aria-label=words::FILTERS>
            <Soon name="tabs">
                {Section::ALL
                    .into_iter()
                    .enumerate()
                    .map(|(index, tab)| {
                        let is_current = move || listing.filter.with(|filter| filter.section == tab);
                        view! {
                            <a
                                class="tab"
                                href=move || to(tab)
                                aria-current=move || is_current().then_some("page")
                                on:click=move |_| listing.search.set(String::new())
                            >
                                {name(tab)}
                                " "
                                <span class="tab__count">
                                    {move || format::number(counts.get()[index])}
                                </span>
                            </a>
                        }
                    })
                    .collect_view()}
            </Soon>
        </nav>
    }
}
