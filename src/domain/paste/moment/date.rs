//! The day.

use super::{DateOrder, Dates, tokens::Token, words};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// The day that the tokens name, which are then used. *Nov 12* is the last one up to today, and
/// *Monday* the last one before it.
pub(super) fn take(tokens: &mut [Token], today: NaiveDate) -> Option<Dates> {
    let only = |(date, from, end): Found| {
        let dates = Dates {
            by_day: Some(date),
            by_month: Some(date),
            only: None,
        };
        (dates, from, end)
    };
    let (dates, from, end) = numeric(tokens)
        .or_else(|| named(tokens, today).map(only))
        .or_else(|| relative(tokens, today).map(only))?;
    for token in &mut tokens[from..end] {
        *token = Token::Used;
    }
    Some(dates)
}

/// A date and the tokens that name it.
type Found = (NaiveDate, usize, usize);

/// *21/11/2026*, *12.11.26*, *2026-11-12*.
fn numeric(tokens: &[Token]) -> Option<(Dates, usize, usize)> {
    tokens.windows(5).enumerate().find_map(|(at, five)| {
        let [first, Token::Mark(mark), second, Token::Mark(other), third] = five else {
            return None;
        };
        if mark != other || !matches!(mark, '/' | '.' | '-' | '‑') {
            return None;
        }
        let year_first = first.number(2).is_none();
        let (first, second, third) = (first.number(4)?, second.number(2)?, third.number(4)?);
        let (by_day, by_month) = if year_first {
            let date = ymd(first, second, third);
            (date, date)
        } else {
            (ymd(third, second, first), ymd(third, first, second))
        };
        let only = match (by_day, by_month) {
            (None, None) => return None,
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            (Some(_), Some(_)) => None,
        };
        // 21/11 leaves nothing open.
        let dates = Dates {
            by_day: by_day.or(by_month),
            by_month: by_month.or(by_day),
            only,
        };
        Some((dates, at, at + 5))
    })
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = match year {
        0..=99 => year + 2000,
        1900..=2999 => year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// With the month in letters: *12 de noviembre de 2026*, *Nov 12th, 2026*, *2. November*. The last
/// word that can be a month is meant: *mar. 10 nov.* begins with a Tuesday.
fn named(tokens: &[Token], today: NaiveDate) -> Option<Found> {
    (0..tokens.len()).rev().find_map(|at| {
        let Token::Word(word) = &tokens[at] else {
            return None;
        };
        let month = words::month(word)?;
        let (day, from, behind) = day_before(tokens, at).or_else(|| day_after(tokens, at))?;
        let (date, end) = match year_after(tokens, behind) {
            Some((year, end)) => (ymd(year, month, day)?, end),
            None => (last_such_day(month, day, today)?, behind),
        };
        Some((date, from, end))
    })
}

const OF: [&str; 12] = [
    "de", "d", "of", "del", "er", "st", "nd", "rd", "th", "do", "e", "o",
];

/// The day, where its tokens begin, and what is behind the month.
fn day_before(tokens: &[Token], month: usize) -> Option<(u32, usize, usize)> {
    let mut at = month;
    while at > 0 {
        at -= 1;
        let token = &tokens[at];
        if let Some(day) = token.number(2) {
            return (1..=31).contains(&day).then_some((day, at, month + 1));
        }
        if !(token.is_word(&OF) || token.is_mark(&['.', '-', '/'])) {
            return None;
        }
    }
    None
}

fn day_after(tokens: &[Token], month: usize) -> Option<(u32, usize, usize)> {
    let mut at = month + 1;
    while tokens.get(at).is_some_and(|token| token.is_mark(&['.'])) {
        at += 1;
    }
    let day = tokens.get(at)?.number(2)?;
    at += 1;
    while tokens.get(at).is_some_and(|token| token.is_word(&OF)) {
        at += 1;
    }
    (1..=31).contains(&day).then_some((day, month, at))
}

fn year_after(tokens: &[Token], from: usize) -> Option<(u32, usize)> {
    let mut at = from;
    let mut short = false;
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Number { value, digits: 4 } => return Some((*value, at + 1)),
            Token::Number { value, digits: 2 } if short => return Some((*value, at + 1)),
            Token::Mark('-' | '/') => short = true,
            Token::Mark('.' | ',') => {}
            token if token.is_word(&OF) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// The last day of this name that is not ahead.
fn last_such_day(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let years = (0..8).map(|back| today.year() - back);
    years
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date <= today)
}

fn relative(tokens: &[Token], today: NaiveDate) -> Option<Found> {
    tokens.iter().enumerate().find_map(|(at, token)| {
        let Token::Word(word) = token else {
            return None;
        };
        if let Some(days) = words::days_ago(word) {
            // *aujourd'hui* is two words.
            let is_french = matches!(tokens.get(at + 1), Some(next) if next.is_word(&["hui"]));
            let end = at + 1 + usize::from(is_french);
            return Some((today - TimeDelta::days(days), at, end));
        }
        // *I dag* and *i går* are two words.
        let behind_i = at > 0 && tokens[at - 1].is_word(&["i"]);
        let days = match word.as_str() {
            "dag" => Some(0),
            "gar" => Some(1),
            _ => None,
        };
        if let Some(days) = days.filter(|_| behind_i) {
            return Some((today - TimeDelta::days(days), at - 1, at + 1));
        }
        let weekday = words::weekday(word).filter(|_| word.len() > 3)?;
        let since = today.weekday().days_since(weekday);
        let days = if since == 0 { 7 } else { since };
        Some((today - TimeDelta::days(days.into()), at, at + 1))
    })
}
