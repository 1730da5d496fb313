//! Which channel a thread points to. Only what is plain; what is not sure says nothing.

use crate::{records::Message, values::Channel};

/// The channel of the last two logged messages, where it is the same.
pub(super) fn of_thread(thread: &[&Message]) -> Option<Channel> {
    let mut logged: Vec<&Message> = thread
        .iter()
        .copied()
        .filter(|message| message.is_logged())
        .collect();
    logged.sort_by_key(|message| message.thread_order());
    match logged.as_slice() {
        [.., before, last] if before.said.channel == last.said.channel => Some(last.said.channel),
        _ => None,
    }
}
