//! Fills a text from another by the browser's own translator, where it has one.

use super::Toasts;
use crate::{shell::translator, texts::composer as words};
use domain::Language;
use leptos::{prelude::*, task::spawn_local};

/// What is to be translated.
pub struct Original {
    pub text: String,
    pub language: Language,
    pub into: Language,
}

/// `original` is asked when the button is pressed. What is typed into `translation` meanwhile is
/// not overwritten; `filled` is told where it was filled.
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
        let Some(original) = original.run(()) else {
            return;
        };
        let before = translation.get_untracked();
        busy.set(true);
        spawn_local(async move {
            let Original {
                text,
                language,
                into,
            } = original;
            match translator::translate(&text, &language, &into).await {
                Some(translated) if translation.try_get_untracked() == Some(before) => {
                    translation.set(translated);
                    if let Some(filled) = filled {
                        filled.run(());
                    }
                }
                Some(_) => {}
                None => toasts.say(words::TRANSLATE_FAILED),
            }
            busy.try_set(false);
        });
    };
    translator::exists().then(|| {
        view! {
            <button type="button" class=class disabled=move || busy.get() on:click=translate>
                {move || if busy.get() { words::TRANSLATING } else { words::TRANSLATE_HERE }}
            </button>
        }
    })
}
