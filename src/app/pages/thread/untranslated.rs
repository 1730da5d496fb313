//! Why a reply has no translation, and the way to have it tried again (rule book §16).

use crate::{data::use_data, parts::Toasts, texts::assistance as words};
use domain::{MessageId, NoteUntranslated, ProviderTrouble};
use leptos::prelude::*;

#[component]
pub fn Untranslated(id: MessageId, why: ProviderTrouble) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let again = move |_| {
        // Also without a network: it is tried once the server hears of it.
        if let Err(refusal) = data.dispatch(NoteUntranslated { id, why: None }) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    view! {
        <p class="message__untranslated" role="status">
            <span>{words::NOT_TRANSLATED} " " {words::trouble(why)} "."</span>
            {why.passes().then(|| view! { <span>{words::TRIED_AGAIN}</span> })}
            <button type="button" class="button button--quiet" on:click=again>
                {words::TRY_AGAIN}
            </button>
        </p>
    }
}
