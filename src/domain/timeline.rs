//! How a thread shows what happened between its messages.

use crate::{
    ids::ConversationId,
    records::{Message, StatusChange},
    values::StatusSource,
};

/// Whether a change of the account's status stands in the thread of one of its conversations: with
/// the message that caused it, and where it was made by hand, or taken back, in each of them.
pub fn shows_change(
    conversation: ConversationId,
    change: &StatusChange,
    cause: Option<&Message>,
) -> bool {
    if let Some(message) = cause {
        return message.conversation_id == conversation;
    }
    let is_by_hand = matches!(change.source, StatusSource::Manual | StatusSource::Undo);
    change.message_id.is_none() && is_by_hand
}

/// A piece of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<T> {
    /// By itself.
    One(T),
    /// Two or more events with nothing said between them, in their order: folded into one.
    Events(Vec<T>),
}

/// A thread in pieces. Put one after the other they are the thread.
pub fn folded<T>(
    items: impl IntoIterator<Item = T>,
    is_event: impl Fn(&T) -> bool,
) -> Vec<Piece<T>> {
    let mut pieces: Vec<Piece<T>> = Vec::new();
    let mut was_event = false;
    for item in items {
        let is_event = is_event(&item);
        match pieces.pop() {
            Some(Piece::Events(mut run)) if is_event => {
                run.push(item);
                pieces.push(Piece::Events(run));
            }
            Some(Piece::One(before)) if is_event && was_event => {
                pieces.push(Piece::Events(vec![before, item]));
            }
            before => {
                pieces.extend(before);
                pieces.push(Piece::One(item));
            }
        }
        was_event = is_event;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn shown(thread: &str) -> String {
        let pieces = folded(thread.chars(), char::is_ascii_lowercase);
        let piece = |piece| match piece {
            Piece::One(c) => String::from(c),
            Piece::Events(run) => format!("[{}]", String::from_iter(run)),
        };
        pieces.into_iter().map(piece).collect()
    }

    #[rstest]
    #[case::nothing("", "")]
    #[case::messages_alone("MMM", "MMM")]
    #[case::one_event("MeM", "MeM")]
    #[case::two_events("MefM", "M[ef]M")]
    #[case::events_at_both_ends("abMcdeMf", "[ab]M[cde]Mf")]
    fn events_between_messages_are_folded(#[case] thread: &str, #[case] expected: &str) {
        assert_eq!(shown(thread), expected);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_thread(thread in "[A-Da-d]{0,20}") {
            let whole: String = shown(&thread).chars().filter(char::is_ascii_alphabetic).collect();
            prop_assert_eq!(whole, thread);
        }
    }
}
