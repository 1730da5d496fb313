//! For how long a conversation is put aside.

use chrono::{Datelike, Days, NaiveDate};
use std::str::FromStr;

/// What is offered: always until a morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snooze {
    Tomorrow,
    /// Two days on.
    InTwoDays,
    /// The next Monday, never today.
    NextWeek,
    /// Thirty days on.
    InAMonth,
}

impl Snooze {
    pub const ALL: &'static [Self] = &[
        Self::Tomorrow,
        Self::InTwoDays,
        Self::NextWeek,
        Self::InAMonth,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tomorrow => "tomorrow",
            Self::InTwoDays => "in_two_days",
            Self::NextWeek => "next_week",
            Self::InAMonth => "in_a_month",
        }
    }
}

/// None of what is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time to snooze until")]
pub struct UnknownSnooze;

impl FromStr for Snooze {
    type Err = UnknownSnooze;
    fn from_str(text: &str) -> Result<Self, UnknownSnooze> {
        let known = Self::ALL.iter().find(|one| one.as_str() == text);
        known.copied().ok_or(UnknownSnooze)
    }
}

/// The day on whose morning the conversation comes back.
pub fn day_of(snooze: Snooze, today: NaiveDate) -> NaiveDate {
    let days = match snooze {
        Snooze::Tomorrow => 1,
        Snooze::InTwoDays => 2,
        Snooze::NextWeek => 7 - u64::from(today.weekday().num_days_from_monday()),
        Snooze::InAMonth => 30,
    };
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

/// A day that was chosen by hand, as a date field gives it; nothing where it is none, or does not lie
/// after today.
pub fn day_to_come(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day: NaiveDate = text.parse().ok()?;
    // As far as dates are written with four digits of a year.
    (day > today && day.year() <= 9999).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::tomorrow(Snooze::Tomorrow, "2026-11-30", "2026-12-01")]
    #[case::in_two_days(Snooze::InTwoDays, "2026-12-31", "2027-01-02")]
    #[case::next_week_from_a_thursday(Snooze::NextWeek, "2026-11-26", "2026-11-30")]
    #[case::next_week_from_a_monday(Snooze::NextWeek, "2026-11-30", "2026-12-07")]
    #[case::next_week_from_a_sunday(Snooze::NextWeek, "2026-11-29", "2026-11-30")]
    #[case::in_a_month(Snooze::InAMonth, "2027-02-01", "2027-03-03")]
    fn a_conversation_comes_back_on(
        #[case] snooze: Snooze,
        #[case] today: NaiveDate,
        #[case] day: NaiveDate,
    ) {
        assert_eq!(day_of(snooze, today), day);
        assert_eq!(snooze.as_str().parse(), Ok(snooze));
    }

    #[rstest]
    #[case::tomorrow("2026-11-28", Some("2026-11-28"))]
    #[case::in_january("2027-01-11", Some("2027-01-11"))]
    #[case::today("2026-11-27", None)]
    #[case::yesterday("2026-11-26", None)]
    #[case::no_day_of_the_calendar("2026-11-31", None)]
    #[case::no_year_of_ours("12026-11-28", None)]
    #[case::nothing("", None)]
    fn a_day_of_ones_own_lies_ahead(#[case] text: &str, #[case] expected: Option<&str>) {
        let today = "2026-11-27".parse().unwrap();
        let expected = expected.map(|day| day.parse().unwrap());
        assert_eq!(day_to_come(text, today), expected);
    }
}
