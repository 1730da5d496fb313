//! Conversations from files.

use super::count;
use crate::{format, texts::accounts};
use domain::import::{archive::ArchiveError, history::MessageProblem};

pub const READING: &str = "Reading the messages";
pub const WHO_ARE_YOU: &str = "Which of these are you?";
pub const WHO_HELP: &str =
    "What they say is what your side said. Tick every address or name of yours.";
pub const GROUP: &str = "A group: what your side said goes to whoever else said most.";
pub const WHEN: &str = "When it was said";
pub const WRITTEN_HELP: &str = "The file does not say whether the day or the month comes first.";
pub const NOT_A_CHAT: &str = "The file is not a chat that WhatsApp exported. In WhatsApp, open the chat, then \
    More, Export chat. Nothing was imported.";
pub const NONE_HELD: &str = "The archive holds neither a chat that WhatsApp exported nor LinkedIn’s \
    messages.csv. Nothing was imported.";
pub const WITH_WHOM: &str = "Whose messages they are";
pub const WITH_WHOM_HELP: &str = "The account was found by address, domain, phone or name. Correct what is \
    wrong.";
pub const READ: &str = "Read what was said";
pub const NO_TEXT: &str = "No text.";
pub const NEW_NAME: &str = "Name of the new account";
pub const SKIP: &str = "Leave out";
pub const ANOTHER: &str = "Another account …";
pub const SEARCH: &str = "Search accounts";
pub const SKIP_UNKNOWN: &str = "Leave out everybody who is not an account yet";
pub const CREATE_UNKNOWN: &str = "Create accounts for all of them";
pub const CAMPAIGN: &str = "Counts in the campaign";
pub const NO_CAMPAIGN: &str = "None";
pub const CAMPAIGN_HELP: &str = "For accounts that are in it. All others keep these messages outside any \
    campaign.";
pub const MORE: &str = "Show more";
pub const NEW_MESSAGES: &str = "Will be imported";
pub const THERE: &str = "There already";
pub const NEW_ACCOUNTS: &str = "Accounts to create";
pub const LEFT_OUT: &str = "Left out";
pub const AHEAD: &str = "In the future: will be refused";
pub const IMPORTED: &str = "Imported";
pub const WERE_CREATED: &str = "Accounts created";
pub const REFUSED: &str = "Refused";
pub const REFUSED_MESSAGES: &str = "Refused messages";
/// Of a reason that only a newer version of the app knows.
pub const REFUSED_BY_NEWER: &str = "Refused. Reload the app to see why.";
pub const UNREAD_MESSAGES: &str = "Messages that could not be read";
pub const NONE: &str = "No message was found in the file. Nothing was imported.";
pub const TOO_MANY: &str = "The file holds more messages than one import takes; the first 100,000 are \
    shown.";
pub const WITHOUT_LOOKS: &str = "The file holds more formatted email than one import takes: of the last \
    ones the text is imported, and their look is not.";
pub const TAKE_CUT_OFF: &str = "Import it as far as it goes";
pub const NOTHING: &str = "Nothing to import";
pub const COUNTING: &str = "Comparing with the messages that are there";
pub const SEE_INBOX: &str = "See the inbox";

pub fn reading(done: usize, all: usize, messages: usize) -> String {
    let percent = (done * 100).checked_div(all).unwrap_or(100);
    format!("{percent} % read, {}", self::messages(messages))
}

pub fn messages(n: usize) -> String {
    count(n, "message", "messages")
}

pub fn file(name: &str, n: usize) -> String {
    format!("{name} · {}", messages(n))
}

/// Of a file that knows no time zone.
pub fn zone(name: &str) -> String {
    if name.is_empty() {
        "The file names no time zone. Its times are read in the zone of this device.".to_owned()
    } else {
        format!(
            "The file names no time zone. Its times are read in the zone of this device, {name}."
        )
    }
}

/// A date as a file writes it.
pub fn written(date: &str) -> String {
    format!("“{date}” is")
}

