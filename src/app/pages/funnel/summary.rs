//! The four figures of the whole selection.

use super::opened::Opened;
use crate::{format, texts::funnel as words};
use domain::{
    ConversationId,
    funnel::{Funnel, Tally},
};
use leptos::prelude::*;

#[component]
pub fn Summary(funnel: Memo<Funnel>, open: Callback<Opened>) -> impl IntoView {
    let initiated = Figure {
        name: words::INITIATED,
        formula: words::INITIATED_FORMULA,
        value: |funnel| format::number(funnel.total.initiated.len()),
        counted: |funnel| &funnel.total.initiated,
        note: |funnel| words::n(funnel.total.initiated.len()),
    };
    let responded = Figure {
        name: words::RESPONDED,
        formula: words::RESPONDED_FORMULA,
        value: |funnel| format::number(funnel.total.responded.len()),
        counted: |funnel| &funnel.total.responded,
        note: |funnel| share(&funnel.total),
    };
    let rate = Figure {
        name: words::RATE,
        formula: words::RATE_FORMULA,
        value: |funnel| words::rate(funnel.total.rate()),
        counted: |funnel| &funnel.total.initiated,
        note: |funnel| share(&funnel.total),
    };
    let wrote_first = Figure {
        name: words::WROTE_FIRST,
        formula: words::WROTE_FIRST_FORMULA,
        value: |funnel| format::number(funnel.wrote_first.len()),
        counted: |funnel| &funnel.wrote_first,
        note: |funnel| words::n(funnel.wrote_first.len()),
    };
    view! {
        <div class="figures">
            {[initiated, responded, rate, wrote_first]
                .map(|figure| view! { <FigureCard figure funnel open /> })
                .into_iter()
                .collect_view()}
        </div>
    }
}

/// *5 of 12*: what a rate stands on.
fn share(tally: &Tally) -> String {
    words::share(tally.responded.len(), tally.initiated.len())
}

/// How one figure is read from the funnel.
#[derive(Clone, Copy)]
struct Figure {
    name: &'static str,
    formula: &'static str,
    value: fn(&Funnel) -> String,
    /// The conversations that it counts.
    counted: fn(&Funnel) -> &Vec<ConversationId>,
    note: fn(&Funnel) -> String,
}

#[component]
fn FigureCard(figure: Figure, funnel: Memo<Funnel>, open: Callback<Opened>) -> impl IntoView {
    let show = move |_| {
        open.run(Opened {
            title: figure.name.to_owned(),
            formula: figure.formula,
            conversations: funnel.with_untracked(|funnel| (figure.counted)(funnel).clone()),
        });
    };
    view! {
        <button type="button" class="figure figure--open" aria-haspopup="dialog" on:click=show>
            <span class="figure__label">{figure.name}</span>
            <span class="figure__value">{move || funnel.with(figure.value)}</span>
            <span class="figure__formula">
                {figure.formula} " · "
                <span class="nowrap">{move || funnel.with(figure.note)}</span>
            </span>
        </button>
    }
}
