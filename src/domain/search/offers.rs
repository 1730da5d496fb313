//! What is offered while an operator is typed.

use super::{
    filter::{Assignee, Is, Operator, Standing},
    query::is_quote,
};
use crate::{text::search_fold, values::Channel};

/// The most that is offered at once.
pub const OFFER_LIMIT: usize = 12;

/// From so many letters of a word on, an operator is meant rather than any word.
const LETTERS: usize = 2;

/// The text with one way to go on: what stood before the word at the cursor, and the word completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is offered, as it is shown: `channel:`, `channel:email`, `tag:"two shops"`.
    pub word: String,
    /// The whole text when it is taken.
    pub text: String,
}

/// The word at the end of a text, and what stands before it.
struct Last<'a> {
    before: &'a str,
    /// As it is typed, with the quote that it may have.
    word: &'a str,
    /// The operator, and what of its value is typed.
    operator: Option<(Operator, &'a str)>,
}

/// The operator whose value is being typed at the end of a text.
pub fn asked_for(text: &str) -> Option<Operator> {
    let (operator, _) = last(text)?.operator?;
    Some(operator)
}

/// What is offered at the end of a text: operators that begin as the last word does, or the values of
/// the operator that it names, the workspace's `own` among them, whatever their accents and case.
/// Nothing within the quotes of a phrase, and nothing for a word that is complete.
pub fn offers(text: &str, own: &[String]) -> Vec<Offer> {
    let Some(last) = last(text) else {
        return Vec::new();
    };
    let begins = |value: &str, typed: &str| search_fold(value).starts_with(&search_fold(typed));
    let words: Vec<String> = match last.operator {
        None if last.word.chars().count() < LETTERS => Vec::new(),
        None => {
            let names = Operator::ALL.into_iter().map(Operator::as_str);
            let fitting = names.filter(|name| begins(name, last.word));
            fitting.map(|name| format!("{name}:")).collect()
        }
        Some((operator, typed)) => {
            let own = if has_own(operator) { own } else { &[] };
            // What has a quote in it cannot be written in quotes.
            let own = own.iter().map(String::as_str);
            let own = own.filter(|value| !value.contains(is_quote));
            let all = values(operator).into_iter().chain(own);
            let fitting = all.filter(|value| begins(value, typed));
            fitting.map(|value| operator.with(value)).collect()
        }
    };
    let is_new = |word: &String| !word.eq_ignore_ascii_case(last.word);
    let fitting = words.into_iter().filter(is_new).take(OFFER_LIMIT);
    fitting
        .map(|word| {
            let blank = if word.ends_with(':') { "" } else { " " };
            Offer {
                text: format!("{}{word}{blank}", last.before),
                word,
            }
        })
        .collect()
}

/// Nothing where no word is begun, or a phrase is.
fn last(text: &str) -> Option<Last<'_>> {
    let quotes: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_quote(*c)).collect();
    let open = quotes.last().filter(|_| quotes.len() % 2 == 1);
    let head = open.map_or(text, |(at, _)| &text[..*at]);
    let start = head
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || is_quote(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let (before, word) = text.split_at(start);
    let operator = word
        .split_once(':')
        .and_then(|(name, value)| Some((Operator::of(name)?, value)));
    let operator = match (operator, open) {
        // A quote opens the value, or else a phrase.
        (Some((operator, value)), Some(_)) => {
            let typed = value.strip_prefix(is_quote)?;
            Some((operator, typed))
        }
        (None, Some(_)) => return None,
        (operator, None) => operator,
    };
    (!word.is_empty()).then_some(Last {
        before,
        word,
        operator,
    })
}

/// Whether the workspace's own words are values of the operator.
const fn has_own(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::From | Operator::Tag | Operator::Assignee | Operator::Campaign
    )
}

/// The values of an operator that are the same everywhere.
fn values(operator: Operator) -> Vec<&'static str> {
    match operator {
        Operator::Channel => Channel::ALL.iter().map(|one| one.as_str()).collect(),
        Operator::Status => Standing::all().map(Standing::as_str).collect(),
        Operator::Is => Is::ALL.into_iter().map(Is::as_str).collect(),
        Operator::From => vec![Assignee::ME],
        Operator::Assignee => vec![Assignee::ME, Assignee::NOBODY],
        Operator::Before | Operator::After | Operator::Tag | Operator::Campaign => Vec::new(),
    }
}
