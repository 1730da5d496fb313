//! Accounts: the list, one account, and the people inside it.

pub mod engagement;
pub mod merge;

use super::count;
use domain::{ActivityKind, CustomValue, duplicates::Level, many_accounts::ManyAccounts};

pub const TITLE: &str = "Accounts";
pub const SEARCH: &str = "Search accounts, cities and people";
pub const NEW: &str = "New account";
pub const IMPORT: &str = "Import";
pub const DUPLICATES: &str = "Find duplicates";
pub const FILTERS: &str = "Which accounts";
pub const STATUS: &str = "Status";
pub const ANY_STATUS: &str = "Any status";
pub const LANGUAGE: &str = "Language";
pub const ANY_LANGUAGE: &str = "Any language";
pub const RELATIONSHIP: &str = "Relationship";
pub const ANY_RELATIONSHIP: &str = "Any relationship";
pub const SORT: &str = "Order";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const LIST: &str = "Accounts";
pub const COLUMN_CONTACT: &str = "Main contact";
pub const EMPTY_TITLE: &str = "No accounts yet";
pub const EMPTY: &str = "An account is an organisation that you talk to. Import a table, a mailbox or \
    chats with them, or enter the first one by hand.";
pub const NOTHING_FOUND: &str = "No account matches";
pub const NOTHING_FOUND_HELP: &str = "Try fewer letters, or clear the filters.";

pub const YES: &str = "Yes";
pub const NO: &str = "No";
pub const BLANK: &str = "–";
pub const ANY: &str = "Any";
pub const EXPORT: &str = "Export";
pub const EXPORT_FILE: &str = "accounts.csv";
pub const OWN_FIELD: &str = "Custom field";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const NOT_A_NUMBER: &str = "Write a number, such as 50; this side is left open.";

/// *Size: from*.
pub fn side_of(field: &str, side: &str) -> String {
    format!("{field}: {}", side.to_lowercase())
}

pub const CAMPAIGN: &str = "Campaign";
pub const CAMPAIGNS: &str = "Campaigns";
pub const ANY_CAMPAIGN: &str = "Any campaign";
pub const ANY_CITY: &str = "Any city";
pub const PLACE: &str = "Place";
pub const PLACE_HELP: &str = "A city or a country, by any of its names";
pub const ANY_CONTACT: &str = "With or without";
pub const HAS_CONTACT: &str = "With a contact";
pub const NO_CONTACT: &str = "Without a contact";
pub const COLUMNS: &str = "Columns";
pub const COLUMNS_FULL: &str = "No more fit. Take one off to choose another.";
pub const OWN_FIELDS: &str = "Custom fields";
pub const UNDO: &str = "Undo";
pub const WITH_SELECTION: &str = "With the selection";
pub const SELECT_ALL: &str = "Select all that match";
pub const ADD_TO_CAMPAIGN: &str = "Add to a campaign";
pub const FIRST_CAMPAIGN: &str = "Create the first campaign";
pub const MERGE_TWO: &str = "Compare and merge";
pub const CLEAR_SELECTION: &str = "Clear selection";

/// A column's heading.
pub fn column(spelled: &str) -> &'static str {
    match spelled {
        "status" => STATUS,
        "contact" => COLUMN_CONTACT,
        "language" => LANGUAGE,
        "activity" => "Last activity",
        "city" => form::CITY,
        "country" => form::COUNTRY,
        "business" => page::LINE_OF_BUSINESS,
        "email" => form::EMAIL,
        "phone" => form::PHONE,
        "website" => form::WEBSITE,
        "relationship" => RELATIONSHIP,
        "conversations" => page::CONVERSATIONS,
        "created" => page::CREATED,
        "engagement" => engagement::TITLE,
        _ => "Account",
    }
}

/// What the heading of a column does, and how the list stands.
pub fn sorts_by(title: &str, direction: Option<&str>) -> String {
    match direction {
        Some(direction) => format!("{title}, {direction}: sort the other way"),
        None => format!("{title}: sort by it"),
    }
}

pub fn more_filters(chosen: usize) -> String {
    if chosen == 0 {
        "More filters".to_owned()
    } else {
        format!("More filters ({})", crate::format::number(chosen))
    }
}

pub fn selected(n: usize) -> String {
    format!("{} selected", crate::format::number(n))
}

pub fn select(name: &str) -> String {
    format!("Select {name}")
}

/// What was done with many accounts.
pub fn done(act: &ManyAccounts, n: usize) -> String {
    let many = accounts(n);
    match act {
        ManyAccounts::Status(_) => format!("Status changed: {many}"),
        ManyAccounts::Language(language) => {
            format!("{} for {many}", crate::format::language(language))
        }
        ManyAccounts::Own(_, value) => match value {
            CustomValue::Boolean(true) => format!("{YES}: {many}"),
            CustomValue::Boolean(false) => format!("{NO}: {many}"),
            value => format!("{}: {many}", value.text()),
        },
    }
}

pub fn select_listed(n: usize) -> String {
    format!("Select all {}", crate::format::number(n))
}

/// *1,204 accounts*
pub fn accounts(n: usize) -> String {
    count(n, "account", "accounts")
}

