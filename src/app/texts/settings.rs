//! Settings.

pub mod audit;
pub mod second_factor;

use crate::format;
use domain::{Kind, Timestamp};

pub const NEEDS_NETWORK: &str = "This needs the server, which cannot be reached now.";
pub const LOADING: &str = "Asking the server";

pub const PARTS: &str = "Parts of the settings";

pub mod you {
    pub const TITLE: &str = "You";
    pub const NAME: &str = "Your name";
    pub const EMAIL: &str = "Email";
    pub const LANGUAGE: &str = "You read and write in";
    pub const LANGUAGE_HELP: &str =
        "Replies are translated into this language, and what you type is taken to be in it.";
    pub const SAVED: &str = "Saved";
    pub const OTHERS: &str = "You also read and write in";
    pub const OTHERS_HELP: &str = "With whoever reads one of these, nothing is translated: what you type is what they \
        read.";
    pub const ADD_LANGUAGE: &str = "Add a language";

    pub fn take_off(language: &str) -> String {
        format!("Take off {language}")
    }
}

pub mod password {
    pub const TITLE: &str = "Password";
    pub const LEAD: &str = "What you sign in with, beside your email address.";
    pub const CHANGE: &str = "Change the password";
    pub const CURRENT: &str = "Current password";
    pub const CONSEQUENCE: &str = "You stay signed in here, and are signed out everywhere else.";
    pub const CHANGED: &str = "The password is changed. You are signed out everywhere else";
    pub const WRONG: &str = "This is not your current password.";
}

pub mod appearance {
    pub const TITLE: &str = "Appearance";
    pub const THEME: &str = "Light or dark";
    pub const SYSTEM: &str = "Match system";
    pub const LIGHT: &str = "Light";
    pub const DARK: &str = "Dark";
}

/// The fields that a workspace gives its accounts.
pub mod own_fields {
    pub const TITLE: &str = "Custom fields";
    pub const LEAD: &str = "What your team wants to know of every account. Shown in its form, its \
        facts, the list and the filters.";
    pub const NONE: &str = "None yet.";
    pub const ADMINS: &str = "Owners and admins make and change them.";
    pub const NEW: &str = "New field";
    pub const NEW_TITLE: &str = "New custom field";
    pub const EDIT_TITLE: &str = "Change a field";
    pub const LABEL: &str = "Label";
    pub const KIND: &str = "Kind";
    pub const KEY: &str = "Key";
    pub const KEY_HELP: &str = "For imports and addresses: a lower-case letter, then letters, digits and _. \
        It cannot be changed later.";
    pub const OPTIONS: &str = "Options";
    pub const OPTIONS_HELP: &str = "One a line, without commas";
    pub const SAVED: &str = "The field is saved";
    pub const ARCHIVE: &str = "Archive";
    pub const ARCHIVED: &str = "Archived. What accounts say in it stays.";
    pub const RESTORE: &str = "Use again";
    pub const RESTORED: &str = "In use again";
    pub const IS_ARCHIVED: &str = "archived";
    pub const UNDO: &str = "Undo";

    pub fn edit(label: &str) -> String {
        format!("Edit {label}")
    }
}

pub mod devices {
    pub const TITLE: &str = "Devices";
    pub const LEAD: &str = "Browsers in which you are signed in. One that you sign out here can send \
        and receive nothing any more; what it holds already can be read on it until it is cleared \
        there, by “Sign out” or with the browser’s data.";
    pub const THIS: &str = "This one";
    pub const SIGN_OUT: &str = "Sign out";
    pub const SIGNED_OUT: &str = "That device is signed out";
}

pub mod members {
    pub const TITLE: &str = "Members";
    pub const YOU: &str = "You";
    pub const REMOVE: &str = "Remove";
    pub const RESET: &str = "New password";
    pub const SEE_THEIRS: &str = "See them";
    pub const REMOVE_NOW: &str = "Remove the member";
    pub const CONSEQUENCE: &str = "They are signed out everywhere at once. What they wrote stays, \
        with their name. What they had not yet sent is refused, and stays on their device until \
        they sign out there.";
}

/// A link by which a member chooses a new password.
pub mod reset {
    pub const CONSEQUENCE: &str = "For whoever has forgotten theirs. With the link they choose a new \
        password, once and within a day; then they are signed out everywhere, and sign in with it. \
        Pass it on to nobody else: nothing is sent.";
    pub const FACTOR: &str = "They have lost their second factor too: the link ends it.";
    pub const CREATE: &str = "Create a link";
    pub const LINK: &str = "Link for a new password";
}

pub mod invite {
    pub const TITLE: &str = "Invite";
    pub const LEAD: &str =
        "Makes a link with which one person can join. Pass it on yourself: nothing is sent.";
    pub const ROLE: &str = "Role";
    pub const NOTE: &str = "For whom";
    pub const NOTE_HELP: &str = "Only to tell the links apart.";
    pub const CREATE: &str = "Create a link";
    pub const LINK: &str = "Link to join";
    pub const LINK_ONCE: &str = "Copy it now: it is shown only this once.";
    pub const COPY: &str = "Copy the link";
    pub const OPEN: &str = "Open invitations";
    pub const NO_NAME: &str = "No name";
    pub const NONE_OPEN: &str = "No invitation is open.";
    pub const REVOKE: &str = "Revoke";
    pub const REVOKED: &str = "The link no longer works";
}

