//! In which order a campaign shows its conversations: their word first, then what was begun.

use domain::{
    CampaignId, Conversation, ConversationId, ConversationStatus, Direction, ReviewStatus,
};
use replica::Rows;
use std::{cmp::Reverse, collections::BTreeSet};

/// The groups, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// They had the last word, and the conversation is not closed.
    Theirs,
    /// Something was written and not yet logged.
    Draft,
    Rest,
}

/// The conversations that may be written in: recent inbound first, then those with a draft, then
/// the rest, each group by last activity. The order is total.
pub fn by_turn(rows: &Rows, campaign: CampaignId) -> Vec<ConversationId> {
    let drafts: BTreeSet<ConversationId> = rows.drafts().map(|row| row.conversation_id).collect();
    let mut ordered: Vec<_> = rows
        .conversations_in(campaign)
        .filter(|row| row.review_status == ReviewStatus::Approved)
        .map(|row| (turn(row, &drafts), Reverse(row.activity_order())))
        .collect();
    ordered.sort_unstable();
    ordered
        .into_iter()
        .map(|(_, Reverse((_, id)))| id)
        .collect()
}

fn turn(row: &Conversation, drafts: &BTreeSet<ConversationId>) -> Turn {
    let last = row.figures.last.as_ref().map(|mark| mark.direction);
    if last == Some(Direction::Inbound) && row.status != ConversationStatus::Closed {
        Turn::Theirs
    } else if drafts.contains(&row.id) {
        Turn::Draft
    } else {
        Turn::Rest
    }
}
