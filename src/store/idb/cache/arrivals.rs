//! Timeline rows on their way to their pages.
//!
//! A large answer, as they come in a first load, touches nearly as many conversations as it has
//! rows: to write as many pages anew for each of them takes minutes. Its rows are put down by
//! tray instead, a tray being a fixed part of all conversations, and a tray that is full is put
//! away into its pages. Whoever reads a page looks on its tray too; of two forms of a row the
//! later counts, wherever it stands.

use super::{
    ARRIVALS, bytes, list,
    timelines::{self, Timelines},
};
use crate::{
    StoreError,
    idb::binding::{Transaction, all},
    packed::{Damaged, Entry, opened, pack, seal, unpack},
    rows::SHELVES,
};
use domain::ConversationId;
use std::collections::BTreeMap;
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// How many answers a tray takes before it is put away: the more, the fewer pages are written in
/// all, and the more there is to look through for one page.
const FULL: usize = 32;
/// From this many conversations on an answer is put down here.
pub(super) const MANY: usize = 256;
/// The key of a tray's first value; below it lie those of the tray before.
const STEP: f64 = 4_294_967_296.0;

/// What stands on the trays, one for each shelf of conversations, by the keys of the values.
pub(super) struct Trays(BTreeMap<u8, Vec<f64>>);

impl Trays {
    pub(super) async fn of(transaction: &Transaction) -> Result<Self, StoreError> {
        let keys = transaction.store(ARRIVALS)?.get_all_keys()?.value().await?;
        let mut trays = Self(BTreeMap::new());
        for key in list(&keys).iter().filter_map(JsValue::as_f64) {
            let tray = (0..SHELVES).rev().find(|tray| first(*tray) <= key);
            let tray = tray.unwrap_or_default();
            trays.0.entry(tray).or_default().push(key);
        }
        Ok(trays)
    }

    pub(super) fn are_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows on a tray, in the order in which they came.
    pub(super) async fn rows(
        &self,
        transaction: &Transaction,
        tray: u8,
    ) -> Result<Result<Timelines, Damaged>, StoreError> {
        let store = transaction.store(ARRIVALS)?;
        let keys = self.0.get(&tray).into_iter().flatten();
        let requests = keys.map(|key| store.ask(&JsValue::from_f64(*key)));
        let values = all(requests.collect::<Result<_, _>>()?).await?;
        let mut rows = Timelines::new();
        for value in values {
            if let Err(damaged) = take(&bytes(&value), &mut rows) {
                return Ok(Err(damaged));
            }
        }
        Ok(Ok(rows))
    }

    /// Puts rows down on one tray, and what it has into the pages where it is full.
    pub(super) async fn put(
        &mut self,
        transaction: &Transaction,
        tray: u8,
        timelines: &Timelines,
    ) -> Result<(), StoreError> {
        let store = transaction.store(ARRIVALS)?;
        let keys = self.0.entry(tray).or_default();
        let key = keys.last().map_or(first(tray), |last| last + 1.0);
        store.put_bytes(&JsValue::from_f64(key), &value(timelines))?;
        keys.push(key);
        if keys.len() < FULL {
            return Ok(());
        }
        let rows = self.rows(transaction, tray).await??;
        for key in self.0.remove(&tray).into_iter().flatten() {
            store.delete(&JsValue::from_f64(key))?;
        }
        timelines::write(transaction, rows).await
    }
}

fn first(tray: u8) -> f64 {
    f64::from(tray) * STEP
}

/// One value: each conversation's id, the length of its rows, and its rows.
fn value(timelines: &Timelines) -> Vec<u8> {
    let mut content = Vec::new();
    for (conversation, entries) in timelines {
        let rows = pack(entries.iter().map(Entry::slot));
        let length = u32::try_from(rows.len()).expect("an answer is far below 4 GiB");
        content.extend_from_slice(conversation.0.as_bytes());
        content.extend_from_slice(&length.to_le_bytes());
        content.extend_from_slice(&rows);
    }
    seal(&content)
}

fn take(value: &[u8], into: &mut Timelines) -> Result<(), Damaged> {
    let mut rest = opened(value)?;
    while !rest.is_empty() {
        let (id, after) = rest.split_first_chunk().ok_or(Damaged)?;
        let (length, after) = after.split_first_chunk().ok_or(Damaged)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Damaged)?;
        let (rows, after) = after.split_at_checked(length).ok_or(Damaged)?;
        let entries = into
            .entry(ConversationId(Uuid::from_bytes(*id)))
            .or_default();
        entries.extend(unpack(rows)?.into_iter().map(crate::packed::Slot::to_entry));
        rest = after;
    }
    Ok(())
}
