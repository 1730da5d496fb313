//! Accounts from a CSV file: read, mapped, planned and previewed before anything is written.
//!
//! A row that cannot be taken is refused by its number and reason, and never holds the others up.
//! What the rows do to the workspace is decided by the command that carries them; levels of a match
//! are in [`crate::duplicates`] (rule book §8).

pub mod archive;
mod contact;
mod dates;
mod encoding;
mod file;
pub mod history;
mod language_names;
mod mapping;
mod numbers;
mod plan;
mod preview;
pub(crate) mod reached;
mod status_words;
mod summary;
mod synonyms;
pub mod xlsx;

pub(crate) use language_names::language_name;

pub use crate::erased::Erased;
pub use dates::{DateColumns, DateOrders, OpenColumn};
pub use encoding::{Encoding, NoText, decode};
pub use file::{CsvReading, FILE_LIMIT, FileError, ROW_LIMIT, Record, Table, read_csv};
pub use mapping::{Mapping, MappingError, Target, check_mapping, guess_mapping};
pub use numbers::{DecimalMarks, NumberColumns};
pub use plan::{ImportPlan, RefusedRow, RowProblem, Terms, plan_import};
pub use preview::{Outcome, Preview, RowOutcome};
pub use status_words::{Meaning, StatusWords, UnknownStatuses};
pub use summary::{ImportSummary, imported_messages, imports, summary};

#[cfg(test)]
mod tests;
