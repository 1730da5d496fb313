//! What the cache must know of a row to keep it in the right place.

use domain::{ConversationId, Message, MessageStatus, Row, RowKey};

/// Where a row is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    Summary,
    /// A draft: a summary row whose kind otherwise lives in timelines.
    Draft,
    Timeline(ConversationId),
}

impl Home {
    pub(crate) fn of(row: &Row) -> Self {
        match row {
            Row::Message(message) if is_draft(message) => Self::Draft,
            Row::Message(message) => Self::Timeline(message.conversation_id),
            Row::Note(note) => Self::Timeline(note.conversation_id),
            Row::Activity(activity) => Self::Timeline(activity.conversation_id),
            _ => Self::Summary,
        }
    }
}

/// So many shelves: a first load of 200,000 messages leaves some 1,000 rows or fewer on the tray of
/// each.
pub(crate) const SHELVES: u8 = 64;

/// On which shelf a conversation's timeline lies. Those of one are read together far more quickly
/// than one by one.
pub fn shelf_of(conversation: ConversationId) -> u8 {
    conversation.0.as_bytes()[15] % SHELVES
}

fn is_draft(message: &Message) -> bool {
    message.status == MessageStatus::Draft
}

/// What a conversation's place in the head follows from: when something last happened in it.
pub(crate) fn rank(row: &Row) -> i64 {
    match row {
        Row::Conversation(row) => row.activity_order().0.0,
        _ => 0,
    }
}

/// The rows that a row of the head names and that are shown with it.
pub(crate) fn named_by(row: &Row) -> Vec<RowKey> {
    match row {
        Row::Conversation(row) => {
            let account = Some(RowKey::from(row.account_id));
            let campaign = row.campaign_id.map(RowKey::from);
            let assignee = row.assignee.map(RowKey::from);
            [account, campaign, assignee]
                .into_iter()
                .flatten()
                .collect()
        }
        Row::Campaign(row) => vec![row.product_id.into()],
        _ => Vec::new(),
    }
}
