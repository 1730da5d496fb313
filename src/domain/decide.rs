//! The decision: what a command changes, or why it is refused. The only way that rows change.
//!
//! - The same command decided a second time changes nothing.
//! - A refused command changes nothing.
//! - A decision depends on the view, the context and the command alone.

mod accounts;
mod activities;
mod campaigns;
mod content;
mod conversations;
mod custom;
mod drafts;
mod erasing;
mod expenses;
mod fits;
mod import;
mod members;
mod merging;
mod messages;
mod notes;
mod notifications;
mod products;
mod readings;
mod retraction;
mod saved_replies;
mod sharing;
mod taking_out;
mod views;

#[cfg(test)]
mod tests;

pub use accounts::contact_mistakes;
pub use campaigns::ADD_LIMIT;
pub use import::{IMPORT_ROWS, messages::IMPORT_MESSAGES};
pub use notifications::SEEN_AT_ONCE;

use crate::{
    command::Command,
    ids::*,
    records::Member,
    refusal::Refusal,
    row::Change,
    time::Timestamp,
    values::Role,
    view::{View, find},
};

/// Who acts, when, and under which command id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    pub command_id: CommandId,
    pub member_id: MemberId,
    pub role: Role,
    /// The decider's clock: the device's first, the server's in the end.
    pub now: Timestamp,
}

impl Context {
    /// The context of a member's command.
    pub fn of(member: &Member, command_id: CommandId, now: Timestamp) -> Self {
        Self {
            command_id,
            member_id: member.id,
            role: member.role,
            now,
        }
    }

    fn needs(&self, role: Role) -> Result<(), Refusal> {
        if self.role >= role {
            Ok(())
        } else {
            Err(Refusal::NotAllowed { needs: role })
        }
    }
}

/// What a decision gives.
pub type Decision = Result<Vec<Change>, Refusal>;

/// Decides a command over the rows as they stand.
pub fn decide(view: &dyn View, context: &Context, command: &Command) -> Decision {
    is_still_member(view, context, command)?;
    match command {
        Command::CreateProduct(command) => products::create(view, context, command),
        Command::UpdateProduct(command) => products::update(view, context, command),
        Command::CreateCampaign(command) => campaigns::create(view, context, command),
        Command::UpdateCampaign(command) => campaigns::update(view, command),
        Command::AddToCampaign(command) => campaigns::add_accounts(view, context, command),
        Command::TakeOutOfCampaign(command) => taking_out::out_of_campaign(view, command),
        Command::ReviewConversation(command) => conversations::review(view, context, command),
        Command::CloseConversation(command) => conversations::close(view, context, command),
        Command::ReopenConversation(command) => conversations::reopen(view, context, command),
        Command::AssignConversation(command) => conversations::assign(view, context, command),
        Command::SnoozeConversation(command) => conversations::snooze(view, context, command),
        Command::TagConversation(command) => conversations::tag(view, context, command),
        Command::SetAiMode(command) => conversations::set_ai_mode(view, command),
        Command::MarkRead(command) => readings::mark_read(view, context, command),
        Command::MarkUnread(command) => readings::mark_unread(view, context, command),
        Command::AddNote(command) => notes::add(view, context, command),
        Command::UpdateNote(command) => notes::update(view, context, command),
        Command::RetractNote(command) => notes::retract(view, context, command),
        Command::RecordActivity(command) => activities::record(view, context, command),
        Command::RemoveActivity(command) => activities::remove(view, context, command),
        Command::CreateAccount(command) => accounts::create(view, context, command),
        Command::UpdateAccount(command) => accounts::update(view, command),
        Command::DeleteAccount(command) => taking_out::delete_account(view, command),
        Command::SaveView(command) => views::save(view, context, command),
        Command::DeleteView(command) => views::delete(view, context, command),
        Command::CreateCustomField(command) => custom::create(view, context, command),
        Command::UpdateCustomField(command) => custom::update(view, context, command),
        Command::ChangeAccountStatus(command) => accounts::change_status(view, context, command),
        Command::EraseAccount(command) => erasing::erase(view, context, command),
        Command::CreateContact(command) => accounts::create_contact(view, context, command),
        Command::UpdateContact(command) => accounts::update_contact(view, command),
        Command::DeleteContact(command) => Ok(accounts::delete_contact(view, command)),
        Command::MergeAccounts(command) => merging::merge(view, context, command),
        Command::UndoMerge(command) => merging::undo(view, context, command),
        Command::DismissPair(command) => merging::dismiss_pair(view, context, command),
        Command::RestorePair(command) => merging::restore_pair(view, command),
        Command::ImportAccounts(command) => import::import(view, context, command),
        Command::ImportMessages(command) => import::messages::import(view, context, command),
        Command::UndoImport(command) => import::undo(view, context, command),
        Command::LogMessage(command) => messages::log(view, context, command),
        Command::SaveDraft(command) => drafts::save_draft(view, context, command),
        Command::DeleteDraft(command) => Ok(drafts::delete_draft(view, context, command)),
        Command::TranslateMessage(command) => messages::translate(view, command),
        Command::NoteUntranslated(command) => messages::note_untranslated(view, command),
        Command::UnderstandMessage(command) => messages::understand(view, command),
        Command::SetIntent(command) => messages::set_intent(view, command),
        Command::SetLanguage(command) => messages::set_language(view, context, command),
        Command::RetractMessage(command) => retraction::retract(view, context, command),
        Command::UpdateMember(command) => members::update(view, context, command),
        Command::ChangeRole(command) => members::change_role(view, context, command),
        Command::RemoveMember(command) => members::remove(view, context, command),
        Command::AddExpense(command) => expenses::add(view, context, command),
        Command::UpdateExpense(command) => expenses::update(view, command),
        Command::DeleteExpense(command) => Ok(expenses::delete(view, command)),
        Command::JudgeFit(command) => fits::judge(view, context, command),
        Command::SetFit(command) => fits::set(view, context, command),
        Command::SaveReply(command) => saved_replies::save(view, context, command),
        Command::DeleteReply(command) => saved_replies::delete(view, context, command),
        Command::SeeNotifications(command) => notifications::see(view, context, command),
    }
}

/// What a removed member's commands still wait for is refused (rule book §13). Who removed
/// themselves did that once and is not refused for it the second time.
fn is_still_member(view: &dyn View, context: &Context, command: &Command) -> Result<(), Refusal> {
    let removed_themselves =
        matches!(command, Command::RemoveMember(command) if command.id == context.member_id);
    let actor: Option<Member> = find(view, context.member_id);
    if actor.is_some_and(|member| member.removed_at.is_some()) && !removed_themselves {
        return Err(Refusal::NotAllowed {
            needs: Role::Member,
        });
    }
    Ok(())
}

/// The change that puts a row, unless it stands so already.
fn put_if_changed<T>(before: &T, after: T) -> Vec<Change>
where
    T: PartialEq + Into<crate::row::Row>,
{
    if *before == after {
        Vec::new()
    } else {
        vec![Change::put(after)]
    }
}
