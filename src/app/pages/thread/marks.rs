//! How a message came into the log, in the thread as on the account's timeline.

use crate::{
    data::{Data, use_data},
    format,
    parts::{ChannelChip, Chip, Icon, icon::Glyph},
    texts::{recorded, thread as words, values},
};
use domain::{Direction, Intent, Message, MessageStatus, Mode, Said};
use leptos::prelude::*;

/// Channel, mode, languages, and what is special about it.
#[component]
pub fn MessageMarks(message: Message) -> impl IntoView {
    let data = use_data();
    let is_late = message.is_recorded_late();
    let Message {
        id,
        said,
        status,
        recorded_at,
        retraction,
        call,
        ..
    } = message;
    let retracted = move || {
        let by = retraction.as_ref()?;
        Some(words::undone_by(
            &data.member_within(by.by),
            &format::date_time(by.at),
        ))
    };
    let intent = said.intent.filter(|&intent| intent != Intent::Unknown);
    view! {
        {call.is_none().then(|| view! {
            <ChannelChip channel=said.channel />
            <ModeChip mode=said.mode />
        })}
        <span title=values::mode(said.mode)>{languages(&said)}</span>
        {call.map(|call| view! { <Chip>{recorded::call(call)}</Chip> })}
        {intent.map(|intent| view! {
            <span class="chip" data-tone=tone(intent)>{values::intent(intent)}</span>
        })}
        {(status == MessageStatus::Draft).then(|| view! { <Chip>{words::DRAFT}</Chip> })}
        {(status == MessageStatus::Retracted).then(|| view! {
            <span class="chip" data-tone="warn" title=retracted>{words::RETRACTED}</span>
        })}
        {is_late.then(|| view! {
            <span title=format::date_time(recorded_at)>{words::SAID_EARLIER}</span>
        })}
        <Show when=move || data.is_pending(id)>
            <span class="message__pending">
                <Icon glyph=Glyph::Device />
                {words::NOT_SENT_YET}
            </span>
        </Show>
    }
}

/// Who wrote it is seen where it was an assistant; any other mode is on every message, and is said.
#[component]
fn ModeChip(mode: Mode) -> impl IntoView {
    let is_ai = mode.is_ai();
    view! {
        <span class=if is_ai { "chip" } else { "visually-hidden" }>
            {is_ai.then(|| view! { <Icon glyph=Glyph::Spark /> })}
            {values::mode(mode)}
        </span>
    }
}

/// *ca*, or from which into which.
fn languages(said: &Said) -> String {
    let original = &said.original_language;
    match &said.translation {
        Some(other) if said.direction() == Direction::Inbound => {
            format!("{original} → {}", other.language)
        }
        Some(other) => format!("{} → {original}", other.language),
        None => original.to_string(),
    }
}

/// Who said it: the member, or the person inside the account.
pub fn author(data: Data, message: &Message) -> String {
    if message.direction() == Direction::Outbound {
        return data.member_name(message.recorded_by);
    }
    match &message.said.correspondent {
        Some(person) if !person.name.is_empty() => person.name.clone(),
        _ => data.account_name(message.account_id),
    }
}

fn tone(intent: Intent) -> Option<&'static str> {
    match intent {
        Intent::Interested => Some("good"),
        Intent::Unsubscribe => Some("danger"),
        Intent::Objection | Intent::NotInterested => Some("warn"),
        _ => None,
    }
}
