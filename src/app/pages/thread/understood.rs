//! What a model read in a reply, and why; or why it could not, and the way to ask again (rule book §16).

use crate::{
    data::use_data,
    format,
    parts::{Icon, Toasts, icon::Glyph},
    texts::{assistance as words, values},
};
use domain::{MessageId, UnderstandMessage, Understanding};
use leptos::prelude::*;

#[component]
pub fn Understood(id: MessageId, understanding: Understanding) -> impl IntoView {
    match understanding {
        Understanding::Read {
            intent,
            confidence,
            why,
        } => view! {
            <details class="message__quoted message__understood">
                <summary>
                    <Icon glyph=Glyph::Spark />
                    {words::read_as(
                        values::intent(intent),
                        &format::percent(f64::from(confidence) / 100.0),
                    )}
                </summary>
                <div dir="auto">{why}</div>
            </details>
        }
        .into_any(),
        Understanding::Failed { why } => view! {
            <p class="message__untranslated" role="status">
                <span>{words::NOT_READ} " " {words::trouble(why)} "."</span>
                {why.passes().then(|| view! { <span>{words::TRIED_AGAIN}</span> })}
                <AskAgain id />
            </p>
        }
        .into_any(),
    }
}

#[component]
fn AskAgain(id: MessageId) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let again = move |_| {
        let command = UnderstandMessage {
            id,
            understanding: None,
        };
        if let Err(refusal) = data.dispatch(command) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    view! {
        <button type="button" class="button button--quiet" on:click=again>
            {words::ASK_AGAIN}
        </button>
    }
}
