//! What can be done with one logged message: its translation, its intent, its way out, undoing it.

use super::{Subject, anchor::keep_focus, message::Opened};
use crate::{
    data::{Data, use_data},
    format,
    pages::{
        handed::{DoorLink, door_of},
        undo::{GivenBack, offer_back, undo},
    },
    parts::{Act, ActMenu, Dialog, Icon, LanguageSelect, Toasts, copy_text, icon::Glyph},
    shell::shortcuts,
    texts::{composer, shell, thread as words, undo as undo_words, values},
};
use domain::{
    AccountStatus, Command, Direction, Intent, Language, Message, MessageId, RetractMessage, Said,
    SetIntent, SetLanguage, needs_translation, shortcuts::Action, undo::asks_first,
};
use leptos::prelude::*;

/// At the end of the line that says who and when.
#[component]
pub fn Menu(message: Message, subject: Subject, opened: Opened) -> impl IntoView {
    let data = use_data();
    let id = message.id;
    let is_inbound = message.direction() == Direction::Inbound;
    let is_translated = message.said.translation.is_some();
    let language = &message.said.original_language;
    let is_foreign = !language.same_as(&data.source_for(language));
    // A reply that the reader understands needs no translation, and none of ours is added later.
    let offers_translation = is_translated || is_inbound && is_foreign && message.is_logged();
    let taking = Taking::of(&message, subject);
    let message = StoredValue::new(message);
    view! {
        {offers_translation.then(|| view! { <TranslationKey is_translated opened /> })}
        // Built when it is asked for: a thread has hundreds.
        <ActMenu
            id=format!("acts-{id}")
            label=words::MENU
            class="message__more"
            face=|| view! { <Icon glyph=Glyph::Dots /> }
        >
            <Acts message=message.get_value() subject opened taking />
        </ActMenu>
        <Show when=move || taking.was_asked.get()>
            <Dialog open=taking.asks title=undo_words::TITLE>
                <p>{undo_words::WARNING}</p>
                <div class="form__foot">
                    <button type="button" class="button" on:click=move |_| taking.asks.set(false)>
                        {shell::CANCEL}
                    </button>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| taking.confirm()
                    >
                        {undo_words::CONFIRM}
                    </button>
                </div>
            </Dialog>
        </Show>
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
            class="button button--quiet message__switch"
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
fn Acts(message: Message, subject: Subject, opened: Opened, taking: Taking) -> impl IntoView {
    let id = message.id;
    let is_inbound = message.direction() == Direction::Inbound;
    let is_logged = message.is_logged();
    let data = use_data();
    let must_not = data
        .account(subject.account)
        .is_some_and(|account| account.status == AccountStatus::DoNotContact);
    let door = door_of(&message.said).filter(|_| !is_inbound && is_logged && !must_not);
    let (text, link) = (message.said.original_text.clone(), address_of(&message));
    let intent = message.said.intent;
    let is_read = message.understanding.is_some();
    let said = message.said.clone();
    let translation = match message.said.translation {
        Some(_) => words::CORRECT_TRANSLATION,
        None => words::ADD_TRANSLATION,
    };
    view! {
        {(is_inbound && is_logged).then(|| view! {
            <IntentChoice id intent is_read />
        })}
        {is_logged.then(|| view! { <LanguageChoice id said opened /> })}
        {(is_inbound && is_logged).then(|| view! {
            <Act label=translation act=move || opened.translating.set(true) />
        })}
        {door.map(|door| view! { <DoorLink door class="act-menu__line" /> })}
        <Act label=words::COPY_TEXT act=move || copy_text(&text, shell::COPIED) />
        <Act label=words::COPY_LINK act=move || copy_text(&link, words::LINK_COPIED) />
        {taking.is_allowed().then(|| view! {
            <hr />
            <Act label=words::RETRACT act=move || taking.begin() is_grave=true />
        })}
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
fn IntentChoice(
    id: MessageId,
    intent: Option<Intent>,
    /// Whether a model has read it: what it made of it does not come back.
    is_read: bool,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let before = intent;
    let chosen = intent.unwrap_or(Intent::Unknown);
    let choose = move |event: web_sys::Event| {
        let Ok(intent) = event_target_value(&event).parse() else {
            return;
        };
        match data.dispatch(SetIntent { id, intent }) {
            Ok(_) => {
                keep_focus(id);
                let said = words::intent_corrected(values::intent(intent));
                // Nobody had said what it wants: that cannot be said again.
                match before.filter(|_| !is_read) {
                    Some(intent) => offer_back(data, toasts, said, SetIntent { id, intent }),
                    None => toasts.say(said),
                }
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    view! {
        <label class="act-menu__line">
            <span aria-hidden="true">{composer::INTENT}</span>
            <select class="act-menu__choice" aria-label=composer::INTENT on:change=choose>
                {Intent::ALL
                    .iter()
                    .map(|&intent| view! {
                        <option value=intent.as_str() prop:selected=chosen == intent>
                            {values::intent(intent)}
                        </option>
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// The language that the message is in, where the member may correct it (rule book §3).
#[component]
fn LanguageChoice(id: MessageId, said: Said, opened: Opened) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let language = said.original_language.clone();
    let correct = move |language: Language| SetLanguage { id, language };
    if data.would(&correct(language.clone()).into()).is_err() {
        return None;
    }
    let before = language.clone();
    let choose = move |chosen: Option<Language>| {
        let Some(chosen) = chosen else { return };
        let corrected = words::language_corrected(&format::language(&chosen));
        match data.dispatch(correct(chosen.clone())) {
            Ok(_) => {
                let back = correct(before.clone());
                if !is_of_another(&said, &chosen) {
                    keep_focus(id);
                    return offer_back(data, toasts, corrected, back);
                }
                // What it says was made of another language: it is offered to be made again, and stays
                // until somebody has seen what would take its place.
                opened.translating.set(true);
                toasts.offer(corrected, words::UNDO, move || {
                    opened.translating.try_set(false);
                    if let Err(refusal) = data.dispatch(back.clone()) {
                        toasts.say(data.refusal_text(&refusal));
                    }
                });
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    Some(view! {
        <label class="act-menu__line">
            <span aria-hidden="true">{words::LANGUAGE}</span>
            <LanguageSelect
                value=Signal::stored(Some(language))
                on_change=choose
                label=words::MESSAGE_LANGUAGE
                class="act-menu__choice"
            />
        </label>
    })
}

/// Whether a reply has a translation, and one of another language than it is in.
fn is_of_another(said: &Said, language: &Language) -> bool {
    let translation = said.translation.as_ref();
    said.mode.direction() == Direction::Inbound
        && translation
            .is_some_and(|it| needs_translation(&said.original_text, language, &it.language))
}

/// Taking a message back, where the member may (rule book §5); an older one is asked about first.
#[derive(Clone, Copy)]
struct Taking {
    data: Data,
    toasts: Toasts,
    message: StoredValue<Message>,
    subject: Subject,
    asks: RwSignal<bool>,
    /// Its dialog is built with the first question.
    was_asked: RwSignal<bool>,
}

impl Taking {
    fn of(message: &Message, subject: Subject) -> Self {
        Self {
            data: use_data(),
            toasts: expect_context(),
            message: StoredValue::new(message.clone()),
            subject,
            asks: RwSignal::new(false),
            was_asked: RwSignal::new(false),
        }
    }

    fn is_allowed(self) -> bool {
        self.message.with_value(|message| {
            let command = Command::from(RetractMessage { id: message.id });
            message.is_logged() && self.data.would(&command).is_ok()
        })
    }

    fn begin(self) {
        let now = self.data.now();
        if self.message.with_value(|message| asks_first(message, now)) {
            self.was_asked.set(true);
            self.asks.set(true);
        } else {
            self.act();
        }
    }

    fn confirm(self) {
        self.asks.set(false);
        self.act();
    }

    fn act(self) {
        let message = self.message.get_value();
        let campaign = self.subject.campaign;
        if undo(self.data, self.toasts, &message, campaign, None) == GivenBack::No {
            keep_focus(message.id);
        }
    }
}
