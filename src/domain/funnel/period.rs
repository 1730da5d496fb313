//! Which days a figure is asked for, and which days it is compared with.

use crate::time::Day;
use chrono::{Datelike, Days as Count, Months, NaiveDate};
use std::{fmt, str::FromStr};

/// Days of the calendar from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Days {
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// How many days they are.
    fn count(self) -> u64 {
        let after_first = (self.last - self.first).num_days();
        u64::try_from(after_first).unwrap_or_default() + 1
    }

    /// How many whole months they are, from a first of a month to the last of one.
    fn months(self) -> Option<u32> {
        let is_last = self.last.succ_opt().is_none_or(|next| next.day() == 1);
        let number = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
        (self.first.day() == 1 && is_last)
            .then(|| u32::try_from(number(self.last) - number(self.first) + 1).ok())
            .flatten()
    }

    /// Whether they are whole weeks, from a Monday to a Sunday.
    fn are_weeks(self) -> bool {
        self.first.weekday().num_days_from_monday() == 0 && self.count().is_multiple_of(7)
    }
}

/// The periods that can be chosen. Presets end with the present week, month or year, also where
/// that is not over yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    FourWeeks,
    #[default]
    TwelveWeeks,
    FiftyTwoWeeks,
    ThisMonth,
    LastMonth,
    TwelveMonths,
    ThisYear,
    All,
    Own(Days),
}

impl Period {
    /// Those that need no dates.
    pub const PRESETS: [Self; 8] = [
        Self::FourWeeks,
        Self::TwelveWeeks,
        Self::FiftyTwoWeeks,
        Self::ThisMonth,
        Self::LastMonth,
        Self::TwelveMonths,
        Self::ThisYear,
        Self::All,
    ];

    const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::FourWeeks => "4w",
            Self::TwelveWeeks => "12w",
            Self::FiftyTwoWeeks => "52w",
            Self::ThisMonth => "this-month",
            Self::LastMonth => "last-month",
            Self::TwelveMonths => "12m",
            Self::ThisYear => "this-year",
            Self::All => "all",
            Self::Own(_) => return None,
        })
    }

    /// Its days, as of today; absent for all time.
    pub fn days(self, today: NaiveDate) -> Option<Days> {
        match self {
            Self::FourWeeks => weeks(today, 4),
            Self::TwelveWeeks => weeks(today, 12),
            Self::FiftyTwoWeeks => weeks(today, 52),
            Self::ThisMonth => months(today, 1),
            Self::LastMonth => months(today, 1).and_then(|days| Comparison::Before.of(days)),
            Self::TwelveMonths => months(today, 12),
            Self::ThisYear => Some(Days {
                first: NaiveDate::from_ymd_opt(today.year(), 1, 1)?,
                last: NaiveDate::from_ymd_opt(today.year(), 12, 31)?,
            }),
            Self::All => None,
            Self::Own(days) => Some(days),
        }
    }
}

fn weeks(today: NaiveDate, count: u64) -> Option<Days> {
    let monday = monday(today);
    Some(Days {
        first: monday.checked_sub_days(Count::new(7 * (count - 1)))?,
        last: monday.checked_add_days(Count::new(6))?,
    })
}

fn months(today: NaiveDate, count: u32) -> Option<Days> {
    let first = today.with_day(1)?;
    Some(Days {
        first: first.checked_sub_months(Months::new(count - 1))?,
        last: first.checked_add_months(Months::new(1))?.pred_opt()?,
    })
}

/// The Monday of a day's ISO week; the first day that there is, where that Monday is before it.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    let since = Count::new(u64::from(day.weekday().num_days_from_monday()));
    day.checked_sub_days(since).unwrap_or(NaiveDate::MIN)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(Days { first, last }) => {
                let day = |date| Day::of(date).map(|day| day.to_string()).unwrap_or_default();
                write!(f, "{}..{}", day(*first), day(*last))
            }
            preset => f.write_str(preset.name().unwrap_or_default()),
        }
    }
}

/// A text that names no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such period")]
pub struct UnknownPeriod;

impl FromStr for Period {
    type Err = UnknownPeriod;

    fn from_str(text: &str) -> Result<Self, UnknownPeriod> {
        let preset = Self::PRESETS
            .into_iter()
            .find(|one| one.name() == Some(text));
        let own = || {
            let (first, last) = text.split_once("..")?;
            let day = |text: &str| text.parse::<Day>().ok().map(Day::date);
            let days = Days {
                first: day(first)?,
                last: day(last)?,
            };
            (days.first <= days.last).then_some(Self::Own(days))
        };
        preset.or_else(own).ok_or(UnknownPeriod)
    }
}

/// What a period is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// As many days, or whole months, just before.
    Before,
    /// The same days a year before; of whole weeks, the 52 weeks earlier ones.
    YearBefore,
}

impl Comparison {
    /// The days to compare with; absent where the calendar has none.
    pub fn of(self, days: Days) -> Option<Days> {
        let back = |count: u64| {
            let count = Count::new(count);
            Some(Days {
                first: days.first.checked_sub_days(count)?,
                last: days.last.checked_sub_days(count)?,
            })
        };
        match (self, days.months()) {
            (Self::Before, None) => back(days.count()),
            (Self::Before, Some(months)) => Some(Days {
                first: days.first.checked_sub_months(Months::new(months))?,
                last: days.first.pred_opt()?,
            }),
            (Self::YearBefore, None) if days.are_weeks() => back(52 * 7),
            (Self::YearBefore, months) => {
                let year = Months::new(12);
                let first = days.first.checked_sub_months(year)?;
                let last = match months {
                    // The end of a February is the end of another, however long it is.
                    Some(months) => first.checked_add_months(Months::new(months))?.pred_opt()?,
                    None => days.last.checked_sub_months(year)?,
                };
                Some(Days { first, last })
            }
        }
    }
}

#[cfg(test)]
mod tests;
