//! Undoing a logged message, where the member may (rule book §5).

use crate::{
    data::use_data,
    parts::{Dialog, Toasts},
    texts::{shell, thread as words},
};
use domain::{Command, MessageId, RetractMessage, Span};
use leptos::prelude::*;

/// As long as a slip is noticed at once: later others have read the message, and it is asked first.
const FRESH: Span = Span::minutes(10);

#[component]
pub fn Retract(id: MessageId) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let message = data.rows(|rows| rows.message(id).cloned())?;
    let recorded_at = message.recorded_at;
    let command = Command::from(RetractMessage { id });
    let may = message.is_logged() && data.would(&command).is_ok();
    let asking = RwSignal::new(false);
    let retract = move || match data.dispatch(RetractMessage { id }) {
        Ok(_) => toasts.say(words::RETRACT_DONE),
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    let begin = move |_| {
        if data.now() - recorded_at <= FRESH {
            retract();
        } else {
            asking.set(true);
        }
    };
    let confirm = move |_| {
        asking.set(false);
        retract();
    };
    may.then(|| {
        view! {
            <button type="button" class="button button--quiet message__undo" on:click=begin>
                {words::RETRACT}
            </button>
            // A thread of hundreds has no dialog for each.
            <Show when=move || asking.get()>
            <Dialog open=asking title=words::RETRACT_TITLE>
                <p>{words::RETRACT_WARNING}</p>
                <div class="form__foot">
                    <button type="button" class="button button--primary" on:click=confirm>
                        {words::RETRACT_CONFIRM}
                    </button>
                    <button type="button" class="button" on:click=move |_| asking.set(false)>
                        {shell::CANCEL}
                    </button>
                </div>
            </Dialog>
            </Show>
        }
    })
}
