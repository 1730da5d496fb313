//! The composer: how, to whom, by which channel and in which language, before anything else.
//!
//! It never empties by itself. Every input is kept at once ([`crate::shell::texts`]), by
//! conversation; the message's id is made when the text is begun, so that the same text logged in
//! two tabs is one message.

mod address;
mod barrier;
mod drafting;
mod files;
mod foot;
mod hints;
mod insertion;
mod kept;
mod modes;
mod note;
mod paste;
mod prompt;
mod same_reply;
mod state;
mod texts;
mod translating;
mod variables;
mod when;

use super::{
    frame::keys::press,
    handed::HandedView,
    thread::{ComposerSeed, Subject},
};
use crate::{
    data::use_data, parts::bring_into_sight, shell::notes::BegunNotes, texts::composer as words,
};
use address::Address;
use barrier::Barrier;
use domain::text::has_visible;
use drafting::DraftBar;
use files::Files;
use foot::Foot;
use hints::Hints;
pub use hints::hint_words;
use insertion::take_back;
pub use kept::log_kept;
use leptos::{html, prelude::*};
use modes::Modes;
use note::NoteBox;
use paste::{Chips, Form, Pasting, Quoted, SeveralView};
use same_reply::SameReply;
use state::Compose;
use texts::TextBoxes;
pub use texts::label_of;
use variables::Variables;
use wasm_bindgen::JsCast;

#[component]
pub fn Composer(subject: Subject) -> impl IntoView {
    let compose = Compose::of(subject);
    compose.detect();
    // A note that was begun is what one comes back to, unless a message was too.
    let is_note = RwSignal::new(compose.is_blank() && begins_with_note(subject));
    let pasting = Pasting::of(compose);
    provide_context(pasting);
    let seed = expect_context::<ComposerSeed>();
    Effect::new(move || {
        if let Some(draft) = seed.0.get() {
            is_note.set(false);
            compose.take_draft(&draft);
            seed.0.set(None);
        }
    });
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            // A key that is held is one press; a note has its own.
            if !event.repeat() && !is_note.get_untracked() {
                take_back(compose);
                pasting.log();
            }
        } else {
            pasting.hear(&event);
            if event.key() == "Escape" && !event.default_prevented() && !press(OPENED) {
                leave();
            }
        }
    };
    view! {
        // Takes the focus of a press on what takes none itself, a label: it would fold up under it.
        <section
            class="composer"
            aria-label=words::COMPOSER
            tabindex="-1"
            data-blank=move || (!compose.has_text() && !is_note.get()).then_some("true")
            data-note=move || is_note.get().then_some("")
            on:keydown=keys
        >
            <HandedView handed=compose.handed() />
            <Show when=move || !is_note.get()>
                <Barrier compose />
            </Show>
            <Modes compose is_note />
            <Show when=move || is_note.get()>
                <NoteBox subject />
            </Show>
            <Show when=move || !is_note.get() && compose.may_write()>
                <Address compose />
                <Hints compose />
                <Chips pasting />
                <DraftBar compose />
                <TextBoxes compose />
                <Variables compose />
                <Quoted compose />
                <Form compose />
                <Files compose />
                <SameReply compose />
                <Trouble compose />
                <Foot compose />
            </Show>
        </section>
        <SeveralView pasting />
    }
}

/// The tool of the foot that stands open: Escape closes it first.
const OPENED: &str = ".composer__foot [aria-expanded='true']";

/// Why it was not logged, in sight though the foot of the composer stands over what is below it.
#[component]
fn Trouble(compose: Compose) -> impl IntoView {
    let node = NodeRef::<html::P>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            bring_into_sight(&node);
        }
    });
    move || {
        compose.trouble.get().map(|trouble| {
            view! {
                <p node_ref=node class="notice" data-tone="danger" role="alert" dir="auto">
                    {trouble}
                </p>
            }
        })
    }
}

/// Whether a note was begun in the conversation, on this device.
fn begins_with_note(subject: Subject) -> bool {
    has_visible(&BegunNotes(use_data().me()).get(subject.conversation))
}

/// Back to the thread, where single keys act again. What stands in the composer stays.
fn leave() {
    let thread = document().query_selector("[role='log']").ok().flatten();
    if let Some(thread) = thread.and_then(|thread| thread.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = thread.focus();
    }
}
