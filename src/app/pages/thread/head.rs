//! The head of a conversation: with whom, in which campaign, how it stands, what can be done.

mod acts;

use super::{Subject, details::DetailsOver};
use crate::{
    data::{Data, use_data},
    pages::{
        frame::ticks::Ticks,
        inbox::arrows::{go_back_to, go_on},
        undo::offer_back,
    },
    parts::{Chip, Icon, Toasts, icon::Glyph},
    shell::shortcuts,
    texts::{accounts::UNDO, inbox, thread as words, values},
};
use acts::{Assign, More, PutAside};
use domain::{
    Conversation, ConversationId, ConversationStatus, MarkRead, MarkUnread, OutreachStatus,
    inbox::at_once::{AtOnce, Plan, Standing, Step},
    shortcuts::Action,
};
use leptos::prelude::*;

#[component]
pub fn Head(subject: Subject, back: String) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let row = Memo::new(move |_| data.conversation(subject.conversation));
    let name = move || data.account_name(subject.account);
    let ticks = expect_context::<Ticks>();
    let needs_reply = move || {
        data.watch_row(subject.account);
        let row = row.get();
        row.is_some_and(|row| data.rows(|rows| rows.is_to_answer(&row, ticks.now())))
    };
    let campaign = move || data.campaign_name(subject.campaign);
    // Only a campaign reaches out.
    let outreach = move || {
        let of = |row: &Conversation| row.figures.outreach_status();
        let is_outreach = subject.campaign.is_some() && !needs_reply();
        row.with(|row| row.as_ref().map(of)).filter(|_| is_outreach)
    };
    let is_closed = move || {
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| row.status == ConversationStatus::Closed)
        })
    };
    let DetailsOver(over) = expect_context();
    let deed = move || {
        if is_closed() {
            words::REOPEN
        } else {
            words::CLOSE
        }
    };
    let key = shortcuts::sign_of(Action::Close);
    let sign = StoredValue::new(key);
    let close_or_reopen = move || close_or_reopen(data, toasts, subject.conversation);
    view! {
        <header class="bar thread-head">
            <a class="button button--quiet thread-head__back" href=back aria-label=words::BACK>
                <Icon glyph=Glyph::Back />
            </a>
            <div class="thread-head__who">
                <h1 dir="auto">
                    <a href=format!("/accounts/{}", subject.account)>{name}</a>
                </h1>
                <div class="thread-head__sub">
                    <span dir="auto">{campaign}</span>
                    <Show when=needs_reply>
                        <span class="chip" data-tone="warn">{words::NEEDS_REPLY}</span>
                    </Show>
                    {move || {
                        outreach().map(|status| {
                            let tone = (status == OutreachStatus::Responded).then_some("good");
                            view! {
                                <span class="chip" data-tone=tone>
                                    {values::outreach_status(status)}
                                </span>
                            }
                        })
                    }}
                    <Show when=is_closed>
                        <Chip>{words::CLOSED}</Chip>
                    </Show>
                </div>
            </div>
            <button
                type="button"
                class="button button--quiet thread-head__details"
                aria-expanded=move || over.get().to_string()
                aria-label=words::DETAILS
                title=words::DETAILS
                on:click=move |_| over.set(true)
            >
                <Icon glyph=Glyph::Panel />
            </button>
            <Show when=move || row.with(Option::is_some)>
                <Assign subject />
                <Show when=move || !is_closed()>
                    <PutAside subject />
                </Show>
                <button
                    type="button"
                    class="button thread-head__wide"
                    aria-label=deed
                    aria-keyshortcuts=sign.get_value()
                    on:click=move |_| close_or_reopen()
                >
                    <span>{deed}</span>
                    {sign.get_value().map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
                </button>
            </Show>
            <More subject deed close_or_reopen is_closed />
        </header>
    }
}

/// Marks a conversation as unread for the member, and offers to take that back.
pub fn mark_unread(data: Data, toasts: Toasts, conversation_id: ConversationId) {
    let Some(row) = untrack(|| data.conversation(conversation_id)) else {
        return;
    };
    let last = row.figures.last_inbound.as_ref();
    let back = MarkRead {
        conversation_id,
        seen_inbound: last.map(|mark| mark.id),
    };
    match data.dispatch(MarkUnread { conversation_id }) {
        Ok(_) => offer_back(data, toasts, inbox::MARKED_UNREAD, back),
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    }
}

/// Closes a conversation as it was seen, or reopens it, and offers to take that back. Whoever closes
/// goes on to the next of the inbox.
pub fn close_or_reopen(data: Data, toasts: Toasts, conversation_id: ConversationId) {
    let Some(row) = untrack(|| data.conversation(conversation_id)) else {
        return;
    };
    let closes = row.status != ConversationStatus::Closed;
    let (act, said) = if closes {
        let name = untrack(|| data.account_name(row.account_id));
        (AtOnce::Close, words::closed_now(&name))
    } else {
        (AtOnce::Reopen, words::REOPENED.to_owned())
    };
    let step = Plan::of(act).step(&Standing {
        row: &row,
        account: None,
        is_unread: false,
    });
    let Some(Step { act, back }) = step else {
        return;
    };
    if let Err(refusal) = data.dispatch(act) {
        return toasts.say(data.refusal_text(&refusal));
    }
    toasts.offer(said, UNDO, move || {
        for command in &back {
            if let Err(refusal) = data.dispatch(command.clone()) {
                return toasts.say(data.refusal_text(&refusal));
            }
        }
        if closes {
            go_back_to(conversation_id);
        }
    });
    if closes {
        go_on();
    }
}
