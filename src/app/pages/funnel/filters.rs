//! Product, campaign, period.

use super::asked::{Asked, Period};
use crate::{
    data::use_data,
    parts::{Choice, Select},
    texts::funnel as words,
};
use domain::{Kind, text::fold};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

#[component]
pub fn Filters(asked: Memo<Asked>) -> impl IntoView {
    let data = use_data();
    let go = use_navigate();
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
    let periods = Period::EVERY.map(|period| Choice::new(period.as_str(), period_name(period)));
    let ask = move |change: &dyn Fn(&mut Asked)| {
        let mut asked = asked.get_untracked();
        change(&mut asked);
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        go(&asked.address(), options);
    };
    let (ask_product, ask_campaign) = (ask.clone(), ask.clone());
    let product = move || {
        asked
            .get()
            .product
            .map(|id| id.to_string())
            .unwrap_or_default()
    };
    let campaign = move || {
        asked
            .get()
            .campaign
            .map(|id| id.to_string())
            .unwrap_or_default()
    };
    let period = move || asked.get().period.as_str().to_owned();
    view! {
        <div class="line funnel__filters" role="group" aria-label=words::FILTERS>
            <Select
                choices=products
                value=Signal::derive(product)
                label=words::PRODUCT.to_owned()
                on_change=move |value: String| {
                    ask_product(&|asked| {
                        asked.product = value.parse().ok();
                        asked.campaign = None;
                    });
                }
            />
            <Select
                choices=campaigns
                value=Signal::derive(campaign)
                label=words::CAMPAIGN.to_owned()
                on_change=move |value: String| {
                    ask_campaign(&|asked| asked.campaign = value.parse().ok());
                }
            />
            <Select
                choices=Signal::stored(periods.to_vec())
                value=Signal::derive(period)
                label=words::PERIOD.to_owned()
                on_change=move |value: String| {
                    ask(&|asked| asked.period = Period::parse(&value));
                }
            />
        </div>
    }
}

fn with_all(all: &'static str, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by_cached_key(|choice| fold(&choice.text));
    choices.insert(0, Choice::new("", all));
    choices
}

const fn period_name(period: Period) -> &'static str {
    match period {
        Period::FourWeeks => words::FOUR_WEEKS,
        Period::TwelveWeeks => words::TWELVE_WEEKS,
        Period::All => words::ALL_TIME,
    }
}
