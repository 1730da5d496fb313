//! The filters that are needed less often, and the choice of columns: behind a button each.

use super::own_field::OwnField;
use crate::{
    data::use_data,
    pages::accounts::{
        columns::{Columns, offered},
        directory::Directory,
        filters::Filters,
    },
    parts::{Check, Choice, Field, Menu, Select},
    texts::accounts as words,
};
use domain::{Campaign, CustomField, Kind};
use leptos::prelude::*;
use std::cmp::Reverse;

/// The most cities that are offered, the most met first.
const CITIES: usize = 200;

#[component]
pub fn MoreFilters(filters: RwSignal<Filters>, directory: Directory) -> impl IntoView {
    let data = use_data();
    let contact_choices = Choice::any(
        words::ANY_CONTACT,
        [("true", words::HAS_CONTACT), ("false", words::NO_CONTACT)]
            .into_iter()
            .map(|(value, text)| Choice::new(value, text)),
    );
    let fields = Memo::new(move |_| {
        data.watch(Kind::CustomField);
        data.rows(|rows| {
            let standing = rows.custom_fields().filter(|field| !field.archived);
            standing.cloned().collect::<Vec<CustomField>>()
        })
    });
    let count = move || {
        filters.with(|filters| {
            let chosen = [
                filters.campaign.is_some(),
                !filters.city.is_empty(),
                !filters.place.trim().is_empty(),
                filters.has_contact.is_some(),
            ];
            chosen.into_iter().filter(|chosen| *chosen).count() + filters.custom.len()
        })
    };
    view! {
        <Menu label=Signal::derive(move || words::more_filters(count()))>
            <div class="menu__body form">
                <CampaignFilter filters />
                <CityFilter filters directory />
                <PlaceFilter filters />
                <Field label=words::COLUMN_CONTACT>
                    <Select
                        choices=contact_choices
                        value=Signal::derive(move || {
                            filters.with(|filters| {
                                filters.has_contact.map(|has| has.to_string()).unwrap_or_default()
                            })
                        })
                        on_change=move |text| {
                            filters.update(|filters| filters.has_contact = text.parse().ok());
                        }
                    />
                </Field>
                {move || fields.get().into_iter().map(|field| view! {
                    <OwnField field filters />
                }).collect_view()}
            </div>
        </Menu>
    }
}

#[component]
fn CampaignFilter(filters: RwSignal<Filters>) -> impl IntoView {
    let data = use_data();
    let campaigns = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        let mut all: Vec<Campaign> = data.rows(|rows| rows.campaigns().cloned().collect());
        all.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
        all
    });
    let campaign_choices = move || {
        let each = campaigns.get().into_iter();
        Choice::any(
            words::ANY_CAMPAIGN,
            each.map(|campaign| Choice::new(campaign.id.to_string(), campaign.name)),
        )
    };
    view! {
        <Field label=words::CAMPAIGN>
            <Select
                choices=Signal::derive(campaign_choices)
                value=Signal::derive(move || {
                    filters.with(|filters| {
                        filters.campaign.map(|id| id.to_string()).unwrap_or_default()
                    })
                })
                on_change=move |text| {
                    filters.update(|filters| filters.campaign = text.parse().ok());
                }
            />
        </Field>
    }
}

#[component]
fn CityFilter(filters: RwSignal<Filters>, directory: Directory) -> impl IntoView {
    let cities = Memo::new(move |_| {
        directory.values(|entry| Some(&entry.city).filter(|city| !city.is_empty()))
    });
    let city_choices = move || {
        let mut cities: Vec<String> =
            cities.with(|cities| cities.iter().take(CITIES).cloned().collect());
        let own = filters.with(|filters| filters.city.clone());
        if !own.is_empty() && !cities.contains(&own) {
            cities.push(own);
        }
        Choice::any(
            words::ANY_CITY,
            cities
                .into_iter()
                .map(|city| Choice::new(city.clone(), city)),
        )
    };
    view! {
        <Field label=words::form::CITY>
            <Select
                choices=Signal::derive(city_choices)
                value=Signal::derive(move || filters.with(|filters| filters.city.clone()))
                on_change=move |text| filters.update(|filters| filters.city = text)
            />
        </Field>
    }
}

#[component]
fn PlaceFilter(filters: RwSignal<Filters>) -> impl IntoView {
    view! {
        <Field label=words::PLACE help=words::PLACE_HELP>
            <input
                class="input"
                dir="auto"
                autocomplete="off"
                prop:value=move || filters.with(|filters| filters.place.clone())
                on:input=move |event| {
                    let text = event_target_value(&event);
                    filters.update(|filters| filters.place = text);
                }
            />
        </Field>
    }
}

#[component]
pub fn ColumnChoice(columns: Columns) -> impl IntoView {
    let data = use_data();
    let all = Memo::new(move |_| offered(data));
    let box_of = move |column: super::super::columns::Column| {
        let title = data.rows(|rows| column.title(rows));
        let (own, other) = (column.clone(), column.clone());
        let is_shown = Memo::new(move |_| columns.has(&own));
        view! {
            <Check
                checked=is_shown
                disabled=Signal::derive(move || !is_shown.get() && columns.is_full())
                on_change=move |_| columns.toggle(other.clone())
            >
                {title}
            </Check>
        }
    };
    view! {
        <Menu label=Signal::stored(words::COLUMNS.to_owned())>
            <fieldset class="menu__body stack">
                <legend class="visually-hidden">{words::COLUMNS}</legend>
                <Show when=move || columns.is_full()>
                    <p class="faint" role="status">{words::COLUMNS_FULL}</p>
                </Show>
                {move || all.get().into_iter().map(box_of).collect_view()}
            </fieldset>
        </Menu>
    }
}
