//! When something was said, as mail programs and phones write it: many shapes, seven languages,
//! 12 and 24 hour clocks, with and without a zone.

mod clock;
mod date;
mod tokens;
mod words;

use super::Reading;
use crate::time::{Span, Timestamp};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use tokens::{Token, tokens};

/// When something was said: on the member's own clock, and as an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// In the member's time zone. Noon where only the day is known.
    pub local: NaiveDateTime,
    pub precision: Precision,
    pub at: Timestamp,
}

/// How exactly a text says when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Day,
    Minute,
    Second,
}

impl std::fmt::Display for Moment {
    /// *2026-11-12T16:05*, with seconds where the text has them, without a time where it has none.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (date, time) = (self.local.date(), self.local.time());
        write!(f, "{date}")?;
        if self.precision > Precision::Day {
            write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        }
        if self.precision == Precision::Second {
            write!(f, ":{:02}", time.second())?;
        }
        Ok(())
    }
}

/// Which number comes first in 11/12/2026, where the numbers themselves leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// What a text says about when: any of it may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stamp {
    /// The day, read with either order.
    dates: Option<Dates>,
    pub(super) time: Option<NaiveTime>,
    has_seconds: bool,
    /// On the clock of twelve hours as it is written where the month comes first: *PM*, not *pm* or
    /// *p. m.*
    is_american: bool,
    /// Minutes east of UTC, where the text names a zone.
    offset: Option<i32>,
    /// Whether the text says nothing else.
    is_whole: bool,
}

/// A day as it is read with either order; the same where the text leaves nothing open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dates {
    by_day: Option<NaiveDate>,
    by_month: Option<NaiveDate>,
    /// The one order in which the numbers are a day at all: *21/11*.
    only: Option<DateOrder>,
}

/// A text that says when is not longer than this, in bytes: the rest is not looked at.
const LONGEST: usize = 160;

/// The number of a month that is named, from one, in the languages of the recogniser.
pub(crate) fn month_named(word: &str) -> Option<u32> {
    words::month(&crate::text::search_fold(word))
}

/// Reads when. `today` gives the year that is left out and what *Monday* means.
pub(super) fn stamp(text: &str, today: NaiveDate) -> Stamp {
    let text = text.trim();
    let cut = text.floor_char_boundary(LONGEST);
    let mut tokens = tokens(&text[..cut]);
    let clock = clock::take(&mut tokens);
    let dates = date::take(&mut tokens, today);
    let is_filler = |token: &Token| match token {
        Token::Used => true,
        Token::Mark(mark) => matches!(mark, ',' | '.' | '·' | '•' | '|'),
        Token::Word(word) => words::is_filler(word) || words::weekday(word).is_some(),
        Token::Number { .. } => false,
    };
    Stamp {
        dates,
        time: clock.map(|clock| clock.time),
        has_seconds: clock.is_some_and(|clock| clock.has_seconds),
        is_american: clock.is_some_and(|clock| clock.is_half_day)
            && ["AM", "PM"].iter().any(|half| text.contains(half)),
        offset: clock.and_then(|clock| clock.offset),
        is_whole: cut == text.len()
            && (dates.is_some() || clock.is_some())
            && tokens.iter().all(is_filler),
    }
}

/// Reads when, with the order of day and month that speaks for itself.
pub(super) fn moment(text: &str, reading: &Reading<'_>) -> Option<Moment> {
    let stamp = stamp(text, reading.today());
    stamp.moment(order_of(&[stamp], reading.today()), reading)
}

/// The order that most speaks for in the dates of one copy: days that can be read in no other,
/// nothing in the future, time going on, and then the clock that is usual where the month comes
/// first.
pub(crate) fn order_of(stamps: &[Stamp], today: NaiveDate) -> DateOrder {
    let tomorrow = today + TimeDelta::days(1);
    let faults = |order| {
        let days: Vec<Option<NaiveDate>> = stamps.iter().map(|stamp| stamp.date(order)).collect();
        let bad = days
            .iter()
            .filter(|day| day.is_none_or(|day| day > tomorrow));
        let other = stamps
            .iter()
            .filter(|stamp| stamp.only().is_some_and(|only| only != order));
        let backwards = days.windows(2).filter(|pair| pair[0] > pair[1]);
        bad.count() + other.count() + backwards.count()
    };
    let (by_day, by_month) = (faults(DateOrder::DayFirst), faults(DateOrder::MonthFirst));
    let american = stamps.iter().any(|stamp| stamp.is_american);
    if by_month < by_day || (by_month == by_day && american) {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    }
}

impl Stamp {
    /// The one order in which the numbers of the day are a day at all.
    pub(crate) fn only(&self) -> Option<DateOrder> {
        self.dates?.only
    }

    /// Whether the day is another one in the other order.
    pub(crate) fn is_open(&self) -> bool {
        self.dates
            .is_some_and(|dates| dates.by_day != dates.by_month)
    }

    pub(super) fn date(&self, order: DateOrder) -> Option<NaiveDate> {
        let dates = self.dates?;
        match order {
            DateOrder::DayFirst => dates.by_day,
            DateOrder::MonthFirst => dates.by_month,
        }
    }

    /// Whether the text is a day, and a time where that is asked for, and nothing else.
    pub(super) fn is_only(&self, with_time: bool) -> bool {
        self.is_whole && self.dates.is_some() && self.time.is_some() == with_time
    }

    /// Whether the text is a time of day and nothing else.
    pub(super) fn is_only_time(&self) -> bool {
        self.is_whole && self.dates.is_none()
    }

    /// The moment, where the day is known.
    pub(crate) fn moment(&self, order: DateOrder, reading: &Reading<'_>) -> Option<Moment> {
        self.on(self.date(order)?, reading)
    }

    /// The time of day on a day that stands elsewhere.
    pub(super) fn on(&self, date: NaiveDate, reading: &Reading<'_>) -> Option<Moment> {
        let Some(time) = self.time else {
            let local = date.and_hms_opt(12, 0, 0)?;
            return Some(Moment {
                local,
                precision: Precision::Day,
                at: reading.instant(local),
            });
        };
        let said = date.and_time(time);
        let (local, at) = match self.offset {
            None => (said, reading.instant(said)),
            Some(east) => {
                let at = as_utc(said) - Span::minutes(east.into());
                (reading.local(at), at)
            }
        };
        Some(Moment {
            local,
            precision: if self.has_seconds {
                Precision::Second
            } else {
                Precision::Minute
            },
            at,
        })
    }
}

/// The instant at which clocks in UTC show this.
pub(super) fn as_utc(local: NaiveDateTime) -> Timestamp {
    Timestamp(local.and_utc().timestamp_millis())
}
