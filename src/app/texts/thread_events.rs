//! What happened between the messages.

use std::collections::BTreeSet;

pub fn added(who: &str, campaign: &str) -> String {
    format!("{who} added this account to {campaign}")
}

pub fn reviewed(who: &str, verdict: &str) -> String {
    format!("{who} set the review to “{verdict}”")
}

pub fn closed(who: &str) -> String {
    format!("{who} closed the conversation")
}

pub fn reopened(who: &str) -> String {
    format!("{who} reopened the conversation")
}

/// Somebody made it their own.
pub fn took(who: &str) -> String {
    format!("{who} took the conversation")
}

pub fn assigned(who: &str, to: Option<&str>) -> String {
    match to {
        Some(to) => format!("{who} assigned the conversation to {to}"),
        None => format!("{who} removed the assignee"),
    }
}

pub fn snoozed(who: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => format!("{who} snoozed the conversation until {until}"),
        None => format!("{who} ended the snooze"),
    }
}

pub fn tagged(who: &str, added: &BTreeSet<String>, removed: &BTreeSet<String>) -> String {
    format!("{who} {}", tags_changed(added, removed))
}

/// *added the tag “vip” and removed “later”*
pub fn tags_changed(added: &BTreeSet<String>, removed: &BTreeSet<String>) -> String {
    let quoted = |tags: &BTreeSet<String>| {
        let tags = tags.iter().map(|tag| format!("“{tag}”"));
        tags.collect::<Vec<_>>().join(", ")
    };
    let tags = |tags: &BTreeSet<String>| {
        let noun = if tags.len() == 1 { "tag" } else { "tags" };
        format!("the {noun} {}", quoted(tags))
    };
    match (added.is_empty(), removed.is_empty()) {
        (false, true) => format!("added {}", tags(added)),
        (true, _) => format!("removed {}", tags(removed)),
        (false, false) => format!("added {} and removed {}", tags(added), quoted(removed)),
    }
}

/// A change of status that somebody made.
pub fn by_hand(moved: &str, who: &str) -> String {
    format!("{moved}, by {who}")
}

pub fn moved(account: &str, from: Option<&str>, to: &str) -> String {
    match from {
        Some(from) => {
            format!(
                "{account} moved from {} to {}",
                from.to_lowercase(),
                to.to_lowercase()
            )
        }
        None => format!("{account} began as {}", to.to_lowercase()),
    }
}
