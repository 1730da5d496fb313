//! What a command is about: what was typed in it, and where it leads.

use super::*;

impl Command {
    /// What the person typed or pasted, for *Decisions*: nothing typed is ever lost.
    pub fn typed_text(&self) -> Option<&str> {
        match self {
            Self::LogMessage(LogMessage { said, .. }) | Self::SaveDraft(SaveDraft { said, .. }) => {
                Some(said.typed_text())
            }
            Self::TranslateMessage(command) => Some(&command.translation.text),
            Self::AddNote(command) => Some(&command.text),
            Self::UpdateNote(command) => Some(&command.text),
            Self::RecordActivity(command) => Some(&command.note),
            Self::ChangeAccountStatus(command) => Some(&command.why),
            Self::AddExpense(command) => Some(&command.note),
            Self::SaveReply(command) => Some(&command.text),
            Self::SetFit(command) => Some(&command.why),
            _ => None,
        }
    }

    /// The conversation that a command about a whole one names.
    pub fn conversation_id(&self) -> Option<ConversationId> {
        match self {
            Self::TakeOutOfCampaign(command) => Some(command.conversation_id),
            Self::ReviewConversation(command) => Some(command.conversation_id),
            Self::CloseConversation(command) => Some(command.conversation_id),
            Self::ReopenConversation(command) => Some(command.conversation_id),
            Self::AssignConversation(command) => Some(command.conversation_id),
            Self::SnoozeConversation(command) => Some(command.conversation_id),
            Self::TagConversation(command) => Some(command.conversation_id),
            Self::SetAiMode(command) => Some(command.conversation_id),
            Self::MarkRead(command) => Some(command.conversation_id),
            Self::MarkUnread(command) => Some(command.conversation_id),
            _ => None,
        }
    }

    /// The account that a refused command was about, for the way back to it.
    pub fn account_id(&self) -> Option<AccountId> {
        match self {
            Self::LogMessage(command) => Some(command.account_id),
            Self::SaveDraft(command) => Some(command.account_id),
            Self::AddNote(command) => Some(command.account_id),
            Self::RecordActivity(command) => Some(command.account_id),
            Self::ChangeAccountStatus(command) => Some(command.account_id),
            Self::EraseAccount(command) => Some(command.account_id),
            Self::JudgeFit(command) => Some(command.account_id),
            Self::SetFit(command) => Some(command.account_id),
            Self::CreateAccount(command) => Some(command.id),
            Self::UpdateAccount(command) => Some(command.id),
            Self::DeleteAccount(command) => Some(command.id),
            Self::CreateContact(command) => Some(command.account_id),
            Self::MergeAccounts(command) => Some(command.survivor),
            Self::DismissPair(command) => Some(command.a),
            Self::RestorePair(command) => Some(command.a),
            _ => None,
        }
    }
}
