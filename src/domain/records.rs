//! The rows of a workspace. A row's JSON is the body that the server stores and sends.

mod attachment;
mod custom_field;
mod email_html;
mod erasure;
#[cfg(test)]
pub(crate) mod example;
mod fit;
mod imports;
mod merge;
mod message;
mod note;
mod notification;
mod reading;
mod recorded;
mod saved_reply;
mod saved_view;

pub use attachment::*;
pub use custom_field::*;
pub use email_html::*;
pub use erasure::*;
pub use fit::*;
pub use imports::*;
pub use merge::*;
pub use message::*;
pub use note::*;
pub use notification::*;
pub use reading::*;
pub use recorded::*;
pub use saved_reply::*;
pub use saved_view::*;

use crate::{
    figures::Figures,
    ids::*,
    language::Language,
    money::Money,
    time::{Day, Timestamp},
    turns::Turns,
    values::*,
    written::Written,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A person with a login in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    pub id: MemberId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// What they read and write in; absent means English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_language: Option<Language>,
    /// What else they read and write in, without a translation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_languages: Vec<Language>,
    /// How they want to be told of what concerns them.
    #[serde(default, skip_serializing_if = "Telling::is_first")]
    pub telling: Telling,
    /// A removed member stays on record as the author of what they wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed_at: Option<Timestamp>,
}

/// What is being offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Product {
    pub id: ProductId,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub website: String,
    /// What makes an account one that it is for: how well accounts fit is judged by it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ideal_customer: String,
    /// Since when that stands so; blank where it was never said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ideal_customer_since: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub communication_language: Option<Language>,
    /// It is over: offered no more where one is chosen for what comes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    pub created_at: Timestamp,
}

/// One outreach initiative for exactly one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Campaign {
    pub id: CampaignId,
    pub product_id: ProductId,
    pub name: String,
    pub goal: Goal,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub brief: String,
    /// How its messages sound, in one line; blank: polite and plain.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tone: String,
    /// Blank: the product's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub communication_language: Option<Language>,
    /// It is over: offered no more where one is chosen for what comes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    pub created_at: Timestamp,
}

/// An organisation. One row whatever roles it plays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    pub id: AccountId,
    pub name: String,
    /// What kind of organisation it is, in the words of whoever entered it: bakery, school.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line_of_business: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub website: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    pub status: AccountStatus,
    /// The latest status change, absent while the first status still stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_mark: Option<StatusMark>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub relationship_types: BTreeSet<RelationshipType>,
    /// What it says in the fields of the workspace's own, by their keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom: BTreeMap<String, CustomValue>,
    /// The survivor, where this account was absorbed by another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<AccountId>,
    /// How well it fits what is offered, one for each product and goal ([`fit::fits_of`](crate::fit::fits_of)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<Fit>>))]
    pub fits: Option<Written<Vec<Fit>>>,
    pub created_at: Timestamp,
}

/// Who set an account's present status, when, why, and through which history entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusMark {
    pub change_id: StatusChangeId,
    pub by: MemberId,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// A person inside an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    pub id: ContactId,
    pub account_id: AccountId,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// What they are to the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ContactRole>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub linkedin: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instagram: String,
    /// A profile on X, which was Twitter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub twitter_x: String,
    pub created_at: Timestamp,
}

/// The exchange with one account inside one campaign, or outside any: the row of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Conversation {
    pub id: ConversationId,
    pub account_id: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    pub review_status: ReviewStatus,
    pub status: ConversationStatus,
    pub ai_mode: AiMode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<MemberId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snoozed_until: Option<Timestamp>,
    /// Words of the team's own, as [`crate::tags::tag`] writes them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// What follows from the logged messages.
    #[serde(default)]
    pub figures: Figures,
    /// Who waited for whom, and who wrote.
    #[serde(default, skip_serializing_if = "Turns::is_empty")]
    pub turns: Turns,
    /// When it was closed, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The latest note that was not struck out: activity, and never a message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_note_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl Conversation {
    /// A conversation as it begins: inside a campaign it waits for review, outside there is none.
    pub fn begin(account: AccountId, campaign: Option<CampaignId>, now: Timestamp) -> Self {
        Self {
            id: ConversationId::of(account, campaign),
            account_id: account,
            campaign_id: campaign,
            review_status: if campaign.is_some() {
                ReviewStatus::Pending
            } else {
                ReviewStatus::Approved
            },
            status: ConversationStatus::Open,
            ai_mode: AiMode::Manual,
            assignee: None,
            snoozed_until: None,
            tags: BTreeSet::new(),
            figures: Figures::default(),
            turns: Turns::default(),
            closed_at: None,
            last_note_at: None,
            created_at: now,
        }
    }

    /// Whether the last activity was a note of the team's, after everything that was said.
    pub fn ends_in_note(&self) -> bool {
        let said = self.figures.last.as_ref().map(|mark| mark.at);
        self.last_note_at.is_some() && self.last_note_at > said
    }

    /// Whether somebody waits for our answer (rule book §5).
    pub fn needs_reply(&self) -> bool {
        self.status != ConversationStatus::Closed && self.figures.last_wants_reply()
    }

    /// The latest of messages and notes; absent while there is neither.
    pub fn last_activity_at(&self) -> Option<Timestamp> {
        self.figures
            .last
            .as_ref()
            .map(|mark| mark.at)
            .max(self.last_note_at)
    }

    /// What a list by activity sorts by: a conversation without any stands where it was created.
    pub fn activity_order(&self) -> (Timestamp, ConversationId) {
        (self.last_activity_at().unwrap_or(self.created_at), self.id)
    }
}

/// An entry of an account's status history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusChange {
    pub id: StatusChangeId,
    pub account_id: AccountId,
    /// Absent for the status that an account began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<AccountStatus>,
    pub to: AccountStatus,
    pub source: StatusSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    /// The message that caused it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<MessageId>,
    pub by: MemberId,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// A fact on a conversation's timeline that is not a message: kind and parameters, never a
/// sentence, so that every reader sees it in their own language (rule book §13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Activity {
    pub id: ActivityId,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    #[cfg_attr(feature = "openapi", schema(value_type = ActivityKind))]
    pub what: Written<ActivityKind>,
    pub by: MemberId,
    pub at: Timestamp,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    AddedToCampaign {
        campaign_id: CampaignId,
    },
    Reviewed {
        verdict: ReviewStatus,
    },
    Closed,
    Reopened,
    Assigned {
        to: Option<MemberId>,
    },
    Snoozed {
        until: Option<Timestamp>,
    },
    /// Only what really changed.
    Tagged {
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        added: BTreeSet<String>,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        removed: BTreeSet<String>,
    },
    /// By hand.
    Recorded {
        what: Recorded,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
}

/// What was spent on a campaign, once. Amounts of different currencies are never added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Expense {
    pub id: ExpenseId,
    pub campaign_id: CampaignId,
    pub kind: ExpenseKind,
    pub amount: Money,
    pub spent_on: Day,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub by: MemberId,
    pub created_at: Timestamp,
}

#[cfg(test)]
mod tests;
