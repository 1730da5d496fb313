//! *AI draft* and *AI continue* by a provider: the text streams into the box, can be stopped, asked
//! for again and steered, and is edited before it is logged.

use super::{
    super::{thread::Subject, undo::offer_copy},
    prompt,
    state::Compose,
};
use crate::{
    parts::Toasts,
    shell::{
        assistance,
        drafts::{self, NoDraft},
    },
    texts::{assistance as reasons, assistance::drafts as words, thread},
};
use domain::{MessageId, Mode, text::has_visible};
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
        let mut writing = Writing {
            compose,
            message: compose.message_id(),
            mode: compose.mode.get_untracked(),
            before,
            suggested: compose.suggested().get_untracked(),
            written: String::new(),
        };
        spawn_local(async move {
            let ended = drafts::ask(asked, &stop, |piece| writing.take(piece)).await;
            // The composer may be gone by now, or this part of it.
            let is_gone = self.running.try_set(None).is_some() || self.trouble.is_disposed();
            if is_gone {
                writing.leave(self.toasts);
            } else {
                self.end(writing, ended);
            }
        });
    }

    fn end(self, writing: Writing, ended: Result<(), NoDraft>) {
        let has_begun = !writing.written.is_empty();
        let is_whole = ended.is_ok();
        match ended {
            Ok(()) if has_begun => self.steer.set(String::new()),
            Ok(()) => {}
            Err(why) => {
                let begins = if has_begun { words::CUT } else { words::FAILED };
                let why = match why {
                    NoDraft::Offline => reasons::OFFLINE,
                    NoDraft::Trouble(why) => reasons::trouble(why),
                };
                self.trouble.set(Some(format!("{begins} {why}.")));
            }
        }
        if has_begun && writing.replaces() {
            // One that broke off, as by leaving the page, does not take the place of what is kept.
            if is_whole {
                writing.keep();
            }
            let toasts = self.toasts;
            let put_back = move || {
                if !writing.put_back() {
                    offer_copy(toasts, writing.before.clone());
                }
            };
            toasts.offer(words::REPLACED, thread::UNDO, put_back);
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

/// A draft that goes into the text for which it was asked, and into no other.
struct Writing {
    compose: Compose,
    message: MessageId,
    mode: Mode,
    /// What stood there.
    before: String,
    /// What had been suggested for that.
    suggested: Option<String>,
    written: String,
}

impl Writing {
    /// Whether it is written over somebody's words.
    fn replaces(&self) -> bool {
        has_visible(&self.before)
    }

    /// Keeps what is written as what is typed is kept.
    fn keep(&self) {
        if self.is_its_place() && self.has(&self.written) {
            self.compose.keep();
        }
    }

    /// Takes what was written next. Says whether to go on: who types into the box meanwhile has it, and
    /// another mode or message has another text. Over somebody's words it is kept only at its end: a
    /// page that is left before finds them again.
    fn take(&mut self, piece: &str) -> bool {
        let stands = if self.written.is_empty() {
            &self.before
        } else {
            &self.written
        };
        if !self.is_its_place() || !self.has(stands) {
            return false;
        }
        self.written.push_str(piece);
        self.compose.account_text.set(self.written.clone());
        let suggested = Some(self.written.clone());
        self.compose.suggested().set(suggested);
        if !self.replaces() {
            self.keep();
        }
        true
    }

    /// The composer is gone before the draft's end: where something else was kept meanwhile, the words
    /// that stood there can be copied.
    fn leave(self, toasts: Toasts) {
        let Subject { conversation, .. } = self.compose.subject;
        let kept = self.compose.data().engine().texts.get(conversation);
        let stands = kept.is_some_and(|kept| kept.original_text == self.before);
        if !self.written.is_empty() && self.replaces() && !stands {
            offer_copy(toasts, self.before);
        }
    }

    /// Puts back what stood there before, unless the text was changed since, or is another.
    fn put_back(&self) -> bool {
        let can_be = self.is_its_place() && self.has(&self.written);
        if can_be {
            self.compose.account_text.set(self.before.clone());
            self.compose.suggested().set(self.suggested.clone());
            self.compose.keep();
        }
        can_be
    }

    fn is_its_place(&self) -> bool {
        self.compose.is_here()
            && self.compose.message_id() == self.message
            && self.compose.mode.get_untracked() == self.mode
    }

    fn has(&self, text: &str) -> bool {
        let stands = self.compose.account_text.try_get_untracked();
        stands.is_some_and(|stands| stands == text)
    }
}

/// Shown where somebody writes drafts; without, the prompt can be copied.
#[component]
pub fn DraftBar(compose: Compose) -> impl IntoView {
    let drafting = Drafting {
        compose: StoredValue::new(compose),
        toasts: expect_context(),
        steer: RwSignal::new(String::new()),
        running: compose.writing(),
        asked: RwSignal::new(String::new()),
        trouble: RwSignal::new(None),
    };
    on_cleanup(move || drafting.stop());
    // What is written for one text is for no other.
    Effect::new(move |before: Option<(Mode, MessageId)>| {
        let now = compose.kind_and_message();
        if before.is_some_and(|before| before != now) {
            drafting.stop();
            drafting.trouble.set(None);
            drafting.asked.set(String::new());
        }
        now
    });
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
