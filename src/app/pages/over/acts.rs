//! What keys and the palette do. A key alone says nothing where it has nothing to act on; what is
//! chosen from the palette says why.

use super::super::{
    frame::keys,
    inbox::{
        arrows::go_on,
        tools::selected::{self, Meant},
    },
    thread::{
        Subject,
        assignee::{assign, snooze},
        head::{close_or_reopen, mark_unread},
    },
};
use crate::{
    data::{Data, use_data},
    parts::Toasts,
};
use domain::{ConversationId, MemberId, shortcuts::Action, snooze::Snooze};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;
use web_sys::{KeyboardEvent, KeyboardEventInit, UrlSearchParams};

/// Goes somewhere.
type Go = Box<dyn Fn(&str)>;

#[derive(Clone, Copy)]
pub struct Acts {
    data: Data,
    toasts: Toasts,
    go: StoredValue<Go, LocalStorage>,
    pub palette: RwSignal<bool>,
    pub sheet: RwSignal<bool>,
}

impl Acts {
    pub fn of() -> Self {
        let navigate = use_navigate();
        Self {
            data: use_data(),
            toasts: expect_context(),
            go: StoredValue::new_local(Box::new(move |path| {
                navigate(path, NavigateOptions::default());
            })),
            palette: RwSignal::new(false),
            sheet: RwSignal::new(false),
        }
    }

    pub fn go(self, path: &str) {
        self.go.with_value(|go| go(path));
    }

    pub fn say(self, sentence: &'static str) {
        self.toasts.say(sentence);
    }

    /// Does it, where there is something to do it to. Says whether there was.
    pub fn run(self, action: Action) -> bool {
        let (data, toasts) = (self.data, self.toasts);
        let is_done = |done: Option<()>| done.is_some();
        // What is selected is meant before what is open.
        if selected::act(Meant::Key(action)) {
            return true;
        }
        match action {
            Action::Palette => {
                self.palette.set(true);
                true
            }
            Action::Help => {
                self.sheet.set(true);
                true
            }
            Action::Search => keys::to_search(),
            Action::Next => arrow("ArrowDown"),
            Action::Previous => arrow("ArrowUp"),
            Action::Reply => reply(),
            Action::Paste => in_mode("[data-inbound]"),
            Action::Write => in_mode("[data-writes]"),
            Action::Note => note(),
            Action::AssignToMe => is_done(
                self.subject()
                    .map(|subject| assign(data, toasts, subject, Some(data.me()))),
            ),
            Action::Close => is_done(
                self.subject()
                    .map(|subject| close_or_reopen(data, toasts, subject.conversation)),
            ),
            Action::Snooze => self.snooze_open(Some(Snooze::Tomorrow)),
            Action::MarkUnread => is_done(
                self.subject()
                    .map(|subject| mark_unread(data, toasts, subject.conversation)),
            ),
            Action::Tag => keys::focus(".tags__input"),
            Action::Select => keys::press(".conversation-card:has([aria-current]) input"),
            Action::Undo => keys::press(".toast [data-acts]"),
            Action::Translation => keys::press(".message:focus-within [data-translation]"),
            // The list of the review hears them itself, while the focus is in it.
            Action::Approve | Action::Reject | Action::Defer => false,
        }
    }

    /// Whether a conversation is open.
    pub fn has_subject(self) -> bool {
        self.subject().is_some()
    }

    /// Makes what is selected, otherwise the open conversation, somebody's, or nobody's.
    pub fn assign(self, to: Option<MemberId>) {
        if selected::act(Meant::Assign(to)) {
            return;
        }
        if let Some(subject) = self.subject() {
            assign(self.data, self.toasts, subject, to);
        }
    }

    /// Puts what is selected, otherwise the open conversation, aside, or takes it back.
    pub fn snooze(self, until: Option<Snooze>) {
        if !selected::act(Meant::Snooze(until)) {
            self.snooze_open(until);
        }
    }

    /// Says whether one is open.
    fn snooze_open(self, until: Option<Snooze>) -> bool {
        let Some(subject) = self.subject() else {
            return false;
        };
        if snooze(self.data, self.toasts, subject, until) && until.is_some() {
            go_on();
        }
        true
    }

    /// The conversation that is open, by the address.
    fn subject(self) -> Option<Subject> {
        let location = window().location();
        let path = location.pathname().ok()?;
        let in_path = path.strip_prefix("/inbox/").map(str::to_owned);
        let in_query = || {
            let query = UrlSearchParams::new_with_str(&location.search().ok()?).ok()?;
            query.get("conversation")
        };
        let id: ConversationId = in_path.or_else(in_query)?.parse().ok()?;
        let row = untrack(|| self.data.conversation(id))?;
        Some(Subject {
            conversation: id,
            account: row.account_id,
            campaign: row.campaign_id,
        })
    }
}

/// The list goes by its arrows: it knows its order. Once the key's own event is over, because no
/// listener hears two at once.
fn arrow(key: &'static str) -> bool {
    if keys::find(".conversation-row, .review-row").is_none() {
        return false;
    }
    let press = move || {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) {
            let _ = window().dispatch_event(&event);
        }
    };
    set_timeout(press, Duration::ZERO);
    true
}

/// To where messages are written; from a note back to the message.
fn reply() -> bool {
    let is_note = keys::find(".composer[data-note]").is_some();
    if is_note && let Some(mode) = keys::find(".composer .mode input[data-chosen]") {
        mode.click();
        request_animation_frame(|| _ = keys::to_composer());
        return true;
    }
    keys::to_composer()
}

/// Into the text of the mode that bears a mark.
fn in_mode(mark: &str) -> bool {
    let Some(mode) = keys::find(&format!(".composer .mode input{mark}")) else {
        return false;
    };
    mode.click();
    request_animation_frame(|| _ = keys::to_composer());
    true
}

fn note() -> bool {
    let Some(choice) = keys::find(".composer input[data-note]") else {
        return false;
    };
    choice.click();
    request_animation_frame(|| _ = keys::focus(".composer .note-box textarea"));
    true
}
