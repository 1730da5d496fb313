//! The member at this device: name and languages.

use super::{Section, password::Password, second_factor::SecondFactor};
use crate::{
    data::use_data,
    format,
    parts::{
        ActSelect, Choice, Field, Icon, LanguageSelect, TextInput, Toasts, icon::Glyph,
        language_select::OFFERED,
    },
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
            <form class="settings__name" on:submit=submit>
                <TextInput value=name label=you::NAME autocomplete="name" error=trouble />
                <button class="button">{shell::SAVE}</button>
            </form>
            <Field label=you::LANGUAGE help=you::LANGUAGE_HELP>
                <LanguageSelect value=language on_change=choose />
            </Field>
            <Others save=Callback::new(save) />
            <p class="card__meta">{you::EMAIL} ": " {move || data.my_row().email}</p>
            <Password />
            <SecondFactor />
        </Section>
    }
}

/// What else the member reads and writes in.
#[component]
fn Others(save: Callback<MemberField>) -> impl IntoView {
    let data = use_data();
    let others = Memo::new(move |_| data.my_row().other_languages);
    let add = move |text: String| {
        if let Ok(tag) = text.parse() {
            let mut languages = others.get_untracked();
            languages.push(tag);
            save.run(MemberField::OtherLanguages(languages));
        }
    };
    let take_off = move |tag: &Language| {
        let mut languages = others.get_untracked();
        languages.retain(|other| other != tag);
        save.run(MemberField::OtherLanguages(languages));
    };
    let offered = move || {
        let first = data.source_language();
        let has = |tag: &Language| {
            tag.same_as(&first) || others.with(|others| others.iter().any(|one| one.same_as(tag)))
        };
        let tags = OFFERED
            .iter()
            .filter_map(|tag| tag.parse::<Language>().ok());
        let rest: Vec<_> = tags.filter(|tag| !has(tag)).collect();
        let choices = rest.iter();
        let choices = choices.map(|tag| Choice::new(tag.as_str(), format::language(tag)));
        Choice::any(you::ADD_LANGUAGE, choices)
    };
    let chip = move |tag: Language| {
        let name = format::language(&tag);
        let label = you::take_off(&name);
        view! {
            <li class="chip">
                {name}
                <button
                    type="button"
                    class="tags__off"
                    aria-label=label
                    on:click=move |_| take_off(&tag)
                >
                    <Icon glyph=Glyph::Cross />
                </button>
            </li>
        }
    };
    view! {
        <div class="field" role="group" aria-label=you::OTHERS>
            <span class="field__label">{you::OTHERS}</span>
            <div class="line">
                <Show when=move || others.with(|others| !others.is_empty())>
                    <ul class="line">{move || others.get().into_iter().map(chip).collect_view()}</ul>
                </Show>
                <ActSelect label=you::ADD_LANGUAGE choices=Signal::derive(offered) choose=add />
            </div>
            <span class="field__help">{you::OTHERS_HELP}</span>
        </div>
    }
}
