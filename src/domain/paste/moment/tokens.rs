//! The numbers, words and marks of a date, without the blanks between them.

use super::super::plain::plain;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Number {
        value: u32,
        digits: usize,
    },
    /// In lower case, without accents.
    Word(String),
    Mark(char),
    /// Understood already.
    Used,
}

impl Token {
    /// The value of a number with so many digits at most.
    pub(super) fn number(&self, most: usize) -> Option<u32> {
        match self {
            Self::Number { value, digits } if *digits <= most => Some(*value),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, known: &[&str]) -> bool {
        matches!(self, Self::Word(word) if known.contains(&word.as_str()))
    }

    pub(super) fn is_mark(&self, known: &[char]) -> bool {
        matches!(self, Self::Mark(mark) if known.contains(mark))
    }
}

/// The tokens of a short text. An apostrophe parts words as a blank does: *2 d'abril*.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_of: fn(char) -> bool = if c.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if c.is_alphabetic() {
            char::is_alphabetic
        } else {
            // *segunda-feira* is two words; *12-Nov-26* keeps its marks.
            let joins = c == '-'
                && matches!(tokens.last(), Some(Token::Word(_)))
                && rest[1..].starts_with(char::is_alphabetic);
            let skipped = joins
                || c.is_whitespace()
                || matches!(c, '\'' | '’' | 'º' | 'ª')
                || crate::text::is_invisible_format(c);
            if !skipped {
                tokens.push(Token::Mark(c));
            }
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let end = rest.find(|c| !is_of(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        tokens.push(if c.is_ascii_digit() {
            Token::Number {
                // Longer numbers are no part of a date.
                value: word.parse().unwrap_or(u32::MAX),
                digits: word.len(),
            }
        } else {
            Token::Word(plain(word))
        });
    }
    tokens
}
