//! What a person selected of a list: one by one, a range with Shift, or all that is listed.

use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is selected, of the list as it stands.
pub struct Selection<K: Send + Sync + 'static> {
    listed: Signal<Vec<K>>,
    chosen: RwSignal<BTreeSet<K>>,
    /// Where a range begins.
    anchor: StoredValue<Option<K>>,
}

impl<K: Send + Sync + 'static> Clone for Selection<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for Selection<K> {}

impl<K: Copy + Ord + Send + Sync + 'static> Selection<K> {
    pub fn new(listed: Signal<Vec<K>>) -> Self {
        Self {
            listed,
            chosen: RwSignal::new(BTreeSet::new()),
            anchor: StoredValue::new(None),
        }
    }

    pub fn has(self, id: K) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    /// How many are selected.
    pub fn count(self) -> usize {
        self.chosen.with(BTreeSet::len)
    }

    /// How many are listed.
    pub fn listed(self) -> usize {
        self.listed.with(Vec::len)
    }

    /// Reads what is selected.
    pub fn with<R>(self, read: impl FnOnce(&BTreeSet<K>) -> R) -> R {
        self.chosen.with(read)
    }

    /// Whether all that is listed is selected.
    pub fn has_all(self) -> bool {
        let count = self.count();
        count > 0
            && self.listed.with(|listed| {
                count >= listed.len()
                    && self
                        .chosen
                        .with(|chosen| listed.iter().all(|id| chosen.contains(id)))
            })
    }

    pub fn has_some(self) -> bool {
        self.count() > 0 && !self.has_all()
    }

    /// Selects all that is listed, or nothing.
    pub fn all(self, selects: bool) {
        let chosen = if selects {
            self.listed
                .with_untracked(|listed| listed.iter().copied().collect())
        } else {
            BTreeSet::new()
        };
        self.chosen.set(chosen);
    }

    /// What is listed no more is selected no more: nothing is done to what is not seen.
    pub fn keep_listed(self) {
        let kept: BTreeSet<K> = self.chosen.with_untracked(|chosen| {
            if chosen.is_empty() {
                return BTreeSet::new();
            }
            self.listed.with_untracked(|listed| {
                let still = listed.iter().filter(|id| chosen.contains(id));
                still.copied().collect()
            })
        });
        if self
            .chosen
            .with_untracked(|chosen| chosen.len() > kept.len())
        {
            self.chosen.set(kept);
        }
    }

    /// Selects one or takes it out; with `range`, everything from the one before to it.
    pub fn toggle(self, id: K, range: bool) {
        let selects = !self.chosen.with_untracked(|chosen| chosen.contains(&id));
        let anchor = self.anchor.get_value().filter(|_| range).unwrap_or(id);
        self.anchor.set_value(Some(id));
        let ids = self.listed.with_untracked(|listed| {
            let place = |id| listed.iter().position(|other| *other == id);
            match (place(anchor), place(id)) {
                (Some(from), Some(to)) => listed[from.min(to)..=from.max(to)].to_vec(),
                _ => vec![id],
            }
        });
        self.chosen.update(|chosen| {
            for id in ids {
                if selects {
                    chosen.insert(id);
                } else {
                    chosen.remove(&id);
                }
            }
        });
    }
}
