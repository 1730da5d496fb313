//! In which order a campaign shows its conversations (feature L4): their word first, then what was
//! begun, then the rest.

use crate::{
    ids::ConversationId,
    records::Conversation,
    time::Timestamp,
    values::{ConversationStatus, Direction, OutreachStatus, ReviewStatus},
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

/// What the conversations between two headings of a campaign's outreach have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// They had the last word, and the conversation is not closed.
    Theirs,
    /// A draft waits to be sent.
    Draft,
    /// Something was said or written down, and neither of the above.
    Begun,
    /// Nothing was, yet.
    ToBegin,
}

impl Group {
    pub fn of(conversation: &Conversation, has_draft: bool) -> Self {
        match turn(conversation, has_draft) {
            Turn::Theirs => Self::Theirs,
            Turn::Draft => Self::Draft,
            Turn::Rest if conversation.last_activity_at().is_some() => Self::Begun,
            Turn::Rest => Self::ToBegin,
        }
    }
}

/// Where in the order of the outreach a group begins, and which.
pub fn headings(groups: impl IntoIterator<Item = Group>) -> Vec<(usize, Group)> {
    let mut headings: Vec<(usize, Group)> = Vec::new();
    for (place, group) in groups.into_iter().enumerate() {
        if headings.last().is_none_or(|(_, last)| *last != group) {
            headings.push((place, group));
        }
    }
    headings
}

/// Whether somebody has to write: an answer, the rest of a draft, or the first message where that is
/// approved.
pub fn waits(conversation: &Conversation, has_draft: bool) -> bool {
    is_to_begin(conversation) || turn(conversation, has_draft) != Turn::Rest
}

/// Whether a conversation waits for its first message.
pub fn is_to_begin(conversation: &Conversation) -> bool {
    conversation.figures.outreach_status() == OutreachStatus::NotStarted
        && conversation.review_status == ReviewStatus::Approved
        && conversation.status != ConversationStatus::Closed
}

/// The next conversation that waits, from one of them on and round. The order is that in which they
/// stood when that one was opened: what is written in it moves it.
pub fn next_that_waits(
    order: &[ConversationId],
    from: ConversationId,
    waits: impl Fn(ConversationId) -> bool,
) -> Option<ConversationId> {
    let at = order.iter().position(|id| *id == from);
    let (before, after) = order.split_at(at.map_or(0, |at| at + 1));
    let mut round = after.iter().chain(before).copied();
    round.find(|id| *id != from && waits(*id))
}

/// What a conversation is sorted by. The id comes last, so that the order is total.
type Order = (
    Turn,
    Reverse<(Option<Timestamp>, Timestamp)>,
    String,
    Reverse<ConversationId>,
);

/// Every conversation in the order of the outreach: recent inbound by when they wrote, then drafts
/// not yet sent, then the rest, both by last activity; where there is none, by when it began, and those
/// that began together by what `name` says of them.
pub fn outreach_order<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
    has_draft: impl Fn(ConversationId) -> bool,
    name: impl Fn(&Conversation) -> String,
) -> Vec<ConversationId> {
    let mut ordered: Vec<Order> = conversations
        .into_iter()
        .map(|row| order(row, has_draft(row.id), &name))
        .collect();
    ordered.sort_unstable();
    let ids = ordered.into_iter().map(|(.., Reverse(id))| id);
    ids.collect()
}

