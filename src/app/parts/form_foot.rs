//! The end of a form in a dialog: what it does, and the way out without doing it.

use crate::texts::shell;
use leptos::prelude::*;

#[component]
pub fn FormFoot(
    open: RwSignal<bool>,
    #[prop(default = shell::SAVE)] label: &'static str,
    /// Whether there is nothing to do yet.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="form__foot">
            <button type="button" class="button" on:click=move |_| open.set(false)>
                {shell::CANCEL}
            </button>
            <button class="button button--primary" disabled=move || disabled.get()>{label}</button>
        </div>
    }
}
