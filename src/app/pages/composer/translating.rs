//! *Type & translate*: what the account reads appears whenever typing pauses, and is the member's to
//! correct: what they changed is not written over.

use super::state::Compose;
use crate::{
    parts::no_translation,
    shell::assistance,
    texts::{assistance as words, composer},
};
use domain::{Mode, text::has_visible};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::time::Duration;

/// So long nothing is typed: a pause, and not the gap between two words.
const PAUSE: Duration = Duration::from_millis(700);

/// The translation that follows what is typed.
#[derive(Clone, Copy)]
pub struct Translating {
    compose: StoredValue<Compose>,
    /// What stands in the box of the account's text because it was translated.
    made: RwSignal<String>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    /// What their text says, translated back.
    back: RwSignal<Option<String>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Translating {
    pub fn of(compose: Compose) -> Self {
        let translating = Self {
            compose: StoredValue::new(compose),
            made: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            back: RwSignal::new(None),
            waiting: StoredValue::new(None),
        };
        let typed = Memo::new(move |_| compose.own_text.get());
        Effect::new(move || {
            let is_on = compose.mode.get() == Mode::TypeTranslate
                && assistance::translates()
                && !compose.source().same_as(&compose.target());
            typed.track();
            translating.stop_waiting();
            if is_on {
                translating.wait();
            }
        });
        // What was read back is of another text by now.
        Effect::new(move || {
            compose.account_text.track();
            translating.back.set(None);
        });
        on_cleanup(move || translating.stop_waiting());
        translating
    }

    fn stop_waiting(self) {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        if let Some(waiting) = waiting {
            waiting.clear();
        }
    }

    fn wait(self) {
        let handle = set_timeout_with_handle(move || self.translate(), PAUSE);
        self.waiting.set_value(handle.ok());
    }

    /// Whether what stands in the account's box is nobody's own words.
    fn is_untouched(self) -> bool {
        let compose = self.compose.get_value();
        compose
            .account_text
            .with_untracked(|text| text.is_empty() || self.made.with_untracked(|made| made == text))
    }

    fn translate(self) {
        let Some(compose) = self.compose.try_get_value() else {
            return;
        };
        let typed = compose.own_text.get_untracked();
        if !self.is_untouched() || typed.is_empty() && self.made.with_untracked(String::is_empty) {
            return;
        }
        if !has_visible(&typed) {
            self.fill(compose, String::new());
            return;
        }
        let (from, to) = untrack(|| (compose.source(), compose.target()));
        self.busy.set(true);
        spawn_local(async move {
            let answer = assistance::translate(&typed, &from, &to).await;
            // The composer may be gone, or the text another, by now.
            let Some(now) = compose.own_text.try_get_untracked() else {
                return;
            };
            self.busy.set(false);
            if now != typed || !self.is_untouched() {
                return;
            }
            match answer {
                Ok(text) => self.fill(compose, text),
                Err(why) => self.trouble.set(Some(no_translation(why))),
            }
        });
    }

    fn fill(self, compose: Compose, text: String) {
        self.trouble.set(None);
        self.made.set(text.clone());
        compose.account_text.set(text);
        compose.keep();
    }

    /// Translates what the account will read into the member's language, to be looked at.
    fn read_back(self) {
        let compose = self.compose.get_value();
        let text = compose.account_text.get_untracked();
        let (from, to) = untrack(|| (compose.target(), compose.source()));
        self.busy.set(true);
        spawn_local(async move {
            let answer = assistance::translate(&text, &from, &to).await;
            if compose
                .account_text
                .try_get_untracked()
                .is_none_or(|now| now != text)
            {
                self.busy.try_set(false);
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(back) => {
                    self.trouble.set(None);
                    self.back.set(Some(back));
                }
                Err(why) => self.trouble.set(Some(no_translation(why))),
            }
        });
    }
}

/// Beside the label of the account's box: that it is being translated, and the way to read it back.
#[component]
pub fn TranslatingKeys(translating: Translating) -> impl IntoView {
    let compose = translating.compose.get_value();
    let can_be_read =
        move || assistance::translates() && compose.account_text.with(|text| has_visible(text));
    view! {
        <span class="faint" role="status">
            {move || translating.busy.get().then_some(composer::TRANSLATING)}
        </span>
        <Show when=can_be_read>
            <button
                type="button"
                class="button button--quiet"
                disabled=move || translating.busy.get()
                on:click=move |_| translating.read_back()
            >
                {words::READ_BACK}
            </button>
        </Show>
    }
}

/// Below the account's box: what it says in the member's language, or why nothing was translated.
#[component]
pub fn TranslatingNotes(translating: Translating) -> impl IntoView {
    let compose = translating.compose.get_value();
    view! {
        {move || translating.back.get().map(|back| view! {
            <p
                class="composer__back"
                dir="auto"
                role="status"
                lang=move || compose.source().to_string()
            >
                {back}
            </p>
        })}
        {move || translating.trouble.get().map(|trouble| view! {
            <p class="composer__trouble" role="status">{trouble}</p>
        })}
    }
}
