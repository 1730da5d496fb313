//! Undoing what was logged (rule book §5): when it is asked first, and when the text comes back.
//! What is undone with a message stands in `decide::retraction`.

use crate::{
    ids::MemberId,
    records::Message,
    time::{Span, Timestamp},
};

/// As long as a slip is noticed at once. Later others have read the message, and it counts.
pub const UNDO_UNASKED: Span = Span::minutes(10);

/// From here on a message counts as said earlier than it was recorded: typing takes its time.
const EARLIER: Span = Span::minutes(1);

/// Whether undoing the message asks first.
pub fn asks_first(message: &Message, now: Timestamp) -> bool {
    now - message.recorded_at > UNDO_UNASKED
}

/// Whether the text goes back into the composer: the member's own that they have just logged. What
/// a colleague wrote, and what is history, is not theirs to send again by a slip.
pub fn gives_text_back(message: &Message, member: MemberId, now: Timestamp) -> bool {
    message.recorded_by == member && !asks_first(message, now)
}

/// When the text was said, where that was set back by hand; absent for *now*.
pub fn set_back_to(message: &Message) -> Option<Timestamp> {
    let said_at = message.said.occurred_at;
    (message.recorded_at - said_at > EARLIER).then_some(said_at)
}
