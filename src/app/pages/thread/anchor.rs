//! A link to a message: the thread opens at it and marks it, wherever the link was, and where the
//! message is not on this device it is fetched.

use super::Subject;
use crate::{
    data::{Data, use_data},
    texts::thread as words,
};
use domain::{Kind, MessageId, NoteId};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What an address says before a message's id.
const PREFIX: &str = "message-";
/// And before a note's.
const NOTE_PREFIX: &str = "note-";

/// Where the way to a linked message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Search {
    Fetching,
    /// The server has no such message in this conversation.
    Gone,
    Failed,
}

/// The message that the address leads to.
#[derive(Clone, Copy)]
pub struct Anchor {
    data: Data,
    subject: Subject,
    pub marked: Memo<Option<MessageId>>,
    search: RwSignal<Option<Search>>,
}

impl Anchor {
    /// Follows the address. `leave_foot` is called before the thread is scrolled.
    pub fn follow(subject: Subject, leave_foot: impl Fn() + Copy + 'static) -> Self {
        let hash = use_location().hash;
        let marked = Memo::new(move |_| {
            hash.with(|hash| {
                let id = hash.trim_start_matches('#').strip_prefix(PREFIX)?;
                id.parse::<MessageId>().ok()
            })
        });
        let anchor = Self {
            data: use_data(),
            subject,
            marked,
            search: RwSignal::new(None),
        };
        let came_to = StoredValue::new(None::<MessageId>);
        Effect::new(move |before: Option<Option<MessageId>>| {
            let asked = marked.get();
            if before != Some(asked) {
                came_to.set_value(None);
                anchor.search.set(None);
            }
            let Some(id) = asked else { return asked };
            anchor.data.watch(Kind::Message);
            anchor.data.watch_row(subject.conversation);
            // Once: who scrolls on is not brought back by news.
            if came_to.get_value() == Some(id) {
                return asked;
            }
            if anchor.is_here(id) {
                came_to.set_value(Some(id));
                anchor.search.set(None);
                leave_foot();
                // Its row is built by then.
                request_animation_frame(move || focus_message(id));
            } else if anchor.is_read() {
                anchor.fetch(id);
            }
            asked
        });
        anchor
    }

    fn is_here(self, id: MessageId) -> bool {
        let conversation = self.subject.conversation;
        self.data.rows(|rows| {
            rows.message(id)
                .is_some_and(|row| row.conversation_id == conversation)
        })
    }

    /// Whether what the device holds of the thread is in memory.
    fn is_read(self) -> bool {
        self.data
            .replica(|replica| replica.is_open(self.subject.conversation))
    }

    /// Fetches further back until the message is here, or the conversation has no more.
    fn fetch(self, id: MessageId) {
        if self.search.get_untracked().is_some() {
            return;
        }
        self.search.set(Some(Search::Fetching));
        spawn_local(async move {
            let conversation = self.subject.conversation;
            let mut before = None;
            loop {
                let engine = self.data.engine();
                let fetched = engine.fetch_older(conversation, before).await;
                // The page was left, or another message is sought by now.
                if self.marked.try_get_untracked().flatten() != Some(id) || self.is_here(id) {
                    return;
                }
                let Ok(more) = fetched else {
                    self.search.set(Some(Search::Failed));
                    return;
                };
                let first = self.data.rows(|rows| rows.first_logged(conversation));
                // There is no more, or nothing older came.
                if !more || first == before {
                    break;
                }
                before = first;
            }
            self.search.set(Some(Search::Gone));
        });
    }

    fn try_again(self) {
        self.search.set(None);
        if let Some(id) = self.marked.get_untracked() {
            self.fetch(id);
        }
    }
}

/// Follows the address to a note: every note is on the device. `leave_foot` is called before the
/// thread is scrolled.
pub fn follow_note(leave_foot: impl Fn() + Copy + 'static) -> Memo<Option<NoteId>> {
    let data = use_data();
    let hash = use_location().hash;
    let marked = Memo::new(move |_| {
        hash.with(|hash| {
            let id = hash.trim_start_matches('#').strip_prefix(NOTE_PREFIX)?;
            id.parse::<NoteId>().ok()
        })
    });
    // Once: who scrolls on is not brought back by news.
    Effect::new(move |came_to: Option<Option<NoteId>>| {
        let id = marked.get()?;
        data.watch(Kind::Note);
        let is_here = data.rows(|rows| rows.note(id).is_some());
        if is_here && came_to.flatten() != Some(id) {
            leave_foot();
            // Its row is built by then.
            request_animation_frame(move || focus(&format!("{NOTE_PREFIX}{id}")));
        }
        is_here.then_some(id)
    });
    marked
}

/// Brings a message into sight and puts the focus on it, where it stands on the page.
pub fn focus_message(id: MessageId) {
    focus(&format!("{PREFIX}{id}"));
}

fn focus(name: &str) {
    let node = document().get_element_by_id(name);
    if let Some(node) = node.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        node.scroll_into_view_with_bool(true);
        let _ = node.focus();
    }
}

/// Gives the focus back to a message whose parts were drawn anew, without moving the page.
pub fn keep_focus(id: MessageId) {
    request_animation_frame(move || {
        let node = document().get_element_by_id(&format!("{PREFIX}{id}"));
        if let Some(node) = node.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
            let _ = node.focus();
        }
    });
}

/// Says that the linked message is on its way, or why it is not here.
#[component]
pub fn AnchorNotice(anchor: Anchor) -> impl IntoView {
    let words_of = |search| match search {
        Search::Fetching => words::FETCHING_MESSAGE,
        Search::Gone => words::MESSAGE_GONE,
        Search::Failed => words::MESSAGE_NOT_FETCHED,
    };
    move || {
        anchor.search.get().map(|search| {
            view! {
                <p class="thread__reach" role="status">
                    {words_of(search)}
                    {(search == Search::Failed).then(|| view! {
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| anchor.try_again()
                        >
                            {crate::texts::shell::TRY_AGAIN}
                        </button>
                    })}
                </p>
            }
        })
    }
}