pub fn day_first(date: &str) -> String {
    format!("{date} (the day first)")
}

pub fn month_first(date: &str) -> String {
    format!("{date} (the month first)")
}

/// Why an archive cannot be read.
pub fn archive_error(error: ArchiveError) -> String {
    let why = match error {
        ArchiveError::Broken => {
            "The archive is damaged, or a part of it is missing. Export it again and choose it then."
                .to_owned()
        }
        ArchiveError::NotKnown => {
            "The archive is locked with a password, or packed in a way that is not known.".to_owned()
        }
        ArchiveError::TooManyEntries { limit } => format!(
            "The archive holds more than {} files.",
            format::number(limit)
        ),
        ArchiveError::TooLarge => {
            "What is packed in the archive is far larger than a chat or messages.csv is. It was not \
             read."
                .to_owned()
        }
    };
    format!("{why} {}", super::import::NOTHING_IMPORTED)
}

/// *12 sent, 8 received · 3 Jan 2024 – 26 Nov 2026*
pub fn talk(ours: usize, theirs: usize, first: &str, last: &str) -> String {
    let span = if first == last {
        first.to_owned()
    } else {
        format!("{first} – {last}")
    };
    format!(
        "{} sent, {} received · {span}",
        format::number(ours),
        format::number(theirs)
    )
}

/// The choice for one correspondent, for assistive technology.
pub fn belongs(name: &str) -> String {
    format!("Account of {name}")
}

/// An account that may be meant, with where it is.
pub fn account(name: &str, place: &str) -> String {
    if place.is_empty() {
        name.to_owned()
    } else {
        format!("{name} · {place}")
    }
}

pub fn said_by(name: &str, is_ours: bool) -> String {
    if is_ours {
        format!("{name} (your side)")
    } else {
        name.to_owned()
    }
}

pub fn create(name: &str) -> String {
    format!("New account: {name}")
}

pub fn import(n: usize, new: usize) -> String {
    match (n, new) {
        (0, _) => NOTHING.to_owned(),
        (n, 0) => format!("Import {}", messages(n)),
        (n, new) => format!("Import {}, create {}", messages(n), accounts::accounts(new)),
    }
}

pub fn progress(done: usize, total: usize) -> String {
    format!("{} of {}", format::number(done), messages(total))
}

pub fn stopped(left: usize) -> String {
    format!(
        "Stopped. {} not imported; what was imported before stays, unless you undo it.",
        if left == 1 {
            "1 message was".to_owned()
        } else {
            format!("{} messages were", format::number(left))
        }
    )
}

pub fn finished(n: usize) -> String {
    format!("{} imported", messages(n))
}

pub fn unread(n: usize, problem: MessageProblem) -> String {
    let why = match problem {
        MessageProblem::NotUnderstood => "no email could be made out",
        MessageProblem::NoDate => "they do not say when they were sent",
        MessageProblem::NoSender => "they do not say who sent them",
        MessageProblem::NoText => "no text of their own, such as attachments or quotations alone",
        MessageProblem::TooLong => "longer than 100,000 characters",
        MessageProblem::CutOff => "the file ends in the middle of it",
    };
    format!("{}: {why}", messages(n))
}

/// Conversations that begin closed.
pub fn over(n: usize) -> String {
    let (many, begin) = if n == 1 {
        ("1 conversation".to_owned(), "it begins")
    } else {
        (format!("{} conversations", format::number(n)), "they begin")
    };
    format!("{many} ended more than 30 days ago: {begin} closed, and are found under Closed.")
}

/// Of the last message of a file that is not whole.
pub fn cut_off(from: &str, at: &str) -> String {
    format!(
        "The file ends in the middle of its last message, from {from}, {at}. It is left out, so that the \
         whole of it can come with the whole file."
    )
}

pub fn more(n: usize) -> String {
    format!("{} more correspondents", format::number(n))
}
