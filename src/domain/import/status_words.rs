//! What a file calls the status of an account, where that is no spelling of the rule book (§2): a
//! person says what its words mean.

use super::{
    file::Table,
    mapping::{Mapping, Target},
    plan::status_spelled,
};
use crate::{text, values::AccountStatus};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// So many words are asked about: a column that holds more is no status.
const MOST: usize = 40;

/// Longer than this, in characters, is a text and no word for a status.
const LONGEST: usize = 80;

/// What a word for a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Nothing that the rule book knows: the row is imported without a status.
    NoStatus,
    Status(AccountStatus),
}

/// The words that were given a meaning; a row with any other is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatusWords(BTreeMap<String, Meaning>);

impl StatusWords {
    /// None.
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The same word in any case and with any accents' spelling means the same.
    pub fn meaning(&self, word: &str) -> Option<Meaning> {
        self.0.get(&text::fold(word)).copied()
    }

    /// Gives a word a meaning, or takes it.
    pub fn give(&mut self, word: &str, meaning: Option<Meaning>) {
        let word = text::fold(word);
        match meaning {
            Some(meaning) => _ = self.0.insert(word, meaning),
            None => _ = self.0.remove(&word),
        }
    }
}

/// The words for a status that nothing is known of, gathered part by part.
#[derive(Debug, Clone, Default)]
pub struct UnknownStatuses {
    seen: HashSet<String>,
    /// As the file spells them first, in its order.
    words: Vec<String>,
}

impl UnknownStatuses {
    pub fn take(&mut self, table: &Table, mapping: &Mapping) {
        let of_status = |target: &Option<Target>| *target == Some(Target::Status);
        let Some(column) = mapping.iter().position(of_status) else {
            return;
        };
        for record in &table.rows {
            let cell = record.cells.get(column).map_or("", |cell| cell.trim());
            if self.words.len() < MOST
                && text::has_visible(cell)
                && cell.chars().count() <= LONGEST
                && status_spelled(cell).is_err()
                && self.seen.insert(text::fold(cell))
            {
                self.words.push(cell.to_owned());
            }
        }
    }

    pub fn words(self) -> Vec<String> {
        self.words
    }
}
