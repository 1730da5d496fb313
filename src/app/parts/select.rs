//! A choice of one from a list.

use leptos::prelude::*;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
        }
    }

    /// The choices after the one of all, which chooses none of them.
    pub fn any(text: &str, choices: impl Iterator<Item = Self>) -> Vec<Self> {
        std::iter::once(Self::new("", text))
            .chain(choices)
            .collect()
    }
}

/// A `<select>`; `label` names it where no label stands around it.
#[component]
pub fn Select(
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    on_change: impl Fn(String) + 'static,
    #[prop(optional, into)] label: MaybeProp<String>,
    #[prop(default = "input select")] class: &'static str,
) -> impl IntoView {
    // Whatever else changes with what they are derived from: the options stay as they are.
    let (choices, value) = (
        Memo::new(move |_| choices.get()),
        Memo::new(move |_| value.get()),
    );
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let own = choice.value.clone();
                let is_chosen = move || value.with(|value| *value == own);
                view! {
                    <option value=choice.value prop:selected=is_chosen>
                        {choice.text}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <select
            class=class
            aria-label=move || label.get()
            on:change=move |event| on_change(event_target_value(&event))
        >
            {options}
        </select>
    }
}
