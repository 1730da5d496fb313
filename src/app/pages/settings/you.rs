//! The member at this device: name and reading language.

use super::{Section, password::Password, second_factor::SecondFactor};
use crate::{
    data::use_data,
    parts::{Field, LanguageSelect, TextInput, Toasts},
    texts::{settings::you, shell},
};
use domain::{Language, MemberField, UpdateMember};
use leptos::prelude::*;

#[component]
pub fn You() -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let name = RwSignal::new(untrack(|| data.my_row()).name);
    let trouble = RwSignal::new(None::<String>);
    let save = move |change: MemberField| {
        let id = data.me();
        let changes = vec![change];
        match data.dispatch(UpdateMember { id, changes }) {
            Ok(_) => {
                trouble.set(None);
                toasts.say(you::SAVED);
            }
            Err(refusal) => trouble.set(Some(data.refusal_text(&refusal))),
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(MemberField::Name(name.get_untracked()));
    };
    let language = Memo::new(move |_| Some(data.source_language()));
    let choose = move |tag: Option<Language>| save(MemberField::ReadingLanguage(tag));
    view! {
        <Section title=you::TITLE>
            <form class="form__row" on:submit=submit>
                <TextInput value=name label=you::NAME autocomplete="name" error=trouble />
                <div class="form__foot settings__beside">
                    <button class="button">{shell::SAVE}</button>
                </div>
            </form>
            <Field label=you::LANGUAGE help=you::LANGUAGE_HELP>
                <LanguageSelect value=language on_change=choose />
            </Field>
            <p class="card__meta">{you::EMAIL} ": " {move || data.my_row().email}</p>
            <Password />
            <SecondFactor />
        </Section>
    }
}
