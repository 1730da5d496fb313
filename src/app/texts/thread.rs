//! The inbox and its threads.

pub const SEARCH: &str = "Search people and messages";
pub const CONVERSATIONS: &str = "Conversations";
pub const NEEDS_REPLY: &str = "Needs a reply";
pub const ALL: &str = "All";
pub const WAITING: &str = "Waiting";
pub const CLOSED: &str = "Closed";
pub const FILTERS: &str = "Which conversations";
pub const DRAFT: &str = "Draft";
/// Before what somebody of the team said last.
pub const WE_PREFIX: &str = "We: ";
/// In place of what was said last.
pub const NOTHING_SAID: &str = "Nothing said yet";
pub const BACK: &str = "Back to the list";
pub const CLOSE: &str = "Close";
pub const REOPEN: &str = "Reopen";
pub const CHOOSE_TITLE: &str = "Choose a conversation";
pub const CHOOSE: &str = "Its messages, and what can be done next, stand here.";
pub const EMPTY_TITLE: &str = "No conversations yet";
pub const EMPTY: &str = "Import your accounts, add them to a campaign, and log the first message.";
pub const IMPORT: &str = "Import accounts";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const NOTHING_FOUND_HELP: &str = "Try fewer letters, or another filter.";
pub const NO_MESSAGES: &str = "Nothing was said yet. What you log below stands here.";
pub const TODAY: &str = "Today";
pub const YESTERDAY: &str = "Yesterday";
pub const TRANSLATION: &str = "Translation";
pub const QUOTED: &str = "Quoted history";
pub const RETRACTED: &str = "Undone";
pub const RETRACT: &str = "Undo";
pub const RETRACT_TITLE: &str = "Undo this message?";
pub const RETRACT_WARNING: &str = "It counts no more, for everybody: figures, the turn in the \
    conversation and a status that it alone caused go back. It stays on record, struck out, and \
    cannot be restored.";
pub const RETRACT_CONFIRM: &str = "Undo the message";
pub const RETRACT_DONE: &str = "Undone. The message stays on record, struck out.";
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
pub const CONTACTS: &str = "Contacts";
pub const STATUS: &str = "Status";
pub const LANGUAGE: &str = "Language";
pub const EMAIL: &str = "Email";
pub const PHONE: &str = "Phone";
pub const CITY: &str = "City";
pub const WEBSITE: &str = "Website";
pub const CAMPAIGN: &str = "Campaign";
pub const CONVERSATION: &str = "Conversation";
pub const ASSIGNEE: &str = "Assignee";
pub const NOBODY: &str = "Nobody";
pub const OTHER_CONVERSATIONS: &str = "Other conversations";
pub const THEY_WROTE_FIRST: &str = "They wrote first";
pub const SAID_EARLIER: &str = "recorded later";
