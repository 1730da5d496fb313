//! The list of conversations: search, sections, what narrows them, rows.

use super::{
    listing::Listing,
    row::{self, ConversationRow},
    standing::StandingList,
    tabs::Tabs,
};
use crate::{
    pages::{
        frame::keys,
        later::{LaterBit, Page},
    },
    parts::{Icon, SearchKey, Soon, Windowed, icon::Glyph},
    texts::{shell, thread as words},
};
use leptos::{html, prelude::*};

/// What leads from the search of the list to the search over everything, while something is sought.
const EVERYWHERE: &str = ".everywhere";

#[component]
pub fn ConversationList() -> impl IntoView {
    let listing = expect_context::<Listing>();
    let chosen = listing.chosen;
    let ids = listing.found.ids;
    // Enter opens the first that is found, once it is.
    let wants_first = RwSignal::new(false);
    Effect::new(move || {
        if wants_first.get() && listing.found.is_settled.get() {
            wants_first.set(false);
            match ids.with_untracked(|ids| ids.first().copied()) {
                Some(first) => {
                    listing.open(first);
                    leave();
                }
                None => _ = keys::press(EVERYWHERE),
            }
        }
    });
    let search_key = move |event: web_sys::KeyboardEvent| {
        wants_first.set(event.key() == "Enter" && !event.is_composing());
        match event.key().as_str() {
            "Escape" if listing.search.with_untracked(String::is_empty) => leave(),
            "Escape" => listing.look_for(String::new()),
            "ArrowDown" if keys::focus(EVERYWHERE) => event.prevent_default(),
            _ => {}
        }
    };

    let is_sought = move || listing.search.with(|text| !text.trim().is_empty());
    let is_empty = move || listing.found.is_settled.get() && ids.with(Vec::is_empty);
    view! {
        // Where no conversation is open, the list is what the page is about.
        <section
            class="pane pane--list"
            aria-label=words::CONVERSATIONS
            role=move || chosen.get().is_none().then_some("main")
            data-selecting=move || listing.is_selecting().then_some("")
        >
            <Show when=move || chosen.get().is_none()>
                <h1 class="visually-hidden">{shell::INBOX}</h1>
            </Show>
            <div class="bar">
                <label class="search">
                    <Icon glyph=Glyph::Search />
                    <input
                        type="search"
                        dir="auto"
                        data-search=""
                        aria-label=words::SEARCH
                        placeholder=words::SEARCH
                        prop:value=move || listing.search.get()
                        on:input=move |event| listing.look_for(event_target_value(&event))
                        on:keydown=search_key
                    />
                    <SearchKey />
                </label>
            </div>
            <Tabs />
            // Its first line has its place before it is here.
            <div class="list-tools">
                <LaterBit page=Page::InboxTools />
            </div>
            <Show when=is_empty>
                <LaterBit page=Page::InboxEmpty />
            </Show>
            <Soon name="rows">
                <Rows listing />
            </Soon>
            <Show when=is_sought>
                <LaterBit page=Page::InboxSaid />
            </Show>
        </section>
    }
}

/// Out of the search: single keys act again.
fn leave() {
    if let Some(field) = keys::find("[data-search]") {
        let _ = field.blur();
    }
}

/// The rows, which stand still under a pointer.
#[component]
fn Rows(listing: Listing) -> impl IntoView {
    let chosen = listing.chosen;
    let standing = StandingList::of(listing);
    listing.shown.set(Some(standing.ids));
    on_cleanup(move || _ = listing.shown.try_set(None));
    let rows = NodeRef::<html::Div>::new();
    let to_top = move || {
        let rows = rows.get_untracked();
        let rows = rows.and_then(|node| node.query_selector(".rows").ok().flatten());
        if let Some(rows) = rows {
            rows.set_scroll_top(0);
        }
    };
    // Another question has another answer, which begins at its beginning.
    Effect::new(move |before: Option<()>| {
        listing.filter.track();
        if before.is_some() {
            to_top();
        }
    });
    view! {
            <div
                class="standing"
                node_ref=rows
                on:pointermove=move |event| {
                    let is_mouse = event.pointer_type() == "mouse";
                    if standing.is_pointed_at.get_untracked() != is_mouse {
                        standing.is_pointed_at.set(is_mouse);
                    }
                }
                on:pointerleave=move |_| standing.is_pointed_at.set(false)
            >
            <Show when=move || { standing.news.get() > 0 }>
                <button
                    type="button"
                    class="button button--primary standing__news"
                    on:click=move |_| {
                        standing.let_go();
                        to_top();
                    }
                >
                    {move || words::news(standing.news.get())}
                </button>
            </Show>
            <Windowed
                keys=standing.ids
                top=standing.top
                row_height=row::HEIGHT
                label=words::CONVERSATIONS
                reveal=MaybeProp::derive(move || chosen.get())
                row=move |id| {
                    let href = Signal::derive(move || listing.address_of(Some(id)));
                    view! { <ConversationRow id chosen href selection=listing.selection /> }
                }
            />
            </div>
    }
}
