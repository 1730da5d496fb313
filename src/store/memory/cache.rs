//! The cache in memory.

use crate::{
    Cache, HEAD, Loaded, Meta, Pages, Plan, StoreError, Taken,
    rows::{Home, named_by, rank},
};
use domain::{ConversationId, Epoch, Kind, Row, RowKey};
use protocol::{ChangedRow, Seq};
use std::{
    cell::RefCell,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// How many rows one part of the summaries has.
const PART: usize = 500;

/// A cache that lasts as long as its last handle.
#[derive(Debug, Clone, Default)]
pub struct MemoryCache(Rc<RefCell<Confirmed>>);

#[derive(Debug, Default)]
struct Confirmed {
    meta: Option<Meta>,
    /// Every row in its latest form, with the place in the sequence where it got it. Deleted ones
    /// are remembered, so that a late answer does not bring them back.
    rows: BTreeMap<RowKey, (Seq, Option<Row>)>,
}

impl Confirmed {
    fn take(&mut self, changed: &ChangedRow) {
        let key = changed.key();
        if self
            .rows
            .get(&key)
            .is_some_and(|(seq, _)| *seq > changed.seq())
        {
            return;
        }
        let row = match changed {
            ChangedRow::Put { row, .. } => Some(row.clone().into_row()),
            ChangedRow::Deleted { .. } => None,
        };
        self.rows.insert(key, (changed.seq(), row));
    }

    fn present(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().filter_map(|(_, row)| row.as_ref())
    }

    fn head(&self) -> Vec<Row> {
        let mut newest: Vec<&Row> = self
            .present()
            .filter(|row| row.key().kind == Kind::Conversation)
            .collect();
        newest.sort_unstable_by_key(|row| Reverse((rank(row), row.key().id)));
        newest.truncate(HEAD);
        let mut named: BTreeSet<RowKey> = BTreeSet::new();
        named.extend(newest.iter().flat_map(|row| named_by(row)));
        let further: Vec<RowKey> = self.find(&named).flat_map(named_by).collect();
        named.extend(further);
        newest
            .into_iter()
            .chain(self.find(&named))
            .cloned()
            .collect()
    }

    fn find<'a>(&'a self, keys: &'a BTreeSet<RowKey>) -> impl Iterator<Item = &'a Row> {
        keys.iter().filter_map(|key| self.rows.get(key)?.1.as_ref())
    }
}

impl Cache for MemoryCache {
    async fn meta(&self) -> Result<Option<Meta>, StoreError> {
        Ok(self.0.borrow().meta)
    }

    async fn head(&self) -> Result<Vec<Row>, StoreError> {
        Ok(self.0.borrow().head())
    }

    async fn summaries(&self, each: &mut dyn FnMut(Vec<Row>)) -> Result<Loaded, StoreError> {
        let rows: Vec<Row> = self
            .0
            .borrow()
            .present()
            .filter(|row| !matches!(Home::of(row), Home::Timeline(_)))
            .cloned()
            .collect();
        for part in rows.chunks(PART) {
            each(part.to_vec());
        }
        Ok(Loaded {
            rows: rows.len(),
            broken: 0,
        })
    }

    async fn pages(&self, conversations: &[ConversationId]) -> Result<Pages, StoreError> {
        let wanted: BTreeSet<_> = conversations.iter().copied().collect();
        let rows = self
            .0
            .borrow()
            .present()
            .filter(|row| matches!(Home::of(row), Home::Timeline(of) if wanted.contains(&of)))
            .cloned()
            .collect();
        Ok(Pages {
            rows,
            meta: self.0.borrow().meta,
            broken: Vec::new(),
        })
    }

    async fn apply(
        &self,
        meta: Meta,
        since: Seq,
        rows: &[ChangedRow],
    ) -> Result<Taken, StoreError> {
        let mut confirmed = self.0.borrow_mut();
        let beyond = match Plan::of(confirmed.meta, meta, since) {
            Plan::Refuse(cursor) => return Ok(Taken::Elsewhere(cursor)),
            Plan::Pass => return Ok(Taken::Here),
            Plan::Replace => {
                *confirmed = Confirmed::default();
                0
            }
            Plan::Add { beyond } => beyond,
        };
        for row in rows.iter().filter(|row| row.seq() > beyond) {
            confirmed.take(row);
        }
        confirmed.meta = Some(meta);
        Ok(Taken::Here)
    }

    async fn add_older(&self, epoch: Epoch, rows: &[ChangedRow]) -> Result<(), StoreError> {
        let mut confirmed = self.0.borrow_mut();
        if confirmed.meta.is_none_or(|meta| meta.epoch != epoch) {
            return Ok(());
        }
        for row in rows.iter().filter(|row| is_older(row)) {
            confirmed.take(row);
        }
        Ok(())
    }

    async fn clear(&self) -> Result<(), StoreError> {
        *self.0.borrow_mut() = Confirmed::default();
        Ok(())
    }
}

fn is_older(row: &ChangedRow) -> bool {
    match row {
        ChangedRow::Put { row, .. } => matches!(Home::of(row), Home::Timeline(_)),
        ChangedRow::Deleted { .. } => false,
    }
}
