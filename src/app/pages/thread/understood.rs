//! What a model read in a reply, and why; or why it could not, and the way to ask again (rule book §16).

use crate::{
    data::use_data,
    format,
    parts::{Icon, Toasts, icon::Glyph},
    texts::{assistance as words, values},
};
use domain::{Intent, MessageId, SetIntent, UnderstandMessage, Understanding, text::shown};
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
                <div dir="auto">{shown(&why).into_owned()}</div>
            </details>
            // It would silence the conversation: only a person does.
            {intent.wants_no_reply().then(|| view! { <ThatIsSo id intent /> })}
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
fn ThatIsSo(id: MessageId, intent: Intent) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let say = move |_| {
        if let Err(refusal) = data.dispatch(SetIntent { id, intent }) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    view! {
        <p class="message__untranslated">
            <span>{words::STILL_NEEDS_REPLY}</span>
            <button type="button" class="button button--quiet" on:click=say>
                {words::THAT_IS_SO}
            </button>
        </p>
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
