//! The sections of the list, and what is taken out of them most often.

use super::listing::Listing;
use crate::{
    data::use_data,
    format,
    pages::frame::ticks::Ticks,
    parts::{Icon, icon::Glyph},
    texts::thread as words,
};
use domain::{
    Kind,
    inbox::{Filter, Section, Standing},
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
    let counts = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| Section::ALL.map(|section| rows.inbox_count(section, data.me())))
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
        </nav>
    }
}

/// What needs a reply, what is unread, and the way to everything else that narrows the list.
#[component]
pub fn Quick() -> impl IntoView {
    let data = use_data();
    let listing = expect_context::<Listing>();
    let ticks = expect_context::<Ticks>();
    let to_answer = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Account);
        let now = ticks.now();
        data.rows(|rows| rows.count_to_answer(now))
    });
    let is_to_answer =
        move || listing.filter.with(|filter| filter.standing) == Some(Standing::NeedsReply);
    let is_unread = move || listing.filter.with(|filter| filter.unread);
    let turn = move |turn: fn(&mut Filter)| {
        let mut filter = listing.filter.get_untracked();
        turn(&mut filter);
        listing.show(&filter);
    };
    let turn_to_answer = move |_| {
        turn(|filter| {
            let is_on = filter.standing == Some(Standing::NeedsReply);
            filter.standing = (!is_on).then_some(Standing::NeedsReply);
        });
    };
    let turn_selecting = move |_| {
        let is_on = untrack(|| listing.is_selecting());
        listing.selecting.set(!is_on);
        if is_on {
            listing.selection.all(false);
        }
    };
    view! {
        <div class="quick" role="group" aria-label=words::NARROW>
            <button
                type="button"
                class="button button--chip"
                aria-pressed=move || is_to_answer().to_string()
                on:click=turn_to_answer
            >
                {words::NEEDS_REPLY}
                " "
                <span class="tab__count">{move || format::number(to_answer.get())}</span>
            </button>
            <button
                type="button"
                class="button button--chip"
                aria-pressed=move || is_unread().to_string()
                on:click=move |_| turn(|filter| filter.unread = !filter.unread)
            >
                {words::UNREAD}
            </button>
            <button
                type="button"
                class="button button--chip push"
                aria-pressed=move || listing.is_selecting().to_string()
                aria-label=words::SELECT
                title=words::SELECT
                on:click=turn_selecting
            >
                <Icon glyph=Glyph::Check />
            </button>
            <button
                type="button"
                class="button button--chip"
                aria-expanded=move || listing.narrowing.get().to_string()
                on:click=move |_| listing.narrowing.update(|open| *open = !*open)
            >
                <Icon glyph=Glyph::Funnel />
                {words::NARROW}
            </button>
        </div>
    }
}
