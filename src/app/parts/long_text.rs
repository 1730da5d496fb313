//! A text that people wrote: whole where it is short, its beginning with a way to the rest where it
//! would fill the page.

use super::linked::linked;
use crate::texts::thread as words;
use domain::text::{beginning, shown};
use leptos::prelude::*;
use std::borrow::Cow;

#[component]
pub fn LongText(
    text: String,
    #[prop(into)] language: String,
    #[prop(default = "")] class: &'static str,
) -> impl IntoView {
    let clean = match shown(&text) {
        Cow::Owned(clean) => Some(clean),
        Cow::Borrowed(_) => None,
    };
    let text = clean.unwrap_or(text);
    let start = beginning(&text).map(str::to_owned);
    let length = start.as_ref().map(|_| text.chars().count());
    let is_whole = RwSignal::new(start.is_none());
    let text = StoredValue::new(text);
    let in_sight = move || match &start {
        Some(start) if !is_whole.get() => format!("{start} …"),
        _ => text.get_value(),
    };
    view! {
        <div class=class dir="auto" lang=language>{move || linked(&in_sight())}</div>
        {length.map(|length| view! {
            <button
                type="button"
                class="button button--quiet fold"
                aria-expanded=move || is_whole.get().to_string()
                on:click=move |_| is_whole.update(|whole| *whole = !*whole)
            >
                {move || if is_whole.get() {
                    words::SHOW_LESS.to_owned()
                } else {
                    words::show_all(length)
                }}
            </button>
        })}
    }
}
