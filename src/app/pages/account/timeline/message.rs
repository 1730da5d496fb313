//! One message of the timeline: who, in which campaign, by which channel, and what was said.

use crate::{
    data::use_data,
    format,
    pages::thread::marks::{MessageMarks, author},
    parts::{Avatar, LongText},
    texts::accounts::timeline as words,
};
use domain::{Direction, Message, MessageId, Said};
use leptos::prelude::*;

#[component]
pub fn TimelineMessage(id: MessageId) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.message(id));
    move || row.get().map(|message| view! { <Whole message /> })
}

#[component]
fn Whole(message: Message) -> impl IntoView {
    let data = use_data();
    // The member may arrive after the message.
    let said = message.clone();
    let author = Memo::new(move |_| author(data, &said));
    let (direction, status) = (message.direction().as_str(), message.status.as_str());
    view! {
        <article
            class="timeline-message"
            data-direction=direction
            data-status=status
            aria-label=move || author.get()
        >
            <Avatar name=author />
            <div class="timeline-message__body">
                <Head message=message.clone() author />
                <Texts said=message.said.clone() />
                <p class="message__meta"><MessageMarks message /></p>
            </div>
        </article>
    }
}

/// Who said it, to whom, in which campaign, and when.
#[component]
fn Head(message: Message, author: Memo<String>) -> impl IntoView {
    let data = use_data();
    let conversation = message.conversation_id;
    let campaign = move || {
        let row = data.conversation(conversation);
        data.campaign_name(row.and_then(|row| row.campaign_id))
    };
    let to = (message.direction() == Direction::Outbound)
        .then_some(message.said.correspondent.as_ref())
        .flatten()
        .filter(|person| !person.name.is_empty())
        .map(|person| person.name.clone());
    let at = message.said.occurred_at;
    view! {
        <p class="timeline-message__head">
            <strong dir="auto">{move || author.get()}</strong>
            {to.map(|name| view! { <span>{words::SENT} " " <span dir="auto">{name}</span></span> })}
            <a class="link" dir="auto" href=format!("/inbox/{conversation}#message-{}", message.id)>
                {campaign}
            </a>
            <time class="push" title=format::date_time(at)>{format::time(at)}</time>
        </p>
    }
}

/// The original first, the translation below it.
#[component]
fn Texts(said: Said) -> impl IntoView {
    let has_original = domain::text::has_visible(&said.original_text);
    let Said {
        original_text,
        original_language,
        ..
    } = said;
    view! {
        <div class="timeline-message__text">
            {(!said.subject.is_empty()).then(|| view! {
                <p class="message__subject" dir="auto">{said.subject}</p>
            })}
            {has_original.then(|| view! {
                <LongText
                    class="message__original"
                    text=original_text
                    language=original_language.to_string()
                />
            })}
            {said.translation.map(|translation| view! {
                <div class="message__translation" title=words::TRANSLATION>
                    <LongText text=translation.text language=translation.language.to_string() />
                </div>
            })}
        </div>
    }
}
