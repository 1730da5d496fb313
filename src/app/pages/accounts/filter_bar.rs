//! The choices that narrow the list.

mod more;
mod own_field;

use super::{columns::Columns, directory::Directory, filters::Filters};
use crate::{
    format,
    pages::saved_views::{KeepView, saved_views},
    parts::{Choice, Select},
    texts::{accounts as words, values},
};
use domain::{AccountStatus, Language, RelationshipType, ViewPlace};
use leptos::prelude::*;
use more::{ColumnChoice, MoreFilters};

const CHIP: &str = "input select select--chip";

/// What is found is said as it changes.
#[component]
pub fn FilterBar(
    filters: RwSignal<Filters>,
    directory: Directory,
    columns: Columns,
    #[prop(into)] shown: Signal<usize>,
) -> impl IntoView {
    let languages = Memo::new(move |_| directory.languages());
    let language_choices = move || {
        let mut languages = languages.get();
        // The one that is chosen can always be seen, and taken back.
        if let Some(own) = filters.with(|filters| filters.language.clone())
            && !languages.contains(&own)
        {
            languages.push(own);
        }
        let offered = languages
            .iter()
            .map(|tag| Choice::new(tag.as_str(), format::language(tag)));
        Choice::any(words::ANY_LANGUAGE, offered)
    };
    let statuses = Choice::any(
        words::ANY_STATUS,
        AccountStatus::ALL
            .iter()
            .map(|status| Choice::new(status.as_str(), values::account_status(*status))),
    );
    let relationships = Choice::any(
        words::ANY_RELATIONSHIP,
        RelationshipType::ALL
            .iter()
            .map(|kind| Choice::new(kind.as_str(), values::relationship_type(*kind))),
    );
    let value = move |read: fn(&Filters) -> String| Signal::derive(move || filters.with(read));
    let status = value(|filters| spelled(filters.status.map(AccountStatus::as_str)));
    let language = value(|filters| spelled(filters.language.as_ref().map(Language::as_str)));
    let relationship = value(|filters| spelled(filters.relationship.map(RelationshipType::as_str)));
    let views = saved_views(ViewPlace::Accounts);
    let query = Memo::new(move |_| filters.with(Filters::query));
    let is_narrowed = Memo::new(move |_| filters.with(|filters| !filters.is_open()));
    view! {
        <div class="filter-bar" role="group" aria-label=words::FILTERS>
            <Select
                class=CHIP
                label=words::STATUS.to_owned()
                choices=statuses
                value=status
                on_change=move |text| filters.update(|filters| filters.status = text.parse().ok())
            />
            <Select
                class=CHIP
                label=words::LANGUAGE.to_owned()
                choices=Signal::derive(language_choices)
                value=language
                on_change=move |text| filters.update(|filters| filters.language = text.parse().ok())
            />
            <Select
                class=CHIP
                label=words::RELATIONSHIP.to_owned()
                choices=relationships
                value=relationship
                on_change=move |text| {
                    filters.update(|filters| filters.relationship = text.parse().ok());
                }
            />
            <MoreFilters filters directory />
            <ColumnChoice columns />
            <Show when=move || is_narrowed.get()>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| filters.update(clear)
                >
                    {words::CLEAR_FILTERS}
                </button>
            </Show>
            <KeepView place=ViewPlace::Accounts views query />
            <span class="filter-bar__count" role="status">
                {move || words::found(shown.get(), directory.count())}
            </span>
        </div>
    }
}

/// Shows every account again, in the order as it is.
pub fn clear(filters: &mut Filters) {
    *filters = Filters {
        sort: filters.sort.clone(),
        ..Filters::default()
    };
}

fn spelled(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}
