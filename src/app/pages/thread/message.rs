//! One message: what was said in both languages, and how it came into the log.

use super::{
    Subject,
    draft::DraftActions,
    email::Email,
    marks::{MessageMarks, author},
    menu::Menu,
    opt_out::OptOut,
    translate::Translate,
    understood::Understood,
    untranslated::Untranslated,
};
use crate::{
    data::use_data,
    format,
    parts::{Icon, LongText, icon::Glyph},
    texts::{attachments, recorded, thread as words},
};
use domain::{Attachment, Direction, Intent, Message, MessageId, MessageStatus, suggestion::share};
use leptos::prelude::*;

/// What is opened of one message.
#[derive(Clone, Copy)]
pub struct Opened {
    /// Whether its translation is in view.
    pub translation: RwSignal<bool>,
    /// Whether its translation is being written.
    pub translating: RwSignal<bool>,
}

#[component]
pub fn MessageView(
    id: MessageId,
    subject: Subject,
    /// The message that a link leads to.
    marked: Memo<Option<MessageId>>,
) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.message(id));
    // Once it is logged, the server's confirmation changes nothing but when it was recorded: what is
    // open of the message stays open.
    let content = Memo::new_with_compare(
        move |_| row.get(),
        |before, now| match (
            before.and_then(Option::as_ref),
            now.and_then(Option::as_ref),
        ) {
            (Some(before), Some(now)) => !is_alike(before, now),
            (before, now) => before.is_some() || now.is_some(),
        },
    );
    // Outlives the row's changes: correcting an intent closes nothing.
    let is_inbound = row.with_untracked(|row| {
        row.as_ref()
            .is_some_and(|row| row.direction() == Direction::Inbound)
    });
    let opened = Opened {
        translation: RwSignal::new(is_inbound),
        translating: RwSignal::new(false),
    };
    let said = move || {
        content
            .get()
            .map(|message| view! { <Said message opened /> })
    };
    let meta = move || row.get().map(|message| view! { <Meta message /> });
    let menu = move || {
        let message = content.get()?;
        (message.status != MessageStatus::Draft).then(|| view! { <Menu message subject opened /> })
    };
    let acts = move || {
        let message = content.get()?;
        if message.status == MessageStatus::Draft {
            return Some(view! { <DraftActions message subject /> }.into_any());
        }
        let asks_to_stop = message.said.intent == Some(Intent::Unsubscribe);
        asks_to_stop.then(|| view! { <OptOut message /> }.into_any())
    };
    let of_row =
        move |read: fn(&Message) -> &'static str| move || row.with(|row| row.as_ref().map(read));
    let label = move || row.with(|row| row.as_ref().map(|message| author(data, message)));
    let is_here = Memo::new(move |_| row.with(Option::is_some));
    view! {
        // Stays where it is when its row changes, and keeps the focus.
        <Show when=move || is_here.get()>
            <article
                class="message"
                id=format!("message-{id}")
                tabindex="-1"
                data-direction=of_row(|message| message.direction().as_str())
                data-status=of_row(|message| message.status.as_str())
                data-call=move || {
                    row.with(|row| row.as_ref().is_some_and(|row| row.call.is_some()).then_some(""))
                }
                data-marked=move || (marked.get() == Some(id)).then_some("")
                aria-current=move || (marked.get() == Some(id)).then_some("true")
                aria-label=label
            >
                {said}
                // News of the message takes nothing that is typed here.
                <Show when=move || opened.translating.get()>
                    <Translate id opened />
                </Show>
                <div class="message__foot">{meta} {menu}</div>
                {acts}
            </article>
        </Show>
    }
}

/// Whether two forms of a message differ, if at all, in when it was recorded. Of a draft that is when
/// it was saved, and matters.
fn is_alike(before: &Message, now: &Message) -> bool {
    let recorded_at = if now.status == MessageStatus::Draft {
        before.recorded_at
    } else {
        now.recorded_at
    };
    let before = Message {
        recorded_at,
        ..before.clone()
    };
    before == *now
}

