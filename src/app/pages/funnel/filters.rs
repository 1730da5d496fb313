//! Product, campaign, period, and what the period is compared with.

use super::{
    asked::{Asked, compared, compared_name, today},
    names,
};
use crate::{
    data::use_data,
    parts::{Choice, Select},
    texts::funnel as words,
};
use chrono::NaiveDate;
use domain::{
    Day, Kind,
    funnel::{Comparison, Days, Period},
    text::fold,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Asks for something else: what is in the address changes, and no step is added to its history.
type Ask = Callback<Asked>;

#[component]
pub fn Filters(asked: Memo<Asked>) -> impl IntoView {
    let data = use_data();
    let go = StoredValue::new_local(use_navigate());
    let ask = Ask::new(move |asked: Asked| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        go.with_value(|go| go(&asked.address(), options));
    });
    let products = Memo::new(move |_| {
        data.watch(Kind::Product);
        let products = data.rows(|rows| {
            let products = rows.products();
            products
                .map(|row| Choice::new(row.id.to_string(), row.name.clone()))
                .collect()
        });
        with_all(words::ALL_PRODUCTS, products)
    });
    let campaigns = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        let product = asked.get().product;
        let campaigns = data.rows(|rows| {
            rows.campaigns()
                .filter(|row| product.is_none_or(|product| row.product_id == product))
                .map(|row| Choice::new(row.id.to_string(), row.name.clone()))
                .collect()
        });
        with_all(words::ALL_CAMPAIGNS, campaigns)
    });
    let product = move || asked.get().product.map(|id| id.to_string());
    let campaign = move || asked.get().campaign.map(|id| id.to_string());
    view! {
        <div class="line funnel__filters" role="group" aria-label=words::FILTERS>
            <Select
                choices=products
                value=Signal::derive(move || product().unwrap_or_default())
                label=words::PRODUCT.to_owned()
                class="input select select--chip"
                on_change=move |value: String| {
                    ask.run(Asked {
                        product: value.parse().ok(),
                        campaign: None,
                        ..asked.get_untracked()
                    });
                }
            />
            <Select
                choices=campaigns
                value=Signal::derive(move || campaign().unwrap_or_default())
                label=words::CAMPAIGN.to_owned()
                class="input select select--chip"
                on_change=move |value: String| {
                    ask.run(Asked { campaign: value.parse().ok(), ..asked.get_untracked() });
                }
            />
            <PeriodFilter asked ask />
            <ComparisonFilter asked ask />
        </div>
    }
}

fn with_all(all: &'static str, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by_cached_key(|choice| fold(&choice.text));
    choices.insert(0, Choice::new("", all));
    choices
}

/// The choice of a period by its own dates.
const OWN: &str = "own";

#[component]
fn PeriodFilter(asked: Memo<Asked>, ask: Ask) -> impl IntoView {
    let data = use_data();
    let presets = Period::PRESETS
        .iter()
        .map(|period| Choice::new(period.to_string(), period_name(*period)));
    let own = Choice::new(OWN, words::OWN_DATES);
    let choices: Vec<Choice> = presets.chain([own]).collect();
    let is_own = Memo::new(move |_| matches!(asked.get().period, Period::Own(_)));
    let value = move || match asked.get().period {
        Period::Own(_) => OWN.to_owned(),
        preset => preset.to_string(),
    };
    let change = move |value: String| {
        let before = asked.get_untracked();
        // Own dates begin as those that are shown.
        let days = before.period.days(today(data));
        let days = days.or_else(|| Period::default().days(today(data)));
        let chosen = value.parse().ok().or(days.map(Period::Own));
        ask.run(Asked {
            period: chosen.unwrap_or_default(),
            ..before
        });
    };
    view! {
        <Select
            choices=Signal::stored(choices)
            value=Signal::derive(value)
            label=words::PERIOD.to_owned()
                class="input select select--chip"
            on_change=change
        />
        <Show when=move || is_own.get()>
            <OwnDays asked ask />
        </Show>
    }
}

/// The first and the last day. Whichever is changed, the other gives way.
#[component]
fn OwnDays(asked: Memo<Asked>, ask: Ask) -> impl IntoView {
    let of = move |read: fn(Days) -> NaiveDate| {
        move || match asked.get().period {
            Period::Own(days) => Day::of(read(days)).map(|day| day.to_string()),
            _ => None,
        }
    };
    let change = move |text: String, with: fn(Days, NaiveDate) -> Days| {
        let before = asked.get_untracked();
        if let (Period::Own(own), Ok(day)) = (before.period, text.parse::<Day>()) {
            ask.run(Asked {
                period: Period::Own(with(own, day.date())),
                ..before
            });
        }
    };
    let from = |own: Days, first: NaiveDate| Days {
        first,
        last: own.last.max(first),
    };
    let to = |own: Days, last: NaiveDate| Days {
        first: own.first.min(last),
        last,
    };
    view! {
        <span class="funnel__days">
            <input
                class="input"
                type="date"
                aria-label=words::FROM
                prop:value=of(|days| days.first)
                on:change=move |event| change(event_target_value(&event), from)
            />
            <span class="faint" aria-hidden="true">"–"</span>
            <input
                class="input"
                type="date"
                aria-label=words::TO
                prop:value=of(|days| days.last)
                on:change=move |event| change(event_target_value(&event), to)
            />
        </span>
    }
}

/// Nothing is before all time.
#[component]
fn ComparisonFilter(asked: Memo<Asked>, ask: Ask) -> impl IntoView {
    let data = use_data();
    let choices = [None, Some(Comparison::Before), Some(Comparison::YearBefore)]
        .map(|with| Choice::new(compared_name(with), words::comparison(with)));
    let choices = StoredValue::new(choices.to_vec());
    let is_comparable = Memo::new(move |_| asked.get().period != Period::All);
    let earlier = move || asked.get().earlier(today(data)).map(names::days);
    view! {
        <Show when=move || is_comparable.get()>
            <Select
                choices=Signal::derive(move || choices.get_value())
                value=Signal::derive(move || compared_name(asked.get().compared).to_owned())
                label=words::COMPARED.to_owned()
                class="input select select--chip"
                on_change=move |value: String| {
                    ask.run(Asked { compared: compared(&value), ..asked.get_untracked() });
                }
            />
        </Show>
        {move || earlier().map(|days| {
            view! { <span class="faint">{words::compared_with(&days)}</span> }
        })}
    }
}

const fn period_name(period: Period) -> &'static str {
    match period {
        Period::FourWeeks => words::FOUR_WEEKS,
        Period::TwelveWeeks => words::TWELVE_WEEKS,
        Period::FiftyTwoWeeks => words::FIFTY_TWO_WEEKS,
        Period::ThisMonth => words::THIS_MONTH,
        Period::LastMonth => words::LAST_MONTH,
        Period::TwelveMonths => words::TWELVE_MONTHS,
        Period::ThisYear => words::THIS_YEAR,
        Period::All => words::ALL_TIME,
        Period::Own(_) => words::OWN_DATES,
    }
}
