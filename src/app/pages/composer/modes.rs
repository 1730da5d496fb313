//! The five modes, and the note beside them.

use super::state::Compose;
use crate::texts::{composer as words, notes, values};
use domain::{Direction, Mode};
use leptos::prelude::*;

#[component]
pub fn Modes(compose: Compose, is_note: RwSignal<bool>) -> impl IntoView {
    let name = format!("mode-{}", compose.subject.conversation);
    let choose = move |mode| {
        is_note.set(false);
        compose.turn_to(mode);
    };
    view! {
        <div class="modes" role="radiogroup" aria-label=words::MODE>
            {Mode::ALL
                .iter()
                .map(|&mode| {
                    view! {
                        <label class="mode">
                            <input
                                type="radio"
                                name=name.clone()
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
            <label class="mode mode--note">
                <input
                    type="radio"
                    name=name
                    data-note=""
                    prop:checked=move || is_note.get()
                    on:change=move |_| is_note.set(true)
                />
                {notes::MODE}
            </label>
        </div>
    }
}
