//! Says where the browser has lost what it kept: nobody finds out by looking.

use crate::{shell::guard, texts::shell};
use leptos::prelude::*;

#[component]
pub fn Lost() -> impl IntoView {
    let is_lost = RwSignal::new(false);
    guard::stand(move || {
        // The frame may have gone meanwhile.
        let _ = is_lost.try_set(true);
    });
    view! {
        <Show when=move || is_lost.get()>
            <p class="notice stopped" data-tone="warn" role="alert">
                {shell::STORAGE_LOST}
                <button type="button" class="button push" on:click=move |_| is_lost.set(false)>
                    {shell::DISMISS}
                </button>
            </p>
        </Show>
    }
}
