//! Who comes in: name, address, password and language of the first owner and of everybody after.

use crate::{
    parts::{Field, LanguageSelect, TextInput},
    texts::gate,
};
use domain::Language;
use leptos::prelude::*;

/// What a newcomer writes about themselves.
#[derive(Clone, Copy)]
pub struct Person {
    pub name: RwSignal<String>,
    pub email: RwSignal<String>,
    pub password: RwSignal<String>,
    pub language: RwSignal<Option<Language>>,
}

impl Person {
    pub fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            email: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            language: RwSignal::new(Some(Language::english())),
        }
    }
}

#[component]
pub fn PersonFields(person: Person, #[prop(optional)] autofocus: bool) -> impl IntoView {
    let Person {
        name,
        email,
        password,
        language,
    } = person;
    view! {
        <TextInput value=name label=gate::NAME autocomplete="name" required=true autofocus />
        <TextInput
            value=email
            label=gate::EMAIL
            kind="email"
            autocomplete="username"
            required=true
        />
        <TextInput
            value=password
            label=gate::PASSWORD
            help=gate::PASSWORD_HELP
            kind="password"
            autocomplete="new-password"
            required=true
        />
        <Field label=gate::READING_LANGUAGE>
            <LanguageSelect value=language on_change=move |tag| language.set(tag) />
        </Field>
    }
}
