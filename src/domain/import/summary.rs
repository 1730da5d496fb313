//! The imports that were made, each as one thing although it was done in parts.

use crate::{
    ids::*,
    records::{Filled, ImportBatch, Kept, RefusedMessage},
    row::Kind,
    time::Timestamp,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
};

/// One import: what its parts did together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    pub id: ImportId,
    pub source: String,
    pub by: MemberId,
    pub at: Timestamp,
    /// Accounts and contacts that it made.
    pub accounts: usize,
    pub contacts: usize,
    pub messages: usize,
    /// Messages that were there already.
    pub there: usize,
    /// Messages that could not be taken.
    pub refused: Vec<RefusedMessage>,
    /// Accounts and people that it left out because they were erased.
    pub erased: usize,
    /// Accounts and contacts of which it filled blanks.
    pub filled: usize,
    /// How many of its parts were undone.
    pub undone_parts: usize,
    /// Its parts that can still be undone, in the order in which they are.
    pub to_undo: Vec<ImportBatchId>,
    /// Who undid the last of its parts, and when; absent while any part stands.
    pub undone: Option<(MemberId, Timestamp)>,
    /// What stayed when it was undone.
    pub kept: Vec<Kept>,
}

impl ImportSummary {
    /// Whether it was undone in part: what undid it was cut off.
    pub fn is_undone_in_part(&self) -> bool {
        self.undone_parts > 0 && !self.to_undo.is_empty()
    }
}

/// Every import, the latest first.
pub fn imports<'a>(batches: impl IntoIterator<Item = &'a ImportBatch>) -> Vec<ImportSummary> {
    let mut by_import: BTreeMap<ImportId, Vec<&ImportBatch>> = BTreeMap::new();
    for batch in batches {
        by_import.entry(batch.import_id).or_default().push(batch);
    }
    let mut imports: Vec<ImportSummary> = by_import.into_values().filter_map(summary).collect();
    imports.sort_by_key(|import| Reverse((import.at, import.id)));
    imports
}

/// One import from all its parts; absent where there is none.
pub fn summary(mut parts: Vec<&ImportBatch>) -> Option<ImportSummary> {
    parts.sort_by_key(|batch| (batch.number, batch.id));
    let first = *parts.first()?;
    let created = |kind| {
        let keys = parts.iter().flat_map(|batch| &batch.created);
        keys.filter(|created| created.key.kind == kind).count()
    };
    let filled: BTreeSet<_> = parts
        .iter()
        .flat_map(|batch| &batch.filled)
        .map(|filled| match filled {
            Filled::Account { id, .. } => (Kind::Account, id.0),
            Filled::Contact { id, .. } => (Kind::Contact, id.0),
        })
        .collect();
    let standing = parts.iter().rev().filter(|batch| batch.undone.is_none());
    let to_undo: Vec<ImportBatchId> = standing.map(|batch| batch.id).collect();
    let undone = parts.iter().filter_map(|batch| batch.undone.as_ref());
    let undone_parts = undone.clone().count();
    let last = undone.clone().max_by_key(|undone| undone.at);
    Some(ImportSummary {
        id: first.import_id,
        source: first.source.clone(),
        by: first.by,
        at: first.at,
        accounts: created(Kind::Account),
        contacts: created(Kind::Contact),
        messages: created(Kind::Message),
        there: parts.iter().map(|batch| batch.there as usize).sum(),
        erased: parts.iter().map(|batch| batch.erased as usize).sum(),
        refused: parts
            .iter()
            .flat_map(|batch| batch.refused.clone())
            .collect(),
        filled: filled.len(),
        undone_parts,
        undone: last
            .filter(|_| to_undo.is_empty())
            .map(|undone| (undone.by, undone.at)),
        to_undo,
        kept: undone.flat_map(|undone| undone.kept.clone()).collect(),
    })
}

/// The messages that imports brought, those that were undone left out.
pub fn imported_messages<'a>(
    batches: impl IntoIterator<Item = &'a ImportBatch>,
) -> HashSet<MessageId> {
    batches
        .into_iter()
        .filter(|batch| batch.undone.is_none())
        .flat_map(|batch| &batch.created)
        .filter(|created| created.key.kind == Kind::Message)
        .map(|created| MessageId(created.key.id))
        .collect()
}
