//! The frame around the pages: navigation, status chip, toasts, refusals.

use crate::{format, texts::values};
use domain::{CustomProblem, Field, Kind, Refusal, Role, Timestamp};

pub const BRAND: &str = "Rapport";
pub const SKIP: &str = "Skip to the page";
pub const SKIP_TO_COMPOSER: &str = "Write or paste here";
pub const MAIN_NAVIGATION: &str = "Main";
pub const INBOX: &str = "Inbox";
pub const SEARCH: &str = "Search";
pub const NOTIFICATIONS: &str = "Notifications";
pub const ACCOUNTS: &str = "Accounts";
pub const CAMPAIGNS: &str = "Campaigns";
pub const PRODUCTS: &str = "Products";
pub const DRAFTS: &str = "Drafts";
pub const FUNNEL: &str = "Funnel";
pub const DECISIONS: &str = "Decisions";
pub const SETTINGS: &str = "Settings";
pub const MORE: &str = "More";
/// On a phone: something under *More* asks for a look.
pub const LOOK_HERE: &str = "has news";
pub const NOT_FOUND_TITLE: &str = "There is no such page";
pub const NOT_FOUND: &str = "The address may be mistyped, or what it led to is gone.";
pub const TO_INBOX: &str = "Go to the inbox";
pub const UPDATE_READY: &str = "A new version of Rapport is ready. What you typed is kept.";
pub const UPDATE_NOW: &str = "Load it";
/// A page of a later part cannot be fetched.
pub const PAGE_MISSING: &str = "This page could not be fetched. Check the network and try again.";
pub const TRY_AGAIN: &str = "Try again";
pub const DISMISS: &str = "Dismiss";
pub const CANCEL: &str = "Cancel";
pub const SAVE: &str = "Save";
pub const EDIT: &str = "Edit";
pub const NOT_SAVED: &str = "What you typed is not saved. Close once more to throw it away.";
/// The page was left while something unsaved stood in a dialog.
pub const LEFT_UNSAVED: &str = "What you typed there was not saved";
pub const COPY_IT: &str = "Copy it";
pub const CLOSE: &str = "Close";
pub const COPIED: &str = "Copied";
pub const COPY_FAILED: &str = "The browser did not allow copying. Select the text and copy it.";

pub const SIGNED_OUT: &str =
    "You are signed out. What you typed is kept on this device and is sent once you sign in again.";
pub const ENDED: &str = "You were signed out of this browser from elsewhere. The workspace's data has left it; what \
    you had typed and not sent is kept, and is there again once you sign in.";
pub const REVOKED: &str = "You are not a member of this workspace any more. Its data has left this device; what \
    you had written and not sent is kept in Drafts and Decisions, for you to copy.";
pub const NOT_HERE_YET: &str = "This browser does not have all of the workspace now. The rest comes as soon as the server \
    can be reached; what you do here waits until then.";
pub const SIGN_IN_AGAIN: &str = "Sign in";
pub const STORAGE_UNREADABLE: &str = "This browser cannot read its storage. What is kept there may be \
    missing here: it is tried again, and nothing of it is removed.";
pub const STORAGE_FULL: &str = "This device's storage is full. New changes are kept in this tab only: \
    free some space, and do not close the tab until everything is sent.";
pub const STORAGE_FAILING: &str = "This browser cannot write to its storage. New changes are kept in \
    this tab only: do not close it until everything is sent.";
pub const STORAGE_MEMORY: &str = "This browser does not let Rapport store anything (private window?). \
    Keep the tab open until everything is sent.";
pub const STORAGE_NEWER: &str = "A newer version of Rapport has this browser's storage. What you do \
    here is kept in this tab only: reload it once everything is sent.";
pub const STORAGE_LOST: &str = "The browser has lost what Rapport kept on this device. What had been sent is fetched \
    again; what you had typed or done here and was not sent yet may be missing.";
pub const RELOAD: &str = "Reload";
pub const STOPPED: &str =
    "Rapport has stopped because of a mistake of ours. What you typed is kept on this device.";
pub const LOAD_AGAIN: &str = "Load it again";

pub fn clock_off(minutes: i64) -> String {
    format!(
        "This device's clock is {} off. Check its date and time: messages are dated by it.",
        super::count(
            usize::try_from(minutes.abs()).unwrap_or_default(),
            "minute",
            "minutes"
        )
    )
}

/// What the status chip says, in a few words.
pub mod sync {
    use super::{Timestamp, format};

    pub const STARTING: &str = "Starting";
    pub const LIVE: &str = "Live";
    pub const POLLING: &str = "Checking every few seconds";
    pub const OFFLINE: &str = "Offline";
    pub const SIGNED_OUT: &str = "Signed out";
    pub const REVOKED: &str = "Removed from the workspace";
    pub const ALL_SAVED: &str = "all saved";
    pub const SAVING: &str = "saving";

