//! The accounts that a list shows: those that pass its filters, in its order. In slices.

use super::{Directory, Entry};
use crate::{data::Data, pages::accounts::filters::Filters, shell::pause::Slices};
use domain::{
    AccountId, CampaignId, CustomFieldId, CustomKind, country::country_code,
    custom::wanted::Wanted, text::search_fold,
};
use leptos::{prelude::*, task::spawn_local};

/// How many entries are looked at between two looks at the clock.
const STEP: usize = 500;

/// What a list shows.
#[derive(Clone, Copy)]
pub struct Found {
    /// In order; nothing before the first search has ended.
    pub ids: RwSignal<Vec<AccountId>>,
    pub is_ready: RwSignal<bool>,
    /// Of the latest search: an earlier one that still runs ends by it.
    number: StoredValue<u32>,
}

impl Directory {
    /// What passes the filters, watched: found anew whenever they or the accounts change.
    pub fn find(self, filters: Signal<Filters>) -> Found {
        let found = Found {
            ids: RwSignal::new(Vec::new()),
            is_ready: RwSignal::new(false),
            number: StoredValue::new(0),
        };
        Effect::new(move || {
            let filters = filters.get();
            self.entries.track();
            if !self.ready.get() {
                return;
            }
            let number = found.number.get_value().wrapping_add(1);
            found.number.set_value(number);
            spawn_local(async move {
                let is_current = || found.number.try_get_value() == Some(number);
                if let Some(ids) = self.matching(&filters, is_current).await
                    && is_current()
                {
                    found.ids.set(ids);
                    found.is_ready.set(true);
                }
            });
        });
        found
    }

    /// How many accounts pass the filters.
    pub async fn count_matching(self, filters: &Filters) -> Option<usize> {
        self.matching(filters, || true).await.map(|ids| ids.len())
    }

    async fn matching(
        self,
        filters: &Filters,
        is_current: impl Fn() -> bool,
    ) -> Option<Vec<AccountId>> {
        let (entries, places) = self.in_order(&filters.sort).await?;
        let sieve = Sieve::of(filters, self.data);
        let mut ids = Vec::new();
        let mut slices = Slices::begin();
        for part in places.chunks(STEP) {
            for place in part {
                let entry = usize::try_from(*place)
                    .ok()
                    .and_then(|place| entries.get(place));
                ids.extend(
                    entry
                        .filter(|entry| sieve.passes(entry))
                        .map(|entry| entry.id),
                );
            }
            if slices.step().await && !is_current() {
                return None;
            }
        }
        Some(ids)
    }
}

/// The filters, made ready for many entries.
struct Sieve<'a> {
    filters: &'a Filters,
    words: Vec<String>,
    place: String,
    country: Option<&'static str>,
    city: String,
    campaign: Option<CampaignId>,
    /// Of fields of the workspace's own, by key.
    custom: Vec<(&'a str, Wanted)>,
}

impl<'a> Sieve<'a> {
    fn of(filters: &'a Filters, data: Data) -> Self {
        let wanted = |(key, text): (&'a String, &'a String)| {
            let field = CustomFieldId::of(key);
            let kind = data.rows(|rows| rows.custom_field(field).map(|field| field.kind));
            let kind = kind.unwrap_or(CustomKind::Text);
            (key.as_str(), Wanted::of(kind, text))
        };
        let needle = search_fold(&filters.search);
        Self {
            filters,
            words: needle.split_whitespace().map(str::to_owned).collect(),
            place: search_fold(filters.place.trim()),
            country: country_code(&filters.place),
            city: search_fold(filters.city.trim()),
            campaign: filters.campaign,
            custom: filters.custom.iter().map(wanted).collect(),
        }
    }

    fn passes(&self, entry: &Entry) -> bool {
        let Self { filters, .. } = self;
        let language = |wanted: &domain::Language| {
            entry
                .language
                .as_ref()
                .is_some_and(|own| own.same_as(wanted))
        };
        let custom = |(key, wanted): &(&str, Wanted)| {
            let value = entry.custom.get(*key);
            value.is_some_and(|value| wanted.takes(value))
        };
        filters.status.is_none_or(|status| entry.status == status)
            && filters.language.as_ref().is_none_or(language)
            && filters
                .relationship
                .is_none_or(|kind| entry.relationship_types.contains(&kind))
            && filters
                .has_contact
                .is_none_or(|wanted| wanted != entry.contact.is_empty())
            && self
                .campaign
                .is_none_or(|campaign| entry.campaigns.contains(&Some(campaign)))
            && (self.city.is_empty() || search_fold(&entry.city) == self.city)
            && self.custom.iter().all(custom)
            && (self.place.is_empty() || entry.is_in(&self.place, self.country))
            && entry.holds(&self.words)
    }
}
