//! Which accounts the list shows, and in which order: kept in the address, so that a reload, *Back*
//! and a saved view keep it.

use super::{super::query, columns::Column};
use domain::{AccountStatus, CampaignId, Language, RelationshipType};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use std::{collections::BTreeMap, time::Duration};

/// What the person chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    pub search: String,
    /// A city or a country.
    pub place: String,
    pub city: String,
    pub status: Option<AccountStatus>,
    pub language: Option<Language>,
    pub relationship: Option<RelationshipType>,
    pub campaign: Option<CampaignId>,
    pub has_contact: Option<bool>,
    /// What stands in fields of the workspace's own, by key.
    pub custom: BTreeMap<String, String>,
    pub sort: Sort,
}

/// An order: by a column, either way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    pub column: Column,
    pub is_descending: bool,
}

impl Sort {
    fn spelled(&self) -> String {
        let sign = if self.is_descending { "-" } else { "" };
        format!("{sign}{}", self.column.spelled())
    }

    /// The newest first was spelled `newest` before there were columns.
    fn parse(text: &str) -> Self {
        if text == "newest" {
            return Self {
                column: Column::Created,
                is_descending: true,
            };
        }
        let column = Column::parse(text.trim_start_matches('-'));
        column.map_or_else(Self::default, |column| Self {
            column,
            is_descending: text.starts_with('-'),
        })
    }
}

/// What the parameters of own fields begin with.
const CUSTOM: &str = "custom.";

impl Filters {
    /// Whether every account is shown.
    pub fn is_open(&self) -> bool {
        let open = Self {
            sort: self.sort.clone(),
            ..Self::default()
        };
        let trimmed = Self {
            search: self.search.trim().to_owned(),
            place: self.place.trim().to_owned(),
            city: self.city.trim().to_owned(),
            ..self.clone()
        };
        trimmed == open
    }

    /// What cannot be read is not filtered by.
    fn of(query: &ParamsMap) -> Self {
        let text = |name| query.get(name).unwrap_or_default();
        let custom = query.clone().into_iter().filter_map(|(name, value)| {
            let key = name.strip_prefix(CUSTOM)?;
            domain::custom::is_key(key).then(|| (key.to_owned(), value))
        });
        Self {
            search: text("q"),
            place: text("place"),
            city: text("city"),
            status: text("status").parse().ok(),
            language: text("language").parse().ok(),
            relationship: text("relationship").parse().ok(),
            campaign: text("campaign").parse().ok(),
            has_contact: text("contact").parse().ok(),
            custom: custom.collect(),
            sort: Sort::parse(&text("order")),
        }
    }

    /// As a saved view or a link has them.
    pub fn parse(query: &str) -> Self {
        Self::of(&query::pairs(query).into_iter().collect())
    }

    /// The query of the address, without the question mark.
    pub fn query(&self) -> String {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let order = Some(&self.sort).filter(|sort| **sort != Sort::default());
        let parts = [
            ("q", self.search.clone()),
            ("place", self.place.clone()),
            ("city", self.city.clone()),
            ("status", text(self.status.map(AccountStatus::as_str))),
            (
                "language",
                text(self.language.as_ref().map(Language::as_str)),
            ),
            (
                "relationship",
                text(self.relationship.map(RelationshipType::as_str)),
            ),
            (
                "campaign",
                self.campaign.map(|id| id.to_string()).unwrap_or_default(),
            ),
            (
                "contact",
                self.has_contact
                    .map(|has| has.to_string())
                    .unwrap_or_default(),
            ),
            ("order", order.map(Sort::spelled).unwrap_or_default()),
        ];
        let custom = self.custom.iter();
        let custom: Vec<_> = custom
            .map(|(key, value)| (format!("{CUSTOM}{key}"), value))
            .collect();
        let custom = custom.iter().map(|(name, value)| (name.as_str(), *value));
        let parts = parts.iter().map(|(name, value)| (*name, value));
        let said = parts.chain(custom).filter(|(_, value)| !value.is_empty());
        query::spelled(said.map(|(name, value)| (name, value.as_str())))
    }

    fn address(&self) -> String {
        match self.query() {
            query if query.is_empty() => "/accounts".to_owned(),
            query => format!("/accounts?{query}"),
        }
    }
}

/// How long typing rests before the address follows: browsers allow a hundred changes in half a
/// minute.
const REST: Duration = Duration::from_millis(400);

/// The filters of the page: what is chosen holds at once, the address follows.
pub fn use_filters() -> RwSignal<Filters> {
    let query = use_query_map();
    let navigate = use_navigate();
    let filters = RwSignal::new(query.with_untracked(Filters::of));
    let written = StoredValue::new(filters.with_untracked(Filters::address));

    // *Back* and links change the address.
    Effect::new(move || {
        let asked = query.with(Filters::of);
        let address = asked.address();
        if written.with_value(|written| *written != address) {
            written.set_value(address);
            filters.set(asked);
        }
    });
    let write = move |address: String| {
        if written.try_with_value(|written| *written != address) == Some(true) {
            written.set_value(address.clone());
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&address, options);
        }
    };
    let write = StoredValue::new_local(debounce(REST, write));
    Effect::new(move || {
        let address = filters.with(Filters::address);
        write.update_value(|write| write(address));
    });
    filters
}
