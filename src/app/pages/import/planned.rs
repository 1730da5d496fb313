//! What the rows of a file would do, said before it is done.

use super::file::OpenedFile;
use crate::{data::Data, pages::account::own_fields::standing, shell::pause::Slices};
use domain::{
    AccountId, CustomField, CustomFieldId,
    duplicates::Level,
    import::{
        DateColumns, ImportPlan, Mapping, MappingError, NumberColumns, OpenColumn, Outcome,
        Preview, RowOutcome, StatusWords, Terms, UnknownStatuses, check_mapping, plan_import,
    },
    paste::DateOrder,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows that are previewed between two looks at the clock.
const ROWS_AT_ONCE: usize = 50;

/// Every row of a file: planned, or refused.
pub struct Planned {
    pub source: String,
    /// The workspace's own fields, by which the cells were read.
    pub fields: Vec<CustomField>,
    pub plan: ImportPlan,
    /// What each planned row becomes, in their order.
    pub outcomes: Vec<RowOutcome>,
    pub counts: Counts,
    /// The words for a status that nobody knows, whatever they were said to mean.
    pub unknown_statuses: Vec<String>,
    /// The columns of dates that do not tell in which order day and month stand.
    pub open_dates: Vec<OpenColumn>,
}

/// What a person made of a file's columns, words and dates.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    pub mapping: Mapping,
    pub statuses: StatusWords,
    pub dates: BTreeMap<CustomFieldId, DateOrder>,
}

/// How many rows become what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub created: usize,
    pub merged: BTreeMap<Level, usize>,
    /// Left out: whom they name was erased.
    pub erased: usize,
}

impl Counts {
    pub fn add(&mut self, merged: Option<Level>) {
        match merged {
            None => self.created += 1,
            Some(level) => *self.merged.entry(level).or_default() += 1,
        }
    }

    pub fn all_merged(&self) -> usize {
        self.merged.values().sum()
    }
}

/// Plans and previews, and breathes in between. Gives up, with nothing, once `is_wanted` says no.
pub async fn plan(
    data: Data,
    file: &OpenedFile,
    chosen: &Chosen,
    is_wanted: impl Fn() -> bool,
) -> Option<Result<Planned, MappingError>> {
    let mapping = &chosen.mapping;
    if let Err(error) = check_mapping(mapping) {
        return Some(Err(error));
    }
    // Ids that only tell the rows apart: real ones are made when the rows are imported.
    let mut next = 0_u128;
    let mut new_id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let fields = standing(data);
    let mut unknown = UnknownStatuses::default();
    let mut columns = DateColumns::default();
    let mut numbers = NumberColumns::default();
    let mut slices = Slices::begin();
    for part in &file.parts {
        columns.take(part, mapping, &fields);
        numbers.take(part, mapping, &fields);
        slices.step().await;
        if !is_wanted() {
            return None;
        }
    }
    let dates = columns.orders(&chosen.dates);
    let decimals = numbers.marks();
    let terms = Terms {
        fields: &fields,
        statuses: &chosen.statuses,
        dates: &dates,
        decimals: &decimals,
    };
    let mut whole = ImportPlan::default();
    for part in &file.parts {
        unknown.take(part, mapping);
        match plan_import(part, mapping, terms, &mut new_id) {
            Ok(plan) => {
                whole.rows.extend(plan.rows);
                whole.refused.extend(plan.refused);
                whole.noted.extend(plan.noted);
            }
            Err(error) => return Some(Err(error)),
        }
        slices.step().await;
        if !is_wanted() {
            return None;
        }
    }
    let mut preview = Preview::default();
    let standing: Vec<AccountId> = data.rows(|rows| rows.accounts().map(|row| row.id).collect());
    for ids in standing.chunks(ROWS_AT_ONCE) {
        data.rows(|rows| {
            let accounts = ids.iter().filter_map(|id| rows.account(*id));
            accounts.for_each(|account| preview.stands(account));
        });
        slices.step().await;
        if !is_wanted() {
            return None;
        }
    }
    let mut outcomes = Vec::with_capacity(whole.rows.len());
    for rows in whole.rows.chunks(ROWS_AT_ONCE) {
        data.rows(|view| outcomes.extend(rows.iter().map(|row| preview.take(view, row))));
        slices.step().await;
        if !is_wanted() {
            return None;
        }
    }
    let mut counts = Counts::default();
    for outcome in &outcomes {
        match outcome.outcome {
            Outcome::Created { .. } => counts.add(None),
            Outcome::Merged { level, .. } => counts.add(Some(level)),
            Outcome::Erased => counts.erased += 1,
        }
    }
    Some(Ok(Planned {
        source: file.name.clone(),
        open_dates: columns.open(&dates),
        fields,
        plan: whole,
        outcomes,
        counts,
        unknown_statuses: unknown.words(),
    }))
}
