//! How a list is narrowed by a field of the workspace's own: numbers and days from and to, everything
//! else by what stands in it.

use super::{day, number};
use crate::{records::CustomValue, text::search_fold, values::CustomKind};

/// Between the two sides of a range, as an address spells it: `10..50`, `10..`, `..50`.
const TO: &str = "..";

/// Both sides of a range as somebody typed them.
pub fn sides(text: &str) -> (&str, &str) {
    // One value by itself is where both begin.
    text.split_once(TO).unwrap_or((text, text))
}

/// A range as it is kept; nothing where both sides are open.
pub fn spelled(from: &str, to: &str) -> String {
    let (from, to) = (from.trim(), to.trim());
    if from.is_empty() && to.is_empty() {
        String::new()
    } else {
        format!("{from}{TO}{to}")
    }
}

/// Whether a side of a range is blank, or is one that the kind of field knows.
pub fn is_side(kind: CustomKind, typed: &str) -> bool {
    let typed = typed.trim();
    typed.is_empty()
        || match kind {
            CustomKind::Number => number(typed).is_some(),
            CustomKind::Date => day(typed, None).is_some(),
            _ => true,
        }
}

/// What the values of a field are asked for, read once for many of them. A side that cannot be read
/// is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// From one number to another, both among them.
    Numbers(Option<f64>, Option<f64>),
    /// From one day to another, both among them.
    Days(Option<String>, Option<String>),
    /// This stands in it, whatever the case and the accents.
    Holds(String),
}

impl Wanted {
    /// What a filter says of a field of that kind.
    pub fn of(kind: CustomKind, text: &str) -> Self {
        let (from, to) = sides(text);
        match kind {
            CustomKind::Number => {
                let read = |side: &str| number(side.trim())?.parse().ok();
                Self::Numbers(read(from), read(to))
            }
            CustomKind::Date => {
                let read = |side: &str| day(side.trim(), None);
                Self::Days(read(from), read(to))
            }
            _ => Self::Holds(search_fold(text)),
        }
    }

    /// Whether a value is what is wanted.
    pub fn takes(&self, value: &CustomValue) -> bool {
        match (self, value) {
            (Self::Numbers(from, to), CustomValue::Text(text)) => {
                let number: Option<f64> = text.parse().ok();
                number.is_some_and(|number| {
                    from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
                })
            }
            (Self::Days(from, to), CustomValue::Text(text)) => {
                from.as_ref().is_none_or(|from| from <= text)
                    && to.as_ref().is_none_or(|to| text <= to)
            }
            (Self::Holds(wanted), value) => search_fold(&value.text()).contains(wanted),
            (Self::Numbers(..) | Self::Days(..), _) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::within(CustomKind::Number, "50..200", "120", true)]
    #[case::its_first(CustomKind::Number, "50..200", "50", true)]
    #[case::its_last(CustomKind::Number, "50..200", "200", true)]
    #[case::beyond(CustomKind::Number, "50..200", "200.5", false)]
    #[case::numbers_and_not_letters(CustomKind::Number, "50..", "9", false)]
    #[case::open_to_the_end(CustomKind::Number, "50..", "9999", true)]
    #[case::open_from_the_beginning(CustomKind::Number, "..50", "-3", true)]
    #[case::one_value(CustomKind::Number, "50", "50", true)]
    #[case::one_value_is_no_part(CustomKind::Number, "50", "150", false)]
    #[case::as_it_is_shown(CustomKind::Number, "9,999..", "10000", true)]
    #[case::unreadable_is_open(CustomKind::Number, "many..200", "1", true)]
    #[case::day_within(CustomKind::Date, "1987-03-01..1990-01-01", "1987-03-01", true)]
    #[case::day_before(CustomKind::Date, "1987-03-01..", "1987-02-28", false)]
    #[case::day_as_it_is_shown(CustomKind::Date, "1 Mar 1987..", "1987-03-02", true)]
    #[case::text(CustomKind::Text, "forn", "El Fórn", true)]
    #[case::text_with_dots(CustomKind::Text, "a..b", "xa..by", true)]
    #[case::other_text(CustomKind::Text, "forn", "Celler", false)]
    fn a_value_is_taken(
        #[case] kind: CustomKind,
        #[case] wanted: &str,
        #[case] value: &str,
        #[case] taken: bool,
    ) {
        let value = CustomValue::Text(value.to_owned());
        assert_eq!(Wanted::of(kind, wanted).takes(&value), taken);
    }

    #[rstest]
    #[case::both("10", "50", "10..50")]
    #[case::open(" 10 ", "", "10..")]
    #[case::nothing("", " ", "")]
    fn a_range_is_kept_as_it_was_typed(#[case] from: &str, #[case] to: &str, #[case] text: &str) {
        assert_eq!(spelled(from, to), text);
        if !text.is_empty() {
            assert_eq!(sides(text), (from.trim(), to.trim()));
        }
    }

    #[rstest]
    #[case::number(CustomKind::Number, "1 234,5", true)]
    #[case::no_number(CustomKind::Number, ">50", false)]
    #[case::day(CustomKind::Date, "26.11.2026", true)]
    #[case::no_day(CustomKind::Date, "1987", false)]
    #[case::blank(CustomKind::Number, " ", true)]
    fn a_side_that_cannot_be_read_is_known(
        #[case] kind: CustomKind,
        #[case] typed: &str,
        #[case] is_one: bool,
    ) {
        assert_eq!(is_side(kind, typed), is_one);
    }
}
