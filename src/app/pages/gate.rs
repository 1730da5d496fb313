//! The pages before the door: set-up, sign-in, joining by an invitation.

mod entry;
mod join;
mod person;
mod reset;
mod setup;
mod sign_in;

pub use join::Join;
pub use setup::SetUp;
pub use sign_in::{ByLink, SignInPage};

use crate::{
    shell::http::HttpError,
    texts::{gate, shell},
};
use domain::{Field, Refusal, Written};
use entry::Entry;
use leptos::prelude::*;
use person::{Person, PersonFields};
use protocol::{
    ProblemKind,
    limits::{MAX_PASSWORD, MIN_PASSWORD},
};

/// Whether an address leads to one of these pages.
pub fn is_gate(path: &str) -> bool {
    let by_link = ["/sign-in/", "/join/"];
    matches!(path, "/setup" | "/sign-in") || by_link.iter().any(|begin| path.starts_with(begin))
}

/// The card that every gate page stands in.
#[component]
fn Card(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] lead: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <main class="gate">
            <div class="gate__card">
                <p class="gate__brand">
                    <span class="nav__mark" aria-hidden="true">"R"</span>
                    {shell::BRAND}
                </p>
                <div class="stack">
                    <h1 dir="auto">{move || title.get()}</h1>
                    <p class="gate__lead">{move || lead.get()}</p>
                </div>
                {children()}
            </div>
        </main>
    }
}

/// What went wrong, above the button that tries again.
#[component]
fn Trouble(trouble: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        <Show when=move || trouble.with(Option::is_some)>
            <p class="notice" data-tone="danger" role="alert">{move || trouble.get()}</p>
        </Show>
    }
}

/// An error of a gate's request, in plain words.
fn trouble_text(error: &HttpError) -> String {
    match error {
        HttpError::Network | HttpError::Timeout | HttpError::Garbled { .. } => {
            gate::NO_SERVER.to_owned()
        }
        HttpError::Problem { problem, .. } => match problem.kind {
            ProblemKind::WrongCredentials => gate::WRONG.to_owned(),
            ProblemKind::WrongCode => gate::WRONG_CODE.to_owned(),
            ProblemKind::LinkSpent => gate::LINK_SPENT.to_owned(),
            ProblemKind::TooMany => gate::TOO_MANY.to_owned(),
            ProblemKind::Taken => gate::TAKEN.to_owned(),
            ProblemKind::Refused => match problem.refusal.as_ref().and_then(Written::read) {
                Some(Refusal::Invalid {
                    field: Field::Email,
                    value,
                }) => gate::no_email(&value),
                Some(refusal) => shell::refusal(&refusal, |_| String::new()),
                // The rules know no passwords.
                None => gate::password(MIN_PASSWORD, MAX_PASSWORD),
            },
            _ => gate::SERVER_TROUBLE.to_owned(),
        },
    }
}

/// A parameter of the page's own address.
fn query_parameter(name: &str) -> String {
    let search = window().location().search().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(&search)
        .ok()
        .and_then(|parameters| parameters.get(name))
        .unwrap_or_default()
}
