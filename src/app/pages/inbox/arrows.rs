//! The arrows go through a list of conversations.

use crate::pages::frame::keys;
use domain::{ConversationId, inbox::steady::neighbour};
use leptos::{ev, prelude::*};

/// A list as it stood when somebody began to go through it.
#[derive(Default)]
struct Walk {
    /// What the list answers.
    question: String,
    order: Vec<ConversationId>,
    /// Where they are.
    at: Option<ConversationId>,
}

/// Arrow up and down open the neighbour in the list, unless somebody types: from where the open one
/// stood when it was opened, wherever what was written in it has moved it. Another question has another
/// list.
pub fn listen(
    ids: Memo<Vec<ConversationId>>,
    chosen: Memo<Option<ConversationId>>,
    question: impl Fn() -> String + Copy + 'static,
    open: impl Fn(ConversationId) + 'static,
) {
    let begin = move |at| Walk {
        question: untrack(question),
        order: ids.get_untracked(),
        at,
    };
    let walk = StoredValue::new(Walk::default());
    // Whoever opens one by hand begins there.
    Effect::new(move || {
        let chosen = chosen.get();
        if walk.with_value(|walk| walk.at != chosen) {
            walk.set_value(begin(chosen));
        }
    });
    let handle = window_event_listener(ev::keydown, move |event| {
        let step: isize = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if keys::is_typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let present = chosen.get_untracked();
        let is_another = |walk: &Walk| walk.order.is_empty() || walk.question != untrack(question);
        if walk.with_value(is_another) {
            walk.set_value(begin(present));
        }
        let next = ids.with_untracked(|ids| {
            walk.with_value(|walk| neighbour(&walk.order, ids, present, step))
        });
        if let Some(id) = next {
            event.prevent_default();
            walk.update_value(|walk| walk.at = Some(id));
            open(id);
        }
    });
    on_cleanup(move || handle.remove());
}
