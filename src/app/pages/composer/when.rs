//! Now, or earlier: a call this morning is logged with its own time, in the member's zone.

use super::state::Compose;
use crate::{
    data::use_data,
    format,
    pages::frame::keys::{focus, to_composer},
    texts::composer as words,
};
use domain::{Direction, FUTURE_TOLERANCE, is_in_future};
use leptos::{html, prelude::*};

#[component]
pub fn When(compose: Compose) -> impl IntoView {
    let data = use_data();
    let set = move |at| {
        compose.occurred_at.set(at);
        compose.keep();
    };
    view! {
        <Show
            when=move || compose.occurred_at.with(Option::is_some)
            fallback=move || view! {
                <button
                    type="button"
                    class="button button--quiet composer__small"
                    data-field="when"
                    data-deed="earlier"
                    on:click=move |_| {
                        set(Some(data.now()));
                        request_animation_frame(|| _ = focus(".composer__time"));
                    }
                >
                    {move || match compose.mode.get().direction() {
                        Direction::Outbound => words::EARLIER,
                        Direction::Inbound => words::CAME_EARLIER,
                    }}
                </button>
            }
        >
            <Earlier compose />
            <button
                type="button"
                class="button button--quiet composer__small"
                on:click=move |_| {
                    set(None);
                    // The button goes, and would leave the focus nowhere.
                    to_composer();
                }
            >
                {words::NOW}
            </button>
        </Show>
    }
}

#[component]
fn Earlier(compose: Compose) -> impl IntoView {
    let data = use_data();
    let is_ahead = Memo::new(move |_| {
        let at = compose.occurred_at.get();
        at.is_some_and(|at| is_in_future(at, data.now()))
    });
    let shown = move || {
        compose
            .occurred_at
            .get()
            .map(format::input_date_time)
            .unwrap_or_default()
    };
    let node = NodeRef::<html::Input>::new();
    view! {
        <input
            node_ref=node
            type="datetime-local"
            class="input select--chip composer__time"
            aria-label=words::WHEN
            data-field="when"
            aria-invalid=move || is_ahead.get().then_some("true")
            max=move || format::input_date_time(data.now() + FUTURE_TOLERANCE)
            prop:value=shown
            on:change=move |event| {
                // It is empty while a part of it is typed over: that is not another time yet.
                if let Some(at) = format::parse_input_date_time(&event_target_value(&event)) {
                    compose.occurred_at.set(Some(at));
                    compose.keep();
                }
            }
            // Left empty, it says again which time holds.
            on:blur=move |_| {
                if let Some(node) = node.get_untracked() {
                    node.set_value(&untrack(shown));
                }
            }
        />
        <Show when=move || is_ahead.get()>
            <span class="field__error" role="alert">{words::IN_FUTURE}</span>
        </Show>
    }
}
