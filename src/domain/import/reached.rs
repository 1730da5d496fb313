//! Beyond the levels of the table (rule book §8): a row is the account of its name that is reached at
//! the same email address, its own or that of somebody inside.

use crate::{
    command::{AccountField, ContactField, ImportRow},
    duplicates::{MatchKey, address_key},
    family,
    ids::AccountId,
    view::{View, need_account},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many accounts of one name are looked at: a name that more bear says little.
const NAMESAKES: usize = 20;

/// The accounts that the rows so far mean, by the names of these rows; each with the addresses at
/// which the rows reach it.
#[derive(Debug, Default)]
pub(crate) struct Reached(HashMap<MatchKey, BTreeMap<AccountId, BTreeSet<String>>>);

impl Reached {
    /// The account that a row means by its name and an address: one that stands, or that an earlier
    /// row means. Of several the one with the smallest id.
    pub(crate) fn find(&self, view: &dyn View, row: &ImportRow) -> Option<AccountId> {
        let addresses = addresses_of(row);
        if addresses.is_empty() {
            return None;
        }
        let name = MatchKey::of_name(&row.name)?;
        let earlier = self.0.get(&name);
        let mut bearers = view.accounts_matching(&name);
        bearers.sort_unstable();
        let standing = bearers.into_iter().take(NAMESAKES);
        let standing = standing.filter_map(|id| Some(need_account(view, id).ok()?.id));
        let earlier_ids = earlier.into_iter().flat_map(BTreeMap::keys).copied();
        let candidates: BTreeSet<AccountId> = earlier_ids.chain(standing).collect();
        let is_reached = |id: &AccountId| {
            let by_rows = earlier.and_then(|earlier| earlier.get(id));
            by_rows.is_some_and(|known| !known.is_disjoint(&addresses))
                || !addresses_at(view, *id).is_disjoint(&addresses)
        };
        candidates.into_iter().find(is_reached)
    }

    /// A row means this account.
    pub(crate) fn learn(&mut self, row: &ImportRow, id: AccountId) {
        if let Some(name) = MatchKey::of_name(&row.name) {
            let accounts = self.0.entry(name).or_default();
            accounts.entry(id).or_default().extend(addresses_of(row));
        }
    }
}

/// The addresses that a row names.
fn addresses_of(row: &ImportRow) -> BTreeSet<String> {
    let own = row.changes.iter().filter_map(|change| match change {
        AccountField::Email(text) => Some(text),
        _ => None,
    });
    let person = row.contact.iter().flat_map(|contact| &contact.changes);
    let theirs = person.filter_map(|change| match change {
        ContactField::Email(text) => Some(text),
        _ => None,
    });
    own.chain(theirs)
        .filter_map(|text| address_key(text))
        .collect()
}

/// The addresses at which an account that stands is reached, and everybody inside.
fn addresses_at(view: &dyn View, id: AccountId) -> BTreeSet<String> {
    let own = need_account(view, id).ok().map(|account| account.email);
    let people = family::contacts(view, id).into_iter();
    let all = own.into_iter().chain(people.map(|contact| contact.email));
    all.filter_map(|text| address_key(&text)).collect()
}
