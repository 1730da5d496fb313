//! Pages: the timeline rows of one conversation, one value each.

use super::{LOOSE, PAGES, arrivals::Trays, bytes, list};
use crate::{
    Pages, StoreError,
    idb::binding::{Transaction, all},
    packed::{Damaged, Entry, pack, rows, unpack},
    shelf_of,
};
use domain::{ConversationId, Row, RowKey};
use std::collections::{BTreeMap, HashSet, VecDeque};
use wasm_bindgen::JsValue;

/// How many pages are read and written in one task.
const PAGES_PER_TASK: usize = 64;

/// A page of so many bytes is a task of its own.
const LARGE: usize = 128 * 1024;

/// Timeline rows by conversation.
pub(super) type Timelines = BTreeMap<ConversationId, Vec<Entry>>;

/// Keys of rows that stand in `loose`, as they are written there.
pub(super) type Loose = HashSet<String>;

/// The rows of some pages, but for those that were deleted without anybody knowing their page.
pub(super) async fn read(
    transaction: &Transaction,
    conversations: &[ConversationId],
) -> Result<Pages, StoreError> {
    let loose = loose(transaction).await?;
    let trays = Trays::of(transaction).await?;
    let store = transaction.store(PAGES)?;
    let mut pages = Pages::default();
    // By tray, so that each is looked through once, and no two are held at a time.
    let mut conversations = conversations.to_vec();
    conversations.sort_unstable_by_key(|id| (shelf_of(*id), *id));
    conversations.dedup();
    let of_one_tray = |one: &ConversationId, other: &ConversationId| {
        trays.are_empty() || shelf_of(*one) == shelf_of(*other)
    };
    for group in conversations.chunk_by(of_one_tray) {
        let arrived = match group.first() {
            Some(id) if !trays.are_empty() => trays.rows(transaction, shelf_of(*id)).await?,
            _ => Ok(Timelines::new()),
        };
        let Ok(mut arrived) = arrived else {
            pages.broken.extend(group);
            continue;
        };
        for part in group.chunks(PAGES_PER_TASK) {
            let requests = part.iter().map(|id| store.ask(&page_key(*id)));
            let values = all(requests.collect::<Result<_, _>>()?).await?;
            for (conversation, value) in part.iter().zip(values) {
                let page = (!value.is_undefined()).then(|| bytes(&value));
                let arrived = arrived.remove(conversation).unwrap_or_default();
                match read_with(page, arrived) {
                    Ok(rows) => pages.rows.extend(present(rows, &loose)),
                    Err(Damaged) => pages.broken.push(*conversation),
                }
            }
        }
    }
    Ok(pages)
}

/// Takes rows into their pages. Where a row is there already, the later one stays. A page that is
/// damaged is an error, because to write it anew would hide what it has lost.
pub(super) async fn write(
    transaction: &Transaction,
    timelines: Timelines,
) -> Result<(), StoreError> {
    let store = transaction.store(PAGES)?;
    let mut timelines: VecDeque<_> = timelines.into_iter().collect();
    while !timelines.is_empty() {
        let part = timelines.split_off(timelines.len().min(PAGES_PER_TASK));
        let part = std::mem::replace(&mut timelines, part);
        let requests = part.iter().map(|(id, _)| store.ask(&page_key(*id)));
        let values = all(requests.collect::<Result<_, _>>()?).await?;
        for ((conversation, arrived), value) in part.into_iter().zip(values) {
            let page = (!value.is_undefined()).then(|| bytes(&value));
            let page = joined(page.as_deref(), arrived)?;
            store.put_bytes(&page_key(conversation), &page)?;
            if page.len() >= LARGE {
                store.breath()?.value().await?;
            }
        }
    }
    Ok(())
}

fn read_with(page: Option<Vec<u8>>, arrived: Vec<Entry>) -> Result<Vec<Row>, Damaged> {
    match page {
        Some(page) if arrived.is_empty() => rows(&page),
        None if arrived.is_empty() => Ok(Vec::new()),
        page => rows(&joined(page.as_deref(), arrived)?),
    }
}

/// A page with more rows.
fn joined(page: Option<&[u8]>, arrived: Vec<Entry>) -> Result<Vec<u8>, Damaged> {
    let slots = page.map_or(Ok(Vec::new()), unpack)?;
    let slots = slots.into_iter().map(|slot| (slot.key, slot.to_entry()));
    let mut page: BTreeMap<RowKey, Entry> = BTreeMap::new();
    page.extend(slots);
    for entry in arrived {
        if page
            .get(&entry.key)
            .is_none_or(|there| there.seq <= entry.seq)
        {
            page.insert(entry.key, entry);
        }
    }
    Ok(pack(page.values().map(Entry::slot)))
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
