//! How we answer: first response time, still waiting, resolution rate, AI share.

use super::{
    figure::{Figure, FigureCard},
    opened::Opening,
};
use crate::{data::use_data, format, texts::funnel as words};
use domain::metrics::Metrics;
use leptos::prelude::*;

#[component]
pub fn Answering(#[prop(into)] metrics: Signal<Metrics>, opening: Opening) -> impl IntoView {
    let data = use_data();
    let read = move |figure: fn(&Metrics) -> Figure| Signal::derive(move || metrics.with(figure));
    let waiting = Signal::derive(move || {
        metrics.with(|metrics| {
            let oldest = metrics.waiting_since.map(|since| data.now() - since);
            Figure {
                value: format::number(metrics.waiting.len()),
                note: words::oldest(oldest.map(format::age).as_deref()),
                counted: metrics.waiting.clone(),
            }
        })
    });
    view! {
        <section class="stack" aria-label=words::ANSWERING>
            <h2 class="funnel__heading">{words::ANSWERING}</h2>
            <div class="figures">
                <FigureCard
                    name=words::FIRST_RESPONSE
                    formula=words::FIRST_RESPONSE_FORMULA
                    figure=read(first_response)
                    opening
                />
                <FigureCard
                    name=words::WAITING
                    formula=words::WAITING_FORMULA
                    figure=waiting
                    opening
                    shows_waiting=true
                />
                <FigureCard
                    name=words::RESOLUTION
                    formula=words::RESOLUTION_FORMULA
                    figure=read(resolution)
                    opening
                />
                <FigureCard
                    name=words::AI_SHARE
                    formula=words::AI_SHARE_FORMULA
                    figure=read(ai_share)
                    opening
                />
            </div>
        </section>
    }
}

fn first_response(metrics: &Metrics) -> Figure {
    let times = metrics.first_response;
    Figure {
        value: times.map_or_else(
            || words::NO_RATE.to_owned(),
            |times| format::age(times.median),
        ),
        note: words::times(times.map(|times| (format::age(times.p90), times.n))),
        counted: metrics.answered.clone(),
    }
}

fn resolution(metrics: &Metrics) -> Figure {
    match &metrics.resolution {
        Some(resolution) => Figure {
            value: words::rate(resolution.rate()),
            note: words::share(resolution.resolved.len(), resolution.active.len()),
            counted: resolution.active.clone(),
        },
        None => Figure {
            value: words::NO_RATE.to_owned(),
            note: words::PERIOD_OVER.to_owned(),
            counted: Vec::new(),
        },
    }
}

fn ai_share(metrics: &Metrics) -> Figure {
    let written = &metrics.written;
    Figure {
        value: written
            .shares()
            .map_or_else(|| words::NO_RATE.to_owned(), words::shares),
        note: words::messages(written.count()),
        counted: written.conversations.clone(),
    }
}