    pub fn waiting(n: usize) -> String {
        format!("{} to send", format::number(n))
    }

    pub fn loading(rows: usize) -> String {
        format!("Loading: {}", crate::texts::count(rows, "row", "rows"))
    }

    pub fn last_success(at: Option<Timestamp>) -> String {
        match at {
            Some(at) => format!("Last contact with the server: {}", format::date_time(at)),
            None => "No contact with the server yet".to_owned(),
        }
    }
}

/// A field by its name on the page.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "Name",
        Field::Description => "Description",
        Field::Website => "Website",
        Field::Brief => "Brief",
        Field::Tone => "Tone",
        Field::IdealCustomer => "Ideal customer",
        Field::LineOfBusiness => "Line of business",
        Field::City => "City",
        Field::Country => "Country",
        Field::Language => "Language",
        Field::Phone => "Phone",
        Field::Email => "Email",
        Field::Notes => "Notes",
        Field::Status => "Status",
        Field::RelationshipTypes => "Relationship",
        Field::Title => "Job title",
        Field::Linkedin | Field::LinkedinActivity => "LinkedIn",
        Field::Why => "Reason",
        Field::Text | Field::OriginalText => "Text",
        Field::TranslatedText => "Translation",
        Field::Subject => "Subject",
        Field::QuotedHistory => "Quoted history",
        Field::Score => "Score",
        Field::Confidence => "Confidence",
        Field::Suggested => "What was suggested",
        Field::OccurredAt => "Time",
        Field::Correspondent => "Contact",
        Field::Mode => "Mode",
        Field::Channel => "Channel",
        Field::Conversation => "Conversation",
        Field::Intent => "Intent",
        Field::Verdict => "Decision",
        Field::Accounts => "Accounts",
        Field::Rows => "Rows",
        Field::Changes => "Changes",
        Field::SnoozedUntil => "Snooze",
        Field::Query => "Filters",
        Field::Key => "Key",
        Field::Label => "Label",
        Field::Options => "Options",
        Field::Custom => "Custom fields",
        Field::Instagram => "Instagram",
        Field::TwitterX => "X",
        Field::Amount => "Amount",
        Field::Note => "Note",
        Field::Attachments => "Attachments",
        Field::QuietHours => "Quiet hours",
        Field::Tags => "Tag",
        Field::Html => "Look of the email",
        Field::Call => "Call",
        Field::Place => "Place",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Member => "member",
        Kind::Product => "product",
        Kind::Campaign => "campaign",
        Kind::Account => "account",
        Kind::Contact => "contact",
        Kind::Conversation => "conversation",
        Kind::Message => "message",
        Kind::Note => "note",
        Kind::StatusChange => "status change",
        Kind::Activity => "activity",
        Kind::Merge => "merge",
        Kind::DismissedPair => "pair",
        Kind::SavedView => "view",
        Kind::CustomField => "field",
        Kind::Expense => "expense",
        Kind::ImportBatch => "part of an import",
        Kind::SavedReply => "saved reply",
        Kind::Notification => "notification",
        Kind::Reading => "mark of what was read",
        Kind::EmailHtml => "look of an email",
        Kind::Erasure => "erasure",
    }
}

/// What a field takes, where what was written cannot stand in it.
fn wanted(field: Field) -> &'static str {
    match field {
        Field::Email => "An address has two sides, as in name@example.com.",
        Field::Website => "A web address names a host, as in example.com.",
        Field::Key => {
            "A key is not used yet, begins with a small letter, and goes on with those, digits and _."
        }
        Field::Options => "No option holds a comma or a semicolon: those divide them.",
        Field::Text => "A variable is one of those in the list.",
        _ => "Choose another one.",
    }
}

const LAST_OWNER: &str = "A workspace always keeps one owner. Make somebody else an owner first.";

