//! The four figures of the whole selection.

use super::{
    figure::{Figure, FigureCard},
    opened::Opening,
};
use crate::{format, texts::funnel as words};
use domain::{
    ConversationId,
    funnel::{Funnel, Tally},
};
use leptos::prelude::*;

/// The earlier funnel is what it is compared with, where it is.
#[component]
pub fn Summary(
    #[prop(into)] funnel: Signal<Funnel>,
    #[prop(into)] earlier: Signal<Option<Funnel>>,
    opening: Opening,
) -> impl IntoView {
    let read = move |value: fn(&Funnel) -> String,
                     counted: fn(&Funnel) -> &Vec<ConversationId>,
                     note: fn(&Funnel) -> String| {
        Signal::derive(move || {
            let before = earlier.with(|earlier| earlier.as_ref().map(value));
            funnel.with(|funnel| Figure {
                value: value(funnel),
                note: words::with_earlier(note(funnel), before.as_deref()),
                counted: counted(funnel).iter().rev().copied().collect(),
            })
        })
    };
    let initiated = read(
        |funnel| format::number(funnel.total.initiated.len()),
        |funnel| &funnel.total.initiated,
        |_| String::new(),
    );
    let responded = read(
        |funnel| format::number(funnel.total.responded.len()),
        |funnel| &funnel.total.responded,
        |funnel| share(&funnel.total),
    );
    let rate = read(
        |funnel| words::rate(funnel.total.rate()),
        |funnel| &funnel.total.initiated,
        |funnel| share(&funnel.total),
    );
    let wrote_first = read(
        |funnel| format::number(funnel.wrote_first.len()),
        |funnel| &funnel.wrote_first,
        |_| String::new(),
    );
    view! {
        <div class="figures">
            <FigureCard
                name=words::INITIATED
                formula=words::INITIATED_FORMULA
                figure=initiated
                opening
            />
            <FigureCard
                name=words::RESPONDED
                formula=words::RESPONDED_FORMULA
                figure=responded
                opening
            />
            <FigureCard name=words::RATE formula=words::RATE_FORMULA figure=rate opening />
            <FigureCard
                name=words::WROTE_FIRST
                formula=words::WROTE_FIRST_FORMULA
                figure=wrote_first
                opening
            />
        </div>
    }
}

/// *5 of 12*: what a rate stands on.
fn share(tally: &Tally) -> String {
    words::share(tally.responded.len(), tally.initiated.len())
}
