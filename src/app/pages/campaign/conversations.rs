//! An inbox of one campaign: its approved conversations, and the chosen one beside them.

use super::{
    order::by_turn,
    tab::{ReviewFilter, Tab, conversation_address},
};
use crate::{
    data::use_data,
    pages::{
        campaigns::figures::CampaignFigures, inbox::row::ConversationRow, thread::ConversationPane,
    },
    parts::{Icon, Windowed, icon::Glyph},
    texts::campaigns as words,
};
use domain::{CampaignId, ConversationId, Kind, ReviewStatus};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The height of a row in px, as in the inbox.
const ROW: usize = 60;

#[component]
pub fn Conversations(id: CampaignId, add: Callback<()>) -> impl IntoView {
    let data = use_data();
    let query = use_query_map();
    let chosen = Memo::new(move |_| {
        query.with(|map| map.get("conversation")?.parse::<ConversationId>().ok())
    });
    let ids = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Message);
        data.rows(|rows| by_turn(rows, id))
    });
    let open = move || {
        if chosen.get().is_some() {
            "thread"
        } else {
            "list"
        }
    };
    view! {
        <div class="panes panes--no-details" data-open=open>
            // Where no conversation is open, the list is what the page is about.
            <section
                class="pane pane--list"
                aria-label=words::TAB_CONVERSATIONS
                role=move || chosen.get().is_none().then_some("main")
            >
                <Show when=move || ids.with(Vec::is_empty)>
                    <Empty id add />
                </Show>
                <Windowed
                    keys=ids
                    row_height=ROW
                    label=words::TAB_CONVERSATIONS
                    reveal=MaybeProp::derive(move || chosen.get())
                    row=move |conversation| {
                        let href = conversation_address(id, conversation);
                        view! { <ConversationRow id=conversation chosen href /> }
                    }
                />
            </section>
            {move || match chosen.get() {
                Some(conversation) => view! {
                    <ConversationPane conversation back=Tab::Conversations.address(id) />
                }
                .into_any(),
                None => view! {
                    <section class="pane pane--thread" aria-label=words::CHOOSE_TITLE>
                        <div class="empty">
                            <h2>{words::CHOOSE_TITLE}</h2>
                            <p>{words::CHOOSE}</p>
                        </div>
                    </section>
                }
                .into_any(),
            }}
        </div>
    }
}

/// What leads to the first conversation: accounts, then their review.
#[component]
fn Empty(id: CampaignId, add: Callback<()>) -> impl IntoView {
    let data = use_data();
    let figures = Memo::new(move |_| CampaignFigures::of(data, id));
    let next = move || {
        let to_review = figures.with(|figures| figures.to_review);
        if to_review > 0 {
            let address = ReviewFilter(Some(ReviewStatus::Pending)).address(id);
            view! {
                <a class="button button--primary" href=address>
                    {words::to_review_first(to_review)}
                </a>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| add.run(())
                >
                    <Icon glyph=Glyph::Plus />
                    {words::add::ADD}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class="empty">
            <h2>{words::NO_CONVERSATIONS_TITLE}</h2>
            <p>{words::NO_CONVERSATIONS}</p>
            {next}
        </div>
    }
}
