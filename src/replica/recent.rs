//! What was pulled and is perhaps not in the cache yet.
//!
//! ```text
//! pulled ──ApplyToCache──▶ writing ──CacheSaved──▶ cached: told to the other tabs, dropped
//!    ▲                        └─CacheFailed──▶ pulled: tried again later
//! ```
//!
//! The leading tab writes its answers one after the other, so that the cache never has a gap. Until
//! an answer is surely in the cache, pages that are loaded from it are amended from here.

use crate::{backoff::is_due, event::CacheMeta, pages::thread_of};
use domain::{ConversationId, Row, RowKey, Span, Timestamp};
use protocol::{ChangedRow, ChangesAnswer, Seq, limits};
use std::{
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

/// How long a write may take.
const PATIENCE: Span = Span(30_000);

/// With so many rows on their way to the cache, no more are asked for: a first load would have all of
/// them in memory twice. Some answers of changes, so that neither end waits for the other; in the tests
/// a few rows, so that it happens.
const FULL: usize = if cfg!(test) {
    16
} else {
    3 * limits::MAX_ROWS as usize
};

#[derive(Debug, Default)]
pub(crate) struct Recent {
    answers: VecDeque<Pulled>,
    /// The end of the answer that the cache is writing now, and since when.
    writing: Option<(Seq, Timestamp)>,
    /// The last write failed: the next attempt waits until then.
    retry_at: Option<Timestamp>,
}

#[derive(Debug)]
struct Pulled {
    meta: CacheMeta,
    answer: Rc<ChangesAnswer>,
    is_cached: bool,
    is_told: bool,
}

impl Recent {
    /// Takes an answer in that was just applied in memory. The cache is written in order: where it
    /// has this one, it has those before it.
    pub(crate) fn push(&mut self, meta: CacheMeta, answer: ChangesAnswer, is_cached: bool) {
        if is_cached {
            for earlier in &mut self.answers {
                earlier.is_cached = true;
            }
        }
        self.answers.push_back(Pulled {
            meta,
            answer: Rc::new(answer),
            is_cached,
            is_told: is_cached,
        });
    }

    /// The next answer to be written, if none is being written.
    pub(crate) fn next_write(&mut self, now: Timestamp) -> Option<(CacheMeta, Rc<ChangesAnswer>)> {
        if self.writing.is_some() {
            return None;
        }
        let next = self.answers.iter().find(|answer| !answer.is_cached)?;
        self.writing = Some((next.meta.cursor, now));
        Some((next.meta, Rc::clone(&next.answer)))
    }

    /// Whether the cache is writing, and so much waits behind it that no more is to be asked for. Not where
    /// it has not answered for long: then it may never, and what comes is of use without it.
    pub(crate) fn is_full(&self, now: Timestamp) -> bool {
        let waiting = self.answers.iter().filter(|answer| !answer.is_cached);
        let rows: usize = waiting.map(|answer| answer.answer.rows.len()).sum();
        let is_at_work = |(_, since)| !is_due(since + PATIENCE, now);
        self.writing.is_some_and(is_at_work) && rows >= FULL
    }

    /// Where the answers here begin: a cache that has reached it can be continued from here.
    pub(crate) fn begins(&self) -> Option<Seq> {
        self.answers.front().map(|first| first.answer.since)
    }

    /// Whether the cache is behind, and nothing is on its way to it.
    pub(crate) fn wants_write(&self) -> bool {
        self.writing.is_none() && self.answers.iter().any(|answer| !answer.is_cached)
    }

    pub(crate) fn retry_at(&self) -> Option<Timestamp> {
        self.retry_at
    }

    pub(crate) fn is_failing(&self) -> bool {
        self.retry_at.is_some()
    }

    /// The cache took the answer that ends there.
    pub(crate) fn saved(&mut self, cursor: Seq) {
        if self.writing.is_some_and(|(end, _)| end == cursor) {
            self.writing = None;
            self.retry_at = None;
            let next = self.answers.iter_mut().find(|answer| !answer.is_cached);
            if let Some(answer) = next {
                answer.is_cached = true;
            }
        }
    }

    pub(crate) fn failed(&mut self, retry_at: Timestamp) {
        self.writing = None;
        self.retry_at = Some(retry_at);
    }

    /// What the other tabs may hear now: what is in the cache, or cannot be.
    pub(crate) fn take_untold(&mut self) -> Vec<(ChangesAnswer, bool)> {
        let is_failing = self.is_failing();
        let ready = |answer: &&mut Pulled| !answer.is_told && (answer.is_cached || is_failing);
        let ready = self.answers.iter_mut().filter(ready);
        let mut told = Vec::new();
        for answer in ready {
            answer.is_told = true;
            // Of a first load the other tabs read the cache at its end instead.
            if answer.meta.filled && answer.answer.since > 0 {
                told.push((ChangesAnswer::clone(&answer.answer), answer.is_cached));
            }
        }
        told
    }

    /// Drops what is in the cache; while pages are loading, they may have been read before. What
    /// follows an answer that stays is kept with it: alone, the older one would undo the newer.
    pub(crate) fn prune(&mut self, pages_are_loading: bool) {
        let is_done = |answer: &mut Pulled| answer.is_cached && answer.is_told;
        while !pages_are_loading && self.answers.pop_front_if(is_done).is_some() {}
    }

    /// The cache is replaced, or stands elsewhere: nothing here continues it.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            retry_at: self.retry_at,
            ..Self::default()
        };
    }

    /// Amends a thread that was loaded from the cache.
    pub(crate) fn amend(&self, conversation: ConversationId, page: &mut BTreeMap<RowKey, Row>) {
        let rows = self.answers.iter().flat_map(|answer| &answer.answer.rows);
        for changed in rows {
            match changed {
                ChangedRow::Put { row, .. } if thread_of(row) == Some(conversation) => {
                    page.insert(row.key(), Row::clone(row));
                }
                ChangedRow::Put { .. } => {}
                ChangedRow::Deleted { key, .. } => {
                    page.remove(key);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Epoch;
    use uuid::Uuid;

    fn pulled(recent: &mut Recent, since: Seq, next: Seq) {
        push(recent, since, next, false);
    }

    /// What the leader says that it has pulled and cached.
    fn heard(recent: &mut Recent, since: Seq, next: Seq) {
        push(recent, since, next, true);
    }

    fn push(recent: &mut Recent, since: Seq, next: Seq, is_cached: bool) {
        let epoch = Epoch(Uuid::nil());
        let meta = CacheMeta {
            epoch,
            cursor: next,
            messages_since: Timestamp(0),
            filled: true,
        };
        let answer = ChangesAnswer {
            epoch,
            now: Timestamp(0),
            since,
            next,
            more: false,
            rows: Vec::new(),
        };
        recent.push(meta, answer, is_cached);
    }

    fn writes(recent: &mut Recent) -> Option<Seq> {
        recent.next_write(Timestamp(0)).map(|(meta, _)| meta.cursor)
    }

    #[test]
    fn answers_are_written_one_after_the_other_and_told_once_they_are_cached() {
        let mut recent = Recent::default();
        pulled(&mut recent, 2, 3);
        pulled(&mut recent, 3, 5);
        assert_eq!(writes(&mut recent), Some(3));
        assert_eq!(writes(&mut recent), None);
        assert!(recent.take_untold().is_empty());
        recent.saved(3);
        assert_eq!(recent.take_untold().len(), 1);
        assert_eq!(writes(&mut recent), Some(5));
    }

    #[test]
    fn a_failed_write_is_tried_again_and_the_other_tabs_hear_of_it_meanwhile() {
        let mut recent = Recent::default();
        pulled(&mut recent, 2, 3);
        assert_eq!(writes(&mut recent), Some(3));
        recent.failed(Timestamp(9));
        assert!(matches!(&recent.take_untold()[..], [(_, false)]));
        recent.prune(false);
        assert_eq!(writes(&mut recent), Some(3));
        recent.saved(3);
        recent.prune(false);
        assert_eq!((recent.is_failing(), writes(&mut recent)), (false, None));
    }

    #[test]
    fn word_of_another_write_changes_nothing() {
        let mut recent = Recent::default();
        pulled(&mut recent, 2, 3);
        writes(&mut recent);
        recent.saved(2);
        assert!(!recent.wants_write());
        assert!(recent.take_untold().is_empty());
    }

    #[test]
    fn a_first_load_is_not_told_the_other_tabs_read_it() {
        let mut recent = Recent::default();
        pulled(&mut recent, 0, 3);
        assert_eq!(writes(&mut recent), Some(3));
        recent.saved(3);
        assert_eq!(recent.take_untold(), []);
    }

    #[test]
    fn an_answer_that_the_cache_lacks_never_undoes_a_later_one() {
        let mut recent = Recent::default();
        pulled(&mut recent, 2, 3);
        pulled(&mut recent, 3, 5);
        writes(&mut recent);
        recent.failed(Timestamp(9));
        recent.take_untold();
        recent.prune(false);
        assert_eq!(recent.begins(), Some(2));
        heard(&mut recent, 5, 6);
        recent.take_untold();
        recent.prune(false);
        assert_eq!(recent.begins(), None);
    }
}
