//! *Type & translate*: what the account reads appears whenever typing pauses, and is the member's to
//! correct: what they changed is not written over.

use super::{super::undo::offer_copy, state::Compose};
use crate::{
    parts::{Toasts, no_translation},
    shell::assistance::{self, Asked, NoTranslation},
    texts::{assistance as words, composer, hints, thread},
};
use domain::{Language, Mode, compose::MachineMade, needs_translation, text::has_visible};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::time::Duration;

/// So long nothing is typed: a pause, and not the gap between two words.
const PAUSE: Duration = Duration::from_millis(700);

/// The translation that follows what is typed.
#[derive(Clone, Copy)]
pub struct Translating {
    compose: StoredValue<Compose>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    /// What their text says, translated back.
    back: RwSignal<Option<String>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    toasts: Toasts,
}

impl Translating {
    pub fn of(compose: Compose) -> Self {
        let translating = Self {
            compose: StoredValue::new(compose),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            back: RwSignal::new(None),
            waiting: StoredValue::new(None),
            toasts: expect_context(),
        };
        Effect::new(move || {
            let is_on = compose.mode.get() == Mode::TypeTranslate
                && assistance::translates()
                && !compose.source().same_as(&compose.target());
            compose.own_text.track();
            translating.stop_waiting();
            if is_on {
                translating.wait();
            }
        });
        // What was read back, and what went wrong, is of another text by now.
        Effect::new(move || {
            compose.account_text.track();
            translating.back.set(None);
            translating.trouble.set(None);
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

    /// Where the text was typed in another tab, that one translates it.
    fn translate(self) {
        let Some(compose) = self.compose.try_get_value() else {
            return;
        };
        let typed = compose.own_text.get_untracked();
        let (from, to) = compose.languages();
        let is_done = |made: &MachineMade| !made.is_stale(&typed, &to);
        let place = untrack(|| compose.kind_and_message());
        if place.0 != Mode::TypeTranslate
            || self.busy.get_untracked()
            || !compose.is_of_here()
            || !compose.is_untouched()
            || compose
                .made()
                .with_untracked(|made| made.as_ref().is_some_and(is_done))
        {
            return;
        }
        let made_of = |text: String| MachineMade {
            from: typed.clone(),
            into: to.clone(),
            text,
            may_be_corrected: false,
        };
        if !needs_translation(&typed, &from, &to) {
            if compose.account_text.with_untracked(|text| !text.is_empty()) {
                compose.take_made(made_of(String::new()));
            }
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = assistance::translate(&typed, &from, &to, Asked::ByPause).await;
            // The composer may be gone, or the text another, by now.
            let Some(now) = compose.own_text.try_get_untracked() else {
                return;
            };
            self.busy.set(false);
            // Another mode or message has another text.
            if untrack(|| compose.kind_and_message()) != place {
                return;
            }
            if now != typed || compose.languages().1 != to {
                self.stop_waiting();
                self.wait();
            } else if compose.is_untouched() {
                match answer {
                    Ok(text) => compose.take_made(MachineMade {
                        from: typed,
                        into: to,
                        text,
                        may_be_corrected: false,
                    }),
                    // The button beside it fetches what is missing.
                    Err(NoTranslation::NotFetched) => {}
                    Err(why) => self.trouble.set(Some(no_translation(why))),
                }
            }
        });
    }

    /// Has it translated anew, and puts that in the place of what somebody made of it, which is one press
    /// away then. Until there is one, nothing is taken.
    fn again(self) {
        let compose = self.compose.get_value();
        let typed = compose.own_text.get_untracked();
        let theirs = compose.account_text.get_untracked();
        let (from, into) = compose.languages();
        let place = untrack(|| compose.kind_and_message());
        self.busy.set(true);
        spawn_local(async move {
            let answer = assistance::translate(&typed, &from, &into, Asked::ByPress).await;
            // The composer may be gone, or the text another, by now.
            let Some(now) = compose.account_text.try_get_untracked() else {
                return;
            };
            self.busy.set(false);
            if now == theirs && untrack(|| compose.kind_and_message()) == place {
                match answer {
                    Ok(text) => self.put_anew(typed, into, text, theirs),
                    Err(why) => self.trouble.set(Some(no_translation(why))),
                }
            }
            // What was typed meanwhile waited for this.
            self.stop_waiting();
            self.wait();
        });
    }

    fn put_anew(self, from: String, into: Language, text: String, theirs: String) {
        let compose = self.compose.get_value();
        let toasts = self.toasts;
        let place = untrack(|| compose.kind_and_message());
        compose.take_made(MachineMade {
            from,
            into,
            text: text.clone(),
            may_be_corrected: false,
        });
        toasts.offer(words::TRANSLATED_ANEW, thread::UNDO, move || {
            let is_as_made = compose.is_here()
                && untrack(|| compose.kind_and_message()) == place
                && compose.account_text.get_untracked() == text;
            if is_as_made {
                compose.account_text.set(theirs.clone());
                compose.keep_as_own();
            } else {
                offer_copy(toasts, theirs.clone());
            }
        });
    }

    /// Translates what the account will read into the member's language, to be looked at.
    fn read_back(self) {
        let compose = self.compose.get_value();
        let text = compose.account_text.get_untracked();
        let (to, from) = compose.languages();
        self.busy.set(true);
        spawn_local(async move {
            let answer = assistance::translate(&text, &from, &to, Asked::ByPress).await;
            let Some(now) = compose.account_text.try_get_untracked() else {
                return;
            };
            self.busy.set(false);
            if now == text {
                match answer {
                    Ok(back) => {
                        self.trouble.set(None);
                        self.back.set(Some(back));
                    }
                    Err(why) => self.trouble.set(Some(no_translation(why))),
                }
            }
            // What was typed meanwhile waited for this.
            self.stop_waiting();
            self.wait();
        });
    }
}

/// Beside the label of the account's box: that it is being translated, and the way to read it back.
#[component]
pub fn TranslatingKeys(translating: Translating) -> impl IntoView {
    let compose = translating.compose.get_value();
    let can_be_read = move || {
        assistance::translates()
            && compose.account_text.with(|text| has_visible(text))
            && !compose.source().same_as(&compose.target())
            && !compose.is_outdated()
    };
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
    // Not between two letters: only where something stands in the way of logging.
    let is_held_up = move || {
        let is_told =
            translating.trouble.with(Option::is_some) || compose.trouble.with(Option::is_some);
        is_told && compose.is_outdated()
    };
    let is_stuck = move || {
        // Nothing comes, or somebody would not wait for it.
        let is_told = translating.trouble.with(Option::is_some)
            || translating.busy.get() && compose.trouble.with(Option::is_some);
        is_told
            && compose.mode.get() == Mode::TypeTranslate
            && compose.account_text.with(|text| !has_visible(text))
    };
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
        // Nobody translates it now: it may have been sent as it is.
        <Show when=is_stuck>
            <p class="composer__trouble">
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        compose.turn_to(Mode::LogSent);
                        compose.log(false);
                    }
                >
                    {hints::AS_SENT}
                </button>
            </p>
        </Show>
        <Show when=move || compose.is_left_behind()>
            <p class="hint" data-tone="calm" role="status">
                <span>{words::LEFT_BEHIND}</span>
                <span class="push"></span>
                <Show when=assistance::translates>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| translating.again()
                    >
                        {words::ANEW}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| compose.keep_as_own()
                >
                    {words::KEEP_IT}
                </button>
            </p>
        </Show>
        <Show when=is_held_up>
            <p class="composer__trouble">
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| compose.keep_as_own()
                >
                    {words::KEEP_IT}
                </button>
            </p>
        </Show>
    }
}
