//! The arrows go through a list of conversations.

use crate::pages::{frame::keys, over::is_dialog_open};
use domain::{
    ConversationId,
    inbox::steady::{Onward, neighbour, onward},
};
use leptos::{ev, prelude::*};
use std::cell::Cell;

/// A list as it stood when somebody began to go through it.
#[derive(Default)]
struct Walk {
    /// What the list answers.
    question: String,
    order: Vec<ConversationId>,
    /// Where they are.
    at: Option<ConversationId>,
}

thread_local! {
    /// How to go on in the list that stands beside the open conversation.
    static GO_ON: Cell<Option<Callback<()>>> = const { Cell::new(None) };
    /// How to open a conversation in that list.
    static OPEN: Cell<Option<Callback<ConversationId>>> = const { Cell::new(None) };
    /// Where whoever put one away went on to.
    static WENT_TO: Cell<Option<ConversationId>> = const { Cell::new(None) };
}

/// What had been put away is back: so is whoever went on from it, unless they went elsewhere since.
pub fn go_back_to(id: ConversationId) {
    if let Some(open) = OPEN.get().filter(|_| keys::is_in_sight(".pane--list")) {
        open.try_run(id);
    }
}

/// The open conversation was put away: on to the next of the list that it leaves by that. Where it
/// stands in no such list, nothing.
pub fn go_on() {
    if let Some(on) = GO_ON.get() {
        on.try_run(());
    }
}

/// The focus goes along, so that it does not stay on what led to the list.
fn to_row() {
    keys::focus(".conversation-row[aria-current]");
}

/// Arrow up and down open the neighbour in the list, unless somebody types: from where the open one
/// stood when it was opened, wherever what was written in it has moved it. Another question has another
/// list. `leave` goes back to the list itself, where what is put away leaves it.
pub fn listen(
    ids: Memo<Vec<ConversationId>>,
    chosen: Memo<Option<ConversationId>>,
    question: impl Fn() -> String + Copy + 'static,
    open: impl Fn(ConversationId) + Copy + Send + Sync + 'static,
    leave: Option<Callback<()>>,
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
        let is_in_it = |walk: &Walk| chosen.is_none_or(|id| walk.order.contains(&id));
        // The list may still be on its way.
        if !walk.with_value(is_in_it) {
            ids.track();
        }
        if walk.with_value(|walk| walk.at != chosen || !is_in_it(walk)) {
            walk.set_value(begin(chosen));
        }
    });
    let handle = window_event_listener(ev::keydown, move |event| {
        let step: isize = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        // What was found in messages, below the list, has its own way from one to the next.
        let is_found = keys::target_of(&event)
            .is_some_and(|target| target.closest(".said").is_ok_and(|it| it.is_some()));
        let is_its_own = is_found || keys::is_typing(&event) || keys::turns_a_choice(&event);
        if has_modifier || is_its_own || is_dialog_open() {
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
            // Once its row says that it is the one.
            request_animation_frame(to_row);
        } else if step > 0 && keys::focus(".said .found__open") {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    let on = leave.map(|leave| {
        Callback::new(move |()| {
            let Some(present) = chosen.get_untracked() else {
                return;
            };
            let next =
                ids.with_untracked(|ids| walk.with_value(|walk| onward(&walk.order, ids, present)));
            match next {
                Onward::Nowhere => {}
                Onward::To(id) if keys::is_in_sight(".pane--list") => {
                    WENT_TO.set(Some(id));
                    walk.update_value(|walk| walk.at = Some(id));
                    open(id);
                }
                // On a phone the list is what lies behind the conversation.
                Onward::To(_) | Onward::ToTheList => leave.run(()),
            }
        })
    });
    OPEN.set(on.map(|_| {
        Callback::new(move |id| {
            // At the end of a list nothing is open.
            let is_there = chosen
                .get_untracked()
                .is_none_or(|at| WENT_TO.get() == Some(at));
            if is_there {
                walk.update_value(|walk| walk.at = Some(id));
                open(id);
            }
        })
    }));
    GO_ON.set(on);
}
