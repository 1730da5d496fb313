//! Light, dark, or as the system has it.

use super::Section;
use crate::{
    shell::theme::{self, Theme},
    texts::settings::appearance,
};
use leptos::prelude::*;

#[component]
pub fn Appearance() -> impl IntoView {
    let chosen = RwSignal::new(theme::remembered());
    let choices = [
        (Theme::System, appearance::SYSTEM),
        (Theme::Light, appearance::LIGHT),
        (Theme::Dark, appearance::DARK),
    ];
    view! {
        <Section title=appearance::TITLE>
            <fieldset class="choices">
                <legend class="field__label">{appearance::THEME}</legend>
                {choices
                    .map(|(theme, label)| {
                        view! {
                            <label class="check">
                                <input
                                    type="radio"
                                    name="theme"
                                    prop:checked=move || chosen.get() == theme
                                    on:change=move |_| {
                                        chosen.set(theme);
                                        theme::choose(theme);
                                    }
                                />
                                {label}
                            </label>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </fieldset>
        </Section>
    }
}
