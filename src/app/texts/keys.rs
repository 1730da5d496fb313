//! Keys, and the palette.

use crate::format;
use domain::{
    shortcuts::{Action, KeyProblem},
    snooze::Snooze,
};

pub const TITLE: &str = "Keys";
pub const LEAD: &str = "None of them acts while you type. Press another key in a box to change it, \
    Backspace to switch it off. They are kept on this device.";
pub const FIRST: &str = "As at first";
pub const OFF: &str = "off";
pub const WITH_CONTROL: &str = "with Ctrl or ⌘";
/// The sheet of all keys.
pub const SHEET: &str = "Keyboard shortcuts";
pub const TO_SETTINGS: &str = "Change the keys";
pub const OF_LISTS: &str = "Up and down in the list and in a thread";
pub const OF_LOGGING: &str = "Log what is in the composer";
pub const OF_REPLIES: &str = "Insert a saved reply, in the composer";
pub const OF_MENTIONS: &str = "Mention a colleague, in a note";
pub const ARROWS: &str = "↑ ↓";
pub const PALETTE: &str = "Go to or do";
pub const PALETTE_FIELD: &str = "What are you looking for?";
pub const PLACE: &str = "page";
pub const ACCOUNT: &str = "account";
pub const PERSON: &str = "person";
pub const CONVERSATION: &str = "conversation";
pub const OPEN_ONE_FIRST: &str = "Open a conversation first.";
pub const IMPORT: &str = "Import accounts or conversations";
pub const DUPLICATES: &str = "Find duplicates";
pub const CAMPAIGN: &str = "campaign";
pub const PRODUCT: &str = "product";
pub const VIEW: &str = "view";
pub const CONTROL: &str = "Ctrl";
pub const COMMAND: &str = "⌘";

/// The parts of the sheet, in the order in which they are shown.
pub const GROUPS: [&str; 4] = [ANYWHERE, IN_LISTS, IN_CONVERSATION, IN_REVIEW];
pub const ANYWHERE: &str = "Anywhere";
pub const IN_LISTS: &str = "Lists";
pub const IN_CONVERSATION: &str = "Conversation";
pub const IN_REVIEW: &str = "Review of a campaign";

/// Under which of them an action stands.
pub fn group(action: Action) -> &'static str {
    match action {
        Action::Palette | Action::Help | Action::Search | Action::Undo => ANYWHERE,
        Action::Next | Action::Previous | Action::Select => IN_LISTS,
        Action::Reply
        | Action::Paste
        | Action::Write
        | Action::Note
        | Action::AssignToMe
        | Action::Close
        | Action::Snooze
        | Action::MarkUnread
        | Action::Tag
        | Action::Translation => IN_CONVERSATION,
        Action::Approve | Action::Reject | Action::Defer => IN_REVIEW,
    }
}

pub fn action(action: Action) -> &'static str {
    match action {
        Action::Palette => "Go to or do anything",
        Action::Help => "Show all keys",
        Action::Search => "Search",
        Action::Next => "Next conversation",
        Action::Previous => "Previous conversation",
        Action::Reply => "Answer: write, or paste their reply",
        Action::Paste => "Paste what they wrote",
        Action::Write => "Write a message",
        Action::Note => "Write a note to the team",
        Action::AssignToMe => "Assign the conversation to me",
        Action::Close => "Close or reopen the conversation",
        Action::Snooze => "Snooze the conversation until tomorrow",
        Action::MarkUnread => "Mark the conversation as unread",
        Action::Tag => "Tag the conversation",
        Action::Select => "Select or unselect the conversation",
        Action::Undo => "Undo what was just done",
        Action::Translation => "Show the translation of the message in focus",
        Action::Approve => "Approve, in a campaign's review",
        Action::Reject => "Reject, in a campaign's review",
        Action::Defer => "Defer, in a campaign's review",
    }
}

/// A part of the settings as a place.
pub fn in_settings(part: &str) -> String {
    format!("Settings: {part}")
}

/// A section of the inbox as a place.
pub fn in_inbox(section: &str) -> String {
    format!("Inbox: {section}")
}

pub const THE_CONVERSATION: &str = "the conversation";

/// What keys and the palette are about while several are selected.
pub fn selected(count: usize) -> String {
    format!("{} selected", format::number(count))
}

/// An action that is done to what is selected.
pub fn on_selected(action: Action, selected: &str) -> Option<String> {
    Some(match action {
        Action::AssignToMe => format!("Assign {selected} to me"),
        Action::Close => format!("Close or reopen {selected}"),
        Action::Snooze => format!("Snooze {selected} until tomorrow"),
        Action::MarkUnread => format!("Mark {selected} as unread"),
        Action::Tag => format!("Tag {selected}"),
        _ => return None,
    })
}

/// Of the open conversation, or of what is selected.
pub fn assign_to(about: &str, name: &str) -> String {
    format!("Assign {about} to {name}")
}

/// Of the open conversation, or of what is selected.
pub fn snooze(selected: Option<&str>, until: Snooze) -> String {
    let until = super::thread::snooze(until).to_lowercase();
    match selected {
        Some(selected) => format!("Snooze {selected}: {until}"),
        None => format!("Snooze: {until}"),
    }
}

pub fn first_of(action: Action) -> String {
    format!("As at first: {}", self::action(action))
}

pub fn problem(problem: KeyProblem) -> String {
    match problem {
        KeyProblem::Taken(other) => format!(
            "This is the key of “{}”. Change or switch off that one first.",
            action(other)
        ),
        KeyProblem::Reserved => "This key means something already. Choose another.".to_owned(),
        KeyProblem::NotAKey => "Press one letter, digit or sign.".to_owned(),
    }
}
