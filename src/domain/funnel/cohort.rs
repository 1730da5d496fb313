//! How conversations are put into rows.

use super::period::{Days, monday};
use crate::{
    ids::{CampaignId, MemberId, ProductId},
    values::Channel,
};
use chrono::{Datelike, Days as Count, Months, NaiveDate};

/// By what the conversations are put into rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    #[default]
    Week,
    Month,
    Channel,
    Campaign,
    Product,
    /// Who wrote the first message.
    Member,
}

impl Group {
    pub const ALL: [Self; 6] = [
        Self::Week,
        Self::Month,
        Self::Channel,
        Self::Campaign,
        Self::Product,
        Self::Member,
    ];

    /// Whether its rows follow each other in time.
    pub const fn is_of_time(self) -> bool {
        matches!(self, Self::Week | Self::Month)
    }
}

/// Which of a conversation's channels its row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ChannelOf {
    /// The one that it began on.
    #[default]
    Initiated,
    /// The one that the answer came on.
    Responded,
}

/// The conversations of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cohort {
    /// Begun in the ISO week of this Monday. The reply counts for the same week, whenever it came.
    Week(NaiveDate),
    /// Begun in the month of this first day.
    Month(NaiveDate),
    /// Begun or answered on this channel; none where no answer has come yet.
    Channel(Option<Channel>),
    Campaign(CampaignId),
    /// None where the campaign is not known here.
    Product(Option<ProductId>),
    /// None where it was not kept who began it.
    Member(Option<MemberId>),
}

impl Cohort {
    /// The week or month of a day.
    pub(super) fn of_day(group: Group, day: NaiveDate) -> Option<Self> {
        match group {
            Group::Week => Some(Self::Week(monday(day))),
            Group::Month => Some(Self::Month(day.with_day(1).unwrap_or(day))),
            _ => None,
        }
    }

    /// The days of a week or a month.
    pub fn days(self) -> Option<Days> {
        let (first, next) = match self {
            Self::Week(first) | Self::Month(first) => (first, self.next()?.first_day()?),
            _ => return None,
        };
        let last = next.pred_opt()?;
        Some(Days { first, last })
    }

    /// Whether its week or month is not over yet, so that more will come to it.
    pub fn is_immature(self, today: NaiveDate) -> bool {
        self.days().is_some_and(|days| days.last >= today)
    }

    fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Week(first) | Self::Month(first) => Some(first),
            _ => None,
        }
    }

    /// The week or month that follows.
    pub(super) fn next(self) -> Option<Self> {
        match self {
            Self::Week(monday) => monday.checked_add_days(Count::new(7)).map(Self::Week),
            Self::Month(first) => first.checked_add_months(Months::new(1)).map(Self::Month),
            _ => None,
        }
    }

    /// What is not known stands last.
    pub(super) const fn is_unknown(self) -> bool {
        matches!(
            self,
            Self::Channel(None) | Self::Product(None) | Self::Member(None)
        )
    }
}
