//! Emails as they looked.

use super::attachments;

pub const SHOW: &str = "Show as email";
pub const HIDE: &str = "Show the text alone";
pub const FRAME: &str = "The email as it looked";
pub const WAITS: &str = "It can be shown as email once it has been sent to the server.";
pub const OFFLINE: &str = "The server cannot be reached: the text is here, its look is not.";
pub const LOAD_PICTURES: &str = "Load pictures from the internet";
pub const LOAD_HELP: &str = "Whoever sent it can then see that it was opened.";
pub const LOADED: &str = "Pictures are loaded from the internet.";

/// Pictures that were too large to be kept, by their bytes; 0 where those are not known.
pub fn left_out(bytes: &[u64]) -> String {
    let known: Vec<String> = bytes
        .iter()
        .filter(|bytes| **bytes > 0)
        .map(|bytes| attachments::size(*bytes))
        .collect();
    let count = super::count(bytes.len(), "picture was", "pictures were");
    let limit = attachments::size(domain::email_html::PICTURE_LIMIT as u64);
    let sizes = if known.is_empty() {
        String::new()
    } else {
        format!(" ({})", crate::format::list(&known))
    };
    format!("{count} left out: larger than {limit}{sizes}.")
}
