//! Which accounts the list shows: kept in the address, so that a reload and *Back* keep it.

use domain::{AccountStatus, Language, RelationshipType};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use std::time::Duration;
use web_sys::UrlSearchParams;

/// What the person chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    pub search: String,
    /// A city or a country.
    pub place: String,
    pub status: Option<AccountStatus>,
    pub language: Option<Language>,
    pub relationship: Option<RelationshipType>,
    pub order: Order,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Name,
    Newest,
}

impl Order {
    pub const ALL: [Self; 2] = [Self::Name, Self::Newest];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Newest => "newest",
        }
    }

    pub fn parse(text: &str) -> Self {
        if text == Self::Newest.as_str() {
            Self::Newest
        } else {
            Self::Name
        }
    }
}

impl Filters {
    /// Whether every account is shown.
    pub fn is_open(&self) -> bool {
        let Self {
            search,
            place,
            status,
            language,
            relationship,
            order: _,
        } = self;
        search.trim().is_empty()
            && place.trim().is_empty()
            && status.is_none()
            && language.is_none()
            && relationship.is_none()
    }

    /// What cannot be read is not filtered by.
    fn of(query: &ParamsMap) -> Self {
        let text = |name| query.get(name).unwrap_or_default();
        Self {
            search: text("q"),
            place: text("place"),
            status: text("status").parse().ok(),
            language: text("language").parse().ok(),
            relationship: text("relationship").parse().ok(),
            order: Order::parse(&text("order")),
        }
    }

    fn address(&self) -> String {
        let Ok(query) = UrlSearchParams::new() else {
            return "/accounts".to_owned();
        };
        let parts = [
            ("q", self.search.clone()),
            ("place", self.place.clone()),
            ("status", text_of(self.status.map(AccountStatus::as_str))),
            (
                "language",
                text_of(self.language.as_ref().map(Language::as_str)),
            ),
            (
                "relationship",
                text_of(self.relationship.map(RelationshipType::as_str)),
            ),
            (
                "order",
                text_of((self.order != Order::Name).then_some(self.order.as_str())),
            ),
        ];
        for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
            query.set(name, value);
        }
        let query = String::from(query.to_string());
        if query.is_empty() {
            "/accounts".to_owned()
        } else {
            format!("/accounts?{query}")
        }
    }
}

fn text_of(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
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
