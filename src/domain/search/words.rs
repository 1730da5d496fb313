//! The words of a text, as a search compares them.

use crate::text::search_fold;
use memchr::memmem::Finder;
use std::ops::Range;

/// Stands between two fields of a text: no phrase reaches over it. Of the private use area, so that
/// it is in no word.
pub(super) const FIELD: &str = "\u{e000} ";

/// Whether a character is part of a word. Accents are, until they are folded away.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') || is_picture(c)
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}')
}

/// Whether a character is a word by itself: scripts that put nothing between their words, and
/// pictures. What is sought in them is a row of characters.
fn stands_alone(c: char) -> bool {
    is_picture(c)
        || matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}')
}

/// What is typed for letters that no normal form takes apart: *Lodz* finds *Łódź*.
fn bare(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ς' => "σ",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// Writes a text's words, each with a blank behind it.
pub(crate) fn write(text: &str, into: &mut String) {
    let mut is_inside = false;
    for c in search_fold(text).chars() {
        if !is_of_word(c) {
            if is_inside {
                into.push(' ');
            }
            is_inside = false;
        } else if stands_alone(c) {
            if is_inside {
                into.push(' ');
            }
            into.push(c);
            into.push(' ');
            is_inside = false;
        } else {
            match bare(c) {
                Some(letters) => into.push_str(letters),
                None => into.push(c),
            }
            is_inside = true;
        }
    }
    if is_inside {
        into.push(' ');
    }
}

/// The words of some fields, with a blank before each: what [`Needles`] are looked for in.
pub(super) fn of_fields<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut words = String::from(' ');
    for field in fields.into_iter().filter(|field| !field.is_empty()) {
        if words.len() > 1 {
            words.push_str(FIELD);
        }
        write(field, &mut words);
    }
    words
}

/// What is sought of one word or phrase.
#[derive(Debug, Clone)]
pub struct Needle {
    /// The words that have to follow each other; never none.
    words: Vec<String>,
    /// Whether the last of them is only its beginning.
    is_beginning: bool,
    finder: Finder<'static>,
}

impl Needle {
    /// Nothing where there is no word in the text.
    pub(super) fn of(text: &str, is_beginning: bool) -> Option<Self> {
        let mut written = String::from(' ');
        write(text, &mut written);
        let words: Vec<String> = written.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return None;
        }
        let sought = if is_beginning {
            written.trim_end()
        } else {
            &written
        };
        let finder = Finder::new(sought).into_owned();
        Some(Self {
            words,
            is_beginning,
            finder,
        })
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }

    pub fn is_beginning(&self) -> bool {
        self.is_beginning
    }

    /// Whether it stands in written words.
    pub(super) fn is_in(&self, words: &str) -> bool {
        self.finder.find(words.as_bytes()).is_some()
    }

    /// Whether it stands at the beginning of these words.
    fn begins(&self, words: &[(String, Range<usize>)]) -> bool {
        let Some(words) = words.get(..self.words.len()) else {
            return false;
        };
        let last = self.words.len() - 1;
        let is_alike = |(at, (sought, (word, _))): (usize, (&String, &(String, _)))| {
            if at == last && self.is_beginning {
                word.starts_with(sought.as_str())
            } else {
                word == sought
            }
        };
        self.words.iter().zip(words).enumerate().all(is_alike)
    }
}

/// Everything that is sought: a text is found where all of it stands in it.
#[derive(Debug, Clone, Default)]
pub struct Needles(pub(super) Vec<Needle>);

impl Needles {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Needle> {
        self.0.iter()
    }

    /// Whether all of it stands in written words.
    pub fn are_in(&self, words: &str) -> bool {
        self.0.iter().all(|needle| needle.is_in(words))
    }

    /// Where in a text it stands: whole words, in their order, none touching the next.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words = placed(text);
        let mut places: Vec<Range<usize>> = Vec::new();
        for at in 0..words.len() {
            let found = self.0.iter().filter(|needle| needle.begins(&words[at..]));
            let Some(length) = found.map(|needle| needle.words.len()).max() else {
                continue;
            };
            let place = words[at].1.start..words[at + length - 1].1.end;
            match places.last_mut() {
                Some(last) if last.end >= place.start => last.end = last.end.max(place.end),
                _ => places.push(place),
            }
        }
        places
    }

    /// How many of the needles stand in a text.
    pub(super) fn count_in(&self, text: &str) -> usize {
        let words = of_fields([text]);
        self.0.iter().filter(|needle| needle.is_in(&words)).count()
    }
}

/// The words of a text with where they stand in it.
fn placed(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    let mut take = |place: Range<usize>| {
        let mut written = String::new();
        write(&text[place.clone()], &mut written);
        let new = written.split_whitespace();
        words.extend(new.map(|word| (word.to_owned(), place.clone())));
    };
    let mut begun = None;
    for (at, c) in text.char_indices() {
        let is_alone = stands_alone(c);
        if (is_alone || !is_of_word(c))
            && let Some(start) = begun.take()
        {
            take(start..at);
        }
        if is_alone {
            take(at..at + c.len_utf8());
        } else if is_of_word(c) {
            begun.get_or_insert(at);
        }
    }
    if let Some(start) = begun {
        take(start..text.len());
    }
    words
}
