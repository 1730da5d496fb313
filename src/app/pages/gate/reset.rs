//! A new password, by a link that an admin made.

use super::{Card, Trouble, query_parameter, trouble_text};
use crate::{
    parts::{LoginEmail, TextInput},
    shell::{http, once::once},
    texts::gate,
};
use leptos::{prelude::*, task::spawn_local};
use protocol::{ResetPassword, ResetState};

/// How far the link has led.
#[derive(Clone)]
enum Step {
    Asking,
    Choosing(ResetState),
    Chosen,
    Spent(String),
}

/// `/sign-in/reset?token=…`
#[component]
pub fn Reset() -> impl IntoView {
    let token = StoredValue::new(query_parameter("token"));
    let step = RwSignal::new(Step::Asking);
    spawn_local(async move {
        let path = format!("/api/v1/reset/{}", token.get_value());
        let found = match http::get::<ResetState>(&path).await {
            Ok(state) => Step::Choosing(state),
            Err(error) => Step::Spent(trouble_text(&error)),
        };
        // The page may be left by now.
        let _ = step.try_set(found);
    });
    let title = move || match step.get() {
        Step::Asking => gate::WORKING,
        Step::Choosing(_) => gate::RESET,
        Step::Chosen => gate::RESET_DONE,
        Step::Spent(_) => gate::LINK_SPENT_TITLE,
    };
    let lead = move || match step.get() {
        Step::Asking => String::new(),
        Step::Choosing(state) => gate::reset_lead(&state.email, &state.workspace),
        Step::Chosen => gate::RESET_DONE_LEAD.to_owned(),
        Step::Spent(why) => why,
    };
    view! {
        <Card
            title=Signal::derive(move || title().to_owned())
            lead=Signal::derive(lead)
        >
            {move || match step.get() {
                Step::Asking => ().into_any(),
                Step::Choosing(state) => view! { <Form token state step /> }.into_any(),
                Step::Chosen | Step::Spent(_) => view! {
                    <a class="button button--primary" href="/sign-in">{gate::TO_SIGN_IN}</a>
                }
                .into_any(),
            }}
        </Card>
    }
}

#[component]
fn Form(token: StoredValue<String>, state: ResetState, step: RwSignal<Step>) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        once(busy, async move {
            trouble.set(None);
            let body = ResetPassword {
                token: token.get_value(),
                password: password.get_untracked(),
            };
            match http::post_silently("/api/v1/reset", &body).await {
                // The page may be left by now.
                Ok(()) => _ = step.try_set(Step::Chosen),
                Err(error) => _ = trouble.try_set(Some(trouble_text(&error))),
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <LoginEmail email=state.email />
            <TextInput
                value=password
                label=gate::NEW_PASSWORD
                help=gate::PASSWORD_HELP
                kind="password"
                autocomplete="new-password"
                required=true
                autofocus=true
            />
            <Trouble trouble />
            <button class="button button--primary" disabled=move || busy.get()>
                {move || if busy.get() { gate::WORKING } else { gate::SET_PASSWORD }}
            </button>
        </form>
    }
}
