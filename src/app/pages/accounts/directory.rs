//! Every account by name, with what a list filters and searches by.
//!
//! With 50,000 accounts, folding their texts takes longer than a page may stand still. So the
//! entries are kept, only those whose account or contacts changed are made anew, and the page
//! breathes in between.

use super::filters::{Filters, Order};
use crate::{
    data::{Data, use_data},
    shell::pause::Slices,
};
use domain::{country::country_code, text::search_fold, *};
use leptos::{prelude::*, task::spawn_local};
use replica::Rows;
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// One account as lists see it.
struct Entry {
    id: AccountId,
    /// Of everything that the entry is made from: an equal one need not be made anew.
    stamp: u64,
    /// The name, folded: what the list is sorted by.
    name: String,
    /// Everything that is searched, folded.
    text: String,
    /// City and country, folded.
    place: String,
    /// Its code, where the country is known by any of its names.
    country: Option<&'static str>,
    status: AccountStatus,
    language: Option<Language>,
    relationship_types: BTreeSet<RelationshipType>,
    created_at: Timestamp,
}

/// The entries, by name. Follows the rows as long as its page stands.
#[derive(Clone, Copy)]
pub struct Directory {
    entries: RwSignal<Arc<[Arc<Entry>]>>,
    /// Whether every account has had its entry once.
    ready: RwSignal<bool>,
}

/// The directory of the page that asks.
pub fn use_directory() -> Directory {
    let data = use_data();
    let directory = Directory {
        entries: RwSignal::new(Arc::new([])),
        ready: RwSignal::new(false),
    };
    let running = StoredValue::new(false);
    let stale = StoredValue::new(false);
    Effect::new(move || {
        data.watch(Kind::Account);
        data.watch(Kind::Contact);
        stale.set_value(true);
        if running.get_value() {
            return;
        }
        running.set_value(true);
        spawn_local(async move {
            while stale.try_get_value() == Some(true) {
                stale.try_set_value(false);
                directory.refresh(data).await;
            }
            running.try_set_value(false);
        });
    });
    directory
}

impl Directory {
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    pub fn count(self) -> usize {
        self.entries.with(|entries| entries.len())
    }

    /// The accounts that match, in the order that the filters say.
    pub fn select(self, filters: &Filters) -> Vec<AccountId> {
        let needle = search_fold(&filters.search);
        let words: Vec<&str> = needle.split_whitespace().collect();
        let place = search_fold(filters.place.trim());
        let country = country_code(&filters.place);
        self.entries.with(|entries| {
            let matching = entries
                .iter()
                .filter(|entry| entry.passes(filters) && entry.holds(&words))
                .filter(|entry| entry.is_in(&place, country));
            match filters.order {
                Order::Name => matching.map(|entry| entry.id).collect(),
                Order::Newest => {
                    let mut dated: Vec<_> = matching
                        .map(|entry| Reverse((entry.created_at, entry.id)))
                        .collect();
                    dated.sort_unstable();
                    dated.into_iter().map(|Reverse((_, id))| id).collect()
                }
            }
        })
    }

    /// The languages that accounts have, the most met first.
    pub fn languages(self) -> Vec<Language> {
        let mut counts: HashMap<Language, usize> = HashMap::new();
        self.entries.with(|entries| {
            for language in entries.iter().filter_map(|entry| entry.language.as_ref()) {
                match counts.get_mut(language) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(language.clone(), 1)),
                }
            }
        });
        let mut languages: Vec<_> = counts.into_iter().collect();
        languages.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        languages
            .into_iter()
            .map(|(language, _)| language)
            .collect()
    }

    async fn refresh(self, data: Data) {
        let Some(before) = self.entries.try_get_untracked() else {
            return;
        };
        let old_places: HashMap<AccountId, usize> = before
            .iter()
            .enumerate()
            .map(|(place, entry)| (entry.id, place))
            .collect();
        let ids: Vec<AccountId> = data.rows(|rows| {
            let standing = rows.accounts().filter(|row| row.merged_into.is_none());
            standing.map(|row| row.id).collect()
        });
        let mut slices = Slices::begin();
        let mut placed: Vec<(usize, Arc<Entry>)> = Vec::with_capacity(ids.len());
        for part in ids.chunks(100) {
            data.rows(|rows| {
                for id in part {
                    let place = old_places.get(id).copied();
                    let old = place.map(|place| &before[place]);
                    if let Some(entry) = entry_of(rows, *id, old) {
                        placed.push((place.unwrap_or(usize::MAX), entry));
                    }
                }
            });
            slices.step().await;
        }
        // In the old order first: the sort by name then finds one long run, and is quick.
        placed.sort_unstable_by_key(|(place, _)| *place);
        let mut entries: Vec<Arc<Entry>> = placed.into_iter().map(|(_, entry)| entry).collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        self.entries.try_set(entries.into());
        self.ready.try_set(true);
    }
}

