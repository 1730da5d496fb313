//! A form in a dialog: sent as one command, closed once that is taken, and refused for all that is
//! wrong with it, each at its field.

use super::{FormFoot, Refused, RefusedNotice, Toasts};
use crate::data::use_data;
use domain::{Command, Field};
use leptos::prelude::*;

#[component]
pub fn DialogForm(
    open: RwSignal<bool>,
    refused: Refused,
    /// The fields that show their own refusals.
    fields: &'static [Field],
    /// What is said once it is saved.
    saved: &'static str,
    /// What the form asks for as it stands.
    command: impl Fn() -> Command + 'static,
    children: Children,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match data.submit(command()) {
            Ok(()) => {
                toasts.say(saved);
                open.set(false);
            }
            Err(refusals) => refused.show(refusals),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {children()}
            <RefusedNotice refused fields />
            <FormFoot open />
        </form>
    }
}
