//! The rows of the funnel as a table: the figures that a chart is drawn from.

use super::opened::Opened;
use crate::{format, texts::funnel as words};
use domain::{ConversationId, funnel::Tally};
use leptos::prelude::*;

/// One row, named for whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub tally: Tally,
}

impl Line {
    /// The conversations that the row began with.
    pub fn opened(&self) -> Opened {
        Opened {
            title: words::figure_of(words::INITIATED, &self.name),
            formula: words::INITIATED_FORMULA,
            conversations: self.tally.initiated.clone(),
        }
    }

    /// What a bar of it says to whoever does not see it.
    pub fn spoken(&self) -> String {
        let rate = words::rate(self.tally.rate());
        words::bar(
            &self.name,
            self.tally.initiated.len(),
            self.tally.responded.len(),
            &rate,
        )
    }
}

/// Closed at first: the chart above says the same at a glance.
#[component]
pub fn Table(
    lines: Signal<Vec<Line>>,
    caption: &'static str,
    first: &'static str,
    open: Callback<Opened>,
) -> impl IntoView {
    view! {
        <details class="funnel__table">
            <summary class="link">{words::AS_TABLE}</summary>
            <div class="table-scroll">
                <table class="table">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{first}</th>
                            <th scope="col" class="table__number" title=words::INITIATED_FORMULA>
                                {words::INITIATED}
                            </th>
                            <th scope="col" class="table__number" title=words::RESPONDED_FORMULA>
                                {words::RESPONDED}
                            </th>
                            <th scope="col" class="table__number" title=words::RATE_FORMULA>
                                {words::RATE}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || {
                            lines.get()
                                .into_iter()
                                .map(|line| view! { <TableRow line open /> })
                                .collect_view()
                        }}
                    </tbody>
                </table>
            </div>
        </details>
    }
}

#[component]
fn TableRow(line: Line, open: Callback<Opened>) -> impl IntoView {
    let Line { name, tally } = line;
    let rate = words::rate(tally.rate());
    let share = words::share(tally.responded.len(), tally.initiated.len());
    view! {
        <tr>
            <th scope="row" class="funnel__cohort">{name.clone()}</th>
            <Count
                figure=words::INITIATED
                formula=words::INITIATED_FORMULA
                cohort=name.clone()
                conversations=tally.initiated
                open
            />
            <Count
                figure=words::RESPONDED
                formula=words::RESPONDED_FORMULA
                cohort=name
                conversations=tally.responded
                open
            />
            <td class="table__number" title=share>{rate}</td>
        </tr>
    }
}

/// A number that opens what it counts; nothing opens nothing.
#[component]
fn Count(
    figure: &'static str,
    formula: &'static str,
    cohort: String,
    conversations: Vec<ConversationId>,
    open: Callback<Opened>,
) -> impl IntoView {
    let count = conversations.len();
    let opened = Opened {
        title: words::figure_of(figure, &cohort),
        formula,
        conversations,
    };
    let content = if count == 0 {
        format::number(0).into_any()
    } else {
        view! {
            <button
                type="button"
                class="link funnel__count"
                aria-haspopup="dialog"
                aria-label=words::open(figure, &cohort, count)
                on:click=move |_| open.run(opened.clone())
            >
                {format::number(count)}
            </button>
        }
        .into_any()
    };
    view! { <td class="table__number">{content}</td> }
}
