//! One draft: to whom, how it begins, how old it is, and the way to send or delete it.

use super::{
    address,
    begun::{Begun, Place},
};
use crate::{
    data::{Data, use_data},
    format,
    pages::{
        composer::{hint_words, log_kept},
        handed::{HandedOver, log_draft},
    },
    parts::{ChannelChip, Chip, Toasts, copy_text},
    texts::{drafts, handed as words},
};
use domain::{
    DeleteDraft, Direction, Message, SaveDraft, Span,
    hints::{DraftTimes, Hint, draft_hints},
};
use leptos::prelude::*;
use protocol::ComposerText;

#[component]
pub fn DraftRow(draft: Begun) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let handed = expect_context::<HandedOver>();
    let account = draft.account;
    let campaign = draft.campaign;
    let author = draft.by;
    let times = DraftTimes {
        begun_at: draft.since,
        saved_at: draft.at,
    };
    let hints = Memo::new(move |_| {
        let conversation = data.conversation(draft.conversation);
        draft_hints(times, conversation.as_ref(), data.now())
    });
    let is_stale = |hint: &Hint| matches!(hint, Hint::StaleDraft { .. });
    let news = move || {
        let hints = hints.get().into_iter();
        let said = |hint| view! { <Chip tone="warn">{hint_words(&hint)}</Chip> };
        // That it is stale is said with its age.
        hints
            .filter(|hint| !is_stale(hint))
            .map(said)
            .collect_view()
    };
    let place = match draft.place {
        Place::Saved => None,
        Place::Composer => Some(drafts::ONLY_HERE),
        Place::Both => Some(drafts::UNSAVED_CHANGES),
    };
    let name = move || data.account_name(account);
    let href = address(data, draft.conversation, Some(account));
    let edited = draft.at;
    let age = (data.now() - edited).max(Span::minutes(1));
    let channel = draft.channel;
    let is_second = draft.is_second;
    let line = draft.line.clone();
    let to = draft
        .to
        .clone()
        .map(|(name, address)| match draft.direction {
            Direction::Outbound => words::to(&name, &address),
            Direction::Inbound => words::from(&name, &address),
        });
    // A reply is looked at where it stands before it is logged as theirs.
    let is_ours = draft.direction == Direction::Outbound;
    let (logging, log_name) = (draft.clone(), name);
    let text = draft.text.clone();
    view! {
        <li class="draft-row">
            <a class="draft-row__open" href=href>
                <span class="draft-row__name" dir="auto">{name}</span>
                <span class="draft-row__campaign" dir="auto">
                    {move || data.campaign_name(campaign)}
                </span>
                {to.map(|to| view! { <span class="draft-row__to" dir="auto">{to}</span> })}
                <span class="draft-row__line" dir="auto">{line}</span>
            </a>
            <p class="draft-row__marks">
                <ChannelChip channel />
                {(author != data.me()).then(|| {
                    view! { <span dir="auto">{move || data.member_name(author)}</span> }
                })}
                {is_second.then(|| view! { <Chip tone="warn">{drafts::SECOND}</Chip> })}
                {place.map(|place| view! { <Chip>{place}</Chip> })}
                {news}
                <time title=format::date_time(edited)>
                    {move || age_of(age, hints.with(|hints| hints.iter().any(is_stale)))}
                </time>
            </p>
            {is_ours.then(|| view! {
                <button
                    type="button"
                    class="button"
                    aria-label=move || drafts::log(&log_name())
                    on:click=move |_| log(data, toasts, handed, &logging)
                >
                    {drafts::LOG}
                </button>
            })}
            <button
                type="button"
                class="button button--quiet"
                aria-label=move || drafts::copy(&name())
                on:click=move |_| copy_text(&text, drafts::COPIED)
            >
                {drafts::COPY}
            </button>
            <button
                type="button"
                class="button button--quiet draft-row__delete"
                aria-label=move || drafts::delete(&name())
                on:click=move |_| delete(data, toasts, &draft)
            >
                {drafts::DELETE}
            </button>
        </li>
    }
}

/// How old the text is, marked where that is too old.
fn age_of(age: Span, is_stale: bool) -> AnyView {
    let age = format::age(age);
    if is_stale {
        view! { <Chip tone="warn">{drafts::stale(&age)}</Chip> }.into_any()
    } else {
        drafts::age(&age).into_any()
    }
}

/// Logs the draft where it stands: what was typed last, in the composer, if it stands there.
fn log(data: Data, toasts: Toasts, handed: HandedOver, begun: &Begun) {
    if let Some(text) = typed(data, begun) {
        log_kept(data, toasts, handed, text);
    } else if let Some(row) = data.rows(|rows| rows.message(begun.message).cloned()) {
        log_draft(data, toasts, handed, begun.campaign, row);
    }
}

/// What stands of it in the conversation's composer.
fn typed(data: Data, begun: &Begun) -> Option<ComposerText> {
    let text = data.engine().texts.get(begun.conversation)?;
    (text.message_id == begun.message).then_some(text)
}

/// What a deletion took away.
#[derive(Clone)]
struct Deleted {
    draft: Option<Message>,
    text: Option<ComposerText>,
}

/// Deletes the draft where it stands, and offers to take that back.
fn delete(data: Data, toasts: Toasts, begun: &Begun) {
    let id = begun.message;
    let engine = data.engine();
    let deleted = Deleted {
        draft: data.rows(|rows| rows.message(id).cloned()),
        text: typed(data, begun),
    };
    if let Some(draft) = &deleted.draft
        && let Err(refusal) = data.dispatch(DeleteDraft {
            id,
            base: draft.revision,
        })
    {
        toasts.say(data.refusal_text(&refusal));
        return;
    }
    if deleted.text.is_some() {
        engine.texts.forget(begun.conversation, id);
        engine.texts.arrived.notify();
    }
    let begun = begun.clone();
    toasts.offer(drafts::DELETED, drafts::UNDO, move || {
        restore(data, toasts, &begun, deleted.clone());
    });
}

/// Puts everything back as it was.
fn restore(data: Data, toasts: Toasts, begun: &Begun, deleted: Deleted) {
    let mut revision = None;
    if let Some(draft) = deleted.draft {
        let save = SaveDraft {
            id: draft.id,
            account_id: draft.account_id,
            campaign_id: begun.campaign,
            said: draft.said,
            base: None,
            begun_at: draft.begun_at,
            suggested: draft.suggested,
        };
        match data.dispatch(save) {
            Ok(save) => revision = Some(save),
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    }
    if let Some(mut text) = deleted.text {
        // Edited from the draft that stands again now: saving it goes on there.
        text.base = revision.or(text.base);
        let engine = data.engine();
        engine.texts.keep(text);
        engine.texts.arrived.notify();
    }
}
