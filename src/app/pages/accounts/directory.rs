//! Every account with what a list filters, searches and sorts by.
//!
//! With 50,000 accounts, folding their texts takes longer than a page may stand still. So the
//! entries are kept, only those whose account, contacts or conversations changed are made anew, and
//! the page breathes in between.

mod entry;
mod order;
mod select;

pub use entry::{Entry, place};

use super::filters::Sort;
use crate::{
    data::{Data, use_data},
    shell::pause::Slices,
};
use domain::*;
use leptos::{prelude::*, task::spawn_local};
use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
    sync::Arc,
};

/// The entries as they stand, by id.
type Entries = Arc<[Arc<Entry>]>;

/// The entries. Follow the rows as long as their page stands.
#[derive(Clone, Copy)]
pub struct Directory {
    data: Data,
    entries: RwSignal<Entries>,
    /// Whether every account has had its entry once.
    ready: RwSignal<bool>,
    /// Orders that were asked for: each the entries' places.
    orders: StoredValue<HashMap<Sort, order::Kept>>,
}

/// What changed since the latest pass.
#[derive(Default)]
struct Stale {
    /// Everything, where it is not known what.
    all: bool,
    accounts: BTreeSet<AccountId>,
    is_running: bool,
}

/// The directory of the page that asks.
pub fn use_directory() -> Directory {
    let data = use_data();
    let directory = Directory {
        data,
        entries: RwSignal::new(Arc::new([])),
        ready: RwSignal::new(false),
        orders: StoredValue::new(HashMap::new()),
    };
    let stale = Rc::new(RefCell::new(Stale::default()));
    stale.borrow_mut().all = true;
    directory.follow(&stale);
    data.listen(move |changed| {
        let is_concerned = data.rows(|rows| stale.borrow_mut().take(rows, changed));
        if is_concerned {
            directory.follow(&stale);
        }
    });
    directory
}

impl Stale {
    /// Notes whose entries have to be made anew. False where none have.
    fn take(&mut self, rows: &replica::Rows, changed: &[RowKey]) -> bool {
        for key in changed {
            let account = match key.kind {
                Kind::Account => Some(AccountId(key.id)),
                Kind::Contact => rows.contact(ContactId(key.id)).map(|row| row.account_id),
                Kind::Conversation => rows
                    .conversation(ConversationId(key.id))
                    .map(|row| row.account_id),
                Kind::Merge => {
                    // Whose contacts and conversations are whose has changed.
                    self.all = true;
                    continue;
                }
                _ => continue,
            };
            match account {
                Some(account) => {
                    self.accounts
                        .extend(rows.survivor(account).map(|row| row.id));
                    self.accounts.insert(account);
                }
                // A row that is gone says no more whose it was.
                None => self.all = true,
            }
        }
        self.all || !self.accounts.is_empty()
    }
}

impl Directory {
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    pub fn count(self) -> usize {
        self.entries.with(|entries| entries.len())
    }

    /// One account's entry, as the latest pass made it.
    pub fn entry(self, id: AccountId) -> Option<Arc<Entry>> {
        self.entries.with(|entries| {
            let place = entries.binary_search_by_key(&id, |entry| entry.id).ok()?;
            Some(entries[place].clone())
        })
    }

    /// The languages that accounts have, the most met first.
    pub fn languages(self) -> Vec<Language> {
        self.values(|entry| entry.language.as_ref())
    }

    /// The values that accounts have, the most met first.
    pub fn values<V: Ord + Clone + std::hash::Hash>(
        self,
        of: impl Fn(&Entry) -> Option<&V>,
    ) -> Vec<V> {
        self.entries.with(|entries| {
            let mut counts: HashMap<&V, usize> = HashMap::new();
            for value in entries.iter().filter_map(|entry| of(entry)) {
                *counts.entry(value).or_default() += 1;
            }
            let mut values: Vec<_> = counts.into_iter().collect();
            values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            values.into_iter().map(|(value, _)| value.clone()).collect()
        })
    }

    fn follow(self, stale: &Rc<RefCell<Stale>>) {
        if std::mem::replace(&mut stale.borrow_mut().is_running, true) {
            return;
        }
        let stale = stale.clone();
        spawn_local(async move {
            loop {
                let (all, accounts) = {
                    let mut stale = stale.borrow_mut();
                    let all = std::mem::take(&mut stale.all);
                    (all, std::mem::take(&mut stale.accounts))
                };
                if !all && accounts.is_empty() {
                    break;
                }
                self.refresh(all, &accounts).await;
            }
            stale.borrow_mut().is_running = false;
        });
    }

    async fn refresh(self, all: bool, accounts: &BTreeSet<AccountId>) {
        let Some(before) = self.entries.try_get_untracked() else {
            return;
        };
        let ids: Vec<AccountId> = if all {
            let rows = |rows: &replica::Rows| rows.accounts().map(|row| row.id).collect();
            self.data.rows(rows)
        } else {
            accounts.iter().copied().collect()
        };
        let mut slices = Slices::begin();
        let mut made: Vec<Arc<Entry>> = Vec::with_capacity(ids.len());
        for part in ids.chunks(50) {
            self.data.rows(|rows| {
                for id in part {
                    let place = before.binary_search_by_key(id, |entry| entry.id).ok();
                    let old = place.map(|place| &before[place]);
                    made.extend(entry::entry_of(rows, *id, old));
                }
            });
            slices.step().await;
        }
        // Accounts come by id, and so the entries stand by id.
        let entries: Entries = if all {
            made.into()
        } else {
            let kept = before.iter().filter(|entry| !accounts.contains(&entry.id));
            let mut entries: Vec<Arc<Entry>> = kept.cloned().chain(made).collect();
            entries.sort_by_key(|entry| entry.id);
            entries.into()
        };
        self.entries.try_set(entries);
        self.ready.try_set(true);
    }
}
