//! The inbox and its threads.

use crate::format;
use domain::{AiMode, snooze::Snooze};

pub const SEARCH: &str = "Search people and messages";
pub const CONVERSATIONS: &str = "Conversations";
pub const NEEDS_REPLY: &str = "Needs a reply";
pub const ALL: &str = "All";
pub const CLOSED: &str = "Closed";
pub const FILTERS: &str = "Which conversations";
pub const MINE: &str = "Mine";
pub const UNASSIGNED: &str = "Unassigned";
pub const SNOOZED: &str = "Snoozed";
pub const UNREAD: &str = "Unread";
/// So many that they are not counted.
pub const MANY: &str = "9+";
/// Of the last message of ours.
pub const BY_AI: &str = "Drafted by AI";
pub const SELECT: &str = "Select several";
/// Opens the choices that narrow the list.
pub const NARROW: &str = "Filter";
pub const NOTHING_MATCHES: &str = "No conversation matches";
pub const NOTHING_MATCHES_HELP: &str = "Remove a filter or try another tab.";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const DRAFT: &str = "Draft";
/// When the last note was written, where it is the last that happened.
pub fn note_at(time: &str) -> String {
    format!("note · {time}")
}

/// Before what somebody of the team said last.
pub const CALL_PREFIX: &str = "Call: ";
pub const WE_PREFIX: &str = "We: ";
/// In place of what was said last.
pub const NOTHING_SAID: &str = "Nothing said yet";
pub const BACK: &str = "Back to the list";
pub const CLOSE: &str = "Close";
pub const REOPEN: &str = "Reopen";
pub const REOPENED: &str = "The conversation is open again.";
pub const CHOOSE_TITLE: &str = "Choose a conversation";
pub const CHOOSE: &str = "Pick one on the left to read and answer it.";
pub const EMPTY_TITLE: &str = "No conversations yet";
pub const EMPTY: &str = "Import your accounts, add them to a campaign, and log the first message.";
pub const IMPORT: &str = "Import accounts";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const GONE: &str = "This conversation no longer exists. It may have been merged or erased.";
pub const NOTHING_FOUND_HELP: &str = "Try fewer letters, or another filter.";
pub const NO_MESSAGES: &str = "Nothing was said yet. What you log below appears here.";
pub const TODAY: &str = "Today";
pub const YESTERDAY: &str = "Yesterday";
pub const QUOTED: &str = "Quoted history";
pub const RETRACTED: &str = "Taken back";
/// Beside what is struck out by it.
pub const TAKE_BACK: &str = "Take back";
pub const RETRACT: &str = "Take back this message";
pub const MENU: &str = "More for this message";
pub const SHOW_TRANSLATION: &str = "Translation";
pub const HIDE_TRANSLATION: &str = "Hide translation";
pub const ADD_TRANSLATION: &str = "Add translation";
pub const CORRECT_TRANSLATION: &str = "Correct translation";
pub const SAVE_TRANSLATION: &str = "Save translation";
pub const TRANSLATION_SAVED: &str = "Translation saved";
pub const TRANSLATION_LANGUAGE: &str = "Language of the translation";
pub const LANGUAGE: &str = "Language";
pub const MESSAGE_LANGUAGE: &str = "Language of the message";
pub const EDITED: &str = "edited";
pub const EDIT_NOTE: &str = "Edit note";
pub const UNDO_NOTE: &str = "Take back note";
pub const NOTE_MENU: &str = "More for this note";
pub const NOTE_SAVED: &str = "Note saved";
pub const NOTE_UNDONE: &str = "Note taken back. It stays on record, struck out.";
pub const ASKS_TO_STOP: &str = "They ask not to be written to again.";
pub const SET_DO_NOT_CONTACT: &str = "Set do not contact";
pub const MEANT_NOT: &str = "They did not mean that";
pub const MEANT_OTHERWISE: &str = "No longer a request to stop";
pub const OPTED_OUT: &str = "Do not contact is set, for the reason that they wrote";
pub const COPY_TEXT: &str = "Copy text";
pub const COPY_LINK: &str = "Copy link";
pub const LINK_COPIED: &str = "Link copied";
pub const SHOW_LESS: &str = "Show less";
pub const FETCHING_MESSAGE: &str = "Fetching the message";
pub const MESSAGE_GONE: &str = "The message that the link leads to is not in this conversation.";
pub const MESSAGE_NOT_FETCHED: &str =
    "The message that the link leads to is not on this device, and the server cannot be reached.";
