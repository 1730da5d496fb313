//! The text catalogue: every visible string of the app, in English.
//!
//! A module a part of the interface; a constant where the text is fixed, a function where it has
//! parameters. A missing text is a compile error. Dates, numbers and lists go through
//! [`crate::format`]. Sentences say what happened, what was kept, and what to do.

pub mod accounts;
pub mod assistance;
pub mod attachments;
pub mod campaigns;
pub mod composer;
pub mod dates;
pub mod decisions;
pub mod drafts;
pub mod emails;
pub mod fits;
pub mod funnel;
pub mod gate;
pub mod handed;
pub mod hints;
pub mod import;
pub mod import_messages;
pub mod inbox;
pub mod keys;
pub mod notes;
pub mod notifications;
pub mod paste;
pub mod people;
pub mod products;
pub mod recorded;
pub mod saved_replies;
pub mod search;
pub mod settings;
pub mod shell;
pub mod thread;
pub mod thread_events;
pub mod undo;
pub mod values;
pub mod variables;
pub mod views;

/// A number with its noun: *1 message*, *3 messages*.
pub fn count(n: usize, one: &str, many: &str) -> String {
    let number = crate::format::number(n);
    if n == 1 {
        format!("{number} {one}")
    } else {
        format!("{number} {many}")
    }
}
