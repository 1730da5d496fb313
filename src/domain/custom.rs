//! What may stand in a field of the workspace's own (rule book §2), and how it is read from text:
//! typed into a form, or met in a column of an import.

pub mod wanted;

use crate::{
    duplicates::web_domain,
    paste::{DateOrder, month_named},
    records::{CustomField, CustomValue},
    refusal::{CustomProblem, Refusal},
    text::{self, LINK_LIMIT, NAME_LIMIT, PROSE_LIMIT},
    values::CustomKind,
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// The longest key, in characters.
pub const KEY_LIMIT: usize = 80;
/// The most fields of its own that a workspace has, archived ones among them.
pub const FIELD_LIMIT: usize = 200;
/// The most options of a field.
pub const OPTION_LIMIT: usize = 200;
/// The most digits of a number, before and after the point together.
pub const DIGIT_LIMIT: usize = 30;

/// Whether a text is a key: `^[a-z][a-z0-9_]{0,79}$`.
pub fn is_key(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase();
    let fits = |c: char| is_letter(c) || c.is_ascii_digit() || c == '_';
    text.starts_with(is_letter) && text.chars().all(fits) && text.len() <= KEY_LIMIT
}

/// A key for a label that somebody types: *Number of ovens* gives `number_of_ovens`.
pub fn key_of(label: &str) -> String {
    let folded = text::search_fold(label);
    let spaced: String = folded
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = spaced.split_ascii_whitespace().collect();
    let key = words.join("_");
    let key = key.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    key.chars().take(KEY_LIMIT).collect()
}

/// What divides a whole number from its fraction; the other mark divides thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

/// How a text is read where a figure can mean two things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As one value stands by itself: the day first, unless that is impossible.
    Alone,
    /// As its column is read: a date of the other order is none. Without an order, only dates that
    /// tell by themselves are. So are numbers, of which each is read by itself without a mark.
    InColumn(Option<DateOrder>, Option<DecimalMark>),
}

/// What is typed as a value of the field; nothing where it is blank.
///
/// Numbers are understood with a point or a comma, dates as `2026-11-26`, `26.11.2026`, `26/11/26`
/// (the day first, unless that is impossible) and `26 Nov 2026`, yes and no in the interface's language
/// and as `1` and `0`, options divided by commas or semicolons.
pub fn parse(field: &CustomField, typed: &str) -> Result<Option<CustomValue>, Refusal> {
    read(field, typed, Reading::Alone)
}

/// The same, where the text may be one of a column's.
pub(crate) fn read(
    field: &CustomField,
    typed: &str,
    reading: Reading,
) -> Result<Option<CustomValue>, Refusal> {
    let line = text::collapse(typed);
    if !text::has_visible(typed) {
        return Ok(None);
    }
    let bad = |problem| Err(refused(field, problem));
    let value = match field.kind {
        CustomKind::Text | CustomKind::Url => CustomValue::Text(line),
        CustomKind::Textarea => CustomValue::Text(typed.trim().to_owned()),
        CustomKind::Number => match number_read(&line, reading) {
            Some(number) => CustomValue::Text(number),
            None => return bad(CustomProblem::NotANumber),
        },
        CustomKind::Date => match day_read(&line, reading) {
            Some(date) => CustomValue::Text(date),
            None => return bad(CustomProblem::NotADate),
        },
        CustomKind::Boolean => match yes_or_no(&line) {
            Some(yes) => CustomValue::Boolean(yes),
            None => return bad(CustomProblem::NotYesOrNo),
        },
        CustomKind::Select => CustomValue::Text(option_meant(field, &line)),
        CustomKind::Multiselect => {
            let parts = typed.split([',', ';', '\n']).map(text::collapse);
            let parts = parts.filter(|part| !part.is_empty());
            CustomValue::Options(parts.map(|part| option_meant(field, &part)).collect())
        }
    };
    check(field, &value)?;
    Ok(Some(value))
}

