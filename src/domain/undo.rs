//! Undoing what was logged (rule book §5): when it is asked first, and when the text comes back.
//! What is undone with a message stands in `decide::retraction`.

use crate::{
    ids::{CommandId, MemberId},
    records::Message,
    time::{FUTURE_TOLERANCE, Span, Timestamp},
    values::MessageStatus,
};

/// As long as a slip is noticed at once. Later others have read the message, and it counts.
pub const UNDO_UNASKED: Span = Span::minutes(10);

/// From here on a message counts as said earlier than it was recorded: typing takes its time.
const EARLIER: Span = Span::minutes(1);

/// Of a draft: devices' clocks may be as much off, and twice that is nothing that was meant.
const EARLIER_DRAFT: Span = Span(2 * FUTURE_TOLERANCE.0);

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
    let is_earlier = if message.status == MessageStatus::Draft {
        // A draft is recorded when it arrives; its save says when it was written.
        message
            .revision
            .and_then(made_at)
            .is_some_and(|saved_at| saved_at - said_at > EARLIER_DRAFT)
    } else {
        message.recorded_at - said_at > EARLIER
    };
    is_earlier.then_some(said_at)
}

/// When a device made the id, by its own clock (RFC 9562 §5.7).
fn made_at(id: CommandId) -> Option<Timestamp> {
    let (seconds, nanos) = id.0.get_timestamp()?.to_unix();
    let millis = i64::try_from(seconds).ok()? * 1_000 + i64::from(nanos / 1_000_000);
    Some(Timestamp(millis))
}
