//! Sign-in by email and password, or by a one-time link.

use super::{Card, Entry, Trouble, query_parameter, reset::Reset};
use crate::{parts::TextInput, texts::gate};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use protocol::{SignIn, SignInByLink};

/// `/sign-in`
#[component]
pub fn SignInPage() -> impl IntoView {
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    let entry = Entry::new();
    let Entry {
        busy,
        trouble,
        asks_code,
    } = entry;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let body = SignIn {
            email: email.get_untracked(),
            password: password.get_untracked(),
            code: code.get_untracked(),
        };
        entry.send("/api/v1/sign-in", body);
    };
    view! {
        <Card title=gate::SIGN_IN lead=gate::SIGN_IN_LEAD>
            <form class="form" on:submit=submit>
                <TextInput
                    value=email
                    label=gate::EMAIL
                    kind="email"
                    autocomplete="username"
                    required=true
                    autofocus=true
                />
                <TextInput
                    value=password
                    label=gate::PASSWORD
                    kind="password"
                    autocomplete="current-password"
                    required=true
                />
                <Show when=move || asks_code.get()>
                    <TextInput
                        value=code
                        label=gate::CODE
                        help=gate::CODE_HELP
                        autocomplete="one-time-code"
                        required=true
                        autofocus=true
                    />
                </Show>
                <Trouble trouble />
                <button class="button button--primary" disabled=move || busy.get()>
                    {move || if busy.get() { gate::SIGNING_IN } else { gate::SIGN_IN }}
                </button>
            </form>
            <details class="gate__help">
                <summary>{gate::FORGOTTEN}</summary>
                <p class="gate__lead">{gate::FORGOTTEN_HELP}</p>
            </details>
        </Card>
    }
}

/// `/sign-in/:by`: what a link leads to that lets in without a password.
#[component]
pub fn ByLink() -> impl IntoView {
    let by = use_params_map().read_untracked().get("by");
    match by.as_deref() {
        Some("reset") => view! { <Reset /> }.into_any(),
        _ => view! { <LinkSignIn /> }.into_any(),
    }
}

/// `/sign-in/link?token=…`: signs in at once, and takes the token out of the address.
#[component]
fn LinkSignIn() -> impl IntoView {
    let entry = Entry::new();
    let trouble = entry.trouble;
    let body = SignInByLink {
        token: query_parameter("token"),
    };
    entry.send("/api/v1/sign-in/link", body);
    let title = move || {
        if trouble.with(Option::is_some) {
            gate::LINK_SPENT_TITLE
        } else {
            gate::SIGNING_IN
        }
        .to_owned()
    };
    let lead = move || trouble.get().unwrap_or_else(|| gate::WORKING.to_owned());
    view! {
        <Card title=Signal::derive(title) lead=Signal::derive(lead)>
            <Show when=move || trouble.with(Option::is_some)>
                <a class="button button--primary" href="/sign-in">{gate::TO_SIGN_IN}</a>
            </Show>
        </Card>
    }
}
