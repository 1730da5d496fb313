//! What can be done with one logged message: its translation, its intent, its way out, undoing it.

use super::{Subject, anchor::keep_focus, message::Opened};
use crate::{
    data::use_data,
    format,
    pages::{
        handed::{DoorLink, door_of},
        undo::{GivenBack, undo},
    },
    parts::{Dialog, Icon, LanguageSelect, Toasts, bring_into_sight, copy_text, icon::Glyph},
    shell::shortcuts,
    texts::{composer, shell, thread as words, undo as undo_words, values},
};
use domain::{
    AccountStatus, Command, Direction, Intent, Language, Message, MessageId, RetractMessage,
    SetIntent, SetLanguage, shortcuts::Action, undo::asks_first,
};
use leptos::{html, prelude::*};

#[component]
pub fn Menu(message: Message, subject: Subject, opened: Opened) -> impl IntoView {
    let data = use_data();
    let is_inbound = message.direction() == Direction::Inbound;
    let is_translated = message.said.translation.is_some();
    let language = &message.said.original_language;
    let is_foreign = !language.same_as(&data.source_for(language));
    // A reply that the reader understands needs no translation, and none of ours is added later.
    let offers_translation = is_translated || is_inbound && is_foreign && message.is_logged();
    let is_open = RwSignal::new(false);
    let message = StoredValue::new(message);
    view! {
        <div
            class="message__acts"
            on:keydown=move |event| if event.key() == "Escape" { is_open.set(false) }
        >
            {offers_translation.then(|| view! { <TranslationKey is_translated opened /> })}
            <button
                type="button"
                class="button button--quiet message__more"
                aria-label=words::MENU
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                <Icon glyph=Glyph::Dots />
            </button>
            // Built when it is asked for: a thread has hundreds.
            <Show when=move || is_open.get()>
                <Acts message=message.get_value() subject opened is_open />
            </Show>
        </div>
    }
}

/// Shows and hides the translation, or begins one where there is none.
#[component]
fn TranslationKey(is_translated: bool, opened: Opened) -> impl IntoView {
    let press = move |_| {
        if is_translated {
            opened.translation.update(|shown| *shown = !*shown);
        } else {
            opened.translating.set(true);
        }
    };
    let label = move || match (is_translated, opened.translation.get()) {
        (false, _) => words::ADD_TRANSLATION,
        (true, true) => words::HIDE_TRANSLATION,
        (true, false) => words::SHOW_TRANSLATION,
    };
    let key = shortcuts::sign_of(Action::Translation);
    let hint = key
        .clone()
        .map(|key| view! { <kbd aria-hidden="true">{key}</kbd> });
    view! {
        <button
            type="button"
            class="button button--quiet"
            data-translation=""
            aria-keyshortcuts=key
            on:click=press
        >
            {label}
            {hint}
        </button>
    }
}

#[component]
fn Acts(
    message: Message,
    subject: Subject,
    opened: Opened,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let id = message.id;
    let is_inbound = message.direction() == Direction::Inbound;
    let has_translation = message.said.translation.is_some();
    let is_logged = message.is_logged();
    let data = use_data();
    let must_not = data
        .account(subject.account)
        .is_some_and(|account| account.status == AccountStatus::DoNotContact);
    let door = door_of(&message.said).filter(|_| !is_inbound && is_logged && !must_not);
    let menu = NodeRef::<html::Div>::new();
    // The last message's would open below what is in sight.
    Effect::new(move || {
        if let Some(menu) = menu.get() {
            bring_into_sight(&menu);
        }
    });
    let (text, link) = (message.said.original_text.clone(), address_of(&message));
    let intent = message.said.intent;
    let language = message.said.original_language.clone();
    view! {
        <div class="message__menu" role="group" aria-label=words::MENU node_ref=menu>
            {(is_inbound && is_logged).then(|| view! {
                <IntentChoice id intent />
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        opened.translating.set(true);
                        is_open.set(false);
                    }
                >
                    {if has_translation { words::CORRECT_TRANSLATION } else { words::ADD_TRANSLATION }}
                </button>
            })}
            {is_logged.then(|| view! { <LanguageChoice id language /> })}
            {door.map(|door| view! { <DoorLink door /> })}
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| copy_text(&text, shell::COPIED)
            >
                {words::COPY_TEXT}
            </button>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| copy_text(&link, words::LINK_COPIED)
            >
                {words::COPY_LINK}
            </button>
            <Undo message subject />
        </div>
    }
}

/// The address that leads to the message from anywhere.
fn address_of(message: &Message) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!(
        "{origin}/inbox/{}#message-{}",
        message.conversation_id, message.id
    )
}

/// What the reply wants, as a person reads it.
#[component]
fn IntentChoice(id: MessageId, intent: Option<Intent>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let choose = move |event: web_sys::Event| {
        let Ok(intent) = event_target_value(&event).parse() else {
            return;
        };
        match data.dispatch(SetIntent { id, intent }) {
            Ok(_) => keep_focus(id),
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    let chosen = intent.unwrap_or(Intent::Unknown);
    view! {
        <select class="input select select--chip" aria-label=composer::INTENT on:change=choose>
            {Intent::ALL
                .iter()
                .map(|&intent| view! {
                    <option value=intent.as_str() prop:selected=chosen == intent>
                        {values::intent(intent)}
                    </option>
                })
                .collect_view()}
        </select>
    }
}

/// The language that the message is in, where the member may correct it (rule book §3).
#[component]
fn LanguageChoice(id: MessageId, language: Language) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let correct = move |language: Language| SetLanguage { id, language };
    if data.would(&correct(language.clone()).into()).is_err() {
        return None;
    }
    let before = language.clone();
    let choose = move |chosen: Option<Language>| {
        let Some(chosen) = chosen else { return };
        let said = words::language_corrected(&format::language(&chosen));
        // The menu is gone by the time that this is undone.
        let before = before.clone();
        let undo = move || {
            if let Err(refusal) = data.dispatch(correct(before.clone())) {
                toasts.say(data.refusal_text(&refusal));
            }
        };
        match data.dispatch(correct(chosen)) {
            Ok(_) => {
                keep_focus(id);
                toasts.offer(said, words::UNDO, undo);
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    Some(view! {
        <LanguageSelect
            value=Signal::stored(Some(language))
            on_change=choose
            label=words::MESSAGE_LANGUAGE
            class="input select select--chip"
        />
    })
}

/// Undoing, where the member may (rule book §5); an older message is asked about first.
#[component]
fn Undo(message: Message, subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let command = Command::from(RetractMessage { id: message.id });
    if !message.is_logged() || data.would(&command).is_err() {
        return None;
    }
    let asking = RwSignal::new(false);
    let message = StoredValue::new(message);
    let act = move || {
        let message = message.get_value();
        if undo(data, toasts, &message, subject.campaign, None) == GivenBack::No {
            keep_focus(message.id);
        }
    };
    let begin = move |_| {
        if message.with_value(|message| asks_first(message, data.now())) {
            asking.set(true);
        } else {
            act();
        }
    };
    let confirm = move |_| {
        asking.set(false);
        act();
    };
    Some(view! {
        <button type="button" class="button button--quiet" on:click=begin>
            {words::RETRACT}
        </button>
        <Dialog open=asking title=undo_words::TITLE>
            <p>{undo_words::WARNING}</p>
            <div class="form__foot">
                <button type="button" class="button button--primary" on:click=confirm>
                    {undo_words::CONFIRM}
                </button>
                <button type="button" class="button" on:click=move |_| asking.set(false)>
                    {shell::CANCEL}
                </button>
            </div>
        </Dialog>
    })
}
