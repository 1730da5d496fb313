//! Where in the server's sequence the confirmed rows stand.
//!
//! ```text
//! empty ──Pulled from 0──▶ filling ──Pulled, no more──▶ filled
//!   ▲                                                     │
//!   └──────── another epoch, cursor ahead, cache gone ────┘
//! ```
//!
//! Invariant: the rows in memory contain every change up to the cursor.

use crate::{event::CacheMeta, status::FirstLoad};
use domain::{Epoch, Span, Timestamp};
use protocol::{ChangesAnswer, Seq, limits};

/// How far back messages are kept without having been opened.
const WINDOW: Span = Span::days(limits::WINDOW_DAYS);

#[derive(Debug, Default)]
pub(crate) struct Place {
    /// Absent until the server, or the cache, has said it.
    pub(crate) epoch: Option<Epoch>,
    pub(crate) cursor: Seq,
    /// Fixed when a first load begins.
    pub(crate) messages_since: Option<Timestamp>,
    /// Whether the first load came to its end.
    pub(crate) filled: bool,
    /// Whether the last answer said that there was no more.
    pub(crate) is_settled: bool,
    /// Rows that the first load brought in this session.
    rows: usize,
    /// The end of the sequence, as the live events said it.
    end: Option<Seq>,
}

/// How an answer continues what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It begins where the cursor stands.
    Next,
    /// Everything in it is here already.
    Known,
    /// What lies before it is missing here.
    Gap,
    /// It is of another life of the database.
    OtherEpoch,
}

impl Place {
    /// The place of a cache that was read.
    pub(crate) fn of(meta: &CacheMeta) -> Self {
        Self {
            epoch: Some(meta.epoch),
            cursor: meta.cursor,
            messages_since: Some(meta.messages_since),
            filled: meta.filled,
            ..Self::default()
        }
    }

    /// The place before everything, in a life of the database that may be known already.
    pub(crate) fn anew(epoch: Option<Epoch>) -> Self {
        Self {
            epoch,
            ..Self::default()
        }
    }

    pub(crate) fn fit(&self, answer: &ChangesAnswer) -> Fit {
        if self.epoch.is_some_and(|epoch| epoch != answer.epoch) {
            Fit::OtherEpoch
        } else if answer.since == self.cursor {
            Fit::Next
        } else if answer.next <= self.cursor {
            Fit::Known
        } else {
            Fit::Gap
        }
    }

    /// From when on messages are asked for, as long as the first load runs.
    pub(crate) fn window(&mut self, now: Timestamp) -> Option<Timestamp> {
        let since = *self.messages_since.get_or_insert(now - WINDOW);
        (!self.filled).then_some(since)
    }

    /// The answer's rows are here now.
    pub(crate) fn advance(&mut self, answer: &ChangesAnswer) {
        self.epoch = Some(answer.epoch);
        self.cursor = answer.next;
        self.is_settled = !answer.more;
        if !self.filled {
            self.rows += answer.rows.len();
            self.filled = !answer.more;
        }
    }

    pub(crate) fn meta(&self, epoch: Epoch) -> CacheMeta {
        CacheMeta {
            epoch,
            cursor: self.cursor,
            messages_since: self.messages_since.unwrap_or_default(),
            filled: self.filled,
        }
    }

    /// The server's sequence has come this far: whether that is news.
    pub(crate) fn moved(&mut self, epoch: Epoch, seq: Seq) -> bool {
        self.end = Some(seq);
        self.epoch != Some(epoch) || seq > self.cursor
    }

    /// The cache is behind what is in memory: what it is missing is pulled again. Applying a row
    /// again changes nothing.
    pub(crate) fn rewind(&mut self, cursor: Seq) {
        self.cursor = cursor;
        self.is_settled = false;
    }

    pub(crate) fn first_load(&self) -> Option<FirstLoad> {
        (!self.filled).then_some(FirstLoad {
            rows: self.rows,
            cursor: self.cursor,
            end: self.end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use uuid::Uuid;

    const EPOCH: Epoch = Epoch(Uuid::from_u128(1));

    fn answer(epoch: u128, since: Seq, next: Seq, more: bool) -> ChangesAnswer {
        ChangesAnswer {
            epoch: Epoch(Uuid::from_u128(epoch)),
            now: Timestamp(0),
            since,
            next,
            more,
            rows: Vec::new(),
        }
    }

    #[rstest]
    #[case::the_next(1, 5, 7, Fit::Next)]
    #[case::nothing_new(1, 5, 5, Fit::Next)]
    #[case::repeated(1, 3, 5, Fit::Known)]
    #[case::older(1, 0, 2, Fit::Known)]
    #[case::overlapping(1, 3, 7, Fit::Gap)]
    #[case::too_early(1, 7, 9, Fit::Gap)]
    #[case::another_life(2, 5, 7, Fit::OtherEpoch)]
    fn an_answer_fits_where_it_begins(
        #[case] epoch: u128,
        #[case] since: Seq,
        #[case] next: Seq,
        #[case] fit: Fit,
    ) {
        let place = Place {
            epoch: Some(EPOCH),
            cursor: 5,
            ..Place::default()
        };
        assert_eq!(place.fit(&answer(epoch, since, next, false)), fit);
    }

    #[test]
    fn the_window_is_fixed_by_the_first_load_and_asked_for_only_during_it() {
        let mut place = Place::default();
        let begun = Timestamp(0) + Span::days(100);
        let since = Some(Timestamp(0) + Span::days(10));
        assert_eq!(place.window(begun), since);
        place.advance(&answer(1, 0, 4, true));
        assert_eq!(place.window(begun + Span::days(1)), since);
        assert!(place.first_load().is_some());
        place.advance(&answer(1, 4, 6, false));
        assert_eq!(place.window(begun + Span::days(1)), None);
        assert_eq!((place.messages_since, place.first_load()), (since, None));
    }

    #[rstest]
    #[case::farther(1, 6, true)]
    #[case::as_far(1, 5, false)]
    #[case::another_life(2, 3, true)]
    fn only_what_is_beyond_the_cursor_is_news(
        #[case] epoch: u128,
        #[case] seq: Seq,
        #[case] news: bool,
    ) {
        let mut place = Place {
            epoch: Some(EPOCH),
            cursor: 5,
            ..Place::default()
        };
        assert_eq!(place.moved(Epoch(Uuid::from_u128(epoch)), seq), news);
    }
}
