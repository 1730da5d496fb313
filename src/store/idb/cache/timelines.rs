//! Pages: the timeline rows of one conversation, one value each.

use super::{LOOSE, PAGES, bytes, list};
use crate::{
    Pages, StoreError,
    idb::binding::{Transaction, all},
    packed::{Damaged, Entry, pack, rows, unpack},
    rows::Home,
};
use domain::{ConversationId, Row, RowKey};
use protocol::ChangedRow;
use std::collections::{BTreeMap, HashSet};
use wasm_bindgen::JsValue;

/// How many pages are read and written in one task.
const PAGES_PER_TASK: usize = 128;

/// Timeline rows by conversation.
pub(super) type Timelines<'a> = BTreeMap<ConversationId, Vec<&'a ChangedRow>>;

/// Keys of rows that stand in `loose`, as they are written there.
pub(super) type Loose = HashSet<String>;

/// The rows of some pages, but for those that were deleted without anybody knowing their page.
pub(super) async fn read(
    transaction: &Transaction,
    conversations: &[ConversationId],
) -> Result<Pages, StoreError> {
    let loose = loose(transaction).await?;
    let store = transaction.store(PAGES)?;
    let mut pages = Pages::default();
    for part in conversations.chunks(PAGES_PER_TASK) {
        let requests = part.iter().map(|id| store.ask(&page_key(*id)));
        let values = all(requests.collect::<Result<_, _>>()?).await?;
        for (conversation, value) in part.iter().zip(values) {
            if value.is_undefined() {
                continue;
            }
            match rows(&bytes(&value)) {
                Ok(rows) => pages.rows.extend(present(rows, &loose)),
                Err(Damaged) => pages.broken.push(*conversation),
            }
        }
    }
    Ok(pages)
}

/// Takes rows into their pages. Where a row is there already, the later one stays. A page that is
/// damaged is an error, because to write it anew would hide what it has lost.
pub(super) async fn write(
    transaction: &Transaction,
    timelines: &Timelines<'_>,
) -> Result<(), StoreError> {
    let store = transaction.store(PAGES)?;
    let timelines: Vec<_> = timelines.iter().collect();
    for part in timelines.chunks(PAGES_PER_TASK) {
        let requests = part.iter().map(|(id, _)| store.ask(&page_key(**id)));
        let values = all(requests.collect::<Result<_, _>>()?).await?;
        for ((conversation, changed), value) in part.iter().zip(values) {
            let value = (!value.is_undefined()).then(|| bytes(&value));
            if let Some(page) = turned(value.as_deref(), changed)? {
                store.put_bytes(&page_key(**conversation), &page)?;
            }
        }
    }
    Ok(())
}

/// A page after some of its rows changed; nothing where it stays as it is.
fn turned(page: Option<&[u8]>, changed: &[&ChangedRow]) -> Result<Option<Vec<u8>>, Damaged> {
    let slots = page.map_or(Ok(Vec::new()), unpack)?;
    let slots = slots.into_iter().map(|slot| (slot.key, slot.to_entry()));
    let mut page: BTreeMap<RowKey, Entry> = slots.collect();
    let mut is_new = false;
    for row in changed {
        let there = page.get(&row.key());
        if there.is_some_and(|there| there.seq > row.seq()) {
            continue;
        }
        if is_draft(row) {
            is_new |= page.remove(&row.key()).is_some();
        } else {
            is_new = true;
            page.insert(row.key(), Entry::of(row));
        }
    }
    Ok(is_new.then(|| pack(page.values().map(Entry::slot))))
}

fn is_draft(row: &ChangedRow) -> bool {
    matches!(row, ChangedRow::Put { row, .. } if matches!(Home::of(row), Home::Draft(_)))
}

/// What stands in `loose`.
pub(super) async fn loose(transaction: &Transaction) -> Result<Loose, StoreError> {
    let keys = transaction.store(LOOSE)?.get_all_keys()?.value().await?;
    let keys = list(&keys).into_iter();
    Ok(keys.filter_map(|key| key.as_string()).collect())
}

/// The key of a row in `loose`.
pub(super) fn loose_key(key: RowKey) -> String {
    key.to_string()
}

fn page_key(conversation: ConversationId) -> JsValue {
    JsValue::from_str(&conversation.to_string())
}

fn present(rows: Vec<Row>, loose: &Loose) -> impl Iterator<Item = Row> + '_ {
    let all = rows.into_iter();
    all.filter(move |row| loose.is_empty() || !loose.contains(&loose_key(row.key())))
}
