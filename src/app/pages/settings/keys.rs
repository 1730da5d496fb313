//! Which key does what: changed and switched off, on this device.

use super::Section;
use crate::{parts::Field, shell::shortcuts, texts::keys as words};
use domain::shortcuts::{Action, Chord, KeyProblem, Shortcuts};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

#[component]
pub fn Keys() -> impl IntoView {
    let keys = RwSignal::new(shortcuts::remembered());
    view! {
        <Section title=words::TITLE>
            <details>
                <summary>{words::TO_SETTINGS}</summary>
                <p class="soft">{words::LEAD}</p>
                <div class="settings__keys">
                    {words::GROUPS.map(|group| {
                        let own = Action::ALL.iter().copied();
                        let own = own.filter(|action| words::group(*action) == group);
                        view! {
                            <h3>{group}</h3>
                            {own.map(|action| view! { <Key action keys /> }).collect_view()}
                        }
                    }).into_iter().collect_view()}
                </div>
            </details>
        </Section>
    }
}

#[component]
fn Key(action: Action, keys: RwSignal<Shortcuts>) -> impl IntoView {
    let problem = RwSignal::new(None::<KeyProblem>);
    let change = move |act: &dyn Fn(&mut Shortcuts) -> Result<(), KeyProblem>| {
        let mut now = keys.get_untracked();
        let done = act(&mut now);
        problem.set(done.err());
        if done.is_ok() {
            shortcuts::remember(&now);
            keys.set(now);
        }
    };
    let press = move |event: KeyboardEvent| {
        let key = event.key();
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        match key.as_str() {
            "Backspace" | "Delete" => change(&|keys| {
                keys.switch_off(action);
                Ok(())
            }),
            // Named keys go on, Tab among them.
            named if has_modifier || named.chars().count() != 1 => return,
            key => change(&|keys| keys.give(action, key)),
        }
        event.prevent_default();
    };
    let first = move |_| change(&|keys| keys.give_first(action));
    let shown = move || {
        let key = keys.with(|keys| keys.key_of(action));
        key.map(|key| key.to_uppercase().to_string())
            .unwrap_or_default()
    };
    // What comes by other ways, such as a paste, is no key.
    let write_over = move |event| {
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&untrack(shown));
    };
    let chord = match action.chord() {
        Chord::Alone | Chord::InReview => words::action(action).to_owned(),
        Chord::Control => format!("{} ({})", words::action(action), words::WITH_CONTROL),
    };
    let error = Signal::derive(move || problem.get().map(words::problem));
    view! {
            <div class="settings__key">
                <Field label=chord error>
                    <input
                        class="input"
                        autocomplete="off"
                        placeholder=words::OFF
                        prop:value=shown
                        on:keydown=press
    on:input=write_over
                    />
                </Field>
                <Show when=move || keys.with(|keys| !keys.is_first(action))>
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=words::first_of(action)
                        on:click=first
                    >
                        {words::FIRST}
                    </button>
                </Show>
            </div>
        }
}
