//! Amounts as people type them: *1.234,50* here, *1,234.50* there.

use super::{AMOUNT_LIMIT, Currency};

/// What stands before the decimals where the reader is; the other of the two groups thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    Comma,
    Point,
}

impl DecimalMark {
    const fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    #[error("there is no amount")]
    Blank,
    /// Letters, signs, or marks where none can stand.
    #[error("this is not a number")]
    NotANumber,
    #[error("an amount of this currency has at most {decimals} decimals")]
    TooManyDecimals { decimals: u32 },
    #[error("an amount is more than 0")]
    NotPositive,
    /// Beyond [`AMOUNT_LIMIT`], in minor units.
    #[error("an amount has at most {limit} minor units")]
    TooMuch { limit: i64 },
}

/// Reads an amount, in minor units.
///
/// Blanks and apostrophes group thousands everywhere. Where both comma and point stand, the last
/// is the decimal mark. One mark alone is the reader's decimal mark, or groups thousands in
/// threes; *12,5* is understood also where the comma groups, because nothing else can be meant.
pub fn parse_amount(
    text: &str,
    currency: Currency,
    reader: DecimalMark,
) -> Result<i64, AmountError> {
    let bare: String = text.chars().filter(|c| !groups_anywhere(*c)).collect();
    if bare.is_empty() {
        return Err(AmountError::Blank);
    }
    let is_known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    if !bare.chars().all(is_known) || !bare.contains(|c: char| c.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    let (whole, decimals) = match decimal_mark(&bare, reader) {
        Some(mark) => bare.rsplit_once(mark).unwrap_or((&bare, "")),
        None => (bare.as_str(), ""),
    };
    let whole = ungrouped(whole).ok_or(AmountError::NotANumber)?;
    // Zeros at the end say nothing: 5.000 yen with the decimals of a spreadsheet.
    let decimals = decimals.trim_end_matches('0');
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    let limit = currency.decimals() as usize;
    if decimals.len() > limit {
        return Err(AmountError::TooManyDecimals {
            decimals: currency.decimals(),
        });
    }
    let digits = format!("{whole}{decimals:0<limit$}");
    let too_much = AmountError::TooMuch {
        limit: AMOUNT_LIMIT,
    };
    let minor: i64 = digits.parse().map_err(|_| too_much)?;
    match minor {
        0 => Err(AmountError::NotPositive),
        minor if minor > AMOUNT_LIMIT => Err(too_much),
        minor => Ok(minor),
    }
}

/// An amount as a form shows it to be changed: no grouping, the reader's decimal mark.
pub fn plain_amount(minor: i64, currency: Currency, reader: DecimalMark) -> String {
    let decimals = currency.decimals() as usize;
    let digits = format!("{minor:0>width$}", width = decimals + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals);
    if rest.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}{}{rest}", reader.character())
    }
}

/// Which of the marks in it stands before the decimals, if any does.
fn decimal_mark(text: &str, reader: DecimalMark) -> Option<char> {
    let last = text.rfind(['.', ','])?;
    let mark = char::from(text.as_bytes()[last]);
    let is_alone = text.matches(mark).count() == 1;
    let has_both = text.contains(',') && text.contains('.');
    let after = text.len() - last - 1;
    let is_reader_s = mark == reader.character();
    (is_alone && (has_both || is_reader_s || after != 3)).then_some(mark)
}

/// The digits of a whole number, where its thousands are grouped by threes or not at all.
fn ungrouped(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let one_mark = !(text.contains('.') && text.contains(','));
    let by_threes = groups.iter().skip(1).all(|group| group.len() == 3);
    let is_first_filled = groups.len() == 1 || !groups[0].is_empty();
    (one_mark && by_threes && is_first_filled).then(|| groups.concat())
}

/// Blanks of every kind, and the apostrophes of Switzerland.
fn groups_anywhere(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\'' | '’' | '\u{202f}' | '\u{200e}' | '\u{200f}')
}
