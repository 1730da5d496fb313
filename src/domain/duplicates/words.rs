//! Long lists of words, to be looked into once for every word of every row of a file.

use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// A list of words, divided by blanks.
pub(super) struct WordList {
    text: &'static str,
    /// By a cheap hash: the words are our own, and every name on the device is looked through in code
    /// that a browser has just begun to run.
    words: OnceLock<FxHashSet<&'static str>>,
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
