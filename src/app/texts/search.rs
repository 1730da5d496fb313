//! The search over everything.

use domain::search::{Operator, Unclear};

pub const TITLE: &str = "Search";
pub const FIELD: &str = "Search people, accounts, messages and notes";
pub const OPERATORS: &str = "Narrow the search";
pub const EMPTY_TITLE: &str = "Find anything that was said";
pub const EMPTY: &str = "Finds words that start with what you type, in the original and the translation; \
    accents do not matter. Put words that belong together in quotes.";
pub const NOTHING_TITLE: &str = "Nothing found on this device";
pub const NOTHING: &str = "Try fewer words, or the beginning of one.";
pub const NO_WORD: &str = "There is no word in this to look for.";
pub const PEOPLE: &str = "Accounts and contacts";
pub const MESSAGES: &str = "Messages and notes";
pub const OLDER: &str = "Older messages, from the server";
pub const FROM_SERVER: &str = "From the server";
pub const ASKING: &str = "Asking the server for older messages";
pub const NOTHING_OLDER: &str = "The server has found nothing older.";
pub const OFFLINE: &str = "Older messages are on the server, which cannot be reached now. What is on this device was searched.";
pub const FAILED: &str = "The server could not search for older messages.";
pub const MORE: &str = "Show more";
pub const MORE_OLDER: &str = "Look further back";
pub const NOTE: &str = "Note";
pub const LOADING: &str = "This device is still being filled: more may be found in a moment.";
pub const UNREAD: &str = "Some conversations could not be read from this device and were left out.";

pub fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::From => "who wrote it: a name, an address, me",
        Operator::Channel => "email, linkedin, whatsapp and the others",
        Operator::Before => "earlier than a day, as 2026-11-12",
        Operator::After => "from a day on, as 2026-11-12",
        Operator::Status => "of the conversation or the account",
        Operator::Is => "waiting, unread, mine, snoozed, closed, draft, note, inbound, outbound",
        Operator::Tag => "a tag of the conversation",
        Operator::Assignee => "whose the conversation is: me, nobody, a name",
        Operator::Campaign => "the campaign that it was said in",
    }
}

/// What was looked for as it stands, though it looks as if it asked for something.
pub fn not_understood(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    let words = words.join(", ");
    let known: Vec<String> = Operator::ALL
        .iter()
        .map(|operator| format!("{}:", operator.as_str()))
        .collect();
    format!(
        "{words} was looked for as it stands: it narrows nothing, and nothing is left out. What narrows a \
         search: {}.",
        known.join(" ")
    )
}

pub fn unclear(unclear: &Unclear) -> String {
    match unclear {
        Unclear::TooLong { limit, length } => format!(
            "A search may have {} characters; this has {}.",
            crate::format::number(*limit),
            crate::format::number(*length)
        ),
        Unclear::TooManyTerms { limit, count } => {
            format!("A search may have {limit} words; this has {count}.")
        }
        Unclear::Value { operator, value } => format!(
            "“{value}” does not fit “{}:”. {}",
            operator.as_str(),
            takes(*operator)
        ),
    }
}

/// What may stand behind an operator.
fn takes(operator: Operator) -> &'static str {
    match operator {
        Operator::From => "Write a name, an address or me.",
        Operator::Channel => "Write email, linkedin, whatsapp or another channel.",
        Operator::Before | Operator::After => "Write a day, such as 2026-11-12.",
        Operator::Status => "Write open, pending, closed, or the status of an account.",
        Operator::Is => {
            "Write needs_reply, waiting, unread, mine, snoozed, closed, draft, note, inbound or outbound."
        }
        Operator::Tag => "Write a tag.",
        Operator::Assignee => "Write me, nobody or a name.",
        Operator::Campaign => "Write the name of a campaign.",
    }
}

/// How far the device's own search has come.
pub fn looked_through(done: usize, all: usize) -> String {
    format!(
        "Looked through {} of {} conversations",
        crate::format::number(done),
        crate::format::number(all)
    )
}

/// How far back the device's own search reaches.
pub fn reaches(day: &str) -> String {
    format!("On this device: everything but messages from before {day}.")
}

pub fn first(count: usize) -> String {
    format!(
        "These are the first {}. More words find less.",
        crate::format::number(count)
    )
}

/// In the palette and under the inbox's own search: to the search page.
pub fn everywhere(text: &str) -> String {
    format!("Search everywhere for “{text}”")
}
