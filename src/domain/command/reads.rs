//! What must be at hand before a command is decided on a device.

use super::Command;
use crate::ids::*;

/// Which messages a command must see to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// None but those it names.
    Rows,
    /// Those of every conversation with the account.
    Account(AccountId),
    /// Those of the conversation that the message stands in, and of its account.
    Message(MessageId),
}

impl Command {
    /// Which messages must be at hand before the command is decided on a device.
    pub fn reads(&self) -> Reads {
        match self {
            Self::LogMessage(command) => Reads::Account(command.account_id),
            Self::SaveDraft(command) => Reads::Account(command.account_id),
            Self::DeleteAccount(command) => Reads::Account(command.id),
            Self::RetractMessage(command) => Reads::Message(command.id),
            Self::TranslateMessage(command) => Reads::Message(command.id),
            Self::NoteUntranslated(command) => Reads::Message(command.id),
            Self::UnderstandMessage(command) => Reads::Message(command.id),
            Self::SetIntent(command) => Reads::Message(command.id),
            Self::SetLanguage(command) => Reads::Message(command.id),
            _ => Reads::Rows,
        }
    }
}
