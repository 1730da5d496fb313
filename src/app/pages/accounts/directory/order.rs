//! The entries in the order of a column, made in slices and kept.

use super::{Directory, Entries};
use crate::{
    pages::accounts::{columns::SortValue, filters::Sort},
    shell::pause::Slices,
};
use domain::{
    AccountId,
    sorting::{Sorting, by_value},
};
use js_sys::{Array, Function, Object};
use leptos::prelude::*;
use std::{cmp::Ordering, sync::Arc};
use wasm_bindgen::JsValue;

/// How many comparisons are made between two looks at the clock.
const STEP: usize = 500;

/// An order, with the entries that it is of.
pub struct Kept {
    of: Entries,
    pub places: Arc<[u32]>,
}

impl Directory {
    /// The entries in the order that is asked for; `None` where the page is gone meanwhile.
    pub(super) async fn in_order(self, sort: &Sort) -> Option<(Entries, Arc<[u32]>)> {
        let entries = self.entries.try_get_untracked()?;
        let kept = self.orders.try_with_value(|orders| {
            let kept = orders.get(sort)?;
            Some((kept.of.clone(), kept.places.clone()))
        })?;
        if let Some((of, places)) = &kept
            && Arc::ptr_eq(of, &entries)
        {
            return Some((entries, places.clone()));
        }
        let mut slices = Slices::begin();
        let mut items = self.values_in(&entries, sort, &mut slices).await;
        if let Some((of, places)) = kept {
            // In the old order first: what did not change is then one long run.
            put_as_before(&mut items, &of, &places);
        }
        let compare = collator();
        let mut sorting = Sorting::of(items);
        while !sorting.step(STEP, |a, b| order(a, b, sort, &compare)) {
            slices.step().await;
        }
        let places: Arc<[u32]> = sorting.into_items().iter().map(|item| item.place).collect();
        let kept = Kept {
            of: entries.clone(),
            places: places.clone(),
        };
        self.orders.try_update_value(|orders| {
            // Orders of entries that are gone would keep them.
            orders.retain(|_, kept| Arc::ptr_eq(&kept.of, &entries));
            orders.insert(sort.clone(), kept);
        })?;
        Some((entries, places))
    }

    async fn values_in(self, entries: &Entries, sort: &Sort, slices: &mut Slices) -> Vec<Item> {
        let mut items = Vec::with_capacity(entries.len());
        for (n, part) in entries.chunks(200).enumerate() {
            self.data.rows(|rows| {
                for (m, entry) in part.iter().enumerate() {
                    let account = rows.account(entry.id);
                    let value = account.and_then(|row| sort.column.sort_value(row, entry, rows));
                    items.push(Item {
                        value,
                        id: entry.id,
                        place: u32::try_from(n * 200 + m).unwrap_or(u32::MAX),
                    });
                }
            });
            slices.step().await;
        }
        items
    }
}

/// One entry with what it is sorted by.
struct Item {
    value: Option<SortValue>,
    id: AccountId,
    place: u32,
}

fn put_as_before(items: &mut [Item], of: &Entries, places: &[u32]) {
    let mut ranks: Vec<u32> = vec![u32::MAX; of.len()];
    for (rank, place) in (0..).zip(places) {
        if let Some(slot) = usize::try_from(*place)
            .ok()
            .and_then(|place| ranks.get_mut(place))
        {
            *slot = rank;
        }
    }
    items.sort_by_key(|item| {
        let place = of.binary_search_by_key(&item.id, |entry| entry.id);
        place.map_or(u32::MAX, |place| ranks[place])
    });
}

/// Blank values come last in either direction; what is equal goes by id.
fn order(
    a: &Item,
    b: &Item,
    sort: &Sort,
    compare: &impl Fn(&JsValue, &JsValue) -> Ordering,
) -> Ordering {
    by_value(
        (a.value.as_ref(), &a.id),
        (b.value.as_ref(), &b.id),
        |a, b| {
            let ordering = match (a, b) {
                (SortValue::Number(a), SortValue::Number(b)) => a.total_cmp(b),
                (SortValue::Text(a), SortValue::Text(b)) => compare(a, b),
                (SortValue::Number(_), SortValue::Text(_)) => Ordering::Less,
                (SortValue::Text(_), SortValue::Number(_)) => Ordering::Greater,
            };
            if sort.is_descending {
                ordering.reverse()
            } else {
                ordering
            }
        },
    )
}

/// Texts as the reader's language has them, numbers in them by their value.
fn collator() -> impl Fn(&JsValue, &JsValue) -> Ordering {
    let options = Object::new();
    let _ = js_sys::Reflect::set(&options, &"numeric".into(), &true.into());
    let collator = js_sys::Intl::Collator::new(&Array::new(), &options);
    let compare: Function = collator.compare();
    move |a, b| {
        let sign = compare.call2(&JsValue::UNDEFINED, a, b).ok();
        let sign = sign.and_then(|sign| sign.as_f64()).unwrap_or_default();
        sign.total_cmp(&0.0)
    }
}
