//! What is offered while an operator is typed.

use super::query::{Is, Operator, Standing};
use crate::values::Channel;

/// The text with one way to go on: what stood before the word at the cursor, and the word completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is offered, as it is shown: `channel:`, `channel:email`.
    pub word: String,
    /// The whole text when it is taken.
    pub text: String,
}

/// What is offered at the end of a text: operators that begin as the last word does, or the values of
/// the operator that it names. Nothing within quotes, and nothing for a word that is complete.
pub fn offers(text: &str) -> Vec<Offer> {
    let is_quoted = text.matches('"').count() % 2 == 1;
    let start = text.rfind(char::is_whitespace).map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let (before, word) = text.split_at(start);
    if is_quoted || word.is_empty() {
        return Vec::new();
    }
    let folded = word.to_ascii_lowercase();
    let words: Vec<String> = match folded.split_once(':') {
        None => Operator::ALL
            .into_iter()
            .map(|operator| format!("{}:", operator.as_str()))
            .collect(),
        Some((name, _)) => values(name)
            .into_iter()
            .map(|value| format!("{name}:{value}"))
            .collect(),
    };
    let fitting = words
        .into_iter()
        .filter(|offer| offer.starts_with(&folded) && *offer != folded);
    fitting
        .map(|word| {
            let blank = if word.ends_with(':') { "" } else { " " };
            Offer {
                text: format!("{before}{word}{blank}"),
                word,
            }
        })
        .collect()
}

/// The values of an operator that has a list of them.
fn values(operator: &str) -> Vec<&'static str> {
    let operator = Operator::ALL
        .into_iter()
        .find(|known| known.as_str() == operator);
    match operator {
        Some(Operator::Channel) => Channel::ALL.iter().map(|one| one.as_str()).collect(),
        Some(Operator::Status) => Standing::all().map(Standing::as_str).collect(),
        Some(Operator::Is) => Is::ALL.into_iter().map(Is::as_str).collect(),
        Some(Operator::From) => vec!["me"],
        Some(Operator::Before | Operator::After) | None => Vec::new(),
    }
}