/// A refusal in the reader's words: what happened, and what to do. `who` names a member.
pub fn refusal(refusal: &Refusal, who: impl Fn(domain::MemberId) -> String) -> String {
    match refusal {
        Refusal::Blank { field: f } => format!("{} is empty. Fill it in.", field(*f)),
        Refusal::TooLong {
            field: f,
            limit,
            length,
        } => format!(
            "{} has {} characters, the limit is {}. Shorten it by {}.",
            field(*f),
            format::number(*length),
            format::number(*limit),
            format::number(length.saturating_sub(*limit)),
        ),
        Refusal::TooMany {
            field: f,
            limit,
            count,
        } => format!(
            "{}: {} at once, the limit is {}. Choose fewer.",
            field(*f),
            format::number(*count),
            format::number(*limit)
        ),
        // The one that is no choice of a value.
        Refusal::Invalid {
            field: Field::SnoozedUntil,
            ..
        } => "A closed conversation cannot be snoozed. Reopen it first.".to_owned(),
        Refusal::Invalid { field: f, value } => {
            format!("{} cannot be “{value}”. {}", field(*f), wanted(*f))
        }
        Refusal::OutOfRange {
            field: f,
            least,
            most,
        } => out_of_range(*f, *least, *most),
        Refusal::Unexpected { field: f } => {
            format!("{} does not belong to a message of this kind.", field(*f))
        }
        Refusal::Fixed { field: f } => format!("{} of a message never changes.", field(*f)),
        Refusal::InFuture { occurred_at, .. } => format!(
            "{} lies in the future. A message is logged once it was said: set the time back.",
            format::date_time(*occurred_at)
        ),
        Refusal::NotFound { kind: k } => {
            format!(
                "This {} is not there any more, or you may not see it.",
                kind(*k)
            )
        }
        Refusal::NotAllowed {
            needs: Role::Member,
        } => "You are not a member of this workspace any more.".to_owned(),
        Refusal::NotAllowed { needs } => {
            format!(
                "This needs the role {}. Ask an owner or admin.",
                values::role(*needs)
            )
        }
        Refusal::DoNotContact { by, at, why, .. } => do_not_contact(by.map(who), *at, why),
        Refusal::ReasonNeeded => {
            "Setting and lifting “do not contact” both need a reason.".to_owned()
        }
        Refusal::NotApproved { review_status } => format!(
            "This conversation is “{}”. Approve it in the campaign first.",
            values::review_status(*review_status)
        ),
        Refusal::NotInCampaign => {
            "The account is not in this campaign. Add it there first.".to_owned()
        }
        Refusal::SameReply { at, .. } => {
            format!(
                "The same reply was logged already, on {}.",
                format::date_time(*at)
            )
        }
        Refusal::AlreadyLogged { .. } => {
            "This message was logged already, with another text. Yours is kept here.".to_owned()
        }
        Refusal::NotLogged { .. } => "This message is not logged.".to_owned(),
        Refusal::TooLateToRetract { .. } => {
            "Its author can retract a message for 24 hours; after that, an admin can.".to_owned()
        }
        Refusal::CustomField { key, problem } => {
            format!("{key}: {}", custom_problem(problem))
        }
        Refusal::TooLateToUndo { .. } => "A merge can be undone within a day.".to_owned(),
        Refusal::MergedSince { .. } => {
            "A later merge builds on this one. Undo that one first.".to_owned()
        }
        Refusal::SetChanged { .. } => {
            "The accounts changed since they were shown. Look at them again and confirm it."
                .to_owned()
        }
        Refusal::InUse { kind } => in_use(*kind),
        Refusal::Erased => "This address was erased, as its owner asked.".to_owned(),
        Refusal::LastOwner => LAST_OWNER.to_owned(),
        Refusal::NotUnderstood { detail } => {
            format!("The server did not understand this: {detail}. Reload the app and try again.")
        }
    }
}

fn in_use(it: Kind) -> String {
    if it == Kind::Conversation {
        return "Something was said or written down there. It stays in the campaign.".to_owned();
    }
    let it = kind(it);
    format!("This {it} is in use: something was said, written down or merged there. It stays.")
}

fn out_of_range(f: Field, least: i64, most: i64) -> String {
    let name = field(f);
    if f == Field::OccurredAt {
        let day = |at| format::date(Timestamp(at));
        return format!("{name} must lie between {} and {}.", day(least), day(most));
    }
    if f == Field::Call {
        return format!("Minutes lie between {least} and {most}, which is a day.");
    }
    format!("{name} is out of bounds: from {least} to {most} in the smallest unit.")
}

/// Why a field of the workspace's own does not take a value.
pub fn custom_problem(problem: &CustomProblem) -> String {
    match problem {
        CustomProblem::TooLong { limit, length } => format!(
            "it has {} characters, the limit is {}.",
            format::number(*length),
            format::number(*limit)
        ),
        CustomProblem::NotANumber => {
            "write a number of at most 30 digits, such as 1234.5.".to_owned()
        }
        CustomProblem::NotADate => "write a date, such as 2026-11-26.".to_owned(),
        CustomProblem::NotYesOrNo => "write yes or no.".to_owned(),
        CustomProblem::NotAnAddress => {
            "write an address that begins with https:// or http://.".to_owned()
        }
        CustomProblem::NoSuchOption { value } => format!("“{value}” is none of its options."),
        CustomProblem::WrongKind => "this does not fit here.".to_owned(),
        CustomProblem::Archived => "the field is archived.".to_owned(),
    }
}

fn do_not_contact(by: Option<String>, at: Option<Timestamp>, why: &str) -> String {
    let mut text = "This account must not be contacted".to_owned();
    match (by, at) {
        (Some(by), Some(at)) => {
            text.push_str(&format!(": set by {by} on {}", format::date(at)));
        }
        _ => text.push('.'),
    }
    if !why.is_empty() {
        text.push_str(&format!(" (“{why}”)"));
    }
    text
}
