//! What can be done with the text, and whether it is safe.

use super::{files::Attach, insertion, paste::Pasting, state::Compose};
use crate::{
    data::use_data,
    pages::variable_keys::VariableKeys,
    parts::LogKeys,
    shell::texts::Safety,
    texts::{composer as words, saved_replies, variables},
};
use domain::{Direction, Mode, variables::Variable};
use leptos::prelude::*;

#[component]
pub fn Foot(compose: Compose) -> impl IntoView {
    let data = use_data();
    let pasting = expect_context::<Pasting>();
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
    let has_variables = RwSignal::new(false);
    let put = move |variable: Variable| insertion::put_variable(compose, variable);
    view! {
        <Show when=move || is_outbound() && has_variables.get()>
            <VariableKeys put />
        </Show>
        <div class="composer__foot">
            <Show when=is_outbound>
                <button
                    type="button"
                    class="button button--quiet"
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| insertion::begin(compose)
                >
                    {saved_replies::INSERT}
                    <kbd aria-hidden="true">"/"</kbd>
                </button>
            </Show>
            <Show when=is_outbound>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-expanded=move || has_variables.get().to_string()
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| has_variables.update(|open| *open = !*open)
                >
                    {variables::TITLE}
                </button>
            </Show>
            <Attach compose />
            // Behind the others, which stay where they are as the first letter is typed.
            <Show when=move || compose.has_text()>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| compose.discard()
                >
                    {words::DISCARD}
                </button>
            </Show>
            <div class="composer__deeds">
                <span class="composer__state" role="status">{safety}</span>
                <Show when=is_outbound>
                    <button
                        type="button"
                        class="button"
                        data-deed="save-draft"
                        on:click=move |_| _ = compose.save_draft()
                    >
                        {words::SAVE_DRAFT}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button--primary"
                    data-logs=""
                    // The second press of a double click would find the composer empty.
                    on:click=move |event| if event.detail() < 2 { pasting.log() }
                >
                    {log}
                    <LogKeys />
                </button>
            </div>
        </div>
    }
}
