//! What an assistant suggested, and how much of what was logged came from it (rule book §3).

mod variants;

use crate::{
    search::write_words,
    text::{self, MESSAGE_LIMIT},
    values::{Direction, Mode},
};
use std::collections::HashMap;
pub use variants::{MOST as MOST_VARIANTS, Variant, Variants};

/// What goes along with a text as its suggestion: nothing with what they wrote, or where nothing was
/// suggested that could be seen; and never more than a message may hold, so that it stands in nobody's
/// way.
pub fn kept_with(mode: Mode, suggested: Option<&str>) -> Option<String> {
    let seen = suggested.filter(|suggested| text::has_visible(suggested));
    let ours = seen.filter(|_| mode.direction() == Direction::Outbound)?;
    let kept: String = ours.chars().take(MESSAGE_LIMIT).collect();
    text::has_visible(&kept).then_some(kept)
}

/// Whether what a model answers can be a message: it has a letter, and no sign that no text has.
pub fn can_be_said(answer: &str) -> bool {
    let is_no_sign = |c: char| c.is_control() && !c.is_whitespace();
    answer.chars().any(char::is_alphabetic) && !answer.chars().any(is_no_sign)
}

/// How much of a text was suggested, in percent: its words that stand in the suggestion too, in the same
/// order (the longest common subsequence), of all its words. 0 and 100 are said only of none and of all.
/// Absent where the text has no words.
pub fn share(suggested: &str, logged: &str) -> Option<u8> {
    let (theirs, ours) = (words(suggested), words(logged));
    let theirs: Vec<&str> = theirs.split_ascii_whitespace().collect();
    let ours: Vec<&str> = ours.split_ascii_whitespace().collect();
    let all = ours.len();
    if all == 0 {
        return None;
    }
    let common = common(&theirs, &ours);
    let percent = (common * 100 + all / 2) / all;
    let percent = match common {
        0 => 0,
        n if n == all => 100,
        _ => percent.clamp(1, 99),
    };
    u8::try_from(percent).ok()
}

/// Words as a search compares them (rule book §14): case, accents and signs do not count.
fn words(text: &str) -> String {
    let mut words = String::new();
    write_words(text, &mut words);
    words
}

const BITS: usize = u64::BITS as usize;

