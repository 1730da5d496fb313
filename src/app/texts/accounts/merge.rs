//! Accounts that seem to be one, and become one (rule book §8).

use crate::{format, texts::count};

pub const DUPLICATES: &str = "Find duplicates";
pub const LEAD: &str = "Accounts that may have been entered twice, the surest first. Compare two and \
    merge them, or say that they are not the same.";
pub const BACK: &str = "All accounts";
pub const PROGRESS: &str = "Looking for duplicates";
pub const STOP: &str = "Stop";
pub const STOPPED: &str = "Stopped. What was found so far is below.";
pub const SEARCH_AGAIN: &str = "Search again";
pub const LIST: &str = "Pairs that seem to be one account";
pub const NONE_TITLE: &str = "No duplicates";
pub const NONE: &str = "No two accounts look like one, as far as names, cities, phone numbers and web \
    addresses tell.";
pub const COMPARE: &str = "Compare";
pub const NOT_SAME: &str = "Not the same";
pub const DISMISSED: &str = "They are not suggested any more";
pub const UNDO: &str = "Undo";
pub const SHOW_DISMISSED: &str = "Not the same, as somebody said";
pub const SUGGEST_AGAIN: &str = "Suggest again";

pub const TITLE: &str = "Merge two accounts";
pub const MERGE_LEAD: &str = "The one that stays keeps everything that only one of them knows. Choose \
    where they differ. Conversations, contacts and history of both stay.";
pub const STAYS: &str = "Stays";
pub const TAKEN_IN: &str = "Will be merged into it";
pub const SWAP: &str = "Keep the other one";
pub const FIELD: &str = "Field";
pub const BLANK: &str = "–";
pub const BOTH: &str = "both stay";
pub const MORE_ADVANCED: &str = "the more advanced one stays";
pub const MERGE: &str = "Merge";
pub const CANCEL: &str = "Cancel";
pub const ONE_ALREADY_TITLE: &str = "These are one account already";
pub const ONE_ALREADY: &str = "Somebody has merged them.";
pub const NOT_HERE_TITLE: &str = "Two accounts are needed";
pub const NOT_HERE: &str = "One of them is not on this device, or the address is mistyped.";
pub const OPEN: &str = "Open the account";

/// The history of merges on an account's page.
pub const HISTORY: &str = "Merged accounts";
pub const UNDO_MERGE: &str = "Undo this merge";
pub const UNDONE: &str = "The merge is undone. Both accounts are back.";

/// *12 pairs*
pub fn pairs(n: usize) -> String {
    count(n, "pair", "pairs")
}

/// *3 pairs, 2 of them said to be different*
pub fn dismissed(n: usize) -> String {
    format!("{} said not to be the same", pairs(n))
}

/// *Same phone number, 95 % sure*
pub fn because(level: &str, percent: u8) -> String {
    let mut why = level.to_owned();
    if let Some(first) = why.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{why}, {percent} % sure")
}

/// What a link or button is about, for those who only hear it.
pub fn about(act: &str, one: &str, other: &str) -> String {
    format!("{act}: {one} and {other}")
}

/// *2 conversations · 1 contact · added 12 Nov*
pub fn holds(conversations: usize, contacts: usize, since: &str) -> String {
    format!(
        "{} · {} · added {since}",
        count(conversations, "conversation", "conversations"),
        count(contacts, "contact", "contacts"),
    )
}

pub fn both_in(campaigns: &[String]) -> String {
    format!(
        "Both have a conversation in {}. Both threads stay; the funnel counts them once.",
        format::list(campaigns)
    )
}

pub fn do_not_contact(name: &str) -> String {
    format!(
        "{name} must not be contacted: after the merge that holds for every conversation of both."
    )
}

pub fn merged(absorbed: &str, survivor: &str) -> String {
    format!(
        "{} is merged into {}",
        format::named(absorbed),
        format::named(survivor)
    )
}

/// *Forn Vell SL was merged into Forn Vell*
pub fn was_merged(absorbed: &str, survivor: &str) -> String {
    format!("{absorbed} was merged into {survivor}")
}

/// What taking a merge back does not take back.
pub fn kept(fields: &[&str]) -> String {
    let names: Vec<String> = fields.iter().map(|&field| field.to_owned()).collect();
    format!(
        "Edited since the merge, and stays when it is undone: {}.",
        format::list(&names)
    )
}

pub fn undone_by(who: &str, when: &str) -> String {
    format!("undone by {who} on {when}")
}