/// The words themselves: original first, then the reader's language, then what was quoted.
#[component]
fn Said(message: Message, opened: Opened) -> impl IntoView {
    let Message {
        id,
        said,
        html,
        untranslated,
        suggested,
        understanding,
        call,
        ..
    } = message;
    let call = call.map(|_| {
        let with = said
            .correspondent
            .as_ref()
            .map(|person| person.name.clone());
        recorded::call_with(said.direction(), with.as_deref())
    });
    let suggested = suggested.map(|suggested| {
        let share = share(&suggested, &said.original_text);
        (words::suggested(share), suggested)
    });
    let has_original = domain::text::has_visible(&said.original_text);
    let translation = StoredValue::new(said.translation);
    let is_translated = translation.with_value(Option::is_some);
    view! {
        <div class="message__text">
            {call.map(|call| view! {
                <p class="message__call"><Icon glyph=Glyph::Phone /> <span dir="auto">{call}</span></p>
            })}
            {(!said.subject.is_empty()).then(|| view! {
                <p class="message__subject" dir="auto">{said.subject}</p>
            })}
            {has_original.then(|| view! {
                <LongText
                    class="message__original"
                    text=said.original_text
                    language=said.original_language.to_string()
                />
            })}
            // What is there is shown, also where it is the member's own words alone.
            <Show when=move || is_translated && (!has_original || opened.translation.get())>
                <div class="message__translation">
                    {translation.get_value().map(|translation| view! {
                        <LongText text=translation.text language=translation.language.to_string() />
                    })}
                </div>
            </Show>
            {untranslated
                .and_then(|why| why.read())
                .map(|why| view! { <Untranslated id why /> })}
            {understanding
                .and_then(|written| written.read())
                .map(|understanding| view! { <Understood id understanding /> })}
            {(!said.attachments.is_empty()).then(|| view! { <Files files=said.attachments /> })}
            {html.map(|mark| view! { <Email id mark /> })}
            {(!said.quoted_history.is_empty()).then(|| view! {
                <details class="message__quoted">
                    <summary>{words::QUOTED}</summary>
                    <div dir="auto">{said.quoted_history}</div>
                </details>
            })}
            {suggested.map(|(summary, suggested)| view! {
                <details class="message__quoted">
                    <summary>{summary}</summary>
                    <div dir="auto">{suggested}</div>
                </details>
            })}
        </div>
    }
}

/// What went along, by name and size.
#[component]
fn Files(files: Vec<Attachment>) -> impl IntoView {
    let file = |file: Attachment| {
        view! {
            <li class="chip file">
                <Icon glyph=Glyph::Clip />
                <span class="file__name" dir="auto">{file.name}</span>
                <span class="faint">{attachments::size(file.bytes)}</span>
            </li>
        }
    };
    view! {
        <ul class="files" aria-label=attachments::TITLE>
            {files.into_iter().map(file).collect_view()}
        </ul>
    }
}

/// Who, when, and how it came into the log.
#[component]
fn Meta(message: Message) -> impl IntoView {
    let data = use_data();
    let at = message.said.occurred_at;
    // A call says itself whom it was with.
    let is_to = message.direction() == Direction::Outbound && message.call.is_none();
    let to = is_to
        .then_some(message.said.correspondent.as_ref())
        .flatten()
        .map(|person| (words::to(&person.name), person.address.clone()));
    // The member may arrive after the message.
    let said = message.clone();
    let author = move || author(data, &said);
    view! {
        <p class="message__meta">
            <span dir="auto">{author}</span>
            {to.map(|(to, address)| view! { <span dir="auto" title=address>{to}</span> })}
            <time title=format::date_time(at)>{format::time(at)}</time>
            <MessageMarks message />
        </p>
    }
}