/// The account's entry: the old one where nothing changed.
fn entry_of(rows: &Rows, id: AccountId, old: Option<&Arc<Entry>>) -> Option<Arc<Entry>> {
    let account = rows.account(id)?;
    let stamp = stamp(rows, account);
    match old {
        Some(old) if old.stamp == stamp => Some(old.clone()),
        _ => Some(Arc::new(Entry::of(rows, account, stamp))),
    }
}

fn stamp(rows: &Rows, account: &Account) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&account.name, &account.city, &account.country).hash(&mut hasher);
    (&account.email, &account.website, &account.line_of_business).hash(&mut hasher);
    (account.status, &account.language).hash(&mut hasher);
    (&account.relationship_types, account.created_at).hash(&mut hasher);
    for absorbed in absorbed(rows, account.id) {
        (&absorbed.name, &absorbed.email, &absorbed.website).hash(&mut hasher);
    }
    for contact in rows.contacts_of(account.id) {
        (&contact.name, &contact.email).hash(&mut hasher);
    }
    hasher.finish()
}

/// The accounts that this one absorbed.
fn absorbed(rows: &Rows, id: AccountId) -> impl Iterator<Item = &Account> {
    let family = rows.family(id).into_iter().skip(1);
    family.filter_map(|id| rows.account(id))
}

/// *Girona, Spain*, as far as it is known.
pub fn place(account: &Account) -> String {
    let parts = [account.city.as_str(), account.country.as_str()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

impl Entry {
    fn of(rows: &Rows, account: &Account, stamp: u64) -> Self {
        let mut text = String::new();
        let mut add = |part: &str| {
            if !part.is_empty() {
                text.push_str(&search_fold(part));
                // No search spans two fields.
                text.push('\n');
            }
        };
        add(&account.name);
        add(&account.city);
        add(&account.email);
        add(&account.website);
        add(&account.line_of_business);
        // An absorbed account is found by its old name too.
        for absorbed in absorbed(rows, account.id) {
            add(&absorbed.name);
            add(&absorbed.email);
            add(&absorbed.website);
        }
        for contact in rows.contacts_of(account.id) {
            add(&contact.name);
            add(&contact.email);
        }
        Self {
            id: account.id,
            stamp,
            name: search_fold(&account.name),
            text,
            place: search_fold(&place(account)),
            country: country_code(&account.country),
            status: account.status,
            language: account.language.clone(),
            relationship_types: account.relationship_types.clone(),
            created_at: account.created_at,
        }
    }

    fn passes(&self, filters: &Filters) -> bool {
        let language = |wanted: &Language| {
            self.language
                .as_ref()
                .is_some_and(|own| own.same_as(wanted))
        };
        filters.status.is_none_or(|status| self.status == status)
            && filters.language.as_ref().is_none_or(language)
            && filters
                .relationship
                .is_none_or(|kind| self.relationship_types.contains(&kind))
    }

    /// Whether it is in the place, as written or in a country of another name.
    fn is_in(&self, place: &str, country: Option<&str>) -> bool {
        self.place.contains(place) || country.is_some() && country == self.country
    }

    /// Whether each word stands somewhere in what is searched.
    fn holds(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.text.contains(word))
    }
}
