//! In which order a campaign shows its conversations (feature L4): their word first, then what was
//! begun, then the rest.

use crate::{
    ids::ConversationId,
    records::Conversation,
    time::Timestamp,
    values::{ConversationStatus, Direction},
};
use std::cmp::Reverse;

/// The groups of a campaign's outreach, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// They had the last word, and the conversation is not closed.
    Theirs,
    /// A draft waits to be sent.
    Draft,
    Rest,
}

/// The group that a conversation stands in.
pub fn turn(conversation: &Conversation, has_draft: bool) -> Turn {
    let last = conversation
        .figures
        .last
        .as_ref()
        .map(|mark| mark.direction);
    if last == Some(Direction::Inbound) && conversation.status != ConversationStatus::Closed {
        Turn::Theirs
    } else if has_draft {
        Turn::Draft
    } else {
        Turn::Rest
    }
}

/// What a conversation is sorted by. The id comes last, so that the order is total.
type Order = (
    Turn,
    Reverse<(Option<Timestamp>, Timestamp, ConversationId)>,
);

/// Every conversation in the order of the outreach: recent inbound by when they wrote, then drafts
/// not yet sent, then the rest, both by last activity; where there is none, by when it began.
pub fn outreach_order<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
    has_draft: impl Fn(ConversationId) -> bool,
) -> Vec<ConversationId> {
    let mut ordered: Vec<Order> = conversations
        .into_iter()
        .map(|row| order(row, has_draft(row.id)))
        .collect();
    ordered.sort_unstable();
    let ids = ordered.into_iter().map(|(_, Reverse((.., id)))| id);
    ids.collect()
}

fn order(row: &Conversation, has_draft: bool) -> Order {
    let turn = turn(row, has_draft);
    // A note of ours does not make what they wrote more recent.
    let at = match turn {
        Turn::Theirs => row.figures.last.as_ref().map(|mark| mark.at),
        Turn::Draft | Turn::Rest => row.last_activity_at(),
    };
    (turn, Reverse((at, row.created_at, row.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, CampaignId, Channel, Mark, MessageId};
    use proptest::prelude::*;
    use rstest::rstest;
    use uuid::Uuid;

    /// A conversation whose last message was said at this minute, where there was one.
    fn conversation(n: u128, last: Option<(i64, Direction)>) -> Conversation {
        let account = AccountId(Uuid::from_u128(n));
        let campaign = CampaignId(Uuid::from_u128(1));
        let mut row = Conversation::begin(account, Some(campaign), Timestamp(0));
        row.figures.last = last.map(|(minute, direction)| Mark {
            at: Timestamp(minute * 60_000),
            id: MessageId(Uuid::from_u128(n)),
            channel: Channel::Email,
            direction,
            intent: None,
        });
        row
    }

    const THEY: Direction = Direction::Inbound;
    const WE: Direction = Direction::Outbound;

    #[rstest]
    #[case::they_wrote(Some(THEY), ConversationStatus::Open, false, Turn::Theirs)]
    #[case::they_wrote_and_an_answer_is_begun(
        Some(THEY),
        ConversationStatus::Open,
        true,
        Turn::Theirs
    )]
    #[case::they_wrote_and_it_is_closed(Some(THEY), ConversationStatus::Closed, false, Turn::Rest)]
    #[case::closed_with_a_draft(Some(THEY), ConversationStatus::Closed, true, Turn::Draft)]
    #[case::we_wrote(Some(WE), ConversationStatus::Pending, false, Turn::Rest)]
    #[case::we_wrote_and_more_is_begun(Some(WE), ConversationStatus::Pending, true, Turn::Draft)]
    #[case::nothing_was_said(None, ConversationStatus::Open, false, Turn::Rest)]
    #[case::a_first_touch_is_begun(None, ConversationStatus::Open, true, Turn::Draft)]
    fn a_conversation_stands_in_the_group(
        #[case] last: Option<Direction>,
        #[case] status: ConversationStatus,
        #[case] has_draft: bool,
        #[case] expected: Turn,
    ) {
        let mut row = conversation(1, last.map(|direction| (1, direction)));
        row.status = status;
        assert_eq!(turn(&row, has_draft), expected);
    }

    #[test]
    fn recent_inbound_comes_first_then_drafts_then_the_rest_by_last_activity() {
        let old_reply = conversation(1, Some((10, THEY)));
        let new_reply = conversation(2, Some((20, THEY)));
        let old_draft = conversation(3, None);
        let new_draft = conversation(4, Some((30, WE)));
        let old_rest = conversation(5, Some((5, WE)));
        let new_rest = conversation(6, Some((40, WE)));
        let mut silent = conversation(7, None);
        // Added to the campaign after everything that was said.
        silent.created_at = Timestamp(99 * 60_000);
        let all = [
            &silent, &old_rest, &new_rest, &old_draft, &new_draft, &old_reply, &new_reply,
        ];
        let has_draft = |id| id == old_draft.id || id == new_draft.id;
        let expected = [
            &new_reply, &old_reply, &new_draft, &old_draft, &new_rest, &old_rest, &silent,
        ];
        let expected: Vec<_> = expected.into_iter().map(|row| row.id).collect();
        assert_eq!(outreach_order(all, has_draft), expected);
    }

    #[test]
    fn a_note_of_ours_does_not_make_what_they_wrote_more_recent() {
        let mut noted = conversation(1, Some((10, THEY)));
        noted.last_note_at = Some(Timestamp(99 * 60_000));
        let recent = conversation(2, Some((20, THEY)));
        assert_eq!(
            outreach_order([&noted, &recent], |_| false),
            [recent.id, noted.id]
        );
    }

    proptest! {
        #[test]
        fn the_order_does_not_depend_on_how_the_conversations_come(
            all in proptest::collection::vec((0_i64..4, 0_u8..3, any::<bool>()), 0..12),
            turned in any::<prop::sample::Index>(),
        ) {
            let rows: Vec<Conversation> = all
                .iter()
                .enumerate()
                .map(|(n, &(minute, kind, _))| {
                    let last = match kind {
                        0 => None,
                        1 => Some((minute, THEY)),
                        _ => Some((minute, WE)),
                    };
                    conversation(n as u128, last)
                })
                .collect();
            let has_draft =
                |id| rows.iter().position(|row| row.id == id).is_some_and(|at| all[at].2);
            let ordered = outreach_order(&rows, has_draft);
            let mut turned_rows = rows.clone();
            if !turned_rows.is_empty() {
                turned_rows.rotate_left(turned.index(rows.len()));
            }
            turned_rows.reverse();
            prop_assert_eq!(&outreach_order(&turned_rows, has_draft), &ordered);
            prop_assert_eq!(ordered.len(), rows.len());
        }
    }
}
