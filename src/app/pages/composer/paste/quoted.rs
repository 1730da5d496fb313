//! The history that a reply quotes: apart from it, to be opened, and left out if it is not wanted.

use super::super::state::Compose;
use crate::texts::{paste as words, thread};
use domain::Direction;
use leptos::prelude::*;

#[component]
pub fn Quoted(compose: Compose) -> impl IntoView {
    let stands = Memo::new(move |_| {
        compose.mode.get().direction() == Direction::Inbound
            && compose.quoted.with(|quoted| !quoted.is_empty())
    });
    view! {
        <Show when=move || stands.get()>
            <details class="pasted-quote">
                <summary>{thread::QUOTED}</summary>
                <div class="pasted-quote__text" dir="auto" tabindex="0">
                    {move || compose.quoted.get()}
                </div>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        compose.quoted.set(String::new());
                        compose.keep();
                    }
                >
                    {words::LEAVE_QUOTED}
                </button>
            </details>
        </Show>
    }
}
