//! Refused commands: what each was, and what can be done.

use domain::{Command, Direction};

pub const LEAD: &str = "What was refused after you did it, for example because a colleague had changed \
    something meanwhile. Nothing of it took effect, and nothing of it is lost.";
pub const EMPTY_TITLE: &str = "Nothing to decide";
pub const EMPTY: &str = "Everything that you did was accepted, or is on its way. If something is \
    refused later, it is kept here in full.";
pub const DONE_AT: &str = "Done";
pub const REFUSED_AT: &str = "refused";
pub const COPY: &str = "Copy text";
pub const LOG_ANYWAY: &str = "Log it anyway";
pub const KEEP_AS_NOTE: &str = "It was sent: keep it as a note";
pub const KEPT_AS_NOTE: &str = "Kept as a note";
pub const TO_HISTORY: &str = "See the status history";
pub const TO_CONVERSATION: &str = "Open the conversation";
pub const TRY_AGAIN: &str = "Try again";
pub const TRIED: &str = "Done again, and on its way";
pub const DISCARD: &str = "Discard";
pub const DISCARDED: &str = "Discarded";
pub const UNDO: &str = "Undo";

/// The note that stands for a message which the log does not take.
pub fn note(channel: &str, said_at: &str, text: &str) -> String {
    format!("Sent by {channel} on {said_at}, before the status was known:\n\n{text}")
}

pub fn still_refused(why: &str) -> String {
    format!("Still refused. {why}")
}

/// The fields of what was written.
pub mod fields {
    pub const NAME: &str = "Name";
    pub const TEXT: &str = "Text";
    pub const SUBJECT: &str = "Subject";
    pub const MESSAGE: &str = "Message";
    pub const OTHER_LANGUAGE: &str = "The same in another language";
    pub const QUOTED: &str = "Quoted history";
    pub const FILES: &str = "Attachments";
    pub const TRANSLATION: &str = "Translation";
    pub const NOTE: &str = "Note";
    pub const REASON: &str = "Reason";
    pub const DESCRIPTION: &str = "Description";
    pub const WEBSITE: &str = "Website";
    pub const BRIEF: &str = "Brief";
    pub const TONE: &str = "Tone";
    pub const IDEAL_CUSTOMER: &str = "Ideal customer";
    pub const LINE_OF_BUSINESS: &str = "Line of business";
    pub const CITY: &str = "City";
    pub const COUNTRY: &str = "Country";
    pub const LANGUAGE: &str = "Language";
    pub const PHONE: &str = "Phone";
    pub const EMAIL: &str = "Email";
    pub const NOTES: &str = "Notes";
    pub const RELATIONSHIP: &str = "Relationship";
    pub const GOAL: &str = "Goal";
    pub const JOB_TITLE: &str = "Job title";
    pub const LINKEDIN: &str = "LinkedIn";
    pub const INSTAGRAM: &str = "Instagram";
    pub const TWITTER_X: &str = "X";
    pub const ROLE: &str = "Role in the decision";
    pub const OWN_FIELD: &str = "Custom field";
    pub const OPTIONS: &str = "Options";
    pub const LABEL: &str = "Label";
    pub const FILE: &str = "File";
    pub const EXPENSE_KIND: &str = "What for";
    pub const AMOUNT: &str = "Amount";
    pub const DATE: &str = "Date";
    pub const TAGS: &str = "Tags";
    pub const RECORDED: &str = "What happened";
}

/// A file's name with the number of rows that were refused.
pub fn file(name: &str, rows: usize) -> String {
    format!("{name}: {}", super::count(rows, "row", "rows"))
}

/// A file's name with the number of messages that were refused.
pub fn messages_of_file(name: &str, messages: usize) -> String {
    format!("{name}: {}", super::count(messages, "message", "messages"))
}

/// *Not taken, and kept for you: Message that you sent. The account …*
pub fn not_taken(what: &str, why: &str) -> String {
    format!("Not taken, and kept for you: {what}. {why}")
}

/// What a command was, in words.
pub fn what(command: &Command) -> &'static str {
    match command {
        Command::CreateProduct(_) => "New product",
        Command::UpdateProduct(_) => "Change to a product",
        Command::CreateCampaign(_) => "New campaign",
        Command::UpdateCampaign(_) => "Change to a campaign",
        Command::CreateAccount(_) => "New account",
        Command::UpdateAccount(_) => "Change to an account",
        Command::DeleteAccount(_) => "Deletion of an account",
        Command::ChangeAccountStatus(_) => "Change of an account’s status",
        Command::EraseAccount(_) => "Erasure of an account",
        Command::ImportAccounts(_) => "Import of accounts",
        Command::ImportMessages(_) => "Import of messages",
        Command::UndoImport(_) => "Undoing of an import",
        Command::CreateContact(_) => "New contact",
        Command::DeleteContact(_) => "Deletion of a contact",
        Command::UpdateContact(_) => "Change to a contact",
        Command::MergeAccounts(_) => "Merge of two accounts",
        Command::UndoMerge(_) => "Undoing of a merge",
        Command::DismissPair(_) => "Two accounts that are not the same",
        Command::RestorePair(_) => "Two accounts that may be the same after all",
        Command::SaveView(_) => "Saving of a view",
        Command::DeleteView(_) => "Deletion of a view",
        Command::CreateCustomField(_) => "New custom field",
        Command::UpdateCustomField(_) => "Change to a field of accounts",
        Command::AddToCampaign(_) => "Accounts added to a campaign",
        Command::TakeOutOfCampaign(_) => "Account taken out of a campaign",
        Command::ReviewConversation(_) => "Review of a conversation",
        Command::CloseConversation(_) => "Closing of a conversation",
        Command::ReopenConversation(_) => "Reopening of a conversation",
        Command::AssignConversation(_) => "Assignment of a conversation",
        Command::SnoozeConversation(_) => "Snoozing of a conversation",
        Command::SetAiMode(_) => "AI mode of a conversation",
        Command::TagConversation(_) => "Tags of a conversation",
        Command::MarkRead(_) => "Reading of a conversation",
        Command::MarkUnread(_) => "Marking of a conversation as unread",
        Command::LogMessage(command) => match command.said.direction() {
            Direction::Outbound => "Message that you sent",
            Direction::Inbound => "Reply that you pasted",
        },
        Command::SaveDraft(_) => "Draft",
        Command::DeleteDraft(_) => "Deletion of a draft",
        Command::TranslateMessage(_) => "Translation of a message",
        Command::NoteUntranslated(_) => "Word of a translation",
        Command::UnderstandMessage(_) => "Reading of a reply",
        Command::JudgeFit(_) | Command::SetFit(_) => "Fit score",
        Command::SetIntent(_) => "Intent of a message",
        Command::SetLanguage(_) => "Language of a message",
        Command::RetractMessage(_) => "Undoing of a message",
        Command::AddNote(_) => "Note",
        Command::UpdateNote(_) => "Change to a note",
        Command::RetractNote(_) => "Undoing of a note",
        Command::RecordActivity(_) => "What you recorded",
        Command::RemoveActivity(_) => "Removal of what was recorded",
        Command::UpdateMember(_) => "Change to a member",
        Command::ChangeRole(_) => "Change of a role",
        Command::RemoveMember(_) => "Removal of a member",
        Command::AddExpense(_) => "New expense",
        Command::UpdateExpense(_) => "Change to an expense",
        Command::DeleteExpense(_) => "Deletion of an expense",
        Command::SaveReply(_) => "Saved reply",
        Command::DeleteReply(_) => "Deletion of a saved reply",
        Command::SeeNotifications(_) => "Looking at notifications",
    }
}
