//! The parts of a campaign's page, as the address names them.

use crate::texts::{campaigns as words, values};
use domain::{CampaignId, ConversationId, ReviewStatus};

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Every conversation, in the order of the outreach.
    Outreach,
    /// One of them in full, with its details; the list stays beside it where there is room.
    Conversation,
    Accounts,
    Results,
    Brief,
}

impl Tab {
    pub const EVERY: [Self; 5] = [
        Self::Outreach,
        Self::Conversation,
        Self::Accounts,
        Self::Results,
        Self::Brief,
    ];

    /// From the address; whatever is not known there means the outreach.
    pub fn parse(text: &str) -> Self {
        let named = Self::EVERY.into_iter().find(|tab| tab.as_str() == text);
        named.unwrap_or(Self::Outreach)
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Outreach => "outreach",
            Self::Conversation => "conversation",
            Self::Accounts => "accounts",
            Self::Results => "results",
            Self::Brief => "brief",
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Outreach => words::TAB_OUTREACH,
            Self::Conversation => words::TAB_CONVERSATION,
            Self::Accounts => words::TAB_ACCOUNTS,
            Self::Results => words::TAB_RESULTS,
            Self::Brief => words::TAB_BRIEF,
        }
    }

    pub fn address(self, campaign: CampaignId) -> String {
        format!("/campaigns/{campaign}?tab={}", self.as_str())
    }
}

/// Where a campaign shows one of its conversations.
pub fn conversation_address(campaign: CampaignId, conversation: ConversationId) -> String {
    format!(
        "{}&conversation={conversation}",
        Tab::Conversation.address(campaign)
    )
}

/// Which accounts the list of a campaign shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewFilter(pub Option<ReviewStatus>);

impl ReviewFilter {
    /// All, then each status in the order of the rule book.
    pub fn every() -> impl Iterator<Item = Self> {
        let each = ReviewStatus::ALL.iter().map(|&status| Self(Some(status)));
        std::iter::once(Self(None)).chain(each)
    }

    pub fn parse(text: &str) -> Self {
        Self(text.parse().ok())
    }

    pub fn name(self) -> &'static str {
        self.0.map_or(words::ALL, values::review_status)
    }

    pub fn shows(self, status: ReviewStatus) -> bool {
        self.0.is_none_or(|wanted| wanted == status)
    }

    pub fn address(self, campaign: CampaignId) -> String {
        let all = Tab::Accounts.address(campaign);
        match self.0 {
            Some(status) => format!("{all}&review={status}"),
            None => all,
        }
    }
}
