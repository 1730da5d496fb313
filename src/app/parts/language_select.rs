//! A choice of language.

use crate::format;
use domain::Language;
use leptos::prelude::*;

/// The languages that are offered, most met first; a value outside them is offered too.
pub const OFFERED: &[&str] = &[
    "en", "es", "ca", "fr", "de", "it", "pt", "pt-BR", "nl", "pl", "cs", "sk", "hu", "ro", "bg",
    "el", "tr", "ru", "uk", "sv", "da", "nb", "fi", "et", "lv", "lt", "sl", "hr", "sr", "eu", "gl",
    "ar", "he", "fa", "hi", "bn", "ur", "id", "ms", "vi", "th", "zh", "zh-TW", "ja", "ko",
];

/// A `<select>` of languages. `none` is the text of the empty choice, where there is one.
#[component]
pub fn LanguageSelect(
    #[prop(into)] value: Signal<Option<Language>>,
    on_change: impl Fn(Option<Language>) + 'static,
    #[prop(optional, into)] none: MaybeProp<String>,
    #[prop(optional, into)] label: Option<&'static str>,
    #[prop(default = "input select")] class: &'static str,
) -> impl IntoView {
    let options = move || {
        let mut tags: Vec<Language> = OFFERED.iter().filter_map(|tag| tag.parse().ok()).collect();
        if let Some(own) = value.get()
            && !tags.contains(&own)
        {
            tags.push(own);
        }
        tags.into_iter()
            .map(|tag| {
                let chosen = {
                    let tag = tag.clone();
                    move || value.with(|value| value.as_ref() == Some(&tag))
                };
                view! {
                    <option value=tag.as_str().to_owned() prop:selected=chosen>
                        {format::language(&tag)}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <select
            class=class
            aria-label=label
            on:change=move |event| on_change(event_target_value(&event).parse().ok())
        >
            {move || {
                none.get().map(|text| {
                    view! {
                        <option value="" prop:selected=move || value.with(Option::is_none)>
                            {text}
                        </option>
                    }
                })
            }}
            {options}
        </select>
    }
}