/// *12 of 1,204 accounts*
pub fn found(shown: usize, all: usize) -> String {
    if shown == all {
        accounts(all)
    } else {
        format!("{} of {}", crate::format::number(shown), accounts(all))
    }
}

/// The form of an account.
pub mod form {
    use crate::format;

    pub const NEW_TITLE: &str = "New account";
    pub const EDIT_TITLE: &str = "Edit account";
    pub const NAME: &str = "Name";
    pub const LINE_OF_BUSINESS: &str = "Line of business";
    pub const LINE_OF_BUSINESS_HELP: &str = "In your own words: bakery, school, magazine";
    pub const CITY: &str = "City";
    pub const COUNTRY: &str = "Country";
    pub const LANGUAGE: &str = "Language they read";
    pub const NO_LANGUAGE: &str = "Unknown (uses the campaign's)";
    pub const PHONE: &str = "Phone";
    pub const EMAIL: &str = "Email";
    pub const WEBSITE: &str = "Website";
    pub const RELATIONSHIP: &str = "Relationship";
    pub const NOTES: &str = "Notes";
    pub const FIRST_CONTACT: &str = "First contact";
    pub const FIRST_CONTACT_HELP: &str = "Leave blank if you know nobody there yet.";
    pub const MEANWHILE: &str = "Somebody else changed this while the form was open:";
    pub const MEANWHILE_HELP: &str =
        "What you do not change stays as they wrote it; what you change is put in its place.";
    pub const CREATE: &str = "Create account";
    pub const CREATE_ANYWAY: &str = "Create anyway";
    pub const CONTACT_MISSING: &str =
        "The account is created, its contact is not: correct the contact and save again.";
    pub const SAVED: &str = "Saved";

    pub fn created(name: &str) -> String {
        format!("Created “{}”", format::named(name))
    }
}

/// An account that was made by mistake.
pub mod mistaken {
    use crate::format;

    pub const TITLE: &str = "Made by mistake?";
    pub const LEAD: &str = "Nothing was said to this account yet, so it can go without a trace.";
    pub const DELETE: &str = "Delete";

    pub fn title(name: &str) -> String {
        format!("Delete {name}?")
    }

    pub fn what_goes(people: usize, campaigns: usize) -> String {
        let mut also = Vec::new();
        if people > 0 {
            also.push(super::count(people, "person", "people"));
        }
        if campaigns > 0 {
            also.push(super::count(
                campaigns,
                "place in a campaign",
                "places in campaigns",
            ));
        }
        if also.is_empty() {
            "The account goes for good.".to_owned()
        } else {
            format!("The account goes for good, with {}.", also.join(" and "))
        }
    }

    pub fn deleted(name: &str) -> String {
        format!("Deleted “{}”", format::named(name))
    }
}

/// The form of a contact.
pub mod contact {
    use crate::format;

    pub const NEW_TITLE: &str = "New contact";
    pub const EDIT_TITLE: &str = "Edit contact";
    pub const ADD: &str = "Add contact";
    pub const NAME: &str = "Contact name";
    pub const TITLE: &str = "Job title";
    pub const EMAIL: &str = "Contact email";
    pub const PHONE: &str = "Contact phone";
    pub const LINKEDIN: &str = "LinkedIn";
    pub const INSTAGRAM: &str = "Instagram";
    pub const TWITTER_X: &str = "X";
    pub const ROLE: &str = "Role in the decision";
    pub const NO_ROLE: &str = "Not known";
    pub const NONE: &str = "Nobody yet. Add whom you talk to.";

    pub fn edit(name: &str) -> String {
        format!("Edit {name}")
    }

    pub fn delete(name: &str) -> String {
        format!("Delete {name}")
    }

    pub const PUT_TOGETHER: &str = "Put them together";

    /// Two people whose address is the same.
    pub fn at_one_address(one: &str, other: &str) -> String {
        if one == other {
            format!("{one} is here twice, with one email address.")
        } else {
            format!("{one} and {other} have one email address.")
        }
    }

    /// A line of the notes: what of another finds no place in the person that they are now.
    pub fn also(name: &str, rest: &str) -> String {
        format!("{name}, also: {rest}")
    }

    pub fn put_together(name: &str) -> String {
        format!("{} is here once", format::named(name))
    }

    pub fn deleted(name: &str) -> String {
        format!(
            "Deleted “{}”. Messages keep the name and the address",
            format::named(name)
        )
    }
}

/// What seems to be there already (rule book §8). A warning, never a refusal.
pub mod same {
    pub const TITLE: &str = "This account may be here already. You can still create it.";
    pub const ONLY_NAME: &str = "same name; a city is missing to be sure";

    pub fn opens(name: &str) -> String {
        format!("Open {name} in a new tab")
    }
}

/// How two accounts match.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::NameAndCity => "same name and city",
        Level::Phone => "same phone number",
        Level::Domain => "same web domain",
        Level::Address => "same email address",
        Level::SimilarName => "similar name in the same city",
        Level::OnlyName => "same name, and a city is not known of both",
    }
}