/// Whether a value may stand in the field.
pub fn check(field: &CustomField, value: &CustomValue) -> Result<(), Refusal> {
    let bad = |problem| Err(refused(field, problem));
    let within = |text: &str, limit: usize| {
        let length = text.chars().count();
        if length > limit {
            Err(refused(field, CustomProblem::TooLong { limit, length }))
        } else {
            Ok(())
        }
    };
    match (field.kind, value) {
        (CustomKind::Text, CustomValue::Text(text)) => within(text, NAME_LIMIT),
        (CustomKind::Textarea, CustomValue::Text(text)) => within(text, PROSE_LIMIT),
        (CustomKind::Number, CustomValue::Text(text)) => match number(text) {
            Some(same) if same == *text => Ok(()),
            _ => bad(CustomProblem::NotANumber),
        },
        (CustomKind::Date, CustomValue::Text(text)) => match day(text, None) {
            Some(same) if same == *text => Ok(()),
            _ => bad(CustomProblem::NotADate),
        },
        (CustomKind::Boolean, CustomValue::Boolean(_)) => Ok(()),
        (CustomKind::Select, CustomValue::Text(text)) => is_option(field, text),
        (CustomKind::Multiselect, CustomValue::Options(options)) => options
            .iter()
            .try_for_each(|option| is_option(field, option)),
        (CustomKind::Url, CustomValue::Text(text)) => {
            within(text, LINK_LIMIT)?;
            if is_web_address(text) {
                Ok(())
            } else {
                bad(CustomProblem::NotAnAddress)
            }
        }
        _ => bad(CustomProblem::WrongKind),
    }
}

pub(crate) fn refused(field: &CustomField, problem: CustomProblem) -> Refusal {
    Refusal::CustomField {
        key: field.key.clone(),
        problem,
    }
}

fn is_option(field: &CustomField, text: &str) -> Result<(), Refusal> {
    if field.options.iter().any(|option| option == text) {
        Ok(())
    } else {
        let value = text::preview(text);
        Err(refused(field, CustomProblem::NoSuchOption { value }))
    }
}

/// The option that is meant, whatever its case; the text itself where it is none.
fn option_meant(field: &CustomField, text: &str) -> String {
    let folded = text::fold(text);
    let mut options = field.options.iter();
    let meant = options.find(|option| text::fold(option) == folded);
    meant.map_or_else(|| text.to_owned(), Clone::clone)
}

/// An address of the web with its scheme: a link to anything else could run code.
fn is_web_address(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    let has_scheme = folded.starts_with("https://") || folded.starts_with("http://");
    has_scheme && web_domain(text).is_some() && !text.contains(char::is_whitespace)
}

/// A number as JSON writes it: `1234.5` of *1,234.5*, *1.234,5* and *1 234,5*.
fn number(text: &str) -> Option<String> {
    let compact: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'))
        .collect();
    let (sign, digits) = match compact.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", compact.strip_prefix('+').unwrap_or(&compact)),
    };
    let (whole, fraction) = split_at_point(digits)?;
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(&whole) || !is_digits(fraction) || whole.len() + fraction.len() > DIGIT_LIMIT {
        return None;
    }
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let sign = if whole == "0" && fraction.is_empty() {
        ""
    } else {
        sign
    };
    Some(if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    })
}