pub mod storage {
    pub const TITLE: &str = "On this device";
    pub const DETAILS: &str = "Details";
    pub const MESSAGES: &str = "Messages";
    pub const MESSAGES_STARTING: &str = "The first load has not come to its end yet";
    pub const WAITING: &str = "Waiting to be sent";
    pub const NOTHING: &str = "Nothing";
    pub const PERSISTENCE: &str = "Kept";
    pub const PERSISTED: &str = "Until you sign out: the browser has promised not to clear it";
    pub const NOT_PERSISTED: &str = "Until the browser needs the space. \
        Installing Rapport as an app, or adding it to the bookmarks, makes most browsers keep it";
}

pub mod sign_out {
    pub const TITLE: &str = "Sign out";
    pub const LEAD: &str = "Everything of yours is removed from this device. What the server has is \
        there again when you sign in.";
    pub const SIGN_OUT: &str = "Sign out";
    pub const SIGNING_OUT: &str = "Signing out";
    pub const ANYWAY: &str = "Sign out and lose it";
    pub const STAY: &str = "Stay signed in";
    pub const LOSS_TITLE: &str = "Not everything has been sent";
    pub const LOSS: &str = "These are only on this device. Signing out removes them for good.";
    pub const UNREAD: &str = "What this browser's storage holds: it cannot be read at the moment";
    pub const UNREADABLE: &str = "Entries that cannot be read";
    pub const ENTRY: &str = "As it was found";
    pub const COPY: &str = "Copy the texts";
    pub const COPIED: &str = "The texts are copied: paste them somewhere safe";
}

/// How to tell somebody's role control apart from the others.
pub fn role_of(name: &str) -> String {
    format!("Role of {name}")
}

pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

pub fn reset(name: &str) -> String {
    format!("New password for {name}")
}

pub fn reset_title(name: &str) -> String {
    format!("A new password for {name}")
}

/// What is assigned to somebody who is to be removed.
pub fn still_theirs(n: usize) -> String {
    let open = super::count(n, "open conversation stays", "open conversations stay");
    format!("{open} theirs until somebody gives them on: select them in the inbox, and assign.")
}

pub fn remove_title(name: &str) -> String {
    format!("Remove {name}?")
}

pub fn sign_out_device(name: &str) -> String {
    format!("Sign out {name}")
}

pub fn revoke(whom: &str) -> String {
    format!("Revoke the invitation of {whom}")
}

pub fn signed_in(at: Timestamp) -> String {
    format!("signed in {}", format::date_time(at))
}

pub fn seen(at: Timestamp) -> String {
    format!("last seen {}", format::date_time(at))
}

pub fn expires(at: Timestamp) -> String {
    format!("works until {}", format::date_time(at))
}

pub fn by(name: &str) -> String {
    format!("by {name}")
}

pub fn messages_since(at: Timestamp) -> String {
    format!(
        "Since {}, and every conversation that you opened here",
        format::date(at)
    )
}

pub fn waiting(n: usize) -> String {
    super::count(n, "change", "changes")
}

pub fn unsent(n: usize) -> String {
    format!("{} not sent yet", waiting(n))
}

pub fn unreadable(n: usize) -> String {
    format!(
        "{} that this version of Rapport cannot read",
        super::count(n, "entry", "entries")
    )
}

pub fn begun(n: usize) -> String {
    format!("{} begun and not logged", super::count(n, "text", "texts"))
}

pub fn undecided(n: usize) -> String {
    format!(
        "{} waiting in Decisions",
        super::count(n, "entry", "entries")
    )
}

/// *43 accounts, 50 conversations*
pub fn held(accounts: usize, conversations: usize) -> String {
    format!(
        "{}, {}",
        super::count(accounts, "account", "accounts"),
        super::count(conversations, "conversation", "conversations")
    )
}

/// Rows of a kind, as a heading of their number.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Member => "Members",
        Kind::Product => "Products",
        Kind::Campaign => "Campaigns",
        Kind::Account => "Accounts",
        Kind::Contact => "Contacts",
        Kind::Conversation => "Conversations",
        Kind::Message => "Messages",
        Kind::Note => "Notes",
        Kind::StatusChange => "Status changes",
        Kind::Activity => "Activities",
        Kind::Merge => "Merges",
        Kind::DismissedPair => "Pairs that are not the same",
        Kind::SavedView => "Saved views",
        Kind::CustomField => "Custom fields",
        Kind::Expense => "Expenses",
        Kind::ImportBatch => "Parts of imports",
        Kind::SavedReply => "Saved replies",
        Kind::Notification => "Notifications",
        Kind::Reading => "Marks of what was read",
        Kind::EmailHtml => "Looks of emails",
        Kind::Erasure => "Erasures",
    }
}
