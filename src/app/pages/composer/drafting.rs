//! *AI draft* and *AI continue*: the text streams into the box, can be stopped, asked for again and
//! steered, is offered in up to three variants, and is edited before it is logged. Where nobody writes
//! drafts the prompt can be copied, with what the member wants in it.

mod elsewhere;
mod variants;
mod writing;

use super::{prompt, state::Compose};
use crate::{
    parts::{Icon, Toasts, copy_text, icon::Glyph},
    shell::{
        assistance,
        drafts::{self, NoDraft},
        language_model,
    },
    texts::{assistance as reasons, assistance::drafts as words, composer},
};
use domain::{Mode, ProviderTrouble, suggestion::Variants, text::has_visible};
use elsewhere::Elsewhere;
use leptos::{prelude::*, task::spawn_local};
use protocol::AskDraft;
use variants::VariantKeys;
use writing::Writing;

/// A draft on its way.
#[derive(Clone, Copy)]
struct Drafting {
    compose: StoredValue<Compose>,
    toasts: Toasts,
    steer: RwSignal<String>,
    /// What the member wanted of the draft that stands: of another variant they want it too.
    wished: StoredValue<String>,
    /// What is stopped by it; absent while nothing is written.
    running: RwSignal<Option<drafts::Stop>, LocalStorage>,
    elsewhere: Elsewhere,
    variants: RwSignal<Variants>,
    /// What was asked last.
    asked: RwSignal<String>,
    trouble: RwSignal<Option<String>>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// One that takes the place of what stands there.
    InItsPlace,
    /// One beside it.
    Another,
}

impl Drafting {
    fn of(compose: Compose) -> Self {
        Self {
            compose: StoredValue::new(compose),
            toasts: expect_context(),
            steer: RwSignal::new(String::new()),
            wished: StoredValue::new(String::new()),
            running: compose.writing(),
            elsewhere: Elsewhere::of(compose),
            variants: compose.variants(),
            asked: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
        }
    }

    /// The whole prompt as it would be asked now.
    fn prompt(self, wanted: Wanted) -> String {
        let compose = self.compose.get_value();
        let steer = self.steer.get_untracked();
        let stands = compose.account_text.get_untracked();
        match wanted {
            Wanted::InItsPlace => prompt::steered(compose.data(), compose, &steer, &stands),
            Wanted::Another => {
                let others = self.variants.with_untracked(|them| them.texts(&stands));
                let wish = if has_visible(&steer) {
                    steer
                } else {
                    self.wished.get_value()
                };
                prompt::another(compose.data(), compose, &wish, &others)
            }
        }
    }

    fn begin(self, wanted: Wanted) {
        let compose = self.compose.get_value();
        let prompt = self.prompt(wanted);
        let steer = self.steer.get_untracked();
        if wanted == Wanted::InItsPlace || has_visible(&steer) {
            self.wished.set_value(steer);
        }
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
        let is_served = untrack(assistance::drafts);
        let mut writing = Writing::into(compose);
        self.elsewhere.begins(writing.message());
        spawn_local(async move {
            let take = |piece: &str| writing.take(piece);
            let ended = if is_served {
                drafts::ask(asked, &stop, take).await
            } else {
                language_model::ask(&asked.prompt, &asked.language, &stop, take).await
            };
            self.elsewhere.ends(writing.message());
            // The composer may be gone by now, or this part of it.
            let is_gone = self.running.try_set(None).is_some() || self.trouble.is_disposed();
            if is_gone {
                writing.leave(self.toasts);
            } else {
                self.end(writing, wanted, ended);
            }
        });
    }

    fn end(self, writing: Writing, wanted: Wanted, ended: Result<(), NoDraft>) {
        let has_begun = writing.has_begun();
        if let Err(why) = ended {
            return self.fail(&writing, why);
        }
        if has_begun {
            self.steer.set(String::new());
        }
        if !(has_begun && writing.replaces()) {
            return;
        }
        // What somebody wrote stays beside what takes its place.
        let (stood, came) = writing.variants();
        let keeps = self.variants.with_untracked(|them| them.keeps(&stood));
        let is_beside = wanted == Wanted::Another || writing.replaces_own() && keeps;
        if is_beside && writing.is_its_place() {
            self.variants.update(|them| them.add(stood, came));
            writing.keep();
            return;
        }
        writing.keep();
        writing.offer_back(self.toasts);
    }