/// The digits before and after the point. Of a point and a comma the later one divides; one alone
/// divides unless it stands several times, or is a comma before exactly three digits.
fn split_at_point(digits: &str) -> Option<(String, &str)> {
    let (comma, point) = (digits.rfind(','), digits.rfind('.'));
    let several = |mark: char| digits.matches(mark).count() > 1;
    let at = match (comma, point) {
        (None, None) => None,
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (None, Some(_)) if several('.') => None,
        (None, Some(point)) => Some(point),
        (Some(_), None) if several(',') => None,
        (Some(comma), None) => {
            let groups = digits.len() - comma == 4 && !digits.starts_with('0') && comma > 0;
            (!groups).then_some(comma)
        }
    };
    let (whole, fraction) = match at {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    // Marks in the whole part divide groups of three.
    let mut groups = whole.split([',', '.']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.iter().all(|group| group.len() == 3);
    (rest.is_empty() || (is_grouped && (1..=3).contains(&first.len())))
        .then(|| (whole.replace([',', '.'], ""), fraction))
}

fn number_read(text: &str, reading: Reading) -> Option<String> {
    match reading {
        Reading::Alone | Reading::InColumn(_, None) => number(text),
        Reading::InColumn(_, Some(DecimalMark::Point)) => marked(text, '.', ','),
        Reading::InColumn(_, Some(DecimalMark::Comma)) => marked(text, ',', '.'),
    }
}

/// Whether a text is a number, by whatever mark it is divided.
pub(crate) fn is_number(text: &str) -> bool {
    number(text).is_some()
}

/// A number of which it is known what divides it and what groups it.
fn marked(text: &str, divides: char, groups: char) -> Option<String> {
    let (whole, fraction) = text.split_once(divides).unwrap_or((text, ""));
    if fraction.contains([divides, groups]) {
        return None;
    }
    // As it would be written where nothing is left to doubt.
    let mut parts = whole.split(groups);
    let first = parts.next()?;
    let mut ungrouped = first.to_owned();
    let is_grouped = whole.contains(groups);
    let begins = first.trim_start_matches(['-', '−', '+']);
    if is_grouped && (!(1..=3).contains(&begins.len()) || begins.starts_with('0')) {
        return None;
    }
    for part in parts {
        let is_group = part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
        if !is_group {
            return None;
        }
        ungrouped.push_str(part);
    }
    number(&format!("{ungrouped}.{fraction}"))
}

fn day_read(text: &str, reading: Reading) -> Option<String> {
    let of = |order| day(text, Some(order));
    match reading {
        Reading::Alone => of(DateOrder::DayFirst).or_else(|| of(DateOrder::MonthFirst)),
        Reading::InColumn(Some(order), _) => of(order),
        Reading::InColumn(None, _) => day(text, None),
    }
}

/// A day as `2026-11-26`, of any of the forms in which one is typed. One in figures with the year last
/// is read in this order; without one, only where both orders do not say different days.
pub fn day(text: &str, order: Option<DateOrder>) -> Option<String> {
    let parts = text
        .split(['.', '/', '-', ' ', ','])
        .filter(|part| !part.is_empty() && !matches!(*part, "de" | "of" | "del"));
    let parts: Vec<&str> = parts.collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str| text.parse::<u32>().ok();
    // Of two digits, the year of this century.
    let day_of = |year: &str, month, day| {
        let century = match year.len() {
            4 => 0,
            2 => 2_000,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(century + year.parse::<i32>().ok()?, month, day)
    };
    let date = match (month_named(a), month_named(b)) {
        (Some(month), None) => day_of(c, month, number(b)?),
        (None, Some(month)) if a.len() == 4 => day_of(a, month, number(c)?),
        (None, Some(month)) => day_of(c, month, number(a)?),
        _ if a.len() == 4 => day_of(a, number(b)?, number(c)?),
        _ => {
            let (a, b) = (number(a)?, number(b)?);
            let (day_first, month_first) = (day_of(c, b, a), day_of(c, a, b));
            match order {
                Some(DateOrder::DayFirst) => day_first,
                Some(DateOrder::MonthFirst) => month_first,
                None if day_first.is_some() && month_first.is_some() && a != b => None,
                None => day_first.or(month_first),
            }
        }
    }?;
    // By hand: what chrono reads and writes of dates in general would be in the first load.
    let (year, month, day) = (date.year(), date.month(), date.day());
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text::search_fold(text).as_str() {
        "true" | "yes" | "y" | "1" | "x" | "si" | "oui" | "ja" | "sim" => Some(true),
        "false" | "no" | "n" | "0" | "non" | "nein" | "nao" => Some(false),
        _ => None,
    }
}

/// The options that somebody typed, one a line, each once and none blank.
pub fn options_of(lines: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    lines
        .lines()
        .map(text::collapse)
        .filter(|line| text::has_visible(line) && seen.insert(line.clone()))
        .collect()
}

#[cfg(test)]
mod tests;
