//! The conversations with an account, inside and outside campaigns.

use crate::{
    data::use_data,
    format,
    parts::Chip,
    texts::{accounts::page as words, values},
};
use domain::{AccountId, Conversation, ConversationId, Kind, ReviewStatus};
use leptos::prelude::*;
use std::cmp::Reverse;

#[component]
pub fn Conversations(account: AccountId) -> impl IntoView {
    let data = use_data();
    let conversations = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let mut all: Vec<Conversation> = rows.conversations_with(account).cloned().collect();
            all.sort_by_key(|row| Reverse(row.activity_order()));
            all
        })
    });
    let outside = ConversationId::of(account, None);
    let has_outside = Memo::new(move |_| {
        conversations.with(|all| all.iter().any(|row| row.campaign_id.is_none()))
    });
    view! {
        <section aria-label=words::CONVERSATIONS>
            <h2>{words::CONVERSATIONS}</h2>
            <Show
                when=move || conversations.with(|all| !all.is_empty())
                fallback=|| view! { <p class="faint">{words::NO_CONVERSATIONS}</p> }
            >
                <ul class="stack">
                    {move || {
                        let all = conversations.get().into_iter();
                        all.map(|row| view! { <Item row /> }).collect_view()
                    }}
                </ul>
            </Show>
            <p class="line">
                <Show when=move || !has_outside.get()>
                    <a class="link" href=format!("/inbox/{outside}?account={account}")>
                        {words::OUTSIDE}
                    </a>
                </Show>
                <a class="link" href="/campaigns">{words::TO_CAMPAIGNS}</a>
            </p>
        </section>
    }
}

/// In which campaign, how it stands, and when something was said last.
#[component]
fn Item(row: Conversation) -> impl IntoView {
    let data = use_data();
    let campaign = row.campaign_id;
    let waits_for_review = row.review_status != ReviewStatus::Approved;
    let needs_reply = row.needs_reply();
    let activity = row.last_activity_at().map_or_else(
        || words::NO_ACTIVITY.to_owned(),
        |at| format::row_time(at, data.now()),
    );
    view! {
        <li class="conversation-item">
            <a class="link" dir="auto" href=format!("/inbox/{}", row.id)>
                {move || data.campaign_name(campaign)}
            </a>
            <span class="conversation-item__state">
                {if waits_for_review {
                    view! { <Chip>{values::review_status(row.review_status)}</Chip> }.into_any()
                } else {
                    view! {
                        <span class="chip" data-tone=needs_reply.then_some("warn")>
                            {if needs_reply {
                                crate::texts::thread::NEEDS_REPLY
                            } else {
                                values::conversation_status(row.status)
                            }}
                        </span>
                    }
                    .into_any()
                }}
                <time>{activity}</time>
            </span>
        </li>
    }
}
