//! How a pasted email looked: kept with its text, and left out by a press.

use super::super::state::Compose;
use crate::texts::paste as words;
use domain::email_html::can_have_form;
use leptos::prelude::*;

#[component]
pub fn Form(compose: Compose) -> impl IntoView {
    let is_kept = Memo::new(move |_| {
        let can = can_have_form(compose.mode.get(), compose.channel.get());
        can && compose.html().with(Option::is_some)
    });
    view! {
        <Show when=move || is_kept.get()>
            <p class="pasted-form">
                {words::FORM_KEPT}
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        compose.html().set(None);
                        compose.keep();
                    }
                >
                    {words::LEAVE_FORM}
                </button>
            </p>
        </Show>
    }
}
