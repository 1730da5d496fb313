//! What others changed while a form was open: said, because what is saved is put in its place.

use super::decisions::Written;
use crate::texts::accounts::form as words;
use leptos::prelude::*;

/// Nothing where nobody changed anything.
#[component]
pub fn Meanwhile(changed: Memo<Vec<Written>>) -> impl IntoView {
    let is_any = move || changed.with(|changed| !changed.is_empty());
    view! {
        <Show when=is_any>
            <div class="notice" data-tone="warn" role="alert">
                <p>{words::MEANWHILE}</p>
                <ul class="bullets">
                    {move || changed.get().into_iter().map(|Written { label, text }| view! {
                        <li>{label} ": " <bdi>{text}</bdi></li>
                    }).collect_view()}
                </ul>
                <p>{words::MEANWHILE_HELP}</p>
            </div>
        </Show>
    }
}
