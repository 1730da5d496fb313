//! What can be typed, before anything is.

use crate::{
    parts::{Icon, icon::Glyph},
    texts::search as words,
};
use domain::search::Operator;
use leptos::prelude::*;

/// Each operator as a button that begins a search with it.
#[component]
pub fn Help(typed: Callback<String>) -> impl IntoView {
    let operator = move |operator: Operator| {
        let begun = format!("{}:", operator.as_str());
        let text = begun.clone();
        view! {
            <li class="found__operator">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        typed.run(begun.clone());
                        let _ = super::field::focus();
                    }
                >
                    <code>{text}</code>
                </button>
                <span class="soft">{words::operator(operator)}</span>
            </li>
        }
    };
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Search />
            </span>
            <h2>{words::EMPTY_TITLE}</h2>
            <p>{words::EMPTY}</p>
        </div>
        <section class="found__help">
            <h2>{words::OPERATORS}</h2>
            <ul class="found__operators">
                {Operator::ALL.map(operator).into_iter().collect_view()}
            </ul>
        </section>
    }
}
