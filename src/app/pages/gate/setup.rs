//! The first owner of a new server.

use super::{Card, Entry, Person, PersonFields, Trouble, query_parameter};
use crate::{
    parts::{Check, TextInput},
    texts::gate,
};
use leptos::prelude::*;
use protocol::Setup;

/// `/setup?token=…`
#[component]
pub fn SetUp() -> impl IntoView {
    let token = StoredValue::new(query_parameter("token"));
    let workspace_name = RwSignal::new(String::new());
    let person = Person::new();
    let sample = RwSignal::new(false);
    let entry = Entry::new();
    let Entry { busy, trouble, .. } = entry;

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !entry.is_filled(&[(gate::WORKSPACE, workspace_name), (gate::NAME, person.name)]) {
            return;
        }
        let body = Setup {
            token: token.get_value(),
            workspace_name: workspace_name.get_untracked(),
            name: person.name.get_untracked(),
            email: person.email.get_untracked(),
            password: person.password.get_untracked(),
            reading_language: person.language.get_untracked(),
            sample: sample.get_untracked(),
        };
        entry.send("/api/v1/setup", body);
    };
    let has_token = token.with_value(|token| !token.is_empty());
    view! {
        <Card title=gate::SETUP lead=if has_token { gate::SETUP_LEAD } else { gate::SETUP_NO_TOKEN }>
            <Show when=move || has_token>
                <form class="form" on:submit=submit>
                    <TextInput
                        value=workspace_name
                        label=gate::WORKSPACE
                        autocomplete="organization"
                        required=true
                        autofocus=true
                    />
                    <PersonFields person />
                    <Check checked=sample on_change=move |wanted| sample.set(wanted)>
                        {gate::SAMPLE} <br /> <span class="field__help">{gate::SAMPLE_HELP}</span>
                    </Check>
                    <Trouble trouble />
                    <button class="button button--primary" disabled=move || busy.get()>
                        {move || if busy.get() { gate::WORKING } else { gate::CREATE_WORKSPACE }}
                    </button>
                </form>
            </Show>
        </Card>
    }
}
