//! What became of each row, or will: a new account, or one that it was merged into.

use super::planned::Planned;
use domain::{
    AccountId, ImportRow,
    duplicates::Level,
    import::{Outcome, RowOutcome},
};

/// A row that is imported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// As a spreadsheet numbers it.
    pub row: u32,
    /// As it stands in the file.
    pub name: String,
    /// By what it matches; absent where it creates an account.
    pub merged_by: Option<Level>,
    pub account: Place,
    /// Whether it will create an account of a name that is borne already.
    pub is_namesake: bool,
}

/// Where the account of a row is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    Standing(AccountId),
    /// Nowhere yet: this row of the file creates it.
    Row(u32),
}

/// Where the account stands that a row is foreseen to be merged into.
pub fn foreseen(outcome: Outcome) -> Option<(Level, Place)> {
    match outcome {
        Outcome::Created { .. } | Outcome::Erased => None,
        Outcome::Merged {
            level,
            account_id,
            into_row,
        } => Some((
            level,
            into_row.map_or(Place::Standing(account_id), Place::Row),
        )),
    }
}

/// What the planned rows will become, those that are left out aside.
pub fn of_plan(planned: &Planned) -> Vec<Line> {
    let rows = planned.plan.rows.iter().zip(&planned.outcomes);
    let taken = rows.filter(|(_, row)| row.outcome != Outcome::Erased);
    let line = |(row, outcome): (&ImportRow, &RowOutcome)| {
        let merged = foreseen(outcome.outcome);
        Line {
            row: row.row,
            name: row.name.clone(),
            merged_by: merged.map(|(level, _)| level),
            account: merged.map_or(Place::Row(row.row), |(_, place)| place),
            is_namesake: outcome.is_namesake,
        }
    };
    taken.map(line).collect()
}
