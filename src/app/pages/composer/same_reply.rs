//! The same reply a second time: the earlier one is shown, and the person decides.

use super::state::Compose;
use crate::{data::use_data, format, parts::bring_into_sight, texts::composer as words};
use leptos::{html, prelude::*};

#[component]
pub fn SameReply(compose: Compose) -> impl IntoView {
    let data = use_data();
    let node = NodeRef::<html::Div>::new();
    // On a phone it would stand below what is in sight, under the buttons.
    Effect::new(move || {
        if let Some(node) = node.get() {
            request_animation_frame(move || bring_into_sight(&node));
        }
    });
    move || {
        compose.earlier.get().map(|earlier| {
            let text = data
                .message(earlier.message)
                .map(|row| row.said.original_text);
            view! {
                <div class="notice" data-tone="warn" role="alert" node_ref=node>
                    <div class="stack">
                        <p>{words::SAME_REPLY} " " {format::date_time(earlier.at)}</p>
                        {text.map(|text| view! {
                            <blockquote class="clamp" dir="auto">{text}</blockquote>
                        })}
                        <div class="line">
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| compose.discard()
                            >
                                {words::SAME_MESSAGE}
                            </button>
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| compose.log(true)
                            >
                                {words::LOG_ANYWAY}
                            </button>
                        </div>
                    </div>
                </div>
            }
        })
    }
}
