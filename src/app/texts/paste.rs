//! What is said about a recognised paste.

use super::count;

pub const RECOGNISED: &str = "Recognised";
pub const UNDO: &str = "Undo recognition";
pub const UNDO_KEY: &str = "Esc";
pub const MODE: &str = "Mode";
pub const CHANNEL: &str = "Channel";
pub const SENDER: &str = "From";
pub const WHEN: &str = "When";
pub const SUBJECT: &str = "Subject";
pub const LANGUAGE: &str = "Language";
pub const INTENT: &str = "Intent";
pub const NOW: &str = "Now";
pub const NO_INTENT: &str = "None";
pub const LEAVE_QUOTED: &str = "Leave the history out";
pub const SEVERAL_HELP: &str = "Choose what is logged, and whose it is. Until then the pasted text \
    stands in the composer as it is.";
pub const PEOPLE: &str = "Who took part";
pub const THEIRS: &str = "Theirs";
pub const OURS: &str = "Ours";
pub const BOTH: &str = "Both";
pub const STANDS: &str = "Logged already";
pub const AS_ONE_TEXT: &str = "Keep it as one text";

pub fn leave_out(field: &str) -> String {
    format!("Leave out: {field}")
}

pub fn add_contact(name: &str) -> String {
    format!("Add {name} as a contact")
}

pub fn several(n: usize) -> String {
    format!("{} in this paste", count(n, "message", "messages"))
}

pub fn left_out(n: usize) -> String {
    format!(
        "Only the latest can be logged from a paste: {} before them stay in the text.",
        count(n, "message", "messages")
    )
}

pub fn log(n: usize) -> String {
    format!("Log {}", count(n, "message", "messages"))
}

pub fn logged(n: usize) -> String {
    format!("Logged {}", count(n, "message", "messages"))
}

pub fn side_of(name: &str) -> String {
    format!("Side of {name}")
}

pub fn side_of_message(name: &str) -> String {
    format!("Side of this message of {name}")
}

pub fn line(name: &str, when: &str) -> String {
    format!("Log the message of {name}, {when}")
}
