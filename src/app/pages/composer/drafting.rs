//! *AI draft* and *AI continue* by a provider: the text streams into the box, can be stopped, asked
//! for again and steered, and is edited before it is logged.

use super::{prompt, state::Compose};
use crate::{
    parts::Toasts,
    shell::{
        assistance,
        drafts::{self, NoDraft},
    },
    texts::{assistance as reasons, assistance::drafts as words, thread},
};
use domain::text::has_visible;
use leptos::{prelude::*, task::spawn_local};
use protocol::AskDraft;

/// A draft on its way.
#[derive(Clone, Copy)]
struct Drafting {
    compose: StoredValue<Compose>,
    toasts: Toasts,
    steer: RwSignal<String>,
    /// What is stopped by it; absent while nothing is written.
    running: RwSignal<Option<drafts::Stop>, LocalStorage>,
    /// What was asked last.
    asked: RwSignal<String>,
    trouble: RwSignal<Option<String>>,
}

impl Drafting {
    fn begin(self) {
        let compose = self.compose.get_value();
        let before = compose.account_text.get_untracked();
        let steer = self.steer.get_untracked();
        let prompt = prompt::steered(compose.data(), compose, &steer, &before);
        self.asked.set(prompt.clone());
        self.trouble.set(None);
        let stop = drafts::Stop::new();
        self.running.set(Some(stop.clone()));
        let asked = AskDraft {
            account_id: compose.subject.account,
            campaign_id: compose.subject.campaign,
            prompt,
            language: untrack(|| compose.target()),
        };
        let written = StoredValue::new(String::new());
        spawn_local(async move {
            let ended = drafts::ask(asked, &stop, |piece| {
                take(compose, written, &before, piece)
            });
            let ended = ended.await;
            // The composer may be gone by now.
            if self.running.try_set(None).is_some() {
                return;
            }
            self.end(compose, &written.get_value(), before, ended);
        });
    }

    fn end(self, compose: Compose, written: &str, before: String, ended: Result<(), NoDraft>) {
        if let Err(why) = ended {
            let begins = if written.is_empty() {
                words::FAILED
            } else {
                words::CUT
            };
            let why = match why {
                NoDraft::Offline => reasons::OFFLINE,
                NoDraft::Trouble(why) => reasons::trouble(why),
            };
            self.trouble.set(Some(format!("{begins} {why}.")));
        }
        if written.is_empty() {
            return;
        }
        compose.keep();
        self.steer.set(String::new());
        if has_visible(&before) {
            let put_back = move || {
                if compose.account_text.try_set(before.clone()).is_none() {
                    compose.keep();
                }
            };
            self.toasts.offer(words::REPLACED, thread::UNDO, put_back);
        }
    }

    fn stop(self) {
        self.running.with_untracked(|running| {
            if let Some(stop) = running {
                stop.stop();
            }
        });
    }
}

/// Takes what was written next. Says whether to go on: who types into the box meanwhile has it.
fn take(compose: Compose, written: StoredValue<String>, before: &str, piece: &str) -> bool {
    let Some(so_far) = written.try_get_value() else {
        return false;
    };
    let is_ours = compose
        .account_text
        .try_get_untracked()
        .is_some_and(|text| text == so_far || so_far.is_empty() && text == before);
    if is_ours {
        let text = so_far + piece;
        written.set_value(text.clone());
        compose.account_text.set(text);
    }
    is_ours
}

/// Shown where somebody writes drafts; without, the prompt can be copied.
#[component]
pub fn DraftBar(compose: Compose) -> impl IntoView {
    let drafting = Drafting {
        compose: StoredValue::new(compose),
        toasts: expect_context(),
        steer: RwSignal::new(String::new()),
        running: RwSignal::new_local(None),
        asked: RwSignal::new(String::new()),
        trouble: RwSignal::new(None),
    };
    on_cleanup(move || drafting.stop());
    let is_offered = move || compose.mode.get().is_ai() && assistance::drafts();
    let is_running = move || drafting.running.with(Option::is_some);
    let label = move || {
        if compose.account_text.with(|text| has_visible(text)) {
            words::AGAIN
        } else {
            words::DRAFT
        }
    };
    view! {
        <Show when=is_offered>
            <div class="drafting" role="group" aria-label=words::TITLE>
                <input
                    class="input"
                    dir="auto"
                    autocomplete="off"
                    aria-label=words::STEER
                    placeholder=words::STEER_PLACEHOLDER
                    prop:value=move || drafting.steer.get()
                    on:input=move |event| drafting.steer.set(event_target_value(&event))
                    on:keydown=move |event| {
                        let is_plain = !event.ctrl_key() && !event.meta_key();
                        if event.key() == "Enter" && is_plain {
                            event.prevent_default();
                            if !is_running() {
                                drafting.begin();
                            }
                        }
                    }
                />
                <Show
                    when=is_running
                    fallback=move || view! {
                        <button
                            type="button"
                            class="button"
                            data-deed="draft"
                            on:click=move |_| drafting.begin()
                        >
                            {label}
                        </button>
                    }
                >
                    <button type="button" class="button" on:click=move |_| drafting.stop()>
                        {words::STOP}
                    </button>
                </Show>
                <span class="faint" role="status">{move || is_running().then_some(words::WRITING)}</span>
                {move || drafting.trouble.get().map(|trouble| view! {
                    <p class="drafting__trouble" role="alert">{trouble}</p>
                })}
                <Show when=move || drafting.asked.with(|asked| !asked.is_empty())>
                    <details class="drafting__asked">
                        <summary>{words::ASKED}</summary>
                        <pre tabindex="0" dir="auto" aria-label=words::ASKED>{move || drafting.asked.get()}</pre>
                    </details>
                </Show>
            </div>
        </Show>
    }
}
