//! Pages: the timeline rows of one conversation, one value each.

use super::{LOOSE, PAGES, bytes, list};
use crate::{
    Pages, StoreError,
    idb::binding::{Transaction, all},
    packed::{Damaged, Entry, pack, rows, unpack},
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
            let old = bytes(&value);
            let slots = if value.is_undefined() {
                Vec::new()
            } else {
                unpack(&old)?
            };
            let old = slots.into_iter().map(|slot| (slot.key, slot.to_entry()));
            let mut page: BTreeMap<RowKey, Entry> = old.collect();
            for row in *changed {
                let entry = Entry::of(row);
                if page.get(&entry.key).is_none_or(|old| old.seq <= entry.seq) {
                    page.insert(entry.key, entry);
                }
            }
            let page = pack(page.values().map(Entry::slot));
            store.put_bytes(&page_key(**conversation), &page)?;
        }
    }
    Ok(())
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
