//! Reading all summary rows, part by part, and the index that follows from it.

use super::{IdbCache, LOG, LOOSE, SEGMENTS, SINGLES, bytes, list, meta};
use crate::{
    Loaded, StoreError,
    idb::binding::{Answer, Transaction},
    index::{Index, SEGMENT, SegmentId},
    packed::{Damaged, Entry, Slot, unpack},
};
use domain::Row;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;

impl IdbCache {
    /// Every summary row; see [`crate::Cache::summaries`]. What was read on the way is remembered
    /// as the index.
    pub(super) async fn load(&self, each: &mut dyn FnMut(Vec<Row>)) -> Result<Loaded, StoreError> {
        let transaction = self.reading(&[SINGLES, SEGMENTS, LOG, LOOSE]).await?;
        let Some(mark) = meta::read(&transaction).await? else {
            return Ok(Loaded::default());
        };
        let mut reader = Reader {
            index: Index::of(mark.generation),
            loaded: Loaded::default(),
            each,
        };
        let log = transaction.store(LOG)?.get_all()?;
        let loose = transaction.store(LOOSE)?.get_all()?;
        for value in list(&log.value().await?) {
            reader.log(&bytes(&value));
        }
        let drafts = loose.value().await?;
        let mut segments = Segments::of(&transaction).await?;
        let rest = transaction.store(SEGMENTS)?;
        for part in reader.logged() {
            rest.breath()?.value().await?;
            reader.part(part.iter().map(Entry::slot));
        }
        for part in list(&drafts).chunks(SEGMENT) {
            rest.breath()?.value().await?;
            for value in part {
                reader.drafts(&bytes(value));
            }
        }
        // The queue begins only here: while its next segment is on the way, nothing else is
        // awaited.
        segments.begin()?;
        while let Some((segment, value)) = segments.next().await? {
            reader.segment(segment, &value);
        }
        let Reader { index, loaded, .. } = reader;
        if loaded.broken == 0 {
            self.index.replace(Some(index));
        }
        Ok(loaded)
    }

    /// The index of the cache as this transaction sees it: from memory, or else read anew.
    pub(super) async fn index_at(
        &self,
        transaction: &Transaction,
        generation: u64,
    ) -> Result<Index, StoreError> {
        if let Some(index) = self.index.take()
            && index.generation == generation
        {
            return Ok(index);
        }
        let mut index = Index::of(generation);
        let log = transaction.store(LOG)?.get_all()?.value().await?;
        for value in list(&log) {
            for slot in unpack(&bytes(&value))? {
                index.take(slot.to_entry());
            }
        }
        let mut segments = Segments::of(transaction).await?;
        segments.begin()?;
        while let Some((segment, value)) = segments.next().await? {
            index.learn(segment, &unpack(&value)?);
        }
        Ok(index)
    }
}

/// What a pass over the summaries has found so far.
struct Reader<'a> {
    index: Index,
    loaded: Loaded,
    each: &'a mut dyn FnMut(Vec<Row>),
}

impl Reader<'_> {
    fn log(&mut self, value: &[u8]) {
        match unpack(value) {
            Ok(slots) => slots
                .into_iter()
                .for_each(|slot| self.index.take(slot.to_entry())),
            Err(Damaged) => self.loaded.broken += 1,
        }
    }

    /// The log's rows, in parts.
    fn logged(&self) -> Vec<Vec<Entry>> {
        let rows: Vec<Entry> = self.index.log().values().cloned().collect();
        rows.chunks(SEGMENT).map(<[Entry]>::to_vec).collect()
    }

    fn drafts(&mut self, value: &[u8]) {
        match unpack(value) {
            Ok(slots) => self.part(slots),
            Err(Damaged) => self.loaded.broken += 1,
        }
    }

    fn segment(&mut self, segment: SegmentId, value: &[u8]) {
        match unpack(value) {
            Ok(slots) => {
                self.index.learn(segment, &slots);
                let log = self.index.log();
                let latest: Vec<Slot<'_>> = slots
                    .into_iter()
                    .filter(|slot| !log.contains_key(&slot.key))
                    .collect();
                self.part(latest);
            }
            Err(Damaged) => self.loaded.broken += 1,
        }
    }

    fn part<'a>(&mut self, slots: impl IntoIterator<Item = Slot<'a>>) {
        let rows: Result<Vec<Row>, Damaged> = slots
            .into_iter()
            .filter_map(|slot| slot.row().transpose())
            .collect();
        match rows {
            Ok(rows) if rows.is_empty() => {}
            Ok(rows) => {
                self.loaded.rows += rows.len();
                (self.each)(rows);
            }
            Err(Damaged) => self.loaded.broken += 1,
        }
    }
}

/// All segments in order, one task each, the next being read while one is understood.
struct Segments<'a> {
    transaction: &'a Transaction,
    keys: VecDeque<JsValue>,
    next: Option<(SegmentId, Answer)>,
}

impl<'a> Segments<'a> {
    async fn of(transaction: &'a Transaction) -> Result<Self, StoreError> {
        let keys = transaction.store(SEGMENTS)?.get_all_keys()?.value().await?;
        Ok(Self {
            transaction,
            keys: list(&keys).into(),
            next: None,
        })
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        self.next = match self.keys.pop_front() {
            Some(key) => {
                let answer = self.transaction.store(SEGMENTS)?.get(&key)?;
                Some((number(&key), answer))
            }
            None => None,
        };
        Ok(())
    }

    async fn next(&mut self) -> Result<Option<(SegmentId, Vec<u8>)>, StoreError> {
        let Some((segment, answer)) = self.next.take() else {
            return Ok(None);
        };
        let value = answer.value().await?;
        self.begin()?;
        Ok(Some((segment, bytes(&value))))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the keys are the numbers that this app gave to segments"
)]
fn number(key: &JsValue) -> SegmentId {
    key.as_f64().unwrap_or_default() as SegmentId
}
