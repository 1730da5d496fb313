//! Taking an answer of changes: one transaction, in steps of a few milliseconds.

use super::{
    ALL, IdbCache, LOG, LOOSE, PAGES, SEGMENTS, SINGLES,
    arrivals::{self, Trays},
    bytes, head,
    meta::{self, Mark},
    timelines::{self, Loose, Timelines, loose_key},
};
use crate::{
    HEAD, Meta, Plan, StoreError, Taken,
    idb::binding::{Store, Transaction},
    index::{self, Index, merged},
    packed::{Entry, pack, unpack},
    rows::{Home, shelf_of},
};
use domain::{ConversationId, Epoch, Kind, Row, RowKey};
use js_sys::Uint8Array;
use protocol::{ChangedRow, Seq};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// How many rows are turned into JSON in one task.
pub(super) const ROWS_PER_TASK: usize = 250;
/// An answer with more summary rows than this is part of a first load: the head waits for its end.
const FEW: usize = 2 * HEAD;

impl IdbCache {
    /// See [`crate::Cache::apply`].
    pub(super) async fn take(
        &self,
        meta: Meta,
        since: Seq,
        rows: &[ChangedRow],
    ) -> Result<Taken, StoreError> {
        let transaction = self.writing(&ALL).await?;
        let mark = meta::read(&transaction).await?;
        let mark = mark.filter(Mark::can_be_added_to);
        let plan = Plan::of(mark.map(Mark::meta), meta, since);
        let (mut index, beyond) = match (plan, mark) {
            (Plan::Refuse(cursor), _) => return Ok(Taken::Elsewhere(cursor)),
            (Plan::Pass, _) => return Ok(Taken::Here),
            (Plan::Add { beyond }, Some(mark)) => {
                let index = self.index_at(&transaction, mark.generation).await?;
                (index, beyond)
            }
            (Plan::Replace | Plan::Add { .. }, _) => (emptied(&transaction)?, 0),
        };
        let news = News::sorted(rows.iter().filter(|row| row.seq() > beyond));
        news.to_timelines(&transaction).await?;
        news.to_summaries(&transaction, &mut index).await?;
        index.generation += 1;
        meta::write(&transaction, Mark::of(meta, index.generation))?;
        transaction.done().await?;
        self.index.replace(Some(index));
        Ok(Taken::Here)
    }

    /// See [`crate::Cache::add_older`].
    pub(super) async fn take_older(
        &self,
        epoch: Epoch,
        rows: &[ChangedRow],
    ) -> Result<(), StoreError> {
        let transaction = self.writing(&[SINGLES, PAGES, LOOSE]).await?;
        let mark = meta::read(&transaction).await?;
        if mark.is_none_or(|mark| mark.meta().epoch != epoch) {
            return Ok(());
        }
        let older = rows
            .iter()
            .filter(|row| matches!(row, ChangedRow::Put { row, .. } if is_timeline(row)));
        let older = News::sorted(older);
        let loose = timelines::loose(&transaction).await?;
        let kept = older.laters(&transaction, &loose).await?;
        timelines::write(&transaction, kept).await?;
        transaction.done().await
    }
}

/// Without a mark, or with one of another epoch, nothing that is there counts.
fn emptied(transaction: &Transaction) -> Result<Index, StoreError> {
    for name in ALL {
        transaction.store(name)?.clear()?;
    }
    Ok(Index::of(first_generation()))
}

/// Where counting begins is left to chance, so that a tab that remembers the cache as it was
/// before it was cleared never takes the new one for it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a chance number below 2^52"
)]
fn first_generation() -> u64 {
    (js_sys::Math::random() * 4_503_599_627_370_496.0) as u64
}

/// New rows by where they go.
#[derive(Default)]
struct News<'a> {
    summaries: Vec<&'a ChangedRow>,
    drafts: Vec<&'a ChangedRow>,
    /// Deletions of drafts, or of timeline rows: their keys do not tell.
    deleted: Vec<&'a ChangedRow>,
    timelines: BTreeMap<ConversationId, Vec<&'a ChangedRow>>,
}

impl<'a> News<'a> {
    fn sorted(rows: impl IntoIterator<Item = &'a ChangedRow>) -> Self {
        // A row that is there twice counts as what it became last.
        let mut latest: BTreeMap<RowKey, &ChangedRow> = BTreeMap::new();
        for changed in rows {
            let last = latest.entry(changed.key()).or_insert(changed);
            if last.seq() <= changed.seq() {
                *last = changed;
            }
        }
        let mut news = Self::default();
        for changed in latest.into_values() {
            match changed {
                ChangedRow::Put { row, .. } => match Home::of(row) {
                    Home::Summary => news.summaries.push(changed),
                    Home::Draft => news.drafts.push(changed),
                    Home::Timeline(id) => news.timelines.entry(id).or_default().push(changed),
                },
                ChangedRow::Deleted { key, .. } if stands_in_timelines(key.kind) => {
                    news.deleted.push(changed);
                }
                ChangedRow::Deleted { .. } => news.summaries.push(changed),
            }
        }
        news
    }

    /// Drafts, deletions and pages. A row that comes to a page leaves `loose`, where it was a
    /// draft until now; nothing is written about the many that never were.
    async fn to_timelines(&self, transaction: &Transaction) -> Result<(), StoreError> {
        if self.drafts.is_empty() && self.deleted.is_empty() && self.timelines.is_empty() {
            return Ok(());
        }
        let loose = timelines::loose(transaction).await?;
        let store = transaction.store(LOOSE)?;
        for row in self.timelines.values().flatten() {
            let key = loose_key(row.key());
            if !loose.is_empty() && loose.contains(&key) {
                store.delete(&key.into())?;
            }
        }
        for part in self.drafts.chunks(ROWS_PER_TASK) {
            for draft in part {
                put_loose(&store, draft)?;
            }
            store.breath()?.value().await?;
        }
        for deleted in &self.deleted {
            let key = loose_key(deleted.key());
            if loose.contains(&key) && is_draft(&store, &key).await? {
                store.delete(&key.into())?;
            } else {
                put_loose(&store, deleted)?;
            }
        }
        self.to_pages(transaction).await
    }

