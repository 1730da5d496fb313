//! Limits of texts, and the one check that every text field goes through.

use crate::{
    normal::{Form, normal},
    refusal::{Field, Refusal},
};
use std::borrow::Cow;

/// The longest message, note or translation, in characters (rule book §3).
pub const MESSAGE_LIMIT: usize = 100_000;
/// The longest name, in characters.
pub const NAME_LIMIT: usize = 500;
/// The longest name of a saved view or a saved reply, in characters.
pub const VIEW_NAME_LIMIT: usize = 80;
/// The longest single line that is not a name: a city, a phone number, an email address.
pub const LINE_LIMIT: usize = 320;
/// The longest address of a web page, in characters.
pub const LINK_LIMIT: usize = 2_000;
/// The longest subject, in characters: a folded header line of RFC 5322 §2.1.1.
pub const SUBJECT_LIMIT: usize = 998;
/// The most files that can be noted with one message.
pub const ATTACHMENT_LIMIT: usize = 50;
/// The longest description, brief or reason, in characters.
pub const PROSE_LIMIT: usize = 20_000;

/// Whether a text shows anything at all: white space, controls and invisible formatting do not.
pub fn has_visible(text: &str) -> bool {
    text.chars().any(is_visible)
}

fn is_visible(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !is_invisible_format(c)
}

/// Zero-width and directional marks, fillers, variation selectors, tags.
pub(crate) fn is_invisible_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text that may be empty but not longer than the limit.
pub fn within(field: Field, text: &str, limit: usize) -> Result<(), Refusal> {
    // A character is at least one byte, so that short texts need no counting.
    if text.len() <= limit {
        return Ok(());
    }
    let length = text.chars().count();
    if length > limit {
        Err(Refusal::TooLong {
            field,
            limit,
            length,
        })
    } else {
        Ok(())
    }
}

/// A text with at least one visible character and no more characters than the limit.
pub(crate) fn required(field: Field, text: &str, limit: usize) -> Result<(), Refusal> {
    within(field, text, limit)?;
    if has_visible(text) {
        Ok(())
    } else {
        Err(Refusal::Blank { field })
    }
}

/// Compatibility form and case folded, so that what looks the same compares the same.
pub fn fold(text: &str) -> String {
    let lower = lower_case(&normal(text, Form::Nfkc));
    normal(&lower, Form::Nfkc).into_owned()
}

/// Folded, and without accents: what a search compares.
///
/// Only the marks of Latin, Greek and Cyrillic letters are accents. Other scripts cannot be read
/// without theirs: dropping them would make ハン of パン and take the vowels out of Hindi.
pub fn search_fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // By far the most texts: a browser is asked for normal forms of the others alone.
    if let Some(folded) = text.chars().map(western).collect() {
        return folded;
    }
    folded_by_form(text)
}

fn folded_by_form(text: &str) -> String {
    let bare: String = normal(text, Form::Nfkd)
        .chars()
        .filter(|c| !is_accent(*c))
        .flat_map(char::to_lowercase)
        .collect();
    normal(&bare, Form::Nfc).into_owned()
}

/// A letter or mark of western languages, folded; nothing for all others.
fn western(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        'Æ' => 'æ',
        'Ð' => 'ð',
        'Ø' => 'ø',
        'Þ' => 'þ',
        'ß' | 'æ' | 'ð' | 'ø' | 'þ' | '×' | '÷' => c,
        '¡' | '¿' | '«' | '»' | '·' | '–' | '—' | '‘' | '’' | '“' | '”' | '€' => {
            c
        }
        _ => return None,
    })
}

/// Every character by itself: [`str::to_lowercase`] looks at what stands around a sigma.
pub(crate) fn lower_case(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Longer texts than this are folded in a thread, in characters: some twenty lines.
const FOLD_CHARACTERS: usize = 1_600;
/// And those with more lines than this.
const FOLD_LINES: usize = 24;

/// The beginning of a text that is too long to stand whole in a thread; absent where it is not. It
/// ends between words where there are any.
pub fn beginning(text: &str) -> Option<&str> {
    let by_length = text.char_indices().nth(FOLD_CHARACTERS);
    let by_lines = text.match_indices('\n').nth(FOLD_LINES - 1);
    let end = match (by_length, by_lines) {
        (None, None) => return None,
        (Some((end, _)), None) | (None, Some((end, _))) => end,
        (Some((one, _)), Some((other, _))) => one.min(other),
    };
    // A little more is not worth a fold.
    if !has_visible(&text[end..]) {
        return None;
    }
    let (beginning, rest) = text.split_at(end);
    let is_within_word = !rest.starts_with(char::is_whitespace);
    let word = beginning
        .rfind(char::is_whitespace)
        .filter(|at| is_within_word && at * 2 > end);
    Some(beginning[..word.unwrap_or(end)].trim_end())
}

/// With the line ends of Unix, as a box of a page gives them back. Read once: a search for two
/// characters is slow, and texts are long.
pub fn plain_line_ends(text: &str) -> Cow<'_, str> {
    let mut parts = text.split('\r');
    let first = parts.next().unwrap_or_default();
    if first.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    plain.push_str(first);
    for part in parts {
        if !part.starts_with('\n') {
            plain.push('\n');
        }
        plain.push_str(part);
    }
    Cow::Owned(plain)
}

/// Whether an email address has a name and a host, and no space in it. Whether it exists, only mail
/// knows.
pub fn has_two_sides(address: &str) -> bool {
    address.rsplit_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && !host.is_empty() && !address.contains(char::is_whitespace)
    })
}

