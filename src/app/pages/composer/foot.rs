//! What can be done with the text, and whether it is safe.

use super::{files::Attach, insertion, state::Compose};
use crate::{
    data::use_data,
    parts::LogKeys,
    shell::texts::Safety,
    texts::{composer as words, saved_replies},
};
use domain::{Direction, Mode};
use leptos::prelude::*;

#[component]
pub fn Foot(compose: Compose) -> impl IntoView {
    let data = use_data();
    let conversation = compose.subject.conversation;
    let safety = move || {
        data.engine()
            .texts
            .safety(conversation)
            .map(|safety| match safety {
                Safety::Saving => words::SAVING_HERE,
                Safety::Saved => words::SAVED_HERE,
                Safety::Failed => words::NOT_SAVED,
            })
    };
    let is_outbound = move || compose.mode.get().direction() == Direction::Outbound;
    let log = move || match compose.mode.get() {
        Mode::InboundPaste => words::LOG_REPLY,
        Mode::LogSent => words::LOG,
        Mode::AiDraft | Mode::AiContinue | Mode::TypeTranslate => words::LOG_AND_COPY,
    };
    view! {
        <div class="composer__foot">
            <Show when=move || compose.has_text()>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| compose.discard()
                >
                    {words::DISCARD}
                </button>
            </Show>
            <Show when=is_outbound>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| insertion::begin(compose)
                >
                    {saved_replies::INSERT}
                    <kbd aria-hidden="true">"/"</kbd>
                </button>
            </Show>
            <Attach compose />
            <span class="composer__state" role="status">{safety}</span>
            <Show when=is_outbound>
                <button type="button" class="button" on:click=move |_| _ = compose.save_draft()>
                    {words::SAVE_DRAFT}
                </button>
            </Show>
            <button
                type="button"
                class="button button--primary"
                // The second press of a double click would find the composer empty.
                on:click=move |event| if event.detail() < 2 { compose.log(false) }
            >
                {log}
                <LogKeys />
            </button>
        </div>
    }
}
