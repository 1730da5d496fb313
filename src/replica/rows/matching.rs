//! The accounts by the keys of levels 1 to 3 and by their names (rule book §8).
//!
//! Computing the keys of an account is dear, and nobody asks for them before something is created
//! or imported: of accounts that come or change it is noted that their keys are due.

use domain::{
    Account, AccountId,
    duplicates::{MatchKey, Matchable},
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// [`domain::duplicates::index_keys`], which a device that only looks need not have.
pub type MatchKeys = fn(&Account) -> Vec<MatchKey>;

#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub(super) struct Matching(RefCell<Keyed>);

#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
struct Keyed {
    accounts: BTreeMap<MatchKey, Vec<AccountId>>,
    keys: BTreeMap<AccountId, Vec<MatchKey>>,
    due: BTreeSet<AccountId>,
}

impl Matching {
    /// Follows an account from one form to another.
    pub(super) fn replace(&mut self, before: Option<&Account>, after: Option<&Account>) {
        if let (Some(before), Some(after)) = (before, after)
            && same_keys(before, after)
        {
            return;
        }
        if let Some(account) = before.or(after) {
            self.0.get_mut().due.insert(account.id);
        }
    }

    /// The accounts that bear a key, by id.
    pub(super) fn of<'a>(
        &self,
        key: &MatchKey,
        account: impl Fn(AccountId) -> Option<&'a Account>,
        match_keys: MatchKeys,
    ) -> Vec<AccountId> {
        self.catch_up(usize::MAX, account, match_keys);
        let keyed = self.0.borrow();
        keyed.accounts.get(key).cloned().unwrap_or_default()
    }

    /// Computes the keys of so many accounts at most. Says whether any are due still.
    pub(super) fn catch_up<'a>(
        &self,
        at_most: usize,
        account: impl Fn(AccountId) -> Option<&'a Account>,
        match_keys: MatchKeys,
    ) -> bool {
        let mut keyed = self.0.borrow_mut();
        for _ in 0..at_most {
            let Some(id) = keyed.due.pop_first() else {
                return false;
            };
            let keys = account(id).map(match_keys).unwrap_or_default();
            keyed.set(id, keys);
        }
        !keyed.due.is_empty()
    }
}

impl Keyed {
    fn set(&mut self, id: AccountId, keys: Vec<MatchKey>) {
        for key in self.keys.remove(&id).unwrap_or_default() {
            if let Some(accounts) = self.accounts.get_mut(&key) {
                accounts.retain(|other| *other != id);
                if accounts.is_empty() {
                    self.accounts.remove(&key);
                }
            }
        }
        for key in &keys {
            let accounts = self.accounts.entry(key.clone()).or_default();
            if let Err(place) = accounts.binary_search(&id) {
                accounts.insert(place, id);
            }
        }
        if !keys.is_empty() {
            self.keys.insert(id, keys);
        }
    }
}

/// Whether two forms of an account surely have the same keys.
fn same_keys(before: &Account, after: &Account) -> bool {
    let fields = |account| {
        let Matchable {
            name,
            city,
            phone,
            website,
        } = Matchable::from(account);
        (name, city, phone, website)
    };
    fields(before) == fields(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{AccountStatus, Timestamp, duplicates::index_keys};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn account(n: u8, name: u8) -> Account {
        Account {
            id: AccountId(Uuid::from_u128(n.into())),
            name: format!("Forn {name}"),
            line_of_business: String::new(),
            city: "Vic".to_owned(),
            country: String::new(),
            language: None,
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            notes: String::new(),
            status: AccountStatus::Prospect,
            status_mark: None,
            relationship_types: BTreeSet::new(),
            custom: [].into(),
            merged_into: None,
            fits: None,
            created_at: Timestamp(0),
        }
    }

    /// An account comes or changes, goes, or some are made ready.
    #[derive(Debug, Clone)]
    enum Step {
        Set(u8, u8),
        Remove(u8),
        Ready(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => (0..6_u8, 0..4_u8).prop_map(|(n, name)| Step::Set(n, name)),
            1 => (0..6_u8).prop_map(Step::Remove),
            1 => (0..4_usize).prop_map(Step::Ready),
        ]
    }

    proptest! {
        #[test]
        fn an_account_is_found_by_what_it_bears_now(
            steps in prop::collection::vec(step(), 0..30),
            asked in 0..4_u8,
        ) {
            let mut matching = Matching::default();
            let mut accounts = BTreeMap::<AccountId, Account>::new();
            for step in steps {
                match step {
                    Step::Set(n, name) => {
                        let after = account(n, name);
                        let before = accounts.insert(after.id, after.clone());
                        matching.replace(before.as_ref(), Some(&after));
                    }
                    Step::Remove(n) => {
                        let before = accounts.remove(&AccountId(Uuid::from_u128(n.into())));
                        matching.replace(before.as_ref(), None);
                    }
                    Step::Ready(n) => {
                        matching.catch_up(n, |id| accounts.get(&id), index_keys);
                    }
                }
            }
            for key in index_keys(&account(0, asked)) {
                let bear = |row: &&Account| index_keys(row).contains(&key);
                let expected: Vec<_> = accounts.values().filter(bear).map(|row| row.id).collect();
                let found = matching.of(&key, |id| accounts.get(&id), index_keys);
                prop_assert_eq!(found, expected);
            }
        }
    }
}
