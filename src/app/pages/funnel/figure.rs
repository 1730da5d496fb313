//! A figure as a card: its value, its formula, what it stands on. It opens what it counts.

use super::opened::{Opened, Opening};
use domain::ConversationId;
use leptos::prelude::*;

/// What a figure is, for whoever counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub value: String,
    /// What it is made of, where the value does not say it itself.
    pub note: String,
    /// In the order in which they are shown.
    pub counted: Vec<ConversationId>,
}

#[component]
pub fn FigureCard(
    name: &'static str,
    formula: &'static str,
    #[prop(into)] figure: Signal<Figure>,
    opening: Opening,
    /// Whether what it counts waits.
    #[prop(optional)]
    shows_waiting: bool,
) -> impl IntoView {
    let show = move |_| {
        opening.open(Opened {
            title: name.to_owned(),
            formula,
            shows_waiting,
            conversations: figure.with_untracked(|figure| figure.counted.clone()),
        });
    };
    view! {
        <button type="button" class="figure figure--open" aria-haspopup="dialog" on:click=show>
            <span class="figure__label">{name}</span>
            <span class="figure__value">{move || figure.with(|figure| figure.value.clone())}</span>
            <span class="figure__formula">{formula}</span>
            <span class="figure__formula">
                {move || figure.with(|figure| figure.note.clone())}
            </span>
        </button>
    }
}
