//! What was logged is handed over to its channel.

use domain::door::Opens;

pub const TITLE: &str = "What was logged";
pub const LOGGED: &str = "Logged";
/// Before the name of who is next.
pub const NEXT: &str = "Next:";
pub const COPY: &str = "Copy text";
pub const IS_COPIED: &str = "The text is copied.";
pub const CHOOSE_THERE: &str = "Choose the recipient there.";
pub const PASTE_THERE: &str = "Paste the text there.";

/// To whom, and where they are reached.
pub fn to(name: &str, address: &str) -> String {
    format!("to {}", person(name, address))
}

/// From whom, and where they are reached.
pub fn from(name: &str, address: &str) -> String {
    format!("from {}", person(name, address))
}

fn person(name: &str, address: &str) -> String {
    if address.is_empty() {
        name.to_owned()
    } else {
        format!("{name}, {address}")
    }
}

/// What a door's link says.
pub fn opens(what: Opens) -> &'static str {
    match what {
        Opens::MailProgram => "Open in the mail program",
        Opens::Whatsapp => "Open in WhatsApp",
        Opens::Messages => "Open in Messages",
        Opens::Dialler => "Call",
        Opens::LinkedinProfile => "Open the LinkedIn profile",
        Opens::InstagramProfile => "Open the Instagram profile",
        Opens::XProfile => "Open the profile on X",
    }
}
