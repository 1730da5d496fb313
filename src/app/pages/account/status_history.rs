//! How an account came to its status, the newest first.

use crate::{
    data::{Data, use_data},
    format,
    texts::{accounts::page as words, values},
};
use domain::{AccountId, ConversationId, Kind, StatusChange};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

/// Others link here, to explain why an account must not be contacted.
const ANCHOR: &str = "status-history";

#[component]
pub fn StatusHistory(account: AccountId) -> impl IntoView {
    let data = use_data();
    let changes = Memo::new(move |_| {
        data.watch(Kind::StatusChange);
        data.rows(|rows| rows.status_changes_of(account).cloned().collect::<Vec<_>>())
    });
    let node = NodeRef::<html::Section>::new();
    let hash = use_location().hash;
    Effect::new(move || {
        let asked = hash.with(|hash| hash.trim_start_matches('#') == ANCHOR);
        if let Some(section) = node.get().filter(|_| asked) {
            section.scroll_into_view();
            let _ = section.focus();
        }
    });
    // The status before the first change, which is where the account began.
    let began = move || {
        let row = data.account(account)?;
        let first = changes.with(|changes| match changes.last() {
            Some(first) => first.from,
            None => Some(row.status),
        })?;
        Some((first, row.created_at))
    };
    view! {
        <section id=ANCHOR tabindex="-1" aria-label=words::HISTORY node_ref=node>
            <h2>{words::HISTORY}</h2>
            <ol class="history">
                <For each=move || changes.get() key=|change| change.id let(change)>
                    <Change change />
                </For>
                {move || began().map(|(status, at)| {
                    view! {
                        <li class="history__item">
                            {values::account_status(status)}
                            <small>{format::date_time(at)} " · " {words::BEGAN}</small>
                        </li>
                    }
                })}
            </ol>
        </section>
    }
}

/// From where to where; who, when, by what, in which campaign, why, and the message behind it.
#[component]
fn Change(change: StatusChange) -> impl IntoView {
    let data = use_data();
    let step = match change.from {
        Some(from) => format!(
            "{} → {}",
            values::account_status(from),
            values::account_status(change.to)
        ),
        None => values::account_status(change.to).to_owned(),
    };
    let (by, campaign) = (change.by, change.campaign_id);
    let message = message_address(data, &change);
    view! {
        <li class="history__item">
            {step}
            <small>
                <span dir="auto">{move || data.member_name(by)}</span>
                " · " {format::date_time(change.at)} " · " {values::status_source(change.source)}
                {campaign.map(|id| view! {
                    " · "
                    <a class="link" dir="auto" href=format!("/campaigns/{id}")>
                        {move || data.campaign_name(Some(id))}
                    </a>
                })}
            </small>
            {(!change.why.is_empty()).then(|| view! { <small dir="auto">{change.why}</small> })}
            {message.map(|href| view! {
                <small><a class="link" href=href>{words::TO_MESSAGE}</a></small>
            })}
        </li>
    }
}

/// Where the message stands that caused the change, also where it is not on this device.
fn message_address(data: Data, change: &StatusChange) -> Option<String> {
    let message = change.message_id?;
    let conversation = data
        .rows(|rows| {
            let here = rows.message(message).map(|row| row.conversation_id);
            let of_family = || rows.conversation_in(change.account_id, change.campaign_id);
            here.or_else(|| of_family().map(|row| row.id))
        })
        .unwrap_or_else(|| ConversationId::of(change.account_id, change.campaign_id));
    Some(format!("/inbox/{conversation}#message-{message}"))
}
