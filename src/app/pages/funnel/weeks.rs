//! The cohorts of the weeks: a column each, the replies inside.

use super::{
    asked::{Asked, midnight},
    opened::Opened,
    table::{Line, Table},
};
use crate::{data::use_data, format, texts::funnel as words};
use chrono::NaiveDate;
use domain::{
    Timestamp,
    funnel::{Cohort, Funnel, Tally},
};
use leptos::{html, prelude::*};

/// A week with its cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Week {
    /// *9 Nov*, under its column.
    short: String,
    line: Line,
}

#[component]
pub fn Weeks(asked: Memo<Asked>, funnel: Memo<Funnel>, open: Callback<Opened>) -> impl IntoView {
    let data = use_data();
    let weeks = Memo::new(move |_| {
        let mondays = asked.get().period.mondays(data.now());
        funnel.with(|funnel| weeks_of(funnel, mondays))
    });
    let lines = Signal::derive(move || {
        weeks.with(|weeks| {
            weeks
                .iter()
                .map(|week| week.line.clone())
                .collect::<Vec<_>>()
        })
    });
    let most = move || {
        weeks
            .with(|weeks| {
                weeks
                    .iter()
                    .map(|week| week.line.tally.initiated.len())
                    .max()
            })
            .unwrap_or_default()
    };
    // The present week is what is looked for first.
    let chart = NodeRef::<html::Ul>::new();
    Effect::new(move || {
        weeks.track();
        if let Some(chart) = chart.get() {
            request_animation_frame(move || chart.set_scroll_left(chart.scroll_width()));
        }
    });
    view! {
        <section class="card" aria-labelledby="by-week">
            <header class="page__head">
                <h2 id="by-week">{words::BY_WEEK}</h2>
                <p class="faint">{words::BY_WEEK_HELP}</p>
                <Legend />
            </header>
            <ul class="columns" node_ref=chart aria-label=words::BY_WEEK>
                {move || {
                    let most = most();
                    weeks.get()
                        .into_iter()
                        .map(|week| view! { <Column week most open /> })
                        .collect_view()
                }}
            </ul>
            <Table lines caption=words::BY_WEEK first=words::WEEK open />
        </section>
    }
}

/// What the two tones of a bar stand for.
#[component]
pub fn Legend() -> impl IntoView {
    view! {
        <ul class="legend push" aria-hidden="true">
            <li class="legend__item" data-figure="initiated">{words::INITIATED}</li>
            <li class="legend__item" data-figure="responded">{words::RESPONDED}</li>
        </ul>
    }
}

/// The higher, the more conversations began; filled as far as they were answered.
#[component]
fn Column(week: Week, most: usize, open: Callback<Opened>) -> impl IntoView {
    let Week { short, line } = week;
    let initiated = line.tally.initiated.len();
    let rate = words::rate(line.tally.rate());
    let spoken = line.spoken();
    let share = share(initiated, most).to_string();
    let filled = part(line.tally.responded.len(), initiated);
    view! {
        <li class="columns__item">
            <button
                type="button"
                class="column"
                aria-haspopup="dialog"
                aria-label=spoken.clone()
                title=spoken
                disabled=initiated == 0
                on:click=move |_| open.run(line.opened())
            >
                <span class="column__space">
                    <span class="column__value">{format::number(initiated)}</span>
                    <span class="column__bar" style=("--share", share)>
                        <span class="column__filled" style:block-size=filled></span>
                    </span>
                </span>
                <span class="column__rate">{rate}</span>
                <span class="column__week">{short}</span>
            </button>
        </li>
    }
}

/// A share of a whole as a length.
pub fn part(n: usize, whole: usize) -> String {
    format!("{:.2}%", share(n, whole) * 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share(n: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        n as f64 / whole as f64
    }
}

/// The weeks of the period, those without a conversation included; without a period, those that
/// the rules give.
fn weeks_of(funnel: &Funnel, mondays: Option<Vec<NaiveDate>>) -> Vec<Week> {
    let counted = funnel.rows.iter().filter_map(|row| match row.cohort {
        Cohort::Week(monday) => Some((monday, &row.tally)),
        Cohort::Channel(_) => None,
    });
    match mondays {
        None => counted
            .map(|(monday, tally)| Week::of(monday, tally.clone()))
            .collect(),
        Some(mondays) => {
            let counted: Vec<(NaiveDate, &Tally)> = counted.collect();
            let tally_of = |monday: NaiveDate| {
                let found = counted.iter().find(|(week, _)| *week == monday);
                found.map(|(_, tally)| (*tally).clone()).unwrap_or_default()
            };
            mondays
                .into_iter()
                .map(|monday| Week::of(monday, tally_of(monday)))
                .collect()
        }
    }
}

impl Week {
    fn of(monday: NaiveDate, tally: Tally) -> Self {
        let at = midnight(monday).unwrap_or(Timestamp(0));
        Self {
            short: format::day_month(at),
            line: Line {
                name: words::week(at),
                tally,
            },
        }
    }
}
