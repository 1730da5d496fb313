//! Fills a text from another: by the browser's own translator where it has one, else by whoever
//! the server asks.

use super::Toasts;
use crate::{
    shell::assistance::{self, Asked, NoTranslation},
    texts::{assistance as words, composer},
};
use domain::Language;
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// After so long it is said what it may be that takes it.
const SLOW: Duration = Duration::from_secs(8);

/// What is to be translated.
#[derive(Clone, PartialEq, Eq)]
pub struct Original {
    pub text: String,
    pub language: Language,
    pub into: Language,
}

/// `original` is asked when the button is pressed, and again when the answer is here: it is an answer
/// to nothing else. What is typed into `translation` meanwhile is not overwritten; `filled` is told
/// where it was filled.
#[component]
pub fn TranslateHere(
    original: Callback<(), Option<Original>>,
    translation: RwSignal<String>,
    #[prop(optional, into)] filled: Option<Callback<()>>,
    #[prop(default = "button")] class: &'static str,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let busy = RwSignal::new(false);
    let is_slow = RwSignal::new(false);
    // Which press is answered: one that was stopped is not.
    let number = StoredValue::new(0_u32);
    let stop = move || {
        number.update_value(|number| *number = number.wrapping_add(1));
        busy.set(false);
    };
    let translate = move || {
        let Some(asked) = original.run(()) else {
            return;
        };
        let before = translation.get_untracked();
        busy.set(true);
        is_slow.set(false);
        let own = number.get_value();
        let is_awaited = move || number.try_get_value() == Some(own);
        set_timeout(
            move || {
                if is_awaited() {
                    is_slow.try_set(true);
                }
            },
            SLOW,
        );
        spawn_local(async move {
            let answer = {
                let by = Asked::ByPress;
                assistance::translate(&asked.text, &asked.language, &asked.into, by).await
            };
            let is_answered = || {
                translation.try_get_untracked() == Some(before)
                    && original.try_run(()).flatten() == Some(asked)
            };
            if !is_awaited() {
                return;
            }
            match answer {
                Ok(translated) if is_answered() => {
                    translation.set(translated);
                    if let Some(filled) = filled {
                        filled.run(());
                    }
                }
                Ok(_) => {}
                Err(why) => toasts.say(no_translation(why)),
            }
            number.try_update_value(|number| *number = number.wrapping_add(1));
            busy.try_set(false);
        });
    };
    let press = move |_| {
        if busy.get_untracked() {
            stop();
        } else {
            translate();
        }
    };
    let label = move || {
        if busy.get() {
            composer::STOP_TRANSLATING
        } else {
            words::TRANSLATE
        }
    };
    let how = move || match (busy.get(), is_slow.get()) {
        (false, _) => "",
        (true, false) => composer::TRANSLATING,
        (true, true) => composer::SLOW,
    };
    // Who does it stands with the button, where there is room for its name alone.
    let where_ = move || (!assistance::server_translates()).then_some(composer::TRANSLATE_HERE);
    view! {
        <Show when=assistance::translates>
            <span class="faint" role="status">{how}</span>
            // One button for both, so that whoever pressed it keeps the focus.
            <button type="button" class=class title=where_ on:click=press>{label}</button>
        </Show>
    }
}

/// Why there is none, as a sentence.
pub fn no_translation(why: NoTranslation) -> String {
    let why = match why {
        NoTranslation::Offline => words::OFFLINE,
        NoTranslation::NotFetched => words::NOT_FETCHED,
        NoTranslation::Trouble(why) => words::trouble(why),
    };
    format!("{} {why}.", words::TRANSLATION_FAILED)
}
