//! What is over, a campaign or a product: it stands apart, folded, and can be brought back (rule
//! book §1).

use super::undo::offer_back;
use crate::{data::use_data, parts::Toasts, texts::campaigns as words};
use domain::Command;
use leptos::prelude::*;

/// The cards of what is over; nothing where nothing is.
#[component]
pub fn Archived(#[prop(into)] count: Signal<usize>, children: ChildrenFn) -> impl IntoView {
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="archived">
                <summary>{move || words::archived(count.get())}</summary>
                <ul class="cards" aria-label=words::IS_ARCHIVED>{children()}</ul>
            </details>
        </Show>
    }
}

/// Archives, or brings back; each with its way back. `set` is the command that does it.
#[component]
pub fn ArchiveButton(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] is_archived: Signal<bool>,
    set: impl Fn(bool) -> Command + 'static,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let act = move || {
        if is_archived.get() {
            words::BRING_BACK
        } else {
            words::ARCHIVE
        }
    };
    let toggle = move |_| {
        let (was, name) = (is_archived.get_untracked(), name.get_untracked());
        let said = if was {
            words::was_brought_back(&name)
        } else {
            words::was_archived(&name)
        };
        match data.dispatch(set(!was)) {
            Ok(_) => offer_back(data, toasts, said, set(was)),
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    view! {
        <button
            type="button"
            class="button button--quiet"
            aria-label=move || words::archive_of(act(), &name.get())
            on:click=toggle
        >
            {act}
        </button>
    }
}
