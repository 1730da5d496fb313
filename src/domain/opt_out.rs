//! Somebody asks not to be written to again: *do not contact* is proposed, and never set by itself
//! (rule book §6).

use crate::{
    command::ChangeAccountStatus,
    records::{Account, Message},
    text,
    values::{AccountStatus, Direction, Intent},
};

/// What to propose beside a message: their own words are the reason. It stands until it is decided:
/// *do not contact* is set, or lifted with a reason, or somebody says that they want something else.
/// Whatever they write since decides nothing.
pub fn proposed(message: &Message, account: &Account) -> Option<ChangeAccountStatus> {
    is_undecided(message, account).then(|| ChangeAccountStatus {
        account_id: account.id,
        to: AccountStatus::DoNotContact,
        why: text::preview(&message.said.original_text),
        takes_back: false,
    })
}

/// Where they ask for it last in a thread, as long as it is undecided.
pub fn asked<'a>(
    thread: impl IntoIterator<Item = &'a Message>,
    account: &Account,
) -> Option<&'a Message> {
    let thread = thread.into_iter();
    let asking = thread.filter(|message| is_undecided(message, account));
    asking.max_by_key(|message| message.thread_order())
}

fn is_undecided(message: &Message, account: &Account) -> bool {
    // Whoever lifts it says why.
    let mark = account.status_mark.as_ref();
    let is_decided = account.status == AccountStatus::DoNotContact
        || mark.is_some_and(|mark| !mark.why.is_empty() && mark.at > message.recorded_at);
    asks_to_stop(message) && !is_decided
}

fn asks_to_stop(message: &Message) -> bool {
    message.is_logged()
        && message.direction() == Direction::Inbound
        && message.said.intent == Some(Intent::Unsubscribe)
}
