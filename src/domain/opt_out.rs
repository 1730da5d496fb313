//! Somebody asks not to be written to again: *do not contact* is proposed, and never set by itself
//! (rule book §6).

use crate::{
    command::ChangeAccountStatus,
    records::{Account, Message},
    text,
    values::{AccountStatus, Direction, Intent},
};

/// What to propose beside a message: their own words are the reason. It stands until it is decided:
/// *do not contact* is set, or somebody says that they want something else. Whatever they write since
/// decides nothing.
pub fn proposed(message: &Message, account: &Account) -> Option<ChangeAccountStatus> {
    let is_contacted = account.status != AccountStatus::DoNotContact;
    (asks_to_stop(message) && is_contacted).then(|| ChangeAccountStatus {
        account_id: account.id,
        to: AccountStatus::DoNotContact,
        why: text::preview(&message.said.original_text),
    })
}

/// Where they ask for it last in a thread.
pub fn asked<'a>(thread: impl IntoIterator<Item = &'a Message>) -> Option<&'a Message> {
    let asking = thread.into_iter().filter(|message| asks_to_stop(message));
    asking.max_by_key(|message| message.thread_order())
}

fn asks_to_stop(message: &Message) -> bool {
    message.is_logged()
        && message.direction() == Direction::Inbound
        && message.said.intent == Some(Intent::Unsubscribe)
}
