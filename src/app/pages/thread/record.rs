//! Recording what happened beside messages: calls, meetings, opportunities, LinkedIn.

mod form;

use super::Subject;
use crate::{
    parts::{Dialog, Icon, icon::Glyph},
    texts::recorded as words,
};
use form::RecordForm;
use leptos::prelude::*;

/// The key in the head of the thread, and the dialog that it opens.
#[component]
pub fn Record(subject: Subject) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="button button--quiet"
            aria-haspopup="dialog"
            aria-label=words::RECORD
            title=words::RECORD
            on:click=move |_| open.set(true)
        >
            <Icon glyph=Glyph::Phone />
        </button>
        <Dialog open title=words::TITLE>
            <RecordForm subject done=Callback::new(move |()| open.set(false)) />
        </Dialog>
    }
}
