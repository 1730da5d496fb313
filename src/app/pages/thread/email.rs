//! An email as it looked, in a frame that can do nothing (ADR 10).

use crate::{data::use_data, texts::emails as words};
use domain::{HtmlMark, MessageId};
use leptos::prelude::*;
use replica::Link;

#[component]
pub fn Email(id: MessageId, mark: HtmlMark) -> impl IntoView {
    let data = use_data();
    let is_open = RwSignal::new(false);
    let trouble = RwSignal::new(None);
    let press = move |_| {
        let link = untrack(|| data.status()).link;
        let waits = untrack(|| data.is_pending(id));
        trouble.set(if is_open.get_untracked() {
            None
        } else if waits {
            Some(words::WAITS)
        } else if matches!(link, Link::Live | Link::Polling) {
            None
        } else {
            Some(words::OFFLINE)
        });
        is_open.update(|open| *open = !*open && trouble.get_untracked().is_none());
    };
    let mark = StoredValue::new(mark);
    view! {
        <div class="email">
            <button
                type="button"
                class="button button--quiet email__key"
                aria-expanded=move || is_open.get().to_string()
                on:click=press
            >
                {move || if is_open.get() { words::HIDE } else { words::SHOW }}
            </button>
            {move || trouble.get().map(|trouble| view! {
                <p class="email__word" role="status">{trouble}</p>
            })}
            <Show when=move || is_open.get()>
                <Look id mark=mark.get_value() />
            </Show>
        </div>
    }
}

/// The frame, and what is to be said of its pictures.
#[component]
fn Look(id: MessageId, mark: HtmlMark) -> impl IntoView {
    let pictures = RwSignal::new(false);
    let address = move || format!("/api/v1/messages/{id}/email?pictures={}", pictures.get());
    let from_elsewhere = move || {
        if pictures.get() {
            return view! { <p class="email__word" role="status">{words::LOADED}</p> }.into_any();
        }
        view! {
            <p class="email__word">
                <button type="button" class="button" on:click=move |_| pictures.set(true)>
                    {words::LOAD_PICTURES}
                </button>
                {words::LOAD_HELP}
            </p>
        }
        .into_any()
    };
    view! {
        {(!mark.left_out.is_empty()).then(|| view! {
            <p class="email__word">{words::left_out(&mark.left_out)}</p>
        })}
        {mark.remote.then_some(from_elsewhere)}
        <iframe
            class="email__frame"
            title=words::FRAME
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerpolicy="no-referrer"
            src=address
        ></iframe>
    }
}
