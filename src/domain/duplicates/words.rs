//! Long lists of words, to be looked into once for every word of every row of a file.

use std::{collections::HashSet, sync::OnceLock};

/// A list of words, divided by blanks.
pub(super) struct WordList {
    text: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            words: OnceLock::new(),
        }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        let split = || self.text.split_ascii_whitespace().collect();
        self.words.get_or_init(split).contains(word)
    }
}
