//! The five modes.

use super::state::Compose;
use crate::texts::{composer as words, values};
use domain::Mode;
use leptos::prelude::*;

#[component]
pub fn Modes(compose: Compose) -> impl IntoView {
    let name = format!("mode-{}", compose.subject.conversation);
    let choose = move |mode| {
        compose.mode.set(mode);
        compose.keep();
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
                                prop:checked=move || compose.mode.get() == mode
                                on:change=move |_| choose(mode)
                            />
                            {values::mode(mode)}
                        </label>
                    }
                })
                .collect_view()}
        </div>
    }
}
