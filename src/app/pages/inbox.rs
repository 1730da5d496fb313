//! `/inbox/:conversation?`: all conversations by last activity, the chosen one in full beside them.

pub mod arrows;
mod list;
pub mod listing;
pub mod row;
mod search;
pub mod sift;
mod standing;
mod tabs;
pub mod tools;

use super::{
    later::{Later, Page},
    title,
};
use crate::{
    data::use_data,
    parts::{ChooseConversation, Soon},
    texts::shell,
};
use domain::{AccountId, ConversationId};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use list::ConversationList;
use listing::Listing;

#[component]
pub fn InboxPage() -> impl IntoView {
    let data = use_data();
    let parameters = use_params_map();
    let query = use_query_map();
    let chosen = Memo::new(move |_| {
        parameters.with(|map| map.get("conversation")?.parse::<ConversationId>().ok())
    });
    // A conversation that has not begun yet has no row: the address says with whom it is.
    let account =
        Memo::new(move |_| query.with(|map| map.get("account")?.parse::<AccountId>().ok()));
    title::follow(move || {
        let known = chosen
            .get()
            .and_then(|id| data.conversation(id))
            .map(|row| row.account_id);
        match known.or_else(|| account.get()) {
            Some(account) => data.account_name(account),
            None => shell::INBOX.to_owned(),
        }
    });
    provide_context(Listing::new(chosen));
    let open = move || {
        if chosen.get().is_some() {
            "thread"
        } else {
            "list"
        }
    };
    view! {
        <div class="panes" class:panes--no-details=move || chosen.get().is_none() data-open=open>
            <ConversationList />
            {move || match chosen.get() {
                Some(id) => view! {
                    <Later page=Page::Conversation { id, account: account.get() } />
                }
                .into_any(),
                None => view! { <Soon name="none chosen"><ChooseConversation /></Soon> }.into_any(),
            }}
        </div>
    }
}
