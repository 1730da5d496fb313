//! What is taken out of a section most often, and the ways to everything else that is done in it.

use super::super::listing::Listing;
use crate::{
    data::use_data,
    format,
    pages::frame::ticks::Ticks,
    parts::{Icon, icon::Glyph},
    texts::thread as words,
};
use domain::{
    Kind,
    inbox::{Filter, Standing},
};
use leptos::prelude::*;

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
