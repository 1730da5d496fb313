//! The five modes, and the note beside them.

use super::{insertion::take_back, state::Compose};
use crate::{
    pages::frame::keys::to_composer,
    texts::{composer as words, notes, values},
};
use domain::{AiMode, Direction, Mode, compose::first_mode};
use leptos::prelude::*;
use web_sys::MouseEvent;

/// Whoever presses a mode with the mouse writes next; by the arrows one goes on choosing.
fn to_text(event: &MouseEvent) {
    if event.detail() > 0 {
        request_animation_frame(|| _ = to_composer());
    }
}

#[component]
pub fn Modes(compose: Compose, is_note: RwSignal<bool>) -> impl IntoView {
    let name = format!("mode-{}", compose.subject.conversation);
    // In which they are written to, whoever's turn it is.
    let writes = Memo::new(move |_| {
        let target = compose.target();
        // A text of one's own.
        let source = compose.data().source_for(&target);
        first_mode(None, &source, &target, AiMode::Manual)
    });
    let choose = move |mode| {
        take_back(compose);
        is_note.set(false);
        compose.turn_to(mode);
    };
    view! {
        <div class="composer__modes">
        // The box keeps the focus until a mode is chosen: where the row moved under the finger as the
        // box lost it, nothing was.
        <div
            class="modes"
            role="radiogroup"
            aria-label=words::MODE
            on:mousedown=|event| event.prevent_default()
        >
            {Mode::ALL
                .iter()
                .map(|&mode| {
                    view! {
                        <label class="mode" on:click=|event| to_text(&event)>
                            <input
                                type="radio"
                                name=name.clone()
                                data-writes=move || (writes.get() == mode).then_some("")
                                data-inbound=(mode.direction() == Direction::Inbound).then_some("")
                                // The one to come back to from a note.
                                data-chosen=move || (compose.mode.get() == mode).then_some("")
                                prop:checked=move || !is_note.get() && compose.mode.get() == mode
                                on:change=move |_| choose(mode)
                            />
                            {values::mode(mode)}
                        </label>
                    }
                })
                .collect_view()}
            <label class="mode mode--note" on:click=|event| to_text(&event)>
                <input
                    type="radio"
                    name=name
                    data-note=""
                    prop:checked=move || is_note.get()
                    on:change=move |_| {
                        take_back(compose);
                        is_note.set(true);
                    }
                />
                {notes::MODE}
            </label>
        </div>
        </div>
    }
}