/// Runs of white space as one blank each, none at the ends.
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as it is shown: without controls and without what turns the letters behind it round, so that
/// *gnp.exe* is never read as *exe.png*. The text itself stays what it is.
pub fn shown(text: &str) -> Cow<'_, str> {
    let is_line = |c| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.chars().any(|c| is_line(c) || is_never_shown(c)) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|c| match c {
        c if is_line(c) => Some('\n'),
        c => (!is_never_shown(c)).then_some(c),
    });
    Cow::Owned(shown.collect())
}

fn is_never_shown(c: char) -> bool {
    let is_white = matches!(c, '\n' | '\r' | '\t');
    matches!(c, '\u{202d}' | '\u{202e}') || c.is_control() && !is_white
}

/// The first characters of a text on one line, for a row of a list.
pub fn preview(text: &str) -> String {
    const LENGTH: usize = 140;
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > LENGTH * 4 {
            break;
        }
    }
    let shown = line.chars().filter(|c| !is_never_shown(*c));
    shown.take(LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::empty("", false)]
    #[case::spaces(" \n\t\u{a0}", false)]
    #[case::zero_width("\u{200b}\u{feff}\u{2060}", false)]
    #[case::control("\u{0}\u{7}", false)]
    #[case::letter(" a ", true)]
    #[case::emoji("🙂", true)]
    #[case::arabic("\u{200f}نعم", true)]
    fn a_text_is_visible_when_something_can_be_seen(#[case] text: &str, #[case] visible: bool) {
        assert_eq!(has_visible(text), visible);
    }

    #[test]
    fn a_limit_counts_characters_and_not_bytes() {
        let text = "é".repeat(10);
        assert_eq!(within(Field::Name, &text, 10), Ok(()));
        assert_eq!(
            within(Field::Name, &text, 9),
            Err(Refusal::TooLong {
                field: Field::Name,
                limit: 9,
                length: 10
            })
        );
    }

    #[test]
    fn a_long_text_has_a_beginning_that_ends_between_words() {
        assert_eq!(beginning("Bon dia"), None);
        assert_eq!(beginning(&"à".repeat(FOLD_CHARACTERS)), None);
        assert_eq!(
            beginning(&format!("{}\n\n", "a".repeat(FOLD_CHARACTERS))),
            None
        );
        let one_word = "à".repeat(FOLD_CHARACTERS + 1);
        assert_eq!(
            beginning(&one_word).map(str::len),
            Some(FOLD_CHARACTERS * 2)
        );
        let words = "bon dia ".repeat(1_000);
        let start = beginning(&words).unwrap();
        assert!(words.starts_with(start) && start.ends_with("dia"));
        assert!((FOLD_CHARACTERS - 8..=FOLD_CHARACTERS).contains(&start.len()));
        let lines = "bon\n".repeat(FOLD_LINES + 5);
        assert_eq!(beginning(&lines).unwrap().lines().count(), FOLD_LINES);
    }

    #[rstest]
    #[case::unix("a\n\nb", "a\n\nb")]
    #[case::windows("a\r\n\r\nb\r\n", "a\n\nb\n")]
    #[case::old_mac("\ra\rb\r", "\na\nb\n")]
    #[case::mixed("a\n\rb\r\r\nc", "a\n\nb\n\nc")]
    fn line_ends_become_those_of_unix(#[case] text: &str, #[case] plain: &str) {
        assert_eq!(plain_line_ends(text), plain);
        let twice = text.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(plain_line_ends(text), twice);
    }

    #[rstest]
    #[case::plain("Bon dia,\n\tAnna", "Bon dia,\n\tAnna")]
    #[case::turned_round("\u{202e}gnp.exe", "gnp.exe")]
    #[case::controls("a\0b\u{7}c\u{1b}[31md", "abc[31md")]
    #[case::other_line_ends("a\u{85}b\u{2028}c\u{2029}d", "a\nb\nc\nd")]
    #[case::right_to_left("\u{200f}مرحبا\u{200e}!", "\u{200f}مرحبا\u{200e}!")]
    fn a_text_is_shown_without_what_disguises_it(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(shown(text), expected);
        assert_eq!(
            preview(text),
            shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }

    #[test]
    fn a_search_does_not_see_accents_or_case() {
        assert_eq!(
            search_fold("Saint-Éloi ŁÓDŹ"),
            search_fold("SAINT-ELOI łódź")
        );
        assert_eq!(search_fold("Grünwald"), "grunwald");
    }

    #[test]
    fn every_western_character_is_folded_as_its_normal_form_says() {
        let all = '\0'..=char::MAX;
        let western: Vec<char> = all.filter(|c| super::western(*c).is_some()).collect();
        assert!(western.len() > 190, "letters of Latin-1 and marks");
        for c in western {
            let text = c.to_string();
            assert_eq!(search_fold(&text), folded_by_form(&text), "{c:?}");
        }
    }

    #[rstest]
    #[case::latin("Čapek", "capek")]
    #[case::greek("Ναύπλιο", "ναυπλιο")]
    #[case::cyrillic("Ёлка", "елка")]
    #[case::turkish_capital("İzmir", "izmir")]
    #[case::japanese("パン", "パン")]
    #[case::half_width_japanese("ﾊﾟﾝ", "パン")]
    #[case::hindi("रोटी", "रोटी")]
    #[case::thai("น้ำ", "น\u{e49}\u{e4d}\u{e32}")]
    #[case::korean("빵집", "빵집")]
    fn a_search_keeps_the_marks_that_are_no_decoration(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(search_fold(text), folded);
    }
}