/// The page of one account.
pub mod page {
    pub const BACK: &str = "All accounts";
    pub const DETAILS: &str = "Details of the account";
    pub const FACTS: &str = "Facts";
    pub const EDIT: &str = "Edit account";
    pub const CREATED: &str = "Added";
    pub const LINE_OF_BUSINESS: &str = "Business";
    pub const LANGUAGE: &str = "Language";
    pub const RELATIONSHIP: &str = "To us";
    pub const CONTACTS: &str = "Contacts";
    pub const STATUS: &str = "Account status";
    pub const CHANGE_STATUS: &str = "Change status";
    pub const NEW_STATUS: &str = "New status";
    pub const REASON: &str = "Reason";
    pub const REASON_HELP: &str =
        "Everybody on the team sees it in the history. Do not contact always needs one.";
    pub const STATUS_CHANGED: &str = "Status changed";
    pub const CHANGE_TAKEN_BACK: &str = "The change was taken back";
    pub const HISTORY: &str = "Status history";
    pub const BEGAN: &str = "added";
    pub const TO_MESSAGE: &str = "See the message";
    pub const CONVERSATIONS: &str = "Conversations";
    pub const NO_CONVERSATIONS: &str =
        "None yet. Add the account to a campaign, or write outside any.";
    pub const OUTSIDE: &str = "New conversation outside any campaign";
    pub const TO_CAMPAIGNS: &str = "Go to campaigns";
    pub const NO_ACTIVITY: &str = "nothing said yet";
    pub const NOT_HERE_TITLE: &str = "This account is not here";
    pub const NOT_HERE: &str = "The address may be mistyped, or the account was erased.";
    pub const NOT_YET_TITLE: &str = "This account is not on this device yet";
    pub const NOT_YET: &str =
        "The first load still runs. The account appears as soon as it arrives.";
    pub const TO_LIST: &str = "See all accounts";

    /// Of an account that another absorbed.
    pub fn merged(name: &str) -> String {
        format!("{name} was merged into this account. Everything of both is here.")
    }
}

/// What the law gives whom an account is about: to know everything, and to be forgotten.
pub mod their_data {
    pub const TITLE: &str = "Their data";
    pub const LEAD: &str = "For whoever asks what you know of them, or asks to be erased.";
    pub const AS_PAGE: &str = "Export as a page";
    pub const AS_JSON: &str = "Export as JSON";
    pub const ERASE: &str = "Erase";
    pub const WHAT_GOES: &str = "The account and everything of it goes for good: its people, \
        conversations, messages, drafts, notes and history, on the server and on every device. \
        Figures of campaigns no longer count it. Backups keep it until they are replaced.";
    pub const ALSO: &str = "These were merged with it, and go too:";
    pub const WHAT_STAYS: &str = "A hash of its addresses stays, so that an import does not bring \
        it back.";
    pub const SURE: &str = "I want to erase it. There is no way back.";
    pub const ERASED: &str = "The account is erased";

    pub fn erase(name: &str) -> String {
        format!("Erase {name}")
    }
}

/// What was said to and by an account, over all campaigns.
pub mod timeline {
    pub const TITLE: &str = "Timeline";
    pub const EMPTY_TITLE: &str = "Nothing was said yet";
    pub const EMPTY: &str = "Messages of every campaign appear here once they are logged.";
    pub const SENT: &str = "to";
    pub const NOTE: &str = "Note, only for the team";
    pub const TRANSLATION: &str = "Translation";
    pub const MORE: &str = "Show earlier entries";
    pub const OLDER: &str = "Load older messages";
    pub const LOADING: &str = "Loading";
    pub const OLDER_FAILED: &str =
        "The server cannot be reached. Older messages can be loaded once you are online.";
    pub const ALL_HERE: &str = "All messages are here.";

    /// How far back the device reaches.
    pub fn reach(date: &str) -> String {
        format!("Messages before {date} may be on the server only.")
    }
}

/// What happened between the messages. Who did it stands before, the campaign after.
pub mod events {
    use super::ActivityKind;
    use crate::{
        format,
        texts::{recorded, thread_events, values},
    };

    pub fn activity(what: &ActivityKind) -> String {
        match what {
            ActivityKind::AddedToCampaign { .. } => "added the account to".to_owned(),
            ActivityKind::Reviewed { verdict } => {
                format!("set the review to “{}” in", values::review_status(*verdict))
            }
            ActivityKind::Closed => "closed the conversation in".to_owned(),
            ActivityKind::Reopened => "reopened the conversation in".to_owned(),
            ActivityKind::Assigned { to: Some(_) } => "assigned the conversation to".to_owned(),
            ActivityKind::Assigned { to: None } => "removed the assignee in".to_owned(),
            ActivityKind::Snoozed { until: Some(until) } => {
                format!("snoozed until {} in", format::date_time(*until))
            }
            ActivityKind::Snoozed { until: None } => "ended the snooze in".to_owned(),
            ActivityKind::Tagged { added, removed } => {
                format!("{} in", thread_events::tags_changed(added, removed))
            }
            ActivityKind::Recorded { what, .. } => format!("recorded {} in", recorded::named(what)),
        }
    }
}
