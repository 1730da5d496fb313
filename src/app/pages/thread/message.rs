//! One message: what was said in both languages, and how it came into the log.

use super::{
    ComposerSeed, Subject,
    marks::{MessageMarks, author},
    retract::Retract,
};
use crate::{data::use_data, format, parts::Toasts, texts::thread as words};
use domain::{DeleteDraft, Direction, LogMessage, Message, MessageId, MessageStatus, SaveDraft};
use leptos::prelude::*;

#[component]
pub fn MessageView(id: MessageId, subject: Subject) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.message(id));
    move || {
        row.get().map(|message| {
            let is_draft = message.status == MessageStatus::Draft;
            view! {
                <article
                    class="message"
                    id=format!("message-{id}")
                    data-direction=message.direction().as_str()
                    data-status=message.status.as_str()
                    aria-label=author(data, &message)
                >
                    <Said message=message.clone() />
                    <Meta message=message.clone() />
                    {is_draft.then(|| view! { <DraftActions message=message.clone() subject /> })}
                    {(!is_draft).then(|| view! { <Retract id /> })}
                </article>
            }
        })
    }
}

/// The words themselves: original first, then the reader's language, then what was quoted.
#[component]
fn Said(message: Message) -> impl IntoView {
    let said = message.said;
    let is_inbound = said.mode.direction() == Direction::Inbound;
    let original = if domain::text::has_visible(&said.original_text) {
        said.original_text.clone()
    } else {
        String::new()
    };
    view! {
        <div class="message__text">
            {(!said.subject.is_empty()).then(|| view! {
                <p class="message__subject" dir="auto">{said.subject.clone()}</p>
            })}
            {(!original.is_empty()).then(|| view! {
                <div class="message__original" dir="auto" lang=said.original_language.to_string()>
                    {original}
                </div>
            })}
            {said.translation.map(|translation| {
                let text = view! {
                    <div dir="auto" lang=translation.language.to_string()>{translation.text}</div>
                };
                if is_inbound {
                    view! { <div class="message__translation">{text}</div> }.into_any()
                } else {
                    view! {
                        <details class="message__quoted">
                            <summary>{words::TRANSLATION}</summary>
                            <div class="message__translation">{text}</div>
                        </details>
                    }
                    .into_any()
                }
            })}
            {(!said.quoted_history.is_empty()).then(|| view! {
                <details class="message__quoted">
                    <summary>{words::QUOTED}</summary>
                    <div dir="auto">{said.quoted_history.clone()}</div>
                </details>
            })}
        </div>
    }
}

/// Who, when, and how it came into the log.
#[component]
fn Meta(message: Message) -> impl IntoView {
    let data = use_data();
    let at = message.said.occurred_at;
    view! {
        <p class="message__meta">
            <span dir="auto">{author(data, &message)}</span>
            <time title=format::date_time(at)>{format::time(at)}</time>
            <MessageMarks message />
        </p>
    }
}

/// A draft is one step from sent.
#[component]
fn DraftActions(message: Message, subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let seed = expect_context::<ComposerSeed>();
    let is_second = message.second_of.is_some();
    let message = StoredValue::new(message);
    let say = move |result: Result<domain::CommandId, domain::Refusal>| {
        if let Err(refusal) = result {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    let log = move |_| {
        let Message {
            id,
            mut said,
            revision: base,
            ..
        } = message.get_value();
        said.occurred_at = data.now();
        let (account_id, campaign_id) = (subject.account, subject.campaign);
        say(data.dispatch(LogMessage {
            id,
            account_id,
            campaign_id,
            said,
            log_anyway: false,
            base,
        }));
    };
    let delete = move |_| {
        let Message {
            id, said, revision, ..
        } = message.get_value();
        let base = revision;
        match data.dispatch(DeleteDraft { id, base }) {
            Ok(_) => toasts.offer(words::DRAFT_DELETED, words::UNDO, move || {
                let (account_id, campaign_id) = (subject.account, subject.campaign);
                let said = said.clone();
                say(data.dispatch(SaveDraft {
                    id,
                    account_id,
                    campaign_id,
                    said,
                    base: None,
                }));
            }),
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    view! {
        {is_second.then(|| view! { <p class="message__meta">{words::SECOND_DRAFT}</p> })}
        <p class="message__meta">
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| seed.0.set(Some(message.get_value()))
            >
                {words::EDIT_DRAFT}
            </button>
            <button type="button" class="button button--quiet" on:click=delete>
                {words::DELETE_DRAFT}
            </button>
            <button type="button" class="button" on:click=log>{words::LOG_DRAFT}</button>
        </p>
    }
}
