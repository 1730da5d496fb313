//! The choices that narrow the list. What is chosen holds at once.

use super::{super::listing::Listing, choices};
use crate::{
    data::use_data,
    format,
    parts::{Choice, Field, Select},
    texts::{inbox as words, thread, values},
};
use domain::{
    AccountStatus, Intent, Language,
    inbox::{CampaignChoice, Filter, Recency, Standing},
};
use leptos::prelude::*;

/// One choice: what is offered, what is chosen, and what choosing changes.
#[component]
fn One(
    listing: Listing,
    label: &'static str,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    value: fn(&Filter) -> String,
    change: fn(&mut Filter, &str),
) -> impl IntoView {
    let choose = move |text: String| {
        let mut filter = listing.filter.get_untracked();
        change(&mut filter, &text);
        listing.show(&filter);
    };
    view! {
        <Field label=label>
            <Select
                choices
                value=Signal::derive(move || listing.filter.with(value))
                on_change=choose
            />
        </Field>
    }
}

#[component]
pub fn NarrowingForm(listing: Listing) -> impl IntoView {
    let data = use_data();
    let turn_draft = move |_| {
        let mut filter = listing.filter.get_untracked();
        filter.draft = !filter.draft;
        listing.show(&filter);
    };
    let turn_order = move |_| {
        let mut filter = listing.filter.get_untracked();
        filter.oldest_first = !filter.oldest_first;
        listing.show(&filter);
    };
    view! {
        <One
            listing
            label=words::STANDING
            choices=fixed(&Standing::ALL, Standing::as_str, words::standing)
            value=|filter| spelled(filter.standing.map(Standing::as_str))
            change=|filter, text| filter.standing = Standing::parse(text)
        />
        <One
            listing
            label=words::CAMPAIGN
            choices=Signal::derive(move || choices::campaigns(data))
            value=|filter| filter.campaign.map(CampaignChoice::spelled).unwrap_or_default()
            change=|filter, text| filter.campaign = CampaignChoice::parse(text)
        />
        <One
            listing
            label=words::PRODUCT
            choices=Signal::derive(move || choices::products(data))
            value=|filter| filter.product.map(|id| id.to_string()).unwrap_or_default()
            change=|filter, text| filter.product = text.parse().ok()
        />
        <One
            listing
            label=thread::ASSIGNEE
            choices=Signal::derive(move || choices::members(data))
            value=|filter| filter.assignee.map(|id| id.to_string()).unwrap_or_default()
            change=|filter, text| filter.assignee = text.parse().ok()
        />
        <Tags listing />
        <One
            listing
            label=words::INTENT
            choices=fixed(Intent::ALL, Intent::as_str, values::intent)
            value=|filter| spelled(filter.intent.map(Intent::as_str))
            change=|filter, text| filter.intent = text.parse().ok()
        />
        <One
            listing
            label=words::ACCOUNT_STATUS
            choices=fixed(AccountStatus::ALL, AccountStatus::as_str, values::account_status)
            value=|filter| spelled(filter.account_status.map(AccountStatus::as_str))
            change=|filter, text| filter.account_status = text.parse().ok()
        />
        <Languages listing />
        <One
            listing
            label=words::ACTIVITY
            choices=recencies()
            value=|filter| filter.recency.map(Recency::spelled).unwrap_or_default()
            change=|filter, text| filter.recency = Recency::parse(text)
        />
        <One
            listing
            label=words::THEIR_WORD
            choices=yes_or_no(words::they_wrote)
            value=|filter| filter.they_wrote.map(|yes| yes.to_string()).unwrap_or_default()
            change=|filter, text| filter.they_wrote = text.parse().ok()
        />
        <One
            listing
            label=words::AI
            choices=yes_or_no(words::ai)
            value=|filter| filter.ai.map(|yes| yes.to_string()).unwrap_or_default()
            change=|filter, text| filter.ai = text.parse().ok()
        />
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || listing.filter.with(|filter| filter.draft)
                on:change=turn_draft
            />
            {words::WITH_DRAFT}
        </label>
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || listing.filter.with(|filter| filter.oldest_first)
                on:change=turn_order
            />
            {words::OLDEST_FIRST}
        </label>
    }
}

/// The tags in use: each that is chosen is added to those before it.
#[component]
fn Tags(listing: Listing) -> impl IntoView {
    let data = use_data();
    let tags = Memo::new(move |_| choices::tags(data));
    let choices = move || {
        let chosen = listing.filter.with(|filter| filter.tags.clone());
        let rest = tags.get().into_iter().filter(|tag| !chosen.contains(tag));
        let text = if chosen.is_empty() {
            words::ANY
        } else {
            words::ANOTHER_TAG
        };
        Choice::any(text, rest.map(|tag| Choice::new(tag.clone(), tag)))
    };
    view! {
        <One
            listing
            label=words::TAG
            choices=Signal::derive(choices)
            value=|_| String::new()
            change=|filter, text| filter.tags.extend(domain::tags::tag(text))
        />
    }
}

/// The languages in use, and the one that is chosen.
#[component]
fn Languages(listing: Listing) -> impl IntoView {
    let data = use_data();
    let languages = Memo::new(move |_| choices::languages(data));
    let choices = move || {
        let mut languages = languages.get();
        let chosen = listing.filter.with(|filter| filter.language.clone());
        languages.extend(chosen.filter(|own| !languages.contains(own)));
        let of = |tag: Language| Choice::new(tag.as_str(), format::language(&tag));
        Choice::any(words::ANY, languages.into_iter().map(of))
    };
    view! {
        <One
            listing
            label=words::LANGUAGE
            choices=Signal::derive(choices)
            value=|filter| spelled(filter.language.as_ref().map(Language::as_str))
            change=|filter, text| filter.language = text.parse().ok()
        />
    }
}

fn fixed<T: Copy>(
    all: &[T],
    spelled: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
) -> Vec<Choice> {
    let each = all.iter().map(|one| Choice::new(spelled(*one), name(*one)));
    Choice::any(words::ANY, each)
}

fn recencies() -> Vec<Choice> {
    let each = Recency::OFFERED.into_iter();
    Choice::any(
        words::ANY,
        each.map(|one| Choice::new(one.spelled(), words::recency(one))),
    )
}

fn yes_or_no(name: fn(bool) -> &'static str) -> Vec<Choice> {
    let each = [true, false].into_iter();
    Choice::any(
        words::ANY,
        each.map(|yes| Choice::new(yes.to_string(), name(yes))),
    )
}

fn spelled(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}
