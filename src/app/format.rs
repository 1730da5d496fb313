//! Numbers and language names through the browser's `Intl`, dates by [`dates`]: in the interface's
//! language and the device's time zone.

mod dates;
mod money;

pub use dates::*;
pub use money::{currency, day, decimal_mark, money};

use domain::{Language, Span};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static FORMATS: RefCell<HashMap<Style, Function>> = RefCell::new(HashMap::new());
    static LANGUAGES: RefCell<HashMap<String, String>> = RefCell::new(HashMap::new());
}

/// A way to write a number. Making a formatter is dear: one of each is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    Number,
    Percent,
}

impl Style {
    fn formatter(self) -> Function {
        let options = Object::new();
        if self == Self::Percent {
            let _ = Reflect::set(&options, &"style".into(), &"percent".into());
        }
        Intl::NumberFormat::new(&locales(), &options).format()
    }

    fn write(self, value: f64) -> String {
        FORMATS.with_borrow_mut(|formats| {
            let formatter = formats.entry(self).or_insert_with(|| self.formatter());
            formatter
                .call1(&JsValue::UNDEFINED, &value.into())
                .ok()
                .and_then(|text| text.as_string())
                .unwrap_or_default()
        })
    }
}

/// The reader's own English where the browser has one, for the order of day and month.
fn locale() -> String {
    let own = web_sys::window().and_then(|window| window.navigator().language());
    own.filter(|tag| tag.starts_with("en"))
        .unwrap_or_else(|| "en-GB".to_owned())
}

fn locales() -> Array {
    Array::of1(&locale().into())
}

/// The device's time zone by its name: *Europe/Madrid*.
pub fn time_zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    zone.and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// *1,204*
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn number(n: usize) -> String {
    // Too short to be grouped, and the first that a page shows: making the formatter takes longer
    // than the rest of the page.
    if n < 1_000 {
        return n.to_string();
    }
    Style::Number.write(n as f64)
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
    Style::Percent.write(share)
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

/// A name within a message that says what was done: shown in its own direction, and cut where it is
/// long.
pub fn named(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
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