pub const NOT_SENT_YET: &str = "On this device";
pub const EDIT_DRAFT: &str = "Edit";
pub const LOG_DRAFT: &str = "Log";
pub const DELETE_DRAFT: &str = "Delete";
pub const DRAFT_DELETED: &str = "Draft deleted";
pub const UNDO: &str = "Undo";
pub const OLDER: &str = "Load older messages";
pub const NOTE_ONLY_TEAM: &str = "Note, only for the team";
pub const SECOND_DRAFT: &str = "Two devices edited this draft at once: both texts were kept.";
pub const DETAILS: &str = "Details";
pub const CLOSE_DETAILS: &str = "Close the details";
pub const STATUS: &str = "Status";
pub const CAMPAIGN: &str = "Campaign";
pub const CONVERSATION: &str = "Conversation";
pub const ASSIGN: &str = "Assign";
pub const CONVERSATION_MENU: &str = "More for this conversation";
pub const ASSIGNEE: &str = "Assignee";
pub const NOBODY: &str = "Nobody";
pub const ASSIGNED_TO_NOBODY: &str = "Assigned to nobody";
/// What the thread shows between its messages.
pub const EVERY_EVENT: &str = "Show every event";
pub const AI_MODE: &str = "AI";

pub fn ai_mode(mode: AiMode) -> &'static str {
    match mode {
        AiMode::Active => "Drafts first",
        AiMode::Paused => "Paused",
        AiMode::Manual => "By people",
    }
}

pub fn ai_mode_is(mode: AiMode) -> &'static str {
    match mode {
        AiMode::Active => "The next text begins with a draft of the AI",
        AiMode::Paused => "The AI is paused here",
        AiMode::Manual => "A text begins here as you write it",
    }
}

pub const SNOOZE: &str = "Snooze";
/// The dialog that asks for the day.
pub const SNOOZE_UNTIL: &str = "Snooze until";
pub const SNOOZE_DAY: &str = "Until a day …";
pub const SNOOZE_DAY_HELP: &str = "It comes back at nine in the morning.";
pub const DAY: &str = "Day";
pub const NOT_TO_COME: &str = "Choose a day after today.";
/// In place of when it comes back.
pub const AWAKE: &str = "Not snoozed";
pub const WAKE: &str = "Wake it now";
pub const WOKEN: &str = "No longer snoozed";
pub const OTHER_CONVERSATIONS: &str = "Other conversations";
pub const THEY_WROTE_FIRST: &str = "They wrote first";
pub const SAID_EARLIER: &str = "recorded later";

/// What came into the list, or moved in it, while it stood still.
pub fn news(n: usize) -> String {
    format!("{} new", crate::format::number(n))
}

pub fn select(name: &str) -> String {
    format!("Select {name}")
}

/// Several events, folded.
pub fn events(n: usize) -> String {
    super::count(n, "event", "events")
}

pub fn assigned_to(who: &str) -> String {
    format!("Assigned to {}", format::named(who))
}

/// Of so many messages, on a row.
pub fn unread(count: &str) -> String {
    format!("{count} unread")
}

pub fn snooze(snooze: Snooze) -> &'static str {
    match snooze {
        Snooze::Tomorrow => "Until tomorrow",
        Snooze::InTwoDays => "For two days",
        Snooze::NextWeek => "Until next week",
        Snooze::InAMonth => "For a month",
    }
}

/// By name: whoever closed one has another before them by now.
pub fn closed_now(account: &str) -> String {
    format!("Closed: {}", format::named(account))
}

pub fn snoozed_until(when: &str) -> String {
    format!("Snoozed until {when}")
}

pub fn to(name: &str) -> String {
    format!("to {name}")
}

/// How much of what was logged an assistant had suggested, in percent, where it has words.
pub fn suggested(share: Option<u8>) -> String {
    match share {
        Some(share) => format!(
            "Suggested by AI: {} of this text",
            crate::format::percent(f64::from(share) / 100.0)
        ),
        None => "Suggested by AI".to_owned(),
    }
}

pub fn show_all(characters: usize) -> String {
    format!("Show all {} characters", crate::format::number(characters))
}

pub fn translation_into(language: &str) -> String {
    format!("Translation into {language}")
}

pub fn language_corrected(language: &str) -> String {
    format!("The message is in {language}")
}

pub fn intent_corrected(intent: &str) -> String {
    format!("Intent: {intent}")
}

pub fn edited_by(who: &str, when: &str) -> String {
    format!("Edited by {who}, {when}")
}

pub fn undone_by(who: &str, when: &str) -> String {
    format!("Taken back by {who}, {when}")
}

pub const OTHERS: &str = "Colleagues here";

/// *Pau is writing*; blank of nobody.
pub fn writing(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{one} is writing"),
        several => format!("{} are writing", crate::format::list(several)),
    }
}

/// *Pau has this open too*; blank of nobody.
pub fn also_here(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{one} has this open too"),
        several => format!("{} have this open too", crate::format::list(several)),
    }
}
