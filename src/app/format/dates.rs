//! Dates and times in English, on the device's clock.
//!
//! Not through `Intl`: making its first formatter takes a browser some 50 ms in one piece, which no
//! start has to spare.

use super::locale;
use crate::{
    shell::clock,
    texts::dates::{MONTHS, WEEKDAYS},
};
use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::{Span, Timestamp};
use std::cell::LazyCell;
use wasm_bindgen::JsValue;

thread_local! {
    static IS_MONTH_FIRST: LazyCell<bool> = const { LazyCell::new(is_month_first) };
}

/// Whether the reader's English writes *Nov 12* and not *12 Nov*.
fn is_month_first() -> bool {
    matches!(locale().as_str(), "en" | "en-US" | "en-CA" | "en-PH")
}

/// The day and the time as the device's clock shows them.
fn local(at: Timestamp) -> NaiveDateTime {
    let there = at + Span::minutes(i64::from(clock::utc_offset(at)));
    chrono::DateTime::from_timestamp_millis(there.0)
        .unwrap_or_default()
        .naive_utc()
}

/// *10:02*
pub fn time(at: Timestamp) -> String {
    let at = local(at);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// *12 Nov 2026*
pub fn date(at: Timestamp) -> String {
    let at = local(at);
    with_year(&day_and(at, short(month_name(at))), at)
}

/// *12 Nov 2026, 10:02*
pub fn date_time(at: Timestamp) -> String {
    format!("{}, {}", date(at), time(at))
}

/// *12 Nov*
pub fn day_month(at: Timestamp) -> String {
    let at = local(at);
    day_and(at, short(month_name(at)))
}

/// *Nov 2026*
pub fn month(at: Timestamp) -> String {
    let at = local(at);
    format!("{} {}", short(month_name(at)), at.year())
}

/// *Thursday, 12 November 2026*
pub fn day_heading(at: Timestamp) -> String {
    let at = local(at);
    let date = with_year(&day_and(at, month_name(at)), at);
    format!("{}, {date}", weekday_name(at))
}

/// A day in its month, in the reader's order.
fn day_and(at: NaiveDateTime, month: &str) -> String {
    let day = at.day();
    if IS_MONTH_FIRST.with(|it| **it) {
        format!("{month} {day}")
    } else {
        format!("{day} {month}")
    }
}

fn with_year(date: &str, at: NaiveDateTime) -> String {
    let comma = if IS_MONTH_FIRST.with(|it| **it) {
        ","
    } else {
        ""
    };
    format!("{date}{comma} {}", at.year())
}

fn month_name(at: NaiveDateTime) -> &'static str {
    MONTHS[at.month0() as usize]
}

fn weekday_name(at: NaiveDateTime) -> &'static str {
    WEEKDAYS[at.weekday().num_days_from_monday() as usize]
}

/// The first three letters of a name, which are all ASCII.
fn short(name: &str) -> &str {
    &name[..3]
}

/// When, as short as a row of a list allows: *2 min*, *10:17*, *Thu*, *9 Nov*, *9 Nov 2025*.
pub fn row_time(at: Timestamp, now: Timestamp) -> String {
    let ago = now - at;
    if (Span::minutes(0)..Span::minutes(1)).contains(&ago) {
        "now".to_owned()
    } else if (Span::minutes(1)..Span::hours(1)).contains(&ago) {
        format!("{} min", ago.0 / Span::minutes(1).0)
    } else if local_day(at) == local_day(now) {
        time(at)
    } else if (Span::minutes(0)..Span::days(6)).contains(&ago) {
        short(weekday_name(local(at))).to_owned()
    } else if (Span::minutes(0)..Span::days(300)).contains(&ago) {
        day_month(at)
    } else {
        date(at)
    }
}

/// The number of the day in the device's time zone: two instants of one day have the same.
pub fn local_day(at: Timestamp) -> i64 {
    let offset = Span::minutes(i64::from(clock::utc_offset(at)));
    (at + offset).0.div_euclid(Span::days(1).0)
}

/// The calendar day in the device's time zone, for cohorts.
pub fn local_date(at: Timestamp) -> chrono::NaiveDate {
    local(at).date()
}

/// The value of an `<input type="datetime-local">`: *2026-11-12T10:02*.
pub fn input_date_time(at: Timestamp) -> String {
    format!("{}T{}", local_date(at), time(at))
}

/// The instant that an `<input type="datetime-local">` holds, in the device's time zone.
pub fn parse_input_date_time(text: &str) -> Option<Timestamp> {
    let millis = js_sys::Date::new(&JsValue::from_str(text)).get_time();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "dates of the input are below year 275760"
    )]
    millis.is_finite().then_some(Timestamp(millis as i64))
}

/// A day of the calendar that stands as *2026-11-26*, in the reader's way; as it stands otherwise.
pub fn calendar_date(text: &str) -> String {
    let noon = text
        .parse::<chrono::NaiveDate>()
        .ok()
        .and_then(|day| day.and_hms_opt(12, 0, 0));
    let Some(noon) = noon else {
        return text.to_owned();
    };
    let utc = Timestamp(noon.and_utc().timestamp_millis());
    date(utc - Span::minutes(i64::from(clock::utc_offset(utc))))
}
