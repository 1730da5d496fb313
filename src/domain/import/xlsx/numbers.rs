//! What a number of a cell says: a date where its style is one.

use chrono::{Duration, NaiveDate, Timelike};

/// The formats of the standard that show a date or a time (ECMA-376 §18.8.30).
pub(super) fn is_date_format(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a workbook's own format shows a date: it names a part of one, outside quotes and
/// brackets.
pub(super) fn shows_date(format: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for c in format.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            'y' | 'Y' | 'd' | 'D' | 'h' | 'H' if !quoted && !bracketed => return true,
            _ => {}
        }
    }
    false
}

/// *2026-11-26*, *2026-11-26 10:03* of the days since the workbook's first one.
pub(super) fn date(days: f64, is_1904: bool) -> Option<String> {
    let first = if is_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else {
        // Spreadsheets count 29 February 1900, which never was.
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    // From year 0 to 9999.
    if !(0.0..=2_958_465.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the range above")]
    let seconds = (days * 86_400.0).round() as i64;
    let at = first
        .and_hms_opt(0, 0, 0)?
        .checked_add_signed(Duration::seconds(seconds))?;
    let day = at.date();
    Some(if seconds % 86_400 == 0 {
        day.to_string()
    } else {
        format!("{day} {:02}:{:02}", at.hour(), at.minute())
    })
}

/// A number as a person would write it: `9.38E8` is *938000000*.
pub(super) fn plain(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(number) if text.contains(['E', 'e']) && number.abs() < 1e15 => number.to_string(),
        _ => text.to_owned(),
    }
}
