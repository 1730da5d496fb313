//! What the rows of the funnel are called.

use crate::{
    data::Data,
    format,
    texts::{funnel as words, people},
};
use chrono::{Datelike, NaiveDate};
use domain::{
    Timestamp,
    funnel::{Cohort, Days},
};

/// A row's name, watching whom it names.
pub fn cohort(data: Data, cohort: Cohort) -> String {
    match cohort {
        Cohort::Week(monday) => words::week(midnight(monday)),
        Cohort::Month(first) => format::month(midnight(first)),
        Cohort::Channel(channel) => words::channel(channel).to_owned(),
        Cohort::Campaign(id) => data.campaign_name(Some(id)),
        Cohort::Product(id) => id
            .and_then(|id| data.product(id))
            .map_or_else(|| words::UNKNOWN.to_owned(), |product| product.name),
        Cohort::Member(Some(id)) => data
            .member(id)
            .map_or_else(|| people::SOMEBODY.to_owned(), |member| member.name),
        Cohort::Member(None) => words::UNKNOWN.to_owned(),
    }
}

/// *9 Nov*, under a column; nothing where a row is no time.
pub fn short(cohort: Cohort) -> String {
    match cohort {
        Cohort::Week(monday) => format::day_month(midnight(monday)),
        Cohort::Month(first) => format::month(midnight(first)),
        _ => String::new(),
    }
}

/// *2026-11-09*, *2026-11*: the first day of a week, or a month, as spreadsheets read them.
pub fn in_sheet(cohort: Cohort) -> Option<String> {
    match cohort {
        Cohort::Week(monday) => Some(monday.to_string()),
        Cohort::Month(first) => Some(format!("{:04}-{:02}", first.year(), first.month())),
        _ => None,
    }
}

/// *2 Nov 2026 – 29 Nov 2026*
pub fn days(days: Days) -> String {
    words::from_to(midnight(days.first), midnight(days.last))
}

/// When a day begins where the reader is.
fn midnight(day: NaiveDate) -> Timestamp {
    format::parse_input_date_time(&format!("{day}T00:00")).unwrap_or(Timestamp(0))
}
