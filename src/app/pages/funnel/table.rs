//! The rows of the funnel as a table: the figures that a chart is drawn from.

use super::{
    line::Line,
    opened::{Opened, Opening},
};
use crate::{format, texts::funnel as words};
use domain::{ConversationId, funnel::Tally};
use leptos::prelude::*;

/// Open at once where there is no chart to say the same at a glance.
#[component]
pub fn Table(
    #[prop(into)] lines: Signal<Vec<Line>>,
    #[prop(into)] caption: Signal<&'static str>,
    #[prop(into)] first: Signal<&'static str>,
    opening: Opening,
) -> impl IntoView {
    let is_compared =
        Memo::new(move |_| lines.with(|lines| lines.iter().any(|line| line.earlier.is_some())));
    let earlier_heads = [
        (words::INITIATED_BEFORE, words::INITIATED_FORMULA),
        (words::RATE_BEFORE, words::RATE_FORMULA),
    ];
    view! {
        <details class="funnel__table">
            <summary class="link">{words::AS_TABLE}</summary>
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption>
                <table class="table">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{first}</th>
                            <Head name=words::INITIATED formula=words::INITIATED_FORMULA />
                            <Head name=words::RESPONDED formula=words::RESPONDED_FORMULA />
                            <Head name=words::RATE formula=words::RATE_FORMULA />
                            <Show when=move || is_compared.get()>
                                {earlier_heads
                                    .map(|(name, formula)| view! { <Head name formula /> })
                                    .into_iter()
                                    .collect_view()}
                            </Show>
                        </tr>
                    </thead>
                    <tbody>
                        {move || {
                            let is_compared = is_compared.get();
                            lines.get()
                                .into_iter()
                                .map(|line| view! { <TableRow line is_compared opening /> })
                                .collect_view()
                        }}
                    </tbody>
                </table>
            </div>
        </details>
    }
}

#[component]
fn Head(name: &'static str, formula: &'static str) -> impl IntoView {
    view! {
        <th scope="col" class="table__number" title=formula>
            {name}
        </th>
    }
}

#[component]
fn TableRow(line: Line, is_compared: bool, opening: Opening) -> impl IntoView {
    let Line {
        name,
        tally,
        earlier,
        is_immature,
        ..
    } = line;
    let rate = words::rate(tally.rate());
    let share = words::share(tally.responded.len(), tally.initiated.len());
    let earlier = is_compared.then(|| earlier.unwrap_or_default());
    view! {
        <tr>
            <th scope="row" class="funnel__cohort" dir="auto">
                {name.clone()}
                {is_immature.then(|| view! { " " <span class="chip">{words::SO_FAR}</span> })}
            </th>
            <Count
                figure=words::INITIATED
                formula=words::INITIATED_FORMULA
                cohort=name.clone()
                conversations=tally.initiated
                opening
            />
            <Count
                figure=words::RESPONDED
                formula=words::RESPONDED_FORMULA
                cohort=name.clone()
                conversations=tally.responded
                opening
            />
            <td class="table__number" title=share>{rate}</td>
            {earlier.map(|earlier| view! { <Earlier cohort=name earlier opening /> })}
        </tr>
    }
}

#[component]
fn Earlier(cohort: String, earlier: Tally, opening: Opening) -> impl IntoView {
    let rate = words::rate(earlier.rate());
    let share = words::share(earlier.responded.len(), earlier.initiated.len());
    view! {
        <Count
            figure=words::INITIATED_BEFORE
            formula=words::INITIATED_FORMULA
            cohort
            conversations=earlier.initiated
            opening
        />
        <td class="table__number" title=share>{rate}</td>
    }
}

/// A number that opens what it counts; nothing opens nothing.
#[component]
fn Count(
    figure: &'static str,
    formula: &'static str,
    cohort: String,
    conversations: Vec<ConversationId>,
    opening: Opening,
) -> impl IntoView {
    let count = conversations.len();
    let title = words::figure_of(figure, &cohort);
    let opened = Opened::latest_first(title, formula, conversations);
    let content = if count == 0 {
        format::number(0).into_any()
    } else {
        view! {
            <button
                type="button"
                class="link funnel__count"
                aria-haspopup="dialog"
                aria-label=words::open(figure, &cohort, count)
                on:click=move |_| opening.open(opened.clone())
            >
                {format::number(count)}
            </button>
        }
        .into_any()
    };
    view! { <td class="table__number">{content}</td> }
}
