//! What a refused command was about, as far as this device knows the rows that it names.

use crate::data::Data;
use domain::*;
use replica::Rows;

/// Where to go from a decision, and the names to show with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct About {
    pub account: Option<AccountId>,
    pub conversation: Option<ConversationId>,
    pub campaign: Option<CampaignId>,
    pub product: Option<ProductId>,
    pub member: Option<MemberId>,
}

/// Watches nothing: what a command was about does not change.
#[expect(clippy::too_many_lines, reason = "a list with an entry for each kind")]
pub fn about(data: Data, command: &Command) -> About {
    match command {
        Command::LogMessage(LogMessage {
            account_id,
            campaign_id,
            ..
        })
        | Command::SaveDraft(SaveDraft {
            account_id,
            campaign_id,
            ..
        })
        | Command::AddNote(AddNote {
            account_id,
            campaign_id,
            ..
        })
        | Command::RecordActivity(RecordActivity {
            account_id,
            campaign_id,
            ..
        }) => About {
            account: Some(*account_id),
            conversation: Some(ConversationId::of(*account_id, *campaign_id)),
            campaign: *campaign_id,
            ..About::default()
        },
        Command::DeleteDraft(DeleteDraft { id, .. })
        | Command::TranslateMessage(TranslateMessage { id, .. })
        | Command::NoteUntranslated(NoteUntranslated { id, .. })
        | Command::UnderstandMessage(UnderstandMessage { id, .. })
        | Command::SetIntent(SetIntent { id, .. })
        | Command::SetLanguage(SetLanguage { id, .. })
        | Command::RetractMessage(RetractMessage { id }) => {
            of_row(data, |rows| Some(rows.message(*id)?.conversation_id))
        }
        Command::UpdateNote(UpdateNote { id, .. })
        | Command::RetractNote(RetractNote { id, .. }) => {
            of_row(data, |rows| Some(rows.note(*id)?.conversation_id))
        }
        Command::RemoveActivity(RemoveActivity { id }) => {
            of_row(data, |rows| Some(rows.activity(*id)?.conversation_id))
        }
        Command::ReviewConversation(_)
        | Command::TakeOutOfCampaign(_)
        | Command::CloseConversation(_)
        | Command::ReopenConversation(_)
        | Command::AssignConversation(_)
        | Command::SnoozeConversation(_)
        | Command::TagConversation(_)
        | Command::SetAiMode(_)
        | Command::MarkRead(_)
        | Command::MarkUnread(_) => of_row(data, |_| command.conversation_id()),
        Command::UpdateContact(UpdateContact { id, .. })
        | Command::DeleteContact(DeleteContact { id }) => {
            of_account(data.rows(|rows| rows.contact(*id).map(|row| row.account_id)))
        }
        Command::JudgeFit(JudgeFit { account_id, .. })
        | Command::SetFit(SetFit { account_id, .. }) => of_account(Some(*account_id)),
        Command::UpdateProduct(UpdateProduct { id, .. })
        | Command::CreateCampaign(CreateCampaign { product_id: id, .. }) => About {
            product: Some(*id),
            ..About::default()
        },
        Command::UpdateCampaign(UpdateCampaign { id, .. })
        | Command::AddToCampaign(AddToCampaign {
            campaign_id: id, ..
        })
        | Command::AddExpense(AddExpense {
            campaign_id: id, ..
        }) => of_campaign(Some(*id)),
        Command::UpdateExpense(UpdateExpense { id, .. })
        | Command::DeleteExpense(DeleteExpense { id }) => {
            of_campaign(data.rows(|rows| rows.expense(*id).map(|row| row.campaign_id)))
        }
        Command::UpdateMember(UpdateMember { id, .. })
        | Command::ChangeRole(ChangeRole { id, .. })
        | Command::RemoveMember(RemoveMember { id }) => About {
            member: Some(*id),
            ..About::default()
        },
        Command::SaveView(_)
        | Command::DeleteView(_)
        | Command::SaveReply(_)
        | Command::DeleteReply(_)
        | Command::SeeNotifications(_)
        | Command::CreateCustomField(_)
        | Command::UpdateCustomField(_) => About::default(),
        Command::UndoMerge(UndoMerge { id }) => {
            of_account(data.rows(|rows| rows.merge(*id).map(|row| row.survivor)))
        }
        Command::MergeAccounts(_)
        | Command::DismissPair(_)
        | Command::RestorePair(_)
        | Command::CreateAccount(_)
        | Command::UpdateAccount(_)
        | Command::DeleteAccount(_)
        | Command::ChangeAccountStatus(_)
        | Command::EraseAccount(_)
        | Command::CreateContact(_)
        | Command::CreateProduct(_)
        | Command::ImportAccounts(_)
        | Command::ImportMessages(_)
        | Command::UndoImport(_) => of_account(command.account_id()),
    }
}

fn of_account(account: Option<AccountId>) -> About {
    About {
        account,
        ..About::default()
    }
}

fn of_campaign(campaign: Option<CampaignId>) -> About {
    About {
        campaign,
        ..About::default()
    }
}

/// About the conversation of a row, where that is still here.
fn of_row(data: Data, find: impl FnOnce(&Rows) -> Option<ConversationId>) -> About {
    data.rows(find)
        .map_or_else(About::default, |id| of_conversation(data, id))
}

fn of_conversation(data: Data, id: ConversationId) -> About {
    let row = data.rows(|rows| rows.conversation(id).cloned());
    About {
        account: row.as_ref().map(|row| row.account_id),
        conversation: Some(id),
        campaign: row.and_then(|row| row.campaign_id),
        ..About::default()
    }
}
