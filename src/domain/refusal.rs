//! Why a command changes nothing: as data, so that every reader gets it in their own words.

use crate::{guardrails::Include, ids::*, row::Kind, time::Timestamp, values::*};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A field that a person fills in, by the name that the API gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Description,
    Website,
    Brief,
    Tone,
    IdealCustomer,
    LineOfBusiness,
    City,
    Country,
    Language,
    Phone,
    Email,
    Notes,
    Status,
    RelationshipTypes,
    Title,
    Linkedin,
    Why,
    Text,
    OriginalText,
    TranslatedText,
    Subject,
    QuotedHistory,
    OccurredAt,
    Correspondent,
    Mode,
    Channel,
    Conversation,
    Intent,
    Verdict,
    Accounts,
    Rows,
    Changes,
    SnoozedUntil,
    Query,
    Key,
    Label,
    Options,
    Custom,
    Instagram,
    TwitterX,
    Amount,
    Note,
    Attachments,
    QuietHours,
    Tags,
    Html,
    Call,
    Place,
    LinkedinActivity,
    Suggested,
    Confidence,
    Score,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = serde_json::to_value(self).ok();
        f.write_str(
            name.as_ref()
                .and_then(|value| value.as_str())
                .unwrap_or("field"),
        )
    }
}

/// Why a command was refused. It changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Nothing in it that could be seen.
    #[error("{field} is blank")]
    Blank { field: Field },
    #[error("{field} has {length} characters, the limit is {limit}")]
    TooLong {
        field: Field,
        limit: usize,
        length: usize,
    },
    #[error("{field} has {count} entries, the limit is {limit}")]
    TooMany {
        field: Field,
        limit: usize,
        count: usize,
    },
    /// Not a value that the field can take here.
    #[error("{field} cannot be `{value}`")]
    Invalid { field: Field, value: String },
    /// A number beyond its bounds, which it can be equal to.
    #[error("{field} lies between {least} and {most}")]
    OutOfRange { field: Field, least: i64, most: i64 },
    /// What the mode does not have, such as a subject outside email.
    #[error("{field} does not belong to this message")]
    Unexpected { field: Field },
    /// Fixed when the message began: mode, direction and conversation.
    #[error("{field} of a message never changes")]
    Fixed { field: Field },
    #[error("occurred_at lies more than 5 minutes in the future")]
    InFuture {
        occurred_at: Timestamp,
        now: Timestamp,
    },
    /// There is no such row, or none that this member may know of.
    #[error("there is no such {}", kind.as_str())]
    NotFound { kind: Kind },
    #[error("this needs the role {needs}")]
    NotAllowed { needs: Role },
    /// Rule book §6: no override.
    #[error("the account must not be contacted")]
    DoNotContact {
        account_id: AccountId,
        by: Option<MemberId>,
        at: Option<Timestamp>,
        why: String,
    },
    /// Setting and lifting do not contact both need a reason.
    #[error("do not contact is set and lifted only with a reason")]
    ReasonNeeded,
    /// A campaign's conversation can be written in once it is approved.
    #[error("the conversation is {review_status}, not approved")]
    NotApproved { review_status: ReviewStatus },
    #[error("the account is not in this campaign")]
    NotInCampaign,
    /// The same reply stands on the account already (rule book §8).
    #[error("the same reply was logged already")]
    SameReply { earlier: MessageId, at: Timestamp },
    /// A message with this id was logged with another text.
    #[error("this message was logged already, with another text")]
    AlreadyLogged { message_id: MessageId },
    #[error("the message is not logged")]
    NotLogged { message_id: MessageId },
    #[error("only its author within 24 hours, or an admin, can retract a message")]
    TooLateToRetract { message_id: MessageId },
    /// Rule book §8: a merge is taken back within a day.
    #[error("a merge can be undone within a day")]
    TooLateToUndo { merge_id: MergeId },
    /// A later merge stands on this one and is taken back first.
    #[error("a later merge into or of this account has to be undone first")]
    MergedSince { account_id: AccountId },
    /// What an account is to say in a field of the workspace's own.
    #[error("{key}: {problem}")]
    CustomField { key: String, problem: CustomProblem },
    /// The set that was confirmed is not what would be added (rule book §7) or erased (§15) now.
    #[error("the accounts changed since the preview")]
    SetChanged {
        added: Vec<AccountId>,
        gone: Vec<AccountId>,
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
        include: Vec<Include>,
    },
    /// It goes only as long as nothing was said, written down or put together there.
    #[error("the {} is in use", kind.as_str())]
    InUse { kind: Kind },
    /// Whoever was erased is not taken in again by an import (rule book §15).
    #[error("this address was erased, as its owner asked")]
    Erased,
    /// A workspace always keeps one owner.
    #[error("the last owner can be neither removed nor lowered")]
    LastOwner,
    /// A command of a newer version, or none at all.
    #[error("not understood: {detail}")]
    NotUnderstood { detail: String },
}

impl Refusal {
    /// Where the JSON of a refusal quotes what somebody wrote: what an erasure (rule book §15)
    /// leaves nowhere. [`Refusal::quotes`] says of one whether it does.
    pub const QUOTATIONS: [&str; 4] = [
        "invalid.value",
        "do_not_contact.why",
        "not_understood.detail",
        "custom_field.problem.no_such_option.value",
    ];

    /// Whether it quotes what somebody wrote, and not only fields, numbers and ids.
    pub fn quotes(&self) -> bool {
        match self {
            Self::Invalid { .. } | Self::DoNotContact { .. } | Self::NotUnderstood { .. } => true,
            Self::CustomField { problem, .. } => {
                matches!(problem, CustomProblem::NoSuchOption { .. })
            }
            _ => false,
        }
    }
}

/// Why a value cannot stand in a field of the workspace's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CustomProblem {
    #[error("{length} characters, the limit is {limit}")]
    TooLong { limit: usize, length: usize },
    #[error("not a number of at most 30 digits")]
    NotANumber,
    #[error("not a date")]
    NotADate,
    #[error("neither yes nor no")]
    NotYesOrNo,
    #[error("not a web address with http or https")]
    NotAnAddress,
    #[error("`{value}` is none of the options")]
    NoSuchOption { value: String },
    #[error("a value of another kind")]
    WrongKind,
    #[error("the field is archived")]
    Archived,
}
