//! Dates, numbers and language names through the browser's `Intl`, in the interface's language
//! and the device's time zone.

mod money;

pub use money::{currency, day, decimal_mark, money};

use chrono::Timelike;
use domain::{Language, Span, Timestamp};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static FORMATS: RefCell<HashMap<Style, Function>> = RefCell::new(HashMap::new());
    static LANGUAGES: RefCell<HashMap<String, String>> = RefCell::new(HashMap::new());
}

/// A way to write a date or a number. Making a formatter is dear: one of each is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    Time,
    Weekday,
    DayMonth,
    Month,
    Date,
    DateTime,
    DayHeading,
    Number,
    Percent,
}

impl Style {
    const fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Time => &[
                ("hour", "2-digit"),
                ("minute", "2-digit"),
                ("hourCycle", "h23"),
            ],
            Self::Weekday => &[("weekday", "short")],
            Self::DayMonth => &[("day", "numeric"), ("month", "short")],
            Self::Month => &[("month", "short"), ("year", "numeric")],
            Self::Date => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Self::DateTime => &[
                ("day", "numeric"),
                ("month", "short"),
                ("year", "numeric"),
                ("hour", "2-digit"),
                ("minute", "2-digit"),
                ("hourCycle", "h23"),
            ],
            Self::DayHeading => &[
                ("weekday", "long"),
                ("day", "numeric"),
                ("month", "long"),
                ("year", "numeric"),
            ],
            Self::Number => &[],
            Self::Percent => &[("style", "percent")],
        }
    }

    fn formatter(self) -> Function {
        let options = Object::new();
        for (key, value) in self.options() {
            let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
        }
        match self {
            Self::Number | Self::Percent => Intl::NumberFormat::new(&locales(), &options).format(),
            _ => Intl::DateTimeFormat::new(&locales(), &options).format(),
        }
    }

    fn write(self, value: &JsValue) -> String {
        FORMATS.with_borrow_mut(|formats| {
            let formatter = formats.entry(self).or_insert_with(|| self.formatter());
            formatter
                .call1(&JsValue::UNDEFINED, value)
                .ok()
                .and_then(|text| text.as_string())
                .unwrap_or_default()
        })
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "exact for dates within 285,000 years"
    )]
    fn date(self, at: Timestamp) -> String {
        self.write(&JsValue::from_f64(at.0 as f64))
    }
}

/// The reader's own English where the browser has one, for the order of day and month.
fn locales() -> Array {
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let locale = own
        .filter(|tag| tag.starts_with("en"))
        .unwrap_or_else(|| "en-GB".to_owned());
    Array::of1(&JsValue::from_str(&locale))
}

/// Makes what writes times. The first of its kind takes a browser some 40 ms, which is a task of its
/// own while nothing is there to be written.
pub fn prepare() {
    let _ = time(Timestamp(0));
}

/// The device's time zone by its name: *Europe/Madrid*.
pub fn time_zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    zone.and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// *10:02*
pub fn time(at: Timestamp) -> String {
    Style::Time.date(at)
}

/// *12 Nov 2026*
pub fn date(at: Timestamp) -> String {
    Style::Date.date(at)
}

/// *12 Nov 2026, 10:02*
pub fn date_time(at: Timestamp) -> String {
    Style::DateTime.date(at)
}

/// *12 Nov*
pub fn day_month(at: Timestamp) -> String {
    Style::DayMonth.date(at)
}

/// *Nov 2026*
pub fn month(at: Timestamp) -> String {
    Style::Month.date(at)
}

/// *Thursday, 12 November 2026*
pub fn day_heading(at: Timestamp) -> String {
    Style::DayHeading.date(at)
}

/// *1,204*
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn number(n: usize) -> String {
    // Too short to be grouped, and the first that a page shows: making the formatter takes longer
    // than the rest of the page.
    if n < 1_000 {
        return n.to_string();
    }
    Style::Number.write(&JsValue::from_f64(n as f64))
}

