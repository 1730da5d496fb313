//! Recording what happened beside messages: calls, meetings, opportunities, LinkedIn.

mod form;
mod with;

use super::Subject;
use crate::{
    data::use_data,
    parts::{Dialog, Icon, icon::Glyph},
    texts::recorded as words,
};
use form::{Held, RecordForm};
use leptos::prelude::*;

/// The key in the head of the thread, and the dialog that it opens.
#[component]
pub fn Record(subject: Subject) -> impl IntoView {
    let data = use_data();
    let open = RwSignal::new(false);
    // What was begun stays when the dialog is closed, until it is recorded.
    let held = RwSignal::new(None::<Held>);
    let owner = Owner::current();
    let begin_or_go_on = move |_| {
        if let Some(begun) = held.get_untracked() {
            begun.go_on(data);
        } else {
            held.set(
                owner
                    .as_ref()
                    .map(|owner| owner.with(|| Held::begin(data, subject))),
            );
        }
        open.set(true);
    };
    let done = Callback::new(move |()| {
        open.set(false);
        held.set(None);
    });
    view! {
        <button
            type="button"
            class="button button--quiet"
            data-deed="record"
            aria-haspopup="dialog"
            aria-label=words::RECORD
            title=words::RECORD
            on:click=begin_or_go_on
        >
            <Icon glyph=Glyph::Phone />
        </button>
        <Dialog open title=words::TITLE keeps=true>
            {move || held.get().map(|held| view! { <RecordForm subject held done /> })}
        </Dialog>
    }
}
