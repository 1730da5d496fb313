//! The variables of rule book §3, a key each.

use crate::texts::variables as words;
use domain::variables::Variable;
use leptos::prelude::*;

#[component]
pub fn VariableKeys(
    /// Puts a variable where the cursor is.
    put: impl Fn(Variable) + Copy + 'static,
) -> impl IntoView {
    let key = move |&variable: &'static Variable| {
        view! {
            <button
                type="button"
                class="button button--chip"
                title=format!("{} ({variable})", words::name(variable))
                // The box keeps the focus and its cursor.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| put(variable)
            >
                {words::chip(variable)}
            </button>
        }
    };
    view! {
        <div class="line" role="group" aria-label=words::PUT>
            {Variable::ALL.iter().map(key).collect_view()}
        </div>
    }
}
