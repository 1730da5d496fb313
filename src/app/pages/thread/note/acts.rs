//! What can be done with a note: writing it anew, striking it out (rule book §3).

use crate::{data::use_data, pages::undo::offer_back, parts::Toasts, texts::thread as words};
use domain::{Command, NoteId, RetractNote};
use leptos::prelude::*;

/// Nothing, where the member may not.
#[component]
pub fn NoteActs(id: NoteId, is_editing: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let strike_out = Command::from(RetractNote {
        id,
        takes_back: false,
    });
    if data.would(&strike_out).is_err() {
        return None;
    }
    let undo = move |_| match data.dispatch(strike_out.clone()) {
        Ok(_) => {
            let takes_back = true;
            offer_back(
                data,
                toasts,
                words::NOTE_UNDONE,
                RetractNote { id, takes_back },
            );
        }
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    Some(view! {
        <span class="note__acts push" role="group" aria-label=words::NOTE_MENU>
            <button
                type="button"
                class="button button--quiet"
                aria-label=words::EDIT_NOTE
                on:click=move |_| is_editing.set(true)
            >
                {words::EDIT_DRAFT}
            </button>
            <button
                type="button"
                class="button button--quiet"
                aria-label=words::UNDO_NOTE
                on:click=undo
            >
                {words::TAKE_BACK}
            </button>
        </span>
    })
}