fn order(row: &Conversation, has_draft: bool, name: impl Fn(&Conversation) -> String) -> Order {
    let turn = turn(row, has_draft);
    // A note of ours does not make what they wrote more recent.
    let at = match turn {
        Turn::Theirs => row.figures.last.as_ref().map(|mark| mark.at),
        Turn::Draft | Turn::Rest => row.last_activity_at(),
    };
    let name = if at.is_none() {
        name(row)
    } else {
        String::new()
    };
    (turn, Reverse((at, row.created_at)), name, Reverse(row.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, CampaignId, Channel, Mark, MessageId};
    use proptest::prelude::*;
    use rstest::rstest;
    use uuid::Uuid;

    #[test]
    fn a_heading_stands_where_another_group_begins() {
        let said = |n, direction| (conversation(n, Some((1, direction))), false);
        let rows = [
            said(1, Direction::Inbound),
            said(2, Direction::Inbound),
            (conversation(3, None), true),
            said(4, Direction::Outbound),
            (conversation(5, None), false),
            (conversation(6, None), false),
        ];
        let groups = rows
            .iter()
            .map(|(row, has_draft)| Group::of(row, *has_draft));
        let expected = [
            (0, Group::Theirs),
            (2, Group::Draft),
            (3, Group::Begun),
            (4, Group::ToBegin),
        ];
        assert_eq!(headings(groups), expected);
        assert_eq!(headings([]), []);
    }

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

    #[rstest]
    #[case::not_begun_and_approved(None, ReviewStatus::Approved, false, true)]
    #[case::not_begun_and_not_approved(None, ReviewStatus::Pending, false, false)]
    #[case::we_wrote(Some(WE), ReviewStatus::Approved, false, false)]
    #[case::we_wrote_and_more_is_begun(Some(WE), ReviewStatus::Approved, true, true)]
    #[case::they_wrote(Some(THEY), ReviewStatus::Approved, false, true)]
    fn somebody_has_to_write(
        #[case] last: Option<Direction>,
        #[case] review: ReviewStatus,
        #[case] has_draft: bool,
        #[case] expected: bool,
    ) {
        let mut row = conversation(1, last.map(|direction| (1, direction)));
        row.figures.first_outbound = row.figures.last.clone().filter(|mark| mark.direction == WE);
        row.review_status = review;
        assert_eq!(waits(&row, has_draft), expected);
    }

    #[rstest]
    #[case::the_one_below(2, &[1, 3, 4], Some(3))]
    #[case::past_those_that_do_not_wait(2, &[1, 4], Some(4))]
    #[case::round_from_the_last(4, &[1, 3, 4], Some(1))]
    #[case::of_one_that_is_not_there(9, &[3], Some(3))]
    #[case::only_itself(2, &[2], None)]
    fn the_next_that_waits_stands_below_or_at_the_beginning(
        #[case] from: u128,
        #[case] waiting: &[u128],
        #[case] expected: Option<u128>,
    ) {
        let id = |n: u128| conversation(n, None).id;
        let order: Vec<_> = (1..=4).map(id).collect();
        let waiting: Vec<_> = waiting.iter().map(|n| id(*n)).collect();
        let next = next_that_waits(&order, id(from), |id| waiting.contains(&id));
        assert_eq!(next, expected.map(id));
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
        assert_eq!(outreach_order(all, has_draft, |_| String::new()), expected);
    }

    #[test]
    fn a_note_of_ours_does_not_make_what_they_wrote_more_recent() {
        let mut noted = conversation(1, Some((10, THEY)));
        noted.last_note_at = Some(Timestamp(99 * 60_000));
        let recent = conversation(2, Some((20, THEY)));
        assert_eq!(
            outreach_order([&noted, &recent], |_| false, |_| String::new()),
            [recent.id, noted.id]
        );
    }

    #[test]
    fn those_that_begin_together_stand_by_their_names() {
        let rows = [1, 2, 3].map(|n| conversation(n, None));
        let names = ["celler", "alba", "bosc"];
        let name = |row: &Conversation| {
            let at = rows.iter().position(|other| other.id == row.id);
            names[at.unwrap_or_default()].to_owned()
        };
        let ordered = outreach_order(&rows, |_| false, name);
        assert_eq!(ordered, [rows[1].id, rows[2].id, rows[0].id]);
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
            let ordered = outreach_order(&rows, has_draft, |_| String::new());
            let mut turned_rows = rows.clone();
            if !turned_rows.is_empty() {
                turned_rows.rotate_left(turned.index(rows.len()));
            }
            turned_rows.reverse();
            prop_assert_eq!(&outreach_order(&turned_rows, has_draft, |_| String::new()), &ordered);
            prop_assert_eq!(ordered.len(), rows.len());
        }
    }
}
