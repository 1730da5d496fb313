//! Instants and spans. Nothing here reads a clock: the time always arrives as an argument.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

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
