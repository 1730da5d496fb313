//! Reading all summary rows, part by part, and the index that follows from it.

use super::{IdbCache, LOG, LOOSE, SEGMENTS, SINGLES, apply::ROWS_PER_TASK, bytes, list, meta};
use crate::{
    Loaded, StoreError,
    idb::binding::{Answer, Transaction},
    index::{Index, SegmentId},
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
            let rows = reader.rows(part.iter().map(Entry::slot));
            reader.give(rows);
        }
        for part in list(&drafts).chunks(ROWS_PER_TASK) {
            rest.breath()?.value().await?;
            for value in part {
                reader.drafts(&bytes(value));
            }
        }
        // The queue begins only here: what is awaited is answered in the order in which it was
        // asked for, so that each part has a task of its own.
        segments.begin()?;
        while let Some((segment, value)) = segments.next().await? {
            let breath = rest.breath()?;
            segments.begin()?;
            let mut rows = reader.segment(segment, &value);
            let later = rows.split_off(rows.len() / 2);
            reader.give(rows);
            breath.value().await?;
            reader.give(later);
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
            segments.begin()?;
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
        rows.chunks(ROWS_PER_TASK).map(<[Entry]>::to_vec).collect()
    }

    fn drafts(&mut self, value: &[u8]) {
        match unpack(value) {
            Ok(slots) => {
                let rows = self.rows(slots);
                self.give(rows);
            }
            Err(Damaged) => self.loaded.broken += 1,
        }
    }

    /// The rows of a segment that the log has no later form of.
    fn segment(&mut self, segment: SegmentId, value: &[u8]) -> Vec<Row> {
        let Ok(slots) = unpack(value) else {
            self.loaded.broken += 1;
            return Vec::new();
        };
        self.index.learn(segment, &slots);
        let log = self.index.log();
        let latest: Vec<Slot<'_>> = slots
            .into_iter()
            .filter(|slot| !log.contains_key(&slot.key))
            .collect();
        self.rows(latest)
    }

    /// None of them where one is damaged.
    fn rows<'a>(&mut self, slots: impl IntoIterator<Item = Slot<'a>>) -> Vec<Row> {
        let rows: Result<Vec<Row>, Damaged> = slots
            .into_iter()
            .filter_map(|slot| slot.row().transpose())
            .collect();
        rows.unwrap_or_else(|Damaged| {
            self.loaded.broken += 1;
            Vec::new()
        })
    }

    fn give(&mut self, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.loaded.rows += rows.len();
            (self.each)(rows);
        }
    }
}

/// All segments in order, the next being read while one is understood.
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

    /// Asks for the next one.
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

    /// The one that was asked for; none where there are no more.
    async fn next(&mut self) -> Result<Option<(SegmentId, Vec<u8>)>, StoreError> {
        let Some((segment, answer)) = self.next.take() else {
            return Ok(None);
        };
        let value = answer.value().await?;
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
