//! An account entered twice (rule book §8): the keys that two rows of the same organisation share,
//! and the pairs that seem to be one.
//!
//! Levels 1 to 3 are equalities and therefore keys, which a store can index, and so is a name alone,
//! which is no match by itself. Level 4 is a likeness: it needs the two names side by side and is only
//! ever a suggestion.

mod alike;
mod name;
mod pairs;
mod phone;
mod web;
mod words;

pub use name::name_key;
pub use pairs::{DuplicateSearch, Pair, find_duplicates};
pub use phone::{PhoneNumber, dialled, of_two_countries, phone_key, phone_number};
pub use web::{is_shared as is_shared_host, web_domain};

use crate::{records::Account, text};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::HashMap;

/// How two accounts match (rule book §8), the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Level 1: the same name and city.
    NameAndCity,
    /// Level 2: the same phone number.
    Phone,
    /// Level 3: the same web domain, which is no shared host.
    Domain,
    /// The same email address, of the account or of somebody inside: beyond the table. With the same
    /// name it is the same account, otherwise a suggestion.
    Address,
    /// Level 4: names at least 85 % alike in the same city. A suggestion, never an identity.
    SimilarName,
    /// The same name, and a city is not known of both. A suggestion beyond the table.
    OnlyName,
}

impl Level {
    /// The number that the rule book gives it, and the next ones for what is beyond its table.
    pub const fn number(self) -> u8 {
        match self {
            Self::NameAndCity => 1,
            Self::Phone => 2,
            Self::Domain => 3,
            Self::SimilarName => 4,
            Self::OnlyName => 5,
            Self::Address => 6,
        }
    }
}

/// What two rows of the same account have in common. Equal keys mean a match of the key's level.
///
/// Written as one text, level first, so that it can stand in an index: `1:forn vell|vic`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct MatchKey(String);

impl MatchKey {
    const NAME: &'static str = "0:";
    const NAME_AND_CITY: &'static str = "1:";
    const PHONE: &'static str = "2:";
    const DOMAIN: &'static str = "3:";
    const ADDRESS: &'static str = "6:";

    /// The key as it stands in an index.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The level of a match by this key.
    pub fn level(&self) -> Level {
        match self.0.as_bytes().first() {
            Some(b'1') => Level::NameAndCity,
            Some(b'2') => Level::Phone,
            Some(b'3') => Level::Domain,
            Some(b'6') => Level::Address,
            _ => Level::OnlyName,
        }
    }

    /// The key of a name, which leads to all that bear it.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name_key(name);
        (!name.is_empty()).then(|| Self(format!("{}{name}", Self::NAME)))
    }

    fn of_address(email: &str) -> Option<Self> {
        address_key(email).map(|address| Self(format!("{}{address}", Self::ADDRESS)))
    }

    fn of_name_and_city(name: &str, city: &str) -> Option<Self> {
        let (name, city) = (name_key(name), name::city_key(city));
        (!name.is_empty() && !city.is_empty())
            .then(|| Self(format!("{}{name}|{city}", Self::NAME_AND_CITY)))
    }

    fn of_phone(phone: &str) -> Option<Self> {
        phone_key(phone).map(|digits| Self(format!("{}{digits}", Self::PHONE)))
    }

    fn of_website(website: &str) -> Option<Self> {
        web_domain(website)
            .filter(|domain| !web::is_shared(domain))
            .map(|domain| Self(format!("{}{domain}", Self::DOMAIN)))
    }
}

impl<'de> Deserialize<'de> for MatchKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known = [
            Self::NAME,
            Self::NAME_AND_CITY,
            Self::PHONE,
            Self::DOMAIN,
            Self::ADDRESS,
        ];
        if known.iter().any(|prefix| text.starts_with(prefix)) {
            Ok(Self(text))
        } else {
            Err(serde::de::Error::custom(
                "a match key begins with its level",
            ))
        }
    }
}

/// The fields that matching looks at: of an account that stands, or of a row to be imported.
#[derive(Debug, Clone, Copy, Default)]
pub struct Matchable<'a> {
    pub name: &'a str,
    pub city: &'a str,
    pub phone: &'a str,
    pub website: &'a str,
}

impl<'a> From<&'a Account> for Matchable<'a> {
    fn from(account: &'a Account) -> Self {
        Self {
            name: &account.name,
            city: &account.city,
            phone: &account.phone,
            website: &account.website,
        }
    }
}

impl Matchable<'_> {
    /// The keys of levels 1 to 3, the surest first. A blank field gives none.
    pub fn keys(&self) -> Vec<MatchKey> {
        [
            MatchKey::of_name_and_city(self.name, self.city),
            MatchKey::of_phone(self.phone),
            MatchKey::of_website(self.website),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The keys of levels 1 to 3 by which this account is found again (rule book §8), the surest first.
pub fn match_keys(account: &Account) -> Vec<MatchKey> {
    Matchable::from(account).keys()
}

/// The keys under which an account stands in an index: those of levels 1 to 3, and its name.
pub fn index_keys(account: &Account) -> Vec<MatchKey> {
    let mut keys = match_keys(account);
    keys.extend(MatchKey::of_name(&account.name));
    keys
}

/// An email address as it is compared; absent where none is said.
pub fn address_key(email: &str) -> Option<String> {
    let address = text::fold(email.trim());
    (!address.is_empty()).then_some(address)
}

/// The level at which two accounts match, the first of the table; absent where none does (§8).
pub fn compare(a: &Account, b: &Account) -> Option<Level> {
    let keys = match_keys(b);
    if let Some(shared) = match_keys(a).into_iter().find(|key| keys.contains(key)) {
        return Some(shared.level());
    }
    let city = name::city_key(&a.city);
    let same_city = !city.is_empty() && city == name::city_key(&b.city);
    (same_city && alike::names_alike(&name_key(&a.name), &name_key(&b.name)))
        .then_some(Level::SimilarName)
}

/// Whether two accounts bear one name and a city is not known of both, so that level 1 cannot tell.
/// No match of the table (§8): a form says it to whoever types, and nothing follows from it.
pub fn shares_only_name(a: &Account, b: &Account) -> bool {
    let has_no_city = |account: &Account| name::city_key(&account.city).is_empty();
    let name = name_key(&a.name);
    (has_no_city(a) || has_no_city(b)) && !name.is_empty() && name == name_key(&b.name)
}

/// The names of many accounts, to tell of each further one whether it shares only its name.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, Cities>);

/// Where those of one name are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cities {
    AllKnown,
    SomeUnknown,
}

impl Names {
    /// One account more. Says whether it bears the name of an earlier one and a city is not known of
    /// both ([`shares_only_name`]).
    pub fn add(&mut self, name: &str, city: &str) -> bool {
        let name = name_key(name);
        if name.is_empty() {
            return false;
        }
        let cities = if name::city_key(city).is_empty() {
            Cities::SomeUnknown
        } else {
            Cities::AllKnown
        };
        let Some(earlier) = self.0.get_mut(&name) else {
            self.0.insert(name, cities);
            return false;
        };
        let shares = [*earlier, cities].contains(&Cities::SomeUnknown);
        if shares {
            *earlier = Cities::SomeUnknown;
        }
        shares
    }
}

#[cfg(test)]
mod tests;
