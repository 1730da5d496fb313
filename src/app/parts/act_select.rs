//! A choice that acts: it goes back to what it is for.

use super::select::{Choice, Select};
use leptos::prelude::*;

#[component]
pub fn ActSelect(
    label: &'static str,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    choose: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let value = RwSignal::new(String::new());
    let choose = move |text: String| {
        if !text.is_empty() {
            choose(text.clone());
            // The browser shows what was chosen until the value changes, and changes back.
            value.set(text);
            request_animation_frame(move || _ = value.try_set(String::new()));
        }
    };
    let class = "input select select--chip";
    view! { <Select choices value label=label.to_owned() class on_change=choose /> }
}