    /// What stood there stands there again: half a draft is not worth anybody's words, and an answer that is
    /// none is worth nothing. The beginning of one where nothing stood is kept.
    fn fail(self, writing: &Writing, why: NoDraft) {
        let is_none = why == NoDraft::Trouble(ProviderTrouble::OtherLanguage)
            || why == NoDraft::Trouble(ProviderTrouble::Garbled);
        let has_begun = writing.has_begun();
        let gives_back = has_begun && (writing.replaces() || is_none) && writing.put_back();
        let begins = if has_begun && !is_none {
            words::CUT
        } else {
            words::FAILED
        };
        let ends = if gives_back && writing.replaces() {
            words::PUT_BACK
        } else {
            ""
        };
        let why = match why {
            NoDraft::Offline => reasons::OFFLINE,
            NoDraft::NotFetched => reasons::NO_MODEL,
            NoDraft::Trouble(ProviderTrouble::Garbled) => words::GARBLED,
            NoDraft::Trouble(ProviderTrouble::OtherLanguage) => words::OTHER_LANGUAGE,
            NoDraft::Trouble(why) => reasons::trouble(why),
        };
        self.trouble.set(Some(format!("{begins} {why}.{ends}")));
    }

    fn stop(self) {
        if let Some(stop) = self.running.get_untracked() {
            stop.stop();
        }
    }

    /// What is written in another tab goes on there.
    fn stop_own(self) {
        let running = self.running.get_untracked();
        if let Some(stop) = running.filter(drafts::Stop::is_here) {
            stop.stop();
        }
    }

    /// What is written for one text is for no other.
    fn follow_text(self, compose: Compose) {
        Effect::new(move |before: Option<_>| {
            let now = compose.kind_and_message();
            if before.is_some_and(|before| before != now) {
                self.stop_own();
                self.trouble.set(None);
                self.asked.set(String::new());
                if before.is_some_and(|(_, message)| message != now.1) {
                    self.wished.set_value(String::new());
                }
            }
            now
        });
    }
}

/// Whether somebody writes drafts: a provider, or the browser itself. Watched.
fn is_offered() -> bool {
    assistance::drafts() || language_model::writes()
}

/// What the member wants, and what can be done about it.
#[component]
pub fn DraftBar(compose: Compose) -> impl IntoView {
    let drafting = Drafting::of(compose);
    on_cleanup(move || drafting.stop_own());
    drafting.follow_text(compose);
    let is_running = move || drafting.running.with(Option::is_some);
    let what = move || match compose.mode.get() {
        Mode::AiContinue => words::CONTINUES,
        _ => words::BEGINS,
    };
    view! {
        <Show when=move || compose.mode.get().is_ai()>
            <div class="drafting" role="group" aria-label=words::TITLE>
                <p class="drafting__what">
                    {what}
                    <Show when=move || !is_running() && !is_offered()>" " {words::STEPS}</Show>
                </p>
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
                            if untrack(is_offered) && !is_running() {
                                drafting.begin(Wanted::InItsPlace);
                            }
                        }
                    }
                />
                <Show when=move || is_running() || is_offered()>
                    <DraftKeys drafting />
                </Show>
                <CopyPrompt drafting />
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

/// Begins a draft, or stops the one that is being written, here or in another tab.
#[component]
fn DraftKeys(drafting: Drafting) -> impl IntoView {
    let compose = drafting.compose.get_value();
    let is_running = move || drafting.running.with(Option::is_some);
    let label = move || {
        let is_drafted = compose.suggested().with(Option::is_some);
        if is_drafted && compose.account_text.with(|text| has_visible(text)) {
            words::AGAIN
        } else {
            words::DRAFT
        }
    };
    view! {
        <Show
            when=is_running
            fallback=move || view! {
                <button
                    type="button"
                    class="button"
                    data-deed="draft"
                    on:click=move |_| drafting.begin(Wanted::InItsPlace)
                >
                    {label}
                </button>
            }
        >
            <button type="button" class="button" on:click=move |_| drafting.stop()>
                {words::STOP}
            </button>
        </Show>
        <VariantKeys drafting />
        <span class="faint" role="status">{move || is_running().then_some(words::WRITING)}</span>
    }
}

/// The whole prompt for the assistant that the rep already uses.
#[component]
fn CopyPrompt(drafting: Drafting) -> impl IntoView {
    let copy = move |_| {
        copy_text(
            &drafting.prompt(Wanted::InItsPlace),
            composer::PROMPT_COPIED,
        );
    };
    view! {
        <button
            type="button"
            class="button"
            class:button--quiet=is_offered
            data-deed="copy-prompt"
            on:click=copy
        >
            <Icon glyph=Glyph::Copy />
            {composer::COPY_PROMPT}
        </button>
    }
}