/// *20 MB*, *21.3 MB*
pub fn megabytes(bytes: usize) -> String {
    const MEGABYTE: usize = 1024 * 1024;
    let (whole, tenth) = (bytes / MEGABYTE, bytes % MEGABYTE * 10 / MEGABYTE);
    if tenth == 0 {
        format!("{} MB", number(whole))
    } else {
        format!("{}.{tenth} MB", number(whole))
    }
}

/// *38 %* of 0.38.
pub fn percent(share: f64) -> String {
    Style::Percent.write(&JsValue::from_f64(share))
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
        Style::Weekday.date(at)
    } else if (Span::minutes(0)..Span::days(300)).contains(&ago) {
        day_month(at)
    } else {
        date(at)
    }
}

/// How old something is: *3 days*.
pub fn age(span: Span) -> String {
    let count = |unit: Span| usize::try_from(span.0 / unit.0).unwrap_or_default();
    if span >= Span::days(1) {
        crate::texts::count(count(Span::days(1)), "day", "days")
    } else if span >= Span::hours(1) {
        crate::texts::count(count(Span::hours(1)), "hour", "hours")
    } else {
        crate::texts::count(count(Span::minutes(1)), "minute", "minutes")
    }
}

/// The number of the day in the device's time zone: two instants of one day have the same.
pub fn local_day(at: Timestamp) -> i64 {
    let offset = Span::minutes(i64::from(crate::shell::clock::utc_offset(at)));
    (at + offset).0.div_euclid(Span::days(1).0)
}

/// The calendar day in the device's time zone, for cohorts.
pub fn local_date(at: Timestamp) -> chrono::NaiveDate {
    let epoch = chrono::NaiveDate::default();
    chrono::TimeDelta::try_days(local_day(at))
        .and_then(|days| epoch.checked_add_signed(days))
        .unwrap_or(epoch)
}

/// The value of an `<input type="datetime-local">`: *2026-11-12T10:02*.
pub fn input_date_time(at: Timestamp) -> String {
    let offset = Span::minutes(i64::from(crate::shell::clock::utc_offset(at)));
    let local = chrono::DateTime::from_timestamp_millis((at + offset).0).unwrap_or_default();
    let (date, time) = (local.date_naive(), local.time());
    format!("{date}T{:02}:{:02}", time.hour(), time.minute())
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

/// *Catalan* of `ca`.
pub fn language(tag: &Language) -> String {
    LANGUAGES.with_borrow_mut(|known| {
        known
            .entry(tag.as_str().to_owned())
            .or_insert_with(|| {
                display_name("language", tag.as_str()).unwrap_or_else(|| tag.as_str().to_owned())
            })
            .clone()
    })
}

/// `Intl.DisplayNames`, which the bindings do not have yet.
fn display_name(kind: &str, code: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &kind.into()).ok()?;
    let names = Reflect::construct(&class, &Array::of2(&locales(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &code.into()).ok()?.as_string()
}

/// *Spring, Autumn and Winter*.
pub fn list(items: &[String]) -> String {
    joined(items).unwrap_or_else(|| items.join(", "))
}

/// `Intl.ListFormat`, which the bindings do not have yet.
fn joined(items: &[String]) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"ListFormat".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let format = Reflect::construct(&class, &Array::of1(&locales())).ok()?;
    let join: Function = Reflect::get(&format, &"format".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let items: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    join.call1(&format, &items).ok()?.as_string()
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
    date(utc - Span::minutes(i64::from(crate::shell::clock::utc_offset(utc))))
}

/// A number that stands as JSON writes it, in the reader's way; as it stands otherwise.
pub fn decimal(text: &str) -> String {
    let value: JsValue = text.into();
    let options = Object::new();
    let _ = Reflect::set(&options, &"maximumFractionDigits".into(), &20.into());
    let format = js_sys::Intl::NumberFormat::new(&locales(), &options).format();
    let written = format.call1(&JsValue::UNDEFINED, &value);
    written
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| text.to_owned())
}

/// A name within a sentence of ours: one that is written from right to left turns nothing else round.
pub fn isolated(name: String) -> String {
    let is_from_the_right = |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}');
    if name.chars().any(is_from_the_right) {
        format!("\u{2068}{name}\u{2069}")
    } else {
        name
    }
}
