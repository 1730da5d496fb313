//! Somebody asks not to be written to again: *do not contact* is proposed, and never set by itself
//! (rule book §6).

use crate::{
    command::ChangeAccountStatus,
    records::{Account, Conversation, Message},
    text,
    values::{AccountStatus, Direction, Intent},
};

/// What to propose beside a message: their own words are the reason. Nothing where they do not ask
/// for it, wrote again since, or are not contacted anyway.
pub fn proposed(
    message: &Message,
    conversation: &Conversation,
    account: &Account,
) -> Option<ChangeAccountStatus> {
    let last_inbound = conversation.figures.last_inbound.as_ref();
    let asks = message.is_logged()
        && message.direction() == Direction::Inbound
        && message.said.intent == Some(Intent::Unsubscribe);
    let is_last = last_inbound.is_some_and(|mark| mark.id == message.id);
    let is_contacted = account.status != AccountStatus::DoNotContact;
    (asks && is_last && is_contacted).then(|| ChangeAccountStatus {
        account_id: account.id,
        to: AccountStatus::DoNotContact,
        why: text::preview(&message.said.original_text),
    })
}
