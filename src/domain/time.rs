//! Instants and spans. Nothing here reads a clock: the time always arrives as an argument.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    fmt,
    ops::{Add, Sub},
    str::FromStr,
};

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A span of time in milliseconds; negative where the first of two instants is the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub i64);

impl Span {
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60_000)
    }

    pub const fn hours(n: i64) -> Self {
        Self::minutes(n * 60)
    }

    pub const fn days(n: i64) -> Self {
        Self::hours(n * 24)
    }
}

/// How far ahead of the clock a message may be dated (rule book §3): clocks differ a little.
pub const FUTURE_TOLERANCE: Span = Span::minutes(5);

/// Nothing that is logged was said before this, the beginning of 1970 (rule book §3): an earlier date
/// is a mistake.
pub const EARLIEST: Timestamp = Timestamp(0);

/// Whether a message cannot have been said by now: it lies further ahead than clocks differ (§3).
pub fn is_in_future(at: Timestamp, now: Timestamp) -> bool {
    at > now + FUTURE_TOLERANCE
}

/// From here on the interface says that something was recorded later than it was said (§3).
pub const LATE_RECORD: Span = Span::hours(24);

impl Add<Span> for Timestamp {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Timestamp {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl Sub for Timestamp {
    type Output = Span;
    fn sub(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

/// A day of the calendar without a place: *2026-11-12*, between the years 1 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = "date"))]
pub struct Day(NaiveDate);

/// A text that is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a day, such as 2026-11-12")]
pub struct UnknownDay(pub String);

impl Day {
    /// The day of a calendar, unless it has no four digits of a year.
    pub fn of(date: NaiveDate) -> Option<Self> {
        (1..=9_999).contains(&date.year()).then_some(Self(date))
    }

    pub const fn date(self) -> NaiveDate {
        self.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = UnknownDay;

    fn from_str(text: &str) -> Result<Self, UnknownDay> {
        let parse = || {
            let digits = |part: &str, length| {
                let is_number = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
                is_number.then(|| part.parse::<u32>().ok()).flatten()
            };
            let mut parts = text.split('-');
            let year = digits(parts.next()?, 4)?;
            let month = digits(parts.next()?, 2)?;
            let day = digits(parts.next()?, 2)?;
            let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
            parts.next().is_none().then_some(date)
        };
        parse()
            .and_then(Self::of)
            .ok_or_else(|| UnknownDay(text.chars().take(12).collect()))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("2026-11-12", true)]
    #[case::leap_day("2028-02-29", true)]
    #[case::no_leap_day("2026-02-29", false)]
    #[case::one_digit("2026-1-2", false)]
    #[case::no_year("0000-01-01", false)]
    #[case::a_sign("+026-01-01", false)]
    #[case::more("2026-11-12-1", false)]
    #[case::none("", false)]
    fn a_day_is_read_as_it_is_written(#[case] text: &str, #[case] is_day: bool) {
        let day = text.parse::<Day>();
        assert_eq!(day.is_ok(), is_day);
        if let Ok(day) = day {
            assert_eq!(day.to_string(), text);
            let json = serde_json::to_string(&day).unwrap();
            assert_eq!(serde_json::from_str::<Day>(&json).unwrap(), day);
        }
    }
}
