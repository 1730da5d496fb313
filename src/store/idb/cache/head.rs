//! The rows of the first paint, in one value.

use super::{IdbCache, LOG, SEGMENTS, SINGLES, bytes, meta};
use crate::{
    HEAD, StoreError,
    idb::binding::{Transaction, all},
    index::{Head, Index, SegmentId},
    packed::{Entry, pack, rows, unpack},
    rows::named_by,
};
use domain::{Row, RowKey};
use std::collections::{BTreeMap, HashMap, HashSet};
use wasm_bindgen::JsValue;

impl IdbCache {
    /// The head as it stands; where it is missing or damaged, put together anew.
    pub(super) async fn stored_head(&self) -> Result<Vec<Row>, StoreError> {
        let transaction = self.reading(&[SINGLES, SEGMENTS, LOG]).await?;
        let value = transaction.store(SINGLES)?.get(&"head".into())?;
        let mark = meta::read(&transaction).await?;
        let value = value.value().await;
        let Some(mark) = mark else {
            return Ok(Vec::new());
        };
        if let Ok(rows) = rows(&bytes(&value?)) {
            return Ok(rows);
        }
        // `value` was answered before the mark was: nothing else was awaited in between.
        let index = self.index_at(&transaction, mark.generation).await?;
        let (entries, _) = gathered(&transaction, &index, HashMap::new()).await?;
        self.index.replace(Some(index));
        Ok(rows(&pack(entries.iter().map(Entry::slot)))?)
    }
}

/// Writes the head anew, if these changed rows change it.
pub(super) async fn refresh(
    transaction: &Transaction,
    index: &mut Index,
    changed: &[RowKey],
) -> Result<(), StoreError> {
    let unchanged = index.head.as_ref().is_some_and(|head| {
        head.newest == index.newest(HEAD) && !changed.iter().any(|key| head.keys.contains(key))
    });
    if unchanged {
        return Ok(());
    }
    let store = transaction.store(SINGLES)?;
    let old = bytes(&store.get(&"head".into())?.value().await?);
    // A damaged head is no source of rows; the segments are.
    let old = unpack(&old).unwrap_or_default();
    let known = old.into_iter().map(|slot| (slot.key, slot.to_entry()));
    let (entries, head) = gathered(transaction, index, known.collect()).await?;
    store.put_bytes(&"head".into(), &pack(entries.iter().map(Entry::slot)))?;
    index.head = Some(head);
    Ok(())
}

/// Leaves the head to be put together later: in the middle of a first load it changes with every
/// answer.
pub(super) fn put_off(transaction: &Transaction, index: &mut Index) -> Result<(), StoreError> {
    index.head = None;
    transaction.store(SINGLES)?.delete(&"head".into())
}

/// The newest conversations and what they name. `known` holds rows in their latest form, but for
/// what the log says of them.
async fn gathered(
    transaction: &Transaction,
    index: &Index,
    mut known: HashMap<RowKey, Entry>,
) -> Result<(Vec<Entry>, Head), StoreError> {
    let newest = index.newest(HEAD);
    let mut wanted = newest.clone();
    let mut keys = HashSet::new();
    let mut entries = Vec::new();
    // Conversations, then what they name, then what that names.
    while !wanted.is_empty() {
        find(transaction, index, &wanted, &mut known).await?;
        let mut named = Vec::new();
        for key in std::mem::take(&mut wanted) {
            keys.insert(key);
            let Some(entry) = known.get(&key) else {
                continue;
            };
            if let Some(row) = entry.slot().row()? {
                named.extend(named_by(&row));
                entries.push(entry.clone());
            }
        }
        named.sort_unstable();
        named.dedup();
        wanted = named;
        wanted.retain(|key| !keys.contains(key));
    }
    Ok((entries, Head { newest, keys }))
}

/// Adds rows to those known: from the log, or from their segments.
async fn find(
    transaction: &Transaction,
    index: &Index,
    wanted: &[RowKey],
    known: &mut HashMap<RowKey, Entry>,
) -> Result<(), StoreError> {
    let mut missing: BTreeMap<SegmentId, HashSet<RowKey>> = BTreeMap::new();
    for key in wanted {
        if let Some(entry) = index.log().get(key) {
            known.insert(*key, entry.clone());
        } else if !known.contains_key(key)
            && let Some(segment) = index.segment_of(key)
        {
            missing.entry(segment).or_default().insert(*key);
        }
    }
    let store = transaction.store(SEGMENTS)?;
    for (segment, keys) in missing {
        let request = store.ask(&JsValue::from(segment))?;
        for value in all(vec![request]).await? {
            let value = bytes(&value);
            let found = unpack(&value)?.into_iter();
            let found = found.filter(|slot| keys.contains(&slot.key));
            known.extend(found.map(|slot| (slot.key, slot.to_entry())));
        }
    }
    Ok(())
}