    /// Rows of a few conversations go to their pages; those of many are put down by tray.
    async fn to_pages(&self, transaction: &Transaction) -> Result<(), StoreError> {
        if self.timelines.len() < arrivals::MANY {
            let rows = encoded(transaction, &self.timelines).await?;
            return timelines::write(transaction, rows).await;
        }
        let mut trays = Trays::of(transaction).await?;
        let mut by_tray: BTreeMap<u8, BTreeMap<ConversationId, Vec<&ChangedRow>>> = BTreeMap::new();
        for (conversation, rows) in &self.timelines {
            let tray = by_tray.entry(shelf_of(*conversation)).or_default();
            tray.insert(*conversation, rows.clone());
        }
        for (tray, rows) in by_tray {
            let rows = encoded(transaction, &rows).await?;
            trays.put(transaction, tray, &rows).await?;
        }
        Ok(())
    }

    /// The rows for pages that are later than what `loose` says of them.
    async fn laters(
        self,
        transaction: &Transaction,
        loose: &Loose,
    ) -> Result<Timelines, StoreError> {
        let store = transaction.store(LOOSE)?;
        let mut kept: BTreeMap<ConversationId, Vec<&ChangedRow>> = BTreeMap::new();
        for (conversation, rows) in self.timelines {
            for row in rows {
                let key = loose_key(row.key());
                if loose.contains(&key) {
                    let value = bytes(&store.get(&key.as_str().into())?.value().await?);
                    if unpack(&value)?.iter().any(|slot| slot.seq >= row.seq()) {
                        continue;
                    }
                    store.delete(&key.into())?;
                }
                kept.entry(conversation).or_default().push(row);
            }
        }
        encoded(transaction, &kept).await
    }

    async fn to_summaries(
        &self,
        transaction: &Transaction,
        index: &mut Index,
    ) -> Result<(), StoreError> {
        if self.summaries.is_empty() {
            return Ok(());
        }
        let log = transaction.store(LOG)?;
        let mut entries = Vec::with_capacity(self.summaries.len());
        for part in self.summaries.chunks(ROWS_PER_TASK) {
            entries.extend(part.iter().map(|row| Entry::of(row)));
            log.breath()?.value().await?;
        }
        // Where the log gets too long, it is folded before anybody reads it.
        let folds = index.log().len() + entries.len() > index::LOG;
        let value = (!folds).then(|| pack(entries.iter().map(Entry::slot)));
        let keys: Vec<RowKey> = entries.iter().map(|entry| entry.key).collect();
        for entry in entries {
            index.take(entry);
        }
        if keys.len() > FEW {
            head::put_off(transaction, index)?;
        } else {
            head::refresh(transaction, index, &keys).await?;
        }
        if let Some(value) = value {
            return log.add(&Uint8Array::from(value.as_slice()));
        }
        log.clear()?;
        fold(transaction, index).await
    }
}

fn is_timeline(row: &Row) -> bool {
    matches!(Home::of(row), Home::Timeline(_))
}

/// Whether rows of a kind stand in timelines, drafts aside.
fn stands_in_timelines(kind: Kind) -> bool {
    matches!(kind, Kind::Message | Kind::Note | Kind::Activity)
}

/// Rows as they stand in pages.
async fn encoded(
    transaction: &Transaction,
    timelines: &BTreeMap<ConversationId, Vec<&ChangedRow>>,
) -> Result<Timelines, StoreError> {
    let store = transaction.store(LOOSE)?;
    let rows = timelines.iter();
    let rows: Vec<_> = rows
        .flat_map(|(id, rows)| rows.iter().map(|row| (*id, *row)))
        .collect();
    let mut encoded = Timelines::new();
    for part in rows.chunks(ROWS_PER_TASK) {
        for (conversation, row) in part {
            let page = encoded.entry(*conversation).or_default();
            page.push(Entry::of(row));
        }
        store.breath()?.value().await?;
    }
    Ok(encoded)
}

/// Whether a row in `loose` is a draft, and not a tombstone.
async fn is_draft(store: &Store, key: &str) -> Result<bool, StoreError> {
    let value = bytes(&store.get(&key.into())?.value().await?);
    Ok(unpack(&value)?.iter().any(|slot| slot.body.is_some()))
}

fn put_loose(store: &Store, row: &ChangedRow) -> Result<(), StoreError> {
    let value = pack([Entry::of(row).slot()]);
    store.put_bytes(&loose_key(row.key()).into(), &value)
}

/// Folds the log into the segments that its rows touch, one task a segment.
async fn fold(transaction: &Transaction, index: &mut Index) -> Result<(), StoreError> {
    let store = transaction.store(SEGMENTS)?;
    let fold = index.fold();
    for (segment, changes) in fold.touched {
        let key = JsValue::from(segment);
        let old = bytes(&store.get(&key)?.value().await?);
        let rows = merged(unpack(&old)?, changes);
        if rows.is_empty() {
            store.delete(&key)?;
        } else {
            store.put_bytes(&key, &pack(rows.iter().map(Entry::slot)))?;
        }
    }
    for (segment, rows) in fold.added {
        let value = pack(rows.iter().map(Entry::slot));
        store.put_bytes(&JsValue::from(segment), &value)?;
        store.breath()?.value().await?;
    }
    Ok(())
}
