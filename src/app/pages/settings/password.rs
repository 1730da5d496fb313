//! Another password for the member at this device.

use super::online::words;
use crate::{
    data::use_data,
    parts::{Dialog, FormFoot, LoginEmail, TextInput, Toasts},
    shell::{
        http::{self, HttpError},
        once::once,
    },
    texts::{gate, settings::password},
};
use leptos::prelude::*;
use protocol::{
    ChangePassword, ProblemKind,
    limits::{MAX_PASSWORD, MIN_PASSWORD},
};

#[component]
pub fn Password() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="settings__row">
            <div class="settings__what">
                <strong>{password::TITLE}</strong>
                <p class="card__meta">{password::LEAD}</p>
            </div>
            <button type="button" class="button" on:click=move |_| open.set(true)>
                {password::CHANGE}
            </button>
        </div>
        <Dialog open title=password::CHANGE>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        once(busy, async move {
            let body = ChangePassword {
                current: current.get_untracked(),
                new: new.get_untracked(),
            };
            match http::post_silently("/api/v1/password", &body).await {
                Ok(()) => {
                    toasts.say(password::CHANGED);
                    open.set(false);
                }
                Err(error) => {
                    let is_wrong = is_wrong(&error);
                    let _ = wrong.try_set(is_wrong.then(|| password::WRONG.to_owned()));
                    let _ = trouble.try_set((!is_wrong).then(|| trouble_text(&error)));
                }
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <CurrentPassword value=current error=wrong />
            <TextInput
                value=new
                label=gate::NEW_PASSWORD
                help=gate::PASSWORD_HELP
                kind="password"
                autocomplete="new-password"
                required=true
                error=trouble
            />
            <p class="soft">{password::CONSEQUENCE}</p>
            <FormFoot open label=password::CHANGE disabled=busy />
        </form>
    }
}

/// The password as it is, once more.
#[component]
pub fn CurrentPassword(value: RwSignal<String>, error: RwSignal<Option<String>>) -> impl IntoView {
    let data = use_data();
    view! {
        <LoginEmail email=Signal::derive(move || data.my_row().email) />
        <TextInput
            value
            label=password::CURRENT
            kind="password"
            autocomplete="current-password"
            required=true
            autofocus=true
            error
        />
    }
}

/// Whether the current password is what the server did not take.
pub fn is_wrong(error: &HttpError) -> bool {
    let HttpError::Problem { problem, .. } = error else {
        return false;
    };
    problem.kind == ProblemKind::WrongCredentials
}

/// Any other error of such a request, in plain words.
pub fn trouble_text(error: &HttpError) -> String {
    match error {
        // The rules know no passwords: their length is what is left to refuse.
        HttpError::Problem { problem, .. } if problem.kind == ProblemKind::Refused => {
            gate::password(MIN_PASSWORD, MAX_PASSWORD)
        }
        HttpError::Problem { problem, .. } if problem.kind == ProblemKind::TooMany => {
            gate::TOO_MANY.to_owned()
        }
        error => words(error),
    }
}
