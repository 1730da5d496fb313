//! The time of day, and the zone behind it.

use super::{tokens::Token, words};
use chrono::NaiveTime;

#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    pub(super) time: NaiveTime,
    pub(super) has_seconds: bool,
    pub(super) is_half_day: bool,
    pub(super) offset: Option<i32>,
}

/// The first time of day, whose tokens are then used: *10:03:15*, *9h14*, *4:05 PM*, *9:41 p. m.*,
/// *14.30 Uhr*, *9 AM*.
pub(super) fn take(tokens: &mut [Token]) -> Option<Clock> {
    let (from, found) = (0..tokens.len()).find_map(|at| Some((at, begins_at(tokens, at)?)))?;
    let (half, mut end) = half_day(tokens, found.end);
    let offset = zone(tokens, &mut end);
    let hour = match half {
        Some(half) if found.hour <= 12 => found.hour % 12 + half,
        _ => found.hour,
    };
    let time = NaiveTime::from_hms_opt(hour, found.minute, found.second.unwrap_or(0))?;
    for token in &mut tokens[from..end] {
        *token = Token::Used;
    }
    Some(Clock {
        time,
        has_seconds: found.second.is_some(),
        is_half_day: half.is_some(),
        offset,
    })
}

struct Found {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    end: usize,
}

fn begins_at(tokens: &[Token], at: usize) -> Option<Found> {
    let hour = tokens[at].number(2).filter(|hour| *hour < 24)?;
    let sixtieth = |at: usize| match tokens.get(at) {
        Some(Token::Number { value, digits: 2 }) if *value < 60 => Some(*value),
        _ => None,
    };
    let next = tokens.get(at + 1)?;
    let whole = |end| Found {
        hour,
        minute: 0,
        second: None,
        end,
    };
    if next.is_mark(&[':']) || next.is_word(&["h"]) {
        let Some(minute) = sixtieth(at + 2) else {
            // *18h*, but not *10:*
            return next.is_word(&["h"]).then(|| whole(at + 2));
        };
        let has_more = tokens
            .get(at + 3)
            .is_some_and(|token| token.is_mark(&[':']) || token.is_word(&["m", "min"]));
        let second = has_more.then(|| sixtieth(at + 4)).flatten();
        let end = if second.is_some() { at + 5 } else { at + 3 };
        let end = skip_fraction(tokens, end, second.is_some());
        return Some(Found {
            hour,
            minute,
            second,
            end,
        });
    }
    if next.is_mark(&['.']) {
        let minute = sixtieth(at + 2)?;
        let said_so = tokens
            .get(at + 3)
            .is_some_and(|token| token.is_word(&["uhr", "h"]))
            || half_day(tokens, at + 3).0.is_some()
            || (at > 0 && tokens[at - 1].is_word(&["um", "ore", "alle", "kl", "klo"]));
        return said_so.then_some(Found {
            hour,
            minute,
            second: None,
            end: at + 3,
        });
    }
    let named = next.is_word(&["uhr"]) || half_day(tokens, at + 1).0.is_some();
    named.then(|| whole(at + 1))
}

/// Behind *16:05:00.000*.
fn skip_fraction(tokens: &[Token], end: usize, has_seconds: bool) -> usize {
    let is_fraction = has_seconds
        && tokens.get(end).is_some_and(|token| token.is_mark(&['.']))
        && matches!(tokens.get(end + 1), Some(Token::Number { digits: 3, .. }));
    if is_fraction { end + 2 } else { end }
}

/// The hours that *am* and *pm* add, and the first token behind them.
fn half_day(tokens: &[Token], at: usize) -> (Option<u32>, usize) {
    let added = |letter: &str| if letter.starts_with('p') { 12 } else { 0 };
    match &tokens[at.min(tokens.len())..] {
        [Token::Word(word), ..] if word == "am" || word == "pm" => (Some(added(word)), at + 1),
        [
            Token::Word(word),
            Token::Mark('.'),
            Token::Word(m),
            Token::Mark('.'),
            ..,
        ] if (word == "a" || word == "p") && m == "m" => (Some(added(word)), at + 4),
        [Token::Word(word), Token::Mark('.'), Token::Word(m), ..]
            if (word == "a" || word == "p") && m == "m" =>
        {
            (Some(added(word)), at + 3)
        }
        _ => (None, at),
    }
}

/// The zone behind the time: *+0100*, *GMT+1*, *UTC+01:00*, *CET*, also in brackets.
fn zone(tokens: &[Token], end: &mut usize) -> Option<i32> {
    let mut at = *end;
    while tokens
        .get(at)
        .is_some_and(|token| token.is_word(&["uhr", "h"]) || token.is_mark(&['(']))
    {
        at += 1;
    }
    let named = match tokens.get(at) {
        Some(Token::Word(word)) => words::zone(word),
        _ => None,
    };
    if named.is_some() {
        at += 1;
    }
    let is_utc = named == Some(0);
    let numbered = if named.is_none() || is_utc {
        numbered(tokens, at, is_utc)
    } else {
        None
    };
    let (east, behind) = match (numbered, named) {
        (Some(found), _) => found,
        (None, Some(east)) => (east, at),
        (None, None) => return None,
    };
    *end = behind;
    // *+0100 (CET)*
    if let (Some(Token::Mark('(')), Some(Token::Word(_)), Some(Token::Mark(')'))) = (
        tokens.get(behind),
        tokens.get(behind + 1),
        tokens.get(behind + 2),
    ) {
        *end = behind + 3;
    } else if tokens
        .get(behind)
        .is_some_and(|token| token.is_mark(&[')']))
    {
        *end = behind + 1;
    }
    Some(east)
}

/// *+0100*, *+01:00*, and behind *GMT* also *+1*.
fn numbered(tokens: &[Token], at: usize, is_utc: bool) -> Option<(i32, usize)> {
    let sign = match tokens.get(at)? {
        Token::Mark('+') => 1,
        Token::Mark('-' | '−' | '–') => -1,
        _ => return None,
    };
    let Some(&Token::Number { value, digits }) = tokens.get(at + 1) else {
        return None;
    };
    let value = i32::try_from(value).ok()?;
    let colon = tokens
        .get(at + 2)
        .is_some_and(|token| token.is_mark(&[':']));
    let minutes = tokens.get(at + 3).and_then(|token| token.number(2));
    let (east, behind) = match (digits, colon, minutes) {
        (4, _, _) => (value / 100 * 60 + value % 100, at + 2),
        (1 | 2, true, Some(minutes)) => (value * 60 + i32::try_from(minutes).ok()?, at + 4),
        (1 | 2, _, _) if is_utc => (value * 60, at + 2),
        _ => return None,
    };
    (east <= 15 * 60).then_some((sign * east, behind))
}
