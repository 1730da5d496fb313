//! What is said about a recognised paste.

use super::count;
use crate::format;
use domain::{
    paste::{LONGEST, MOST_MESSAGES},
    text::MESSAGE_LIMIT,
};

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
pub const ADD_CONTACT: &str = "Add as a contact";
pub const MESSAGES: &str = "Messages of this paste";
pub const CHOOSE_ALL: &str = "Choose all";
pub const CHOOSE_NONE: &str = "Choose none";
pub const AS_ONE_TEXT: &str = "Keep it as one text";

pub fn leave_out(field: &str) -> String {
    format!("Leave out: {field}")
}

pub fn change(field: &str) -> String {
    format!("Change: {field}")
}

pub fn add_contact(name: &str) -> String {
    format!("Add {name} as a contact")
}

/// Who wrote is known, and of another account.
pub fn elsewhere(name: &str, account: &str) -> String {
    format!(
        "{name} is a contact of {account}. What is pasted stays here until it is logged or cleared."
    )
}

/// *Log* was pressed although who wrote is of another account.
pub const LOG_AGAIN: &str = "Nothing is logged yet. To log it here all the same, press Log again.";

pub const OTHER_TEXT_THERE: &str =
    "Another text is begun in that conversation: log or clear it first.";

/// The text goes to where it belongs.
pub fn there_instead(account: &str) -> String {
    format!("Take it to {account}")
}

pub fn open_account(account: &str) -> String {
    format!("Open {account}")
}

pub fn several(n: usize) -> String {
    format!("{} in this paste", count(n, "message", "messages"))
}

pub fn left_out(n: usize) -> String {
    format!(
        "Only the latest {} can be logged from a paste: {} before them stay in the text. A whole \
         export can be imported, from Accounts.",
        format::number(MOST_MESSAGES),
        count(n, "message", "messages")
    )
}

pub fn chosen(n: usize, of: usize) -> String {
    format!("{} of {} chosen", format::number(n), format::number(of))
}

pub const FORM_KEPT: &str = "Its look is kept: it can be shown as an email.";
pub const LEAVE_FORM: &str = "Keep the text alone";

/// Nothing is pasted: so many bytes beside those that stand in the box are too many.
pub fn too_long(pasted: usize, stands: usize) -> String {
    // Where it is too long by itself, what stands there does not matter.
    let stands = if pasted <= LONGEST {
        format!(" beside the {} already here", format::megabytes(stands))
    } else {
        String::new()
    };
    format!(
        "Nothing was pasted. The text is {} long{stands}; a box takes {} at most, and a message {} \
         characters. A whole export can be imported, from Accounts.",
        format::megabytes(pasted),
        format::megabytes(LONGEST),
        format::number(MESSAGE_LIMIT)
    )
}

pub fn contact_added(name: &str) -> String {
    format!("{name} is a contact of the account now")
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
