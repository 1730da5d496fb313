//! What is taken out of a section most often.

use super::{super::listing::Listing, views::InboxViews};
use crate::{
    data::use_data,
    format,
    pages::frame::ticks::Ticks,
    texts::{inbox as words, thread},
};
use domain::{Kind, inbox::Standing};
use leptos::prelude::*;

/// What needs a reply, whatever else waits for a person, and what is unread.
#[component]
pub fn Quick(listing: Listing) -> impl IntoView {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let to_answer = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Account);
        let now = ticks.now();
        data.rows(|rows| rows.count_to_answer(now))
    });
    let is_unread = move || listing.filter.with(|filter| filter.unread);
    let turn_unread = move |_| {
        let mut filter = listing.filter.get_untracked();
        filter.unread = !filter.unread;
        listing.show(&filter);
    };
    view! {
        <div class="quick" role="group" aria-label=thread::NARROW>
            <InboxViews listing />
            <Stands listing standing=Standing::NeedsReply>
                " "
                <span class="tab__count">{move || format::number(to_answer.get())}</span>
            </Stands>
            <Stands listing standing=Standing::RequiresAction why=words::REQUIRES_ACTION>""</Stands>
            <button
                type="button"
                class="button button--chip"
                aria-pressed=move || is_unread().to_string()
                on:click=turn_unread
            >
                {thread::UNREAD}
            </button>
            <Stands listing standing=Standing::Snoozed>""</Stands>
        </div>
    }
}

/// Turns what stands so on, in place of how else it might stand, and off.
#[component]
fn Stands(
    listing: Listing,
    standing: Standing,
    /// What it means, where its name alone does not say it.
    #[prop(optional)]
    why: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let is_on = move || listing.filter.with(|filter| filter.standing) == Some(standing);
    let turn = move |_| {
        let mut filter = listing.filter.get_untracked();
        filter.standing = (filter.standing != Some(standing)).then_some(standing);
        listing.show(&filter);
    };
    view! {
        <button
            type="button"
            class="button button--chip"
            title=why
            aria-pressed=move || is_on().to_string()
            on:click=turn
        >
            {words::standing(standing)}
            {children()}
        </button>
    }
}
