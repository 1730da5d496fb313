//! What importing the planned rows would do, said before it is done.

use super::reached::Reached;
use crate::{
    command::{AccountField, ImportRow},
    duplicates::{Level, MatchKey, Matchable, Names, of_two_countries},
    erased::Erased,
    family::bearer,
    ids::AccountId,
    records::Account,
    view::{View, find},
};
use std::collections::HashMap;

/// What a planned row would become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowOutcome {
    pub row: u32,
    pub outcome: Outcome,
    /// Whether the account that it creates bears the name of one that stands or of an earlier row, and
    /// a city is not known of both: no match of the table, and worth a look.
    pub is_namesake: bool,
}

/// A new account, one that the row fills the blanks of (rule book §8), or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Created {
        account_id: AccountId,
    },
    Merged {
        level: Level,
        account_id: AccountId,
        into_row: Option<u32>,
    },
    /// None: it was erased, and matches no account that stands (rule book §15).
    Erased,
}

/// Says of each row in the order of the file whether it is created, or merged into the account that
/// it matches by the first of levels 1 to 3, which may be one that an earlier row creates or fills.
///
/// Of several standing accounts that bear a key, the one with the smallest id takes the row, as in
/// the command.
#[derive(Default)]
pub struct Preview {
    /// The accounts that the rows so far created or filled, by the keys that they bear now.
    keys: HashMap<MatchKey, AccountId>,
    known: HashMap<AccountId, Known>,
    /// The accounts that the rows so far mean, by name and address.
    reached: Reached,
    /// The names that are borne.
    names: Names,
    /// Read with the first row.
    erased: Option<Erased>,
}

/// An account as it stands after the rows so far.
#[derive(Default)]
struct Known {
    /// The row that creates it; absent for a standing account.
    row: Option<u32>,
    name: String,
    city: String,
    phone: String,
    website: String,
}

impl Preview {
    /// An account that stands: another of its name is said to be one.
    pub fn stands(&mut self, account: &Account) {
        self.names.add(&account.name, &account.city);
    }

    /// The next row, over the accounts that stand.
    pub fn take(&mut self, view: &dyn View, row: &ImportRow) -> RowOutcome {
        let outcome = self.outcome(view, row);
        if outcome == Outcome::Erased {
            return RowOutcome {
                row: row.row,
                outcome,
                is_namesake: false,
            };
        }
        let known = Known::of(row);
        let shares_name = self.names.add(&known.name, &known.city);
        RowOutcome {
            row: row.row,
            outcome,
            is_namesake: shares_name && matches!(outcome, Outcome::Created { .. }),
        }
    }

    fn outcome(&mut self, view: &dyn View, row: &ImportRow) -> Outcome {
        let new = Known::of(row);
        let by_key = new.as_matchable().keys().into_iter().find_map(|key| {
            let earlier = self.keys.get(&key).copied();
            let id = earlier.or_else(|| Some(bearer(view, &key)?.id))?;
            let is_same = key.level() != Level::Phone
                || !of_two_countries(&self.phone_of(view, id), &new.phone);
            is_same.then(|| (key.level(), id))
        });
        let found = by_key.or_else(|| Some((Level::Address, self.reached.find(view, row)?)));
        let Some((level, account_id)) = found else {
            let erased = self.erased.get_or_insert_with(|| Erased::of(view));
            if erased.knows_row(row) {
                return Outcome::Erased;
            }
            self.reached.learn(row, row.account_id);
            self.learn(row.account_id, new);
            return Outcome::Created {
                account_id: row.account_id,
            };
        };
        let mut known = match self.known.remove(&account_id) {
            Some(known) => known,
            None => find::<Account>(view, account_id).map_or_else(Known::default, Known::from),
        };
        known.fill_blanks(new);
        let into_row = known.row;
        self.reached.learn(row, account_id);
        self.learn(account_id, known);
        Outcome::Merged {
            level,
            account_id,
            into_row,
        }
    }

    fn phone_of(&self, view: &dyn View, id: AccountId) -> String {
        let known = self.known.get(&id).map(|known| known.phone.clone());
        known.unwrap_or_else(|| {
            let account = find::<Account>(view, id);
            account.map(|account| account.phone).unwrap_or_default()
        })
    }

    fn learn(&mut self, id: AccountId, known: Known) {
        for key in known.as_matchable().keys() {
            self.keys.entry(key).or_insert(id);
        }
        self.known.insert(id, known);
    }
}

impl Known {
    fn of(row: &ImportRow) -> Self {
        let mut known = Self {
            row: Some(row.row),
            name: row.name.clone(),
            ..Self::default()
        };
        for change in &row.changes {
            match change {
                AccountField::City(text) => known.city.clone_from(text),
                AccountField::Phone(text) => known.phone.clone_from(text),
                AccountField::Website(text) => known.website.clone_from(text),
                _ => {}
            }
        }
        known
    }

    fn as_matchable(&self) -> Matchable<'_> {
        Matchable {
            name: &self.name,
            city: &self.city,
            phone: &self.phone,
            website: &self.website,
        }
    }

    fn fill_blanks(&mut self, new: Self) {
        let blanks = [
            (&mut self.city, new.city),
            (&mut self.phone, new.phone),
            (&mut self.website, new.website),
        ];
        for (mine, theirs) in blanks {
            if mine.is_empty() {
                *mine = theirs;
            }
        }
    }
}

impl From<Account> for Known {
    fn from(account: Account) -> Self {
        Self {
            row: None,
            name: account.name,
            city: account.city,
            phone: account.phone,
            website: account.website,
        }
    }
}
