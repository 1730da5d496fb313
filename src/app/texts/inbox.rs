//! What narrows the list of the inbox, and what is done with many conversations at once.

use domain::inbox::{Recency, Section, Standing, at_once::AtOnce};

pub const NARROW_BY: &str = "Show only";
pub const DONE: &str = "Done";
pub const NARROWED_BY: &str = "Shown only";
pub const ANY: &str = "Any";
pub const ANOTHER_TAG: &str = "And with …";
pub const STANDING: &str = "State";
pub const CHANNEL: &str = "Channel";
pub const ALL_CHANNELS: &str = "All";
pub const CAMPAIGN: &str = "Campaign";
pub const PRODUCT: &str = "Product";
pub const TAG: &str = "Tag";
pub const INTENT: &str = "Intent";
pub const ACCOUNT_STATUS: &str = "Account status";
pub const LANGUAGE: &str = "Language";
pub const ACTIVITY: &str = "Last activity";
pub const THEIR_WORD: &str = "Replied";
pub const AI: &str = "AI";
pub const WITH_DRAFT: &str = "With a draft";
pub const OLDEST_FIRST: &str = "Oldest first";
pub const ASSIGN: &str = "Assign to";
pub const TAG_ALL: &str = "Tag, or -tag";
pub const MARK_READ: &str = "Mark read";
pub const MARK_UNREAD: &str = "Mark unread";
pub const MARKED_UNREAD: &str = "Marked as unread";
pub const NOTHING_TO_DO: &str = "They are so already. Nothing was changed.";
/// In the place of what selects all that is listed.
pub const LOADS_MORE: &str = "More is being loaded …";
pub const STILL_RUNNING: &str = "Something is still being done. Wait for it, or stop it.";
pub const TAKEN_BACK: &str = "Taken back";
pub const TAGS: &str = "Tags";
pub const ADD_TAG: &str = "Add a tag";
/// In place of a name that is not here.
pub const UNKNOWN: &str = "unknown";

pub const REQUIRES_ACTION: &str = "What waits for a person: a reply, a snooze that has ended, or a draft of yours \
    that was left for a day";

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NeedsReply => "Needs a reply",
        Standing::RequiresAction => "Requires action",
        Standing::Waiting => "Waiting for them",
        Standing::Snoozed => "Snoozed",
    }
}

pub fn recency(recency: Recency) -> String {
    let days = |days: u16| super::count(days.into(), "day", "days");
    match recency {
        Recency::Within(1) => "In the last 24 hours".to_owned(),
        Recency::Within(n) => format!("In the last {}", days(n)),
        Recency::NotWithin(n) => format!("Quiet for {}", days(n)),
    }
}

pub fn they_wrote(yes: bool) -> &'static str {
    if yes {
        "They have written"
    } else {
        "They have never written"
    }
}

pub fn ai(yes: bool) -> &'static str {
    if yes { "With AI" } else { "By people alone" }
}

pub const WRITE_THEM: &str = "Write to them";

/// Conversations that nobody has begun.
pub fn first_messages(n: usize) -> String {
    if n == 1 {
        "1 waits for the first message".to_owned()
    } else {
        format!("{} wait for their first message", crate::format::number(n))
    }
}

/// What was done with several conversations at once.
/// A section that is empty by itself, while others are not.
pub fn none_in(section: Section) -> &'static str {
    match section {
        Section::All => "Nothing is open",
        Section::Mine => "No conversation is yours",
        Section::Unassigned => "Every conversation is somebody’s",
        Section::Closed => "No conversation is closed",
    }
}

pub fn none_in_help(section: Section) -> &'static str {
    match section {
        Section::All => {
            "What is closed is under Closed, what is put aside under the filter Snoozed."
        }
        Section::Mine => "A conversation becomes yours once you assign it to yourself.",
        Section::Unassigned => "Conversations that nobody looks after yet appear here.",
        Section::Closed => "Conversations that are over appear here.",
    }
}

pub fn done(act: &AtOnce, n: usize) -> String {
    let many = super::count(n, "conversation", "conversations");
    match act {
        AtOnce::Assign(Some(_)) => format!("Assigned: {many}"),
        AtOnce::Assign(None) => format!("Assigned to nobody: {many}"),
        AtOnce::Tag(tag) => format!("Tagged “{tag}”: {many}"),
        AtOnce::Untag(tag) => format!("“{tag}” taken off: {many}"),
        AtOnce::Snooze(Some(_)) => format!("Snoozed: {many}"),
        AtOnce::Snooze(None) => format!("No longer snoozed: {many}"),
        AtOnce::Close => format!("Closed: {many}"),
        AtOnce::Reopen => format!("Reopened: {many}"),
        AtOnce::MarkRead => format!("Marked as read: {many}"),
        AtOnce::MarkUnread => format!("Marked as unread: {many}"),
        AtOnce::Status(_) => {
            let many = super::count(n, "account", "accounts");
            format!("Status changed: {many}")
        }
    }
}

pub fn taken_off(tag: &str) -> String {
    format!("“{}” taken off", crate::format::named(tag))
}

pub fn put_on(tag: &str) -> String {
    format!("Tagged “{}”", crate::format::named(tag))
}

pub fn take_off_tag(tag: &str) -> String {
    format!("Take off {tag}")
}

pub fn tagged(tag: &str) -> String {
    format!("# {tag}")
}

pub fn take_off(what: &str) -> String {
    format!("Do not narrow by: {what}")
}

pub fn matching(n: usize) -> String {
    format!("{} shown", crate::format::number(n))
}

/// A member who was removed, and whose conversations wait to be given on.
pub fn has_left(name: &str) -> String {
    format!("{name} (has left)")
}
