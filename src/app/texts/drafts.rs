//! The list of drafts.

pub const LEAD: &str = "Texts that were begun and not logged. None of them has any effect yet.";
pub const EMPTY_TITLE: &str = "No drafts";
pub const EMPTY: &str = "What you begin to write in a conversation, or save there as a draft, is kept here until it is logged.";
pub const YOURS: &str = "Yours";
pub const NOTES: &str = "Your notes";
pub const COLLEAGUES: &str = "Your colleagues’";
pub const ONLY_HERE: &str = "Only on this device";
pub const UNSAVED_CHANGES: &str = "With changes that are only on this device";
pub const SECOND: &str = "Second text: two devices edited this draft at once";
pub const LOG: &str = "Log";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "The text is copied";
pub const DELETE: &str = "Delete";
pub const DELETED: &str = "Draft deleted";
pub const UNDO: &str = "Undo";

pub fn age(age: &str) -> String {
    format!("{age} old")
}

pub fn stale(age: &str) -> String {
    format!("{age} old: log it, or delete it")
}

pub fn log(account: &str) -> String {
    format!("Log the draft to {account}")
}

pub fn copy(account: &str) -> String {
    format!("Copy the draft to {account}")
}

pub fn delete(account: &str) -> String {
    format!("Delete the draft to {account}")
}
