//! A further member, by an invitation's link.

use super::{Card, Entry, Person, PersonFields, Trouble, trouble_text};
use crate::{shell::http, texts::gate};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;
use protocol::{Join as JoinBody, JoinState};

/// `/join/:token`
#[component]
pub fn Join() -> impl IntoView {
    let token = StoredValue::new(
        use_params_map()
            .read_untracked()
            .get("token")
            .unwrap_or_default(),
    );
    let invited = RwSignal::new(None::<JoinState>);
    let spent = RwSignal::new(None::<String>);
    let person = Person::new();
    let entry = Entry::new();
    let Entry { busy, trouble, .. } = entry;

    spawn_local(async move {
        match http::get::<JoinState>(&format!("/api/v1/join/{}", token.get_value())).await {
            Ok(state) => invited.set(Some(state)),
            Err(error) => spent.set(Some(trouble_text(&error))),
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !entry.is_filled(&[(gate::NAME, person.name)]) {
            return;
        }
        let body = JoinBody {
            token: token.get_value(),
            name: person.name.get_untracked(),
            email: person.email.get_untracked(),
            password: person.password.get_untracked(),
            reading_language: person.language.get_untracked(),
        };
        entry.send("/api/v1/join", body);
    };
    let title = move || match invited.get() {
        Some(state) => gate::join_title(&state.workspace),
        None if spent.with(Option::is_some) => gate::LINK_SPENT_TITLE.to_owned(),
        None => gate::WORKING.to_owned(),
    };
    let lead = move || match invited.get() {
        Some(state) => gate::join_lead(state.role).to_owned(),
        None => spent.get().unwrap_or_default(),
    };
    view! {
        <Card title=Signal::derive(title) lead=Signal::derive(lead)>
            <Show when=move || invited.with(Option::is_some)>
                <form class="form" on:submit=submit>
                    <PersonFields person autofocus=true />
                    <Trouble trouble />
                    <button class="button button--primary" disabled=move || busy.get()>
                        {move || if busy.get() { gate::JOINING } else { gate::JOIN }}
                    </button>
                </form>
            </Show>
            <Show when=move || spent.with(Option::is_some)>
                <a class="button button--primary" href="/sign-in">{gate::TO_SIGN_IN}</a>
            </Show>
        </Card>
    }
}
