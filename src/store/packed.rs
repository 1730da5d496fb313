//! Many rows in one value: a segment, a part of the log, the head, a page.
//!
//! A row's body stays the JSON that the server sends. Around it stands what can be read without
//! understanding the row, so that rows move from value to value as bytes. A checksum guards the
//! whole: storage that was damaged or half written is found out, and not read.

use domain::{Kind, Row, RowKey};
use protocol::{ChangedRow, Seq};
use uuid::Uuid;
use xxhash_rust::xxh64::xxh64;

/// The layout of a value. Another layout is another number, which this version does not read: the
/// cache is then filled again.
const LAYOUT: u8 = 1;
/// The layout's number and the checksum.
const SEAL: usize = 1 + 8;
/// Stands for a length where there is no body: the row was deleted.
const GONE: u32 = u32::MAX;

/// A value that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damaged;

/// A row as it stands in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot<'a> {
    pub(crate) key: RowKey,
    pub(crate) seq: Seq,
    /// See [`crate::rows::rank`].
    pub(crate) rank: i64,
    /// Absent where the row was deleted.
    pub(crate) body: Option<&'a [u8]>,
}

/// A row on its way into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: RowKey,
    pub(crate) seq: Seq,
    pub(crate) rank: i64,
    pub(crate) body: Option<Vec<u8>>,
}

impl Entry {
    pub(crate) fn of(changed: &ChangedRow) -> Self {
        let row = match changed {
            ChangedRow::Put { row, .. } => Some(row),
            ChangedRow::Deleted { .. } => None,
        };
        let body = row.map(|row| row.body().expect("a row of ours is always JSON"));
        Self {
            key: changed.key(),
            seq: changed.seq(),
            rank: row.map_or(0, |row| crate::rows::rank(row)),
            body: body.map(|body| body.as_bytes().to_vec()),
        }
    }

    pub(crate) fn slot(&self) -> Slot<'_> {
        Slot {
            key: self.key,
            seq: self.seq,
            rank: self.rank,
            body: self.body.as_deref(),
        }
    }
}

impl Slot<'_> {
    /// The row itself, or nothing where it was deleted.
    pub(crate) fn row(&self) -> Result<Option<Row>, Damaged> {
        let Some(body) = self.body else {
            return Ok(None);
        };
        let body = str::from_utf8(body).map_err(|_| Damaged)?;
        let row = Row::from_body(self.key.kind, body).map_err(|_| Damaged)?;
        Ok(Some(row))
    }

    pub(crate) fn to_entry(self) -> Entry {
        Entry {
            key: self.key,
            seq: self.seq,
            rank: self.rank,
            body: self.body.map(<[u8]>::to_vec),
        }
    }
}

/// The value of some rows, in their order.
pub(crate) fn pack<'a>(slots: impl IntoIterator<Item = Slot<'a>>) -> Vec<u8> {
    let mut value = vec![0; SEAL];
    for slot in slots {
        value.push(code(slot.key.kind));
        value.extend_from_slice(slot.key.id.as_bytes());
        value.extend_from_slice(&slot.seq.to_le_bytes());
        value.extend_from_slice(&slot.rank.to_le_bytes());
        let length = slot.body.map_or(GONE, |body| {
            u32::try_from(body.len()).expect("a row is far below 4 GiB")
        });
        value.extend_from_slice(&length.to_le_bytes());
        value.extend_from_slice(slot.body.unwrap_or_default());
    }
    close(value)
}

/// The rows of a value, in their order.
pub(crate) fn unpack(value: &[u8]) -> Result<Vec<Slot<'_>>, Damaged> {
    let mut rest = opened(value)?;
    let mut slots = Vec::new();
    while !rest.is_empty() {
        slots.push(next(&mut rest).ok_or(Damaged)?);
    }
    Ok(slots)
}

/// The rows of a value, bodies understood; deleted ones left out.
pub(crate) fn rows(value: &[u8]) -> Result<Vec<Row>, Damaged> {
    let rows = unpack(value)?;
    rows.iter()
        .filter_map(|slot| slot.row().transpose())
        .collect()
}

/// A value of any other content.
pub(crate) fn seal(content: &[u8]) -> Vec<u8> {
    let mut value = vec![0; SEAL];
    value.extend_from_slice(content);
    close(value)
}

/// The content of a value, where it is whole.
pub(crate) fn opened(value: &[u8]) -> Result<&[u8], Damaged> {
    let (seal, content) = value.split_at_checked(SEAL).ok_or(Damaged)?;
    let (layout, sum) = seal.split_at(1);
    if layout == [LAYOUT] && sum == xxh64(content, 0).to_le_bytes() {
        Ok(content)
    } else {
        Err(Damaged)
    }
}

fn close(mut value: Vec<u8>) -> Vec<u8> {
    let sum = xxh64(&value[SEAL..], 0);
    value[0] = LAYOUT;
    value[1..SEAL].copy_from_slice(&sum.to_le_bytes());
    value
}

fn next<'a>(rest: &mut &'a [u8]) -> Option<Slot<'a>> {
    let [kind] = take(rest)?;
    let id = Uuid::from_bytes(take(rest)?);
    let seq = Seq::from_le_bytes(take(rest)?);
    let rank = i64::from_le_bytes(take(rest)?);
    let body = match u32::from_le_bytes(take(rest)?) {
        GONE => None,
        length => {
            let (body, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            *rest = after;
            Some(body)
        }
    };
    let kind = *Kind::ALL.iter().find(|known| code(**known) == kind)?;
    Some(Slot {
        key: RowKey { kind, id },
        seq,
        rank,
        body,
    })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*first)
}

/// A kind in one byte. Frozen: these numbers stand in values.
fn code(kind: Kind) -> u8 {
    match kind {
        Kind::Member => 1,
        Kind::Product => 2,
        Kind::Campaign => 3,
        Kind::Account => 4,
        Kind::Contact => 5,
        Kind::Conversation => 6,
        Kind::Message => 7,
        Kind::Note => 8,
        Kind::StatusChange => 9,
        Kind::Activity => 10,
        Kind::Merge => 30,
        Kind::DismissedPair => 31,
        Kind::SavedView => 32,
        Kind::CustomField => 33,
        Kind::Expense => 11,
        Kind::ImportBatch => 40,
        Kind::SavedReply => 50,
        Kind::Notification => 51,
        Kind::Reading => 60,
        Kind::EmailHtml => 70,
        Kind::Erasure => 71,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
