//! The views of the inbox: which conversations each of them shows (rule book §2).

use crate::{Conversation, ConversationStatus};

/// A view of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxView {
    /// Whatever is not closed.
    All,
    /// Not closed, and their last message asks for an answer.
    NeedsReply,
    /// Pending: it waits for their answer.
    Waiting,
    Closed,
}

impl InboxView {
    pub const ALL: [Self; 4] = [Self::All, Self::NeedsReply, Self::Waiting, Self::Closed];

    /// The spelling in an address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NeedsReply => "needs-reply",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == text)
    }

    /// Conversations in which nothing has happened yet are work for the campaign's review, not
    /// for the inbox.
    pub fn shows(self, row: &Conversation) -> bool {
        if row.last_activity_at().is_none() {
            return false;
        }
        match self {
            Self::All => row.status != ConversationStatus::Closed,
            Self::NeedsReply => row.needs_reply(),
            Self::Waiting => row.status == ConversationStatus::Pending,
            Self::Closed => row.status == ConversationStatus::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;
    use InboxView::{All, Closed, NeedsReply, Waiting};
    use rstest::rstest;
    use uuid::Uuid;

    const HEARD: Option<Direction> = Some(Direction::Inbound);
    const SAID: Option<Direction> = Some(Direction::Outbound);

    #[rstest]
    #[case::nothing_happened(None, None, ConversationStatus::Open, &[])]
    #[case::nothing_happened_and_closed(None, None, ConversationStatus::Closed, &[])]
    #[case::they_ask(HEARD, Some(Intent::Question), ConversationStatus::Open, &[All, NeedsReply])]
    #[case::they_are_away(HEARD, Some(Intent::OutOfOffice), ConversationStatus::Open, &[All])]
    #[case::we_wait(SAID, None, ConversationStatus::Pending, &[All, Waiting])]
    #[case::reopened_by_hand(SAID, None, ConversationStatus::Open, &[All])]
    #[case::closed(HEARD, Some(Intent::Question), ConversationStatus::Closed, &[Closed])]
    fn a_view_shows(
        #[case] last: Option<Direction>,
        #[case] intent: Option<Intent>,
        #[case] status: ConversationStatus,
        #[case] views: &[InboxView],
    ) {
        let mut row = Conversation::begin(AccountId(Uuid::nil()), None, Timestamp(0));
        row.status = status;
        row.figures.last = last.map(|direction| Mark {
            at: Timestamp(1),
            id: MessageId(Uuid::nil()),
            channel: Channel::Email,
            direction,
            intent,
        });
        let shown = InboxView::ALL.into_iter().filter(|view| view.shows(&row));
        assert_eq!(shown.collect::<Vec<_>>(), views);
        for view in InboxView::ALL {
            assert_eq!(InboxView::parse(view.as_str()), Some(view));
        }
    }
}