/// The length of the longest common subsequence, sixty-four words of the first at a time: after each
/// word of the second, every 0 of the row is one more that both have in order (Crochemore and others,
/// 2001). Texts of the largest size take some ten milliseconds.
fn common(first: &[&str], second: &[&str]) -> usize {
    let blocks = first.len().div_ceil(BITS);
    let mut places: HashMap<&str, Vec<u64>> = HashMap::new();
    for (place, word) in first.iter().enumerate() {
        let row = places.entry(word).or_insert_with(|| vec![0; blocks]);
        row[place / BITS] |= 1 << (place % BITS);
    }
    let mut row = vec![u64::MAX; blocks];
    for word in second {
        let Some(places) = places.get(word) else {
            continue;
        };
        let mut carry = false;
        for (block, places) in row.iter_mut().zip(places) {
            let matched = *block & places;
            let (sum, over) = block.overflowing_add(matched);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            carry = over || over_again;
            *block = sum | (*block & !places);
        }
    }
    let zeros = |(block, row): (usize, &u64)| {
        let here = (first.len() - block * BITS).min(BITS);
        let unused = if here == BITS { 0 } else { u64::MAX << here };
        (row | unused).count_zeros() as usize
    };
    row.iter().enumerate().map(zeros).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::as_it_was("Bon dia, Marta.", "Bon dia, Marta.", Some(100))]
    #[case::signs_alone_changed("Bon dia, Marta.", "Bon dia Marta!", Some(100))]
    #[case::half("Bon dia", "Bon dia, bona tarda", Some(50))]
    #[case::a_word_changed("un dos tres quatre", "un dos cinc quatre", Some(75))]
    #[case::another_text("Bon dia", "Adéu", Some(0))]
    #[case::in_another_order("un dos tres", "tres dos un", Some(33))]
    #[case::shortened("un dos tres quatre", "dos quatre", Some(100))]
    #[case::written_without_blanks("早上好", "早上好吗", Some(75))]
    #[case::no_words("Bon dia", "…", None)]
    #[case::nothing_suggested("", "Bon dia", Some(0))]
    fn the_share_is_of_the_words_that_were_logged(
        #[case] suggested: &str,
        #[case] logged: &str,
        #[case] expected: Option<u8>,
    ) {
        assert_eq!(share(suggested, logged), expected);
    }

    #[test]
    fn almost_all_is_not_all_and_almost_nothing_not_nothing() {
        let long = "sí ".repeat(999);
        assert_eq!(share(&long, &format!("{long} no")), Some(99));
        assert_eq!(share("no", &format!("{long} no")), Some(1));
    }

    #[rstest]
    #[case::ours(Mode::AiDraft, Some("Bon dia"), Some("Bon dia"))]
    #[case::translated(Mode::TypeTranslate, Some("Bon dia"), Some("Bon dia"))]
    #[case::theirs(Mode::InboundPaste, Some("Bon dia"), None)]
    #[case::nothing_to_see(Mode::AiDraft, Some(" \u{200b}"), None)]
    #[case::nothing(Mode::AiDraft, None, None)]
    fn a_suggestion_goes_along_with_what_we_write(
        #[case] mode: Mode,
        #[case] suggested: Option<&str>,
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(kept_with(mode, suggested).as_deref(), expected);
    }

    #[rstest]
    #[case::a_message("Bon dia,\r\n\tMarta!", true)]
    #[case::in_any_script("您好", true)]
    #[case::nothing(" \n", false)]
    #[case::signs_alone("{{{<<%%", false)]
    #[case::signs_that_no_text_has("Bon\0dia\u{7}", false)]
    fn what_a_model_answers_is_looked_at_before_it_is_a_draft(
        #[case] answer: &str,
        #[case] expected: bool,
    ) {
        assert_eq!(can_be_said(answer), expected);
    }

    #[test]
    fn a_suggestion_that_no_message_could_hold_is_cut() {
        let long = "é".repeat(MESSAGE_LIMIT + 1);
        let kept = kept_with(Mode::AiDraft, Some(&long)).unwrap();
        assert_eq!(kept.chars().count(), MESSAGE_LIMIT);
    }

    /// As the books define it, a row of the table at a time.
    fn by_the_book(first: &[&str], second: &[&str]) -> usize {
        let mut row = vec![0; second.len() + 1];
        for one in first {
            let mut corner = 0;
            for (place, other) in second.iter().enumerate() {
                let above = row[place + 1];
                row[place + 1] = if one == other {
                    corner + 1
                } else {
                    above.max(row[place])
                };
                corner = above;
            }
        }
        row[second.len()]
    }

    fn text() -> impl Strategy<Value = Vec<&'static str>> {
        let word = prop::sample::select(vec!["un", "dos", "tres", "quatre"]);
        prop::collection::vec(word, 0..200)
    }

    proptest! {
        #[test]
        fn what_is_common_is_what_the_books_say(first in text(), second in text()) {
            prop_assert_eq!(common(&first, &second), by_the_book(&first, &second));
        }

        #[test]
        fn what_was_logged_as_it_was_suggested_is_all_suggested(words in text()) {
            let text = words.join(" ");
            prop_assert_eq!(share(&text, &text), (!words.is_empty()).then_some(100));
        }

        #[test]
        fn what_somebody_adds_makes_the_share_no_larger(first in text(), second in text()) {
            let (suggested, logged) = (first.join(" "), second.join(" "));
            let longer = format!("{logged} meu");
            prop_assert!(share(&suggested, &longer) <= share(&suggested, &logged).or(Some(0)));
        }

        #[test]
        fn any_two_texts_have_a_share(suggested in ".{0,80}", logged in ".{0,80}") {
            prop_assert!(share(&suggested, &logged).is_none_or(|share| share <= 100));
        }
    }
}
