//! Fills a text from another: by the browser's own translator where it has one, else by whoever
//! the server asks.

use super::Toasts;
use crate::{
    shell::assistance::{self, Asked, NoTranslation},
    texts::{assistance as words, composer},
};
use domain::Language;
use leptos::{prelude::*, task::spawn_local};

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
    let translate = move |_| {
        let Some(asked) = original.run(()) else {
            return;
        };
        let before = translation.get_untracked();
        busy.set(true);
        spawn_local(async move {
            let answer = {
                let by = Asked::ByPress;
                assistance::translate(&asked.text, &asked.language, &asked.into, by).await
            };
            let is_answered = || {
                translation.try_get_untracked() == Some(before)
                    && original.try_run(()).flatten() == Some(asked)
            };
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
            busy.try_set(false);
        });
    };
    let label = move || match (busy.get(), assistance::server_translates()) {
        (true, _) => composer::TRANSLATING,
        (false, true) => words::TRANSLATE,
        (false, false) => composer::TRANSLATE_HERE,
    };
    view! {
        <Show when=assistance::translates>
            <button type="button" class=class disabled=move || busy.get() on:click=translate>
                {label}
            </button>
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
