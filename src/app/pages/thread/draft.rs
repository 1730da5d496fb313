//! A draft in the thread: one step from sent, with what should be known before.

use super::{ComposerSeed, Subject};
use crate::{
    data::{Data, use_data},
    pages::{
        composer::{hint_words, label_of},
        handed::{HandedOver, log_draft},
    },
    parts::Toasts,
    texts::{composer, thread as words},
};
use domain::{
    DeleteDraft, Message, SaveDraft,
    compose::{Lacking, lacking},
    hints::{DraftTimes, draft_hints},
};
use leptos::prelude::*;

#[component]
pub fn DraftActions(message: Message, subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let seed = expect_context::<ComposerSeed>();
    let handed = expect_context::<HandedOver>();
    let is_second = message.second_of.is_some();
    let source = data.source_for(&message.said.original_language);
    let lacks = lacking(&message.said, &source);
    let lacks_words = lacks.and_then(|lacks| lacks_words(&message, lacks));
    let (id, times) = (message.id, DraftTimes::of(&message));
    let message = StoredValue::new(message);
    let hints = move || {
        // The composer says them of the draft that stands there.
        let texts = &data.engine().texts;
        texts.arrived.track();
        texts.safety.track();
        let stands = texts
            .get(subject.conversation)
            .is_some_and(|text| text.message_id == id);
        if stands {
            return Vec::new();
        }
        let conversation = data.conversation(subject.conversation);
        let found = draft_hints(times, conversation.as_ref(), data.now());
        let said = |hint| view! { <p class="hint">{hint_words(hint)}</p> };
        found.iter().map(said).collect::<Vec<_>>()
    };
    view! {
        {is_second.then(|| view! { <p class="message__meta">{words::SECOND_DRAFT}</p> })}
        {lacks_words.map(|words| view! { <p class="hint">{words}</p> })}
        {hints}
        <p class="message__meta">
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| seed.0.set(Some(message.get_value()))
            >
                {words::EDIT_DRAFT}
            </button>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| delete(data, toasts, subject, message.get_value())
            >
                {words::DELETE_DRAFT}
            </button>
            // Without what they read there is nothing to log: the way there is to edit it.
            {(lacks != Some(Lacking::Theirs)).then(|| view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        log_draft(data, toasts, handed, subject.campaign, message.get_value());
                    }
                >
                    {words::LOG_DRAFT}
                </button>
            })}
        </p>
    }
}

/// Which of the two texts is missing, by the name of its box, and how to get on.
fn lacks_words(draft: &Message, lacks: Lacking) -> Option<String> {
    let is_theirs = lacks == Lacking::Theirs;
    let label = label_of(draft.said.mode, is_theirs)?;
    Some(if is_theirs {
        composer::lacks_theirs(label)
    } else {
        composer::lacks_own(label)
    })
}

/// Deletes the draft, and offers to take that back.
fn delete(data: Data, toasts: Toasts, subject: Subject, draft: Message) {
    let Message {
        id,
        said,
        revision,
        begun_at,
        suggested,
        ..
    } = draft;
    let restore = move || {
        let save = SaveDraft {
            id,
            account_id: subject.account,
            campaign_id: subject.campaign,
            said: said.clone(),
            base: None,
            begun_at,
            suggested: suggested.clone(),
        };
        if let Err(refusal) = data.dispatch(save) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    match data.dispatch(DeleteDraft { id, base: revision }) {
        Ok(_) => toasts.offer(words::DRAFT_DELETED, words::UNDO, restore),
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    }
}
