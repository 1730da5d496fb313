//! The log of what was done that asks for more than a member, or that concerns the way in.

use crate::ProviderKind;
use domain::{AccountId, MemberId, Role, Timestamp};
use serde::{Deserialize, Serialize};

/// `GET /api/v1/audit`: something that was done, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Grows from one to the next.
    pub place: i64,
    pub at: Timestamp,
    /// Absent where it was done at the terminal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    pub act: AuditAct,
}

/// What was done. Kept for good: a later version reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AuditAct {
    Invited {
        role: Role,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    InvitationWithdrawn {
        role: Role,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// By an invitation, which is used up.
    Joined {
        role: Role,
    },
    RoleChanged {
        member_id: MemberId,
        to: Role,
    },
    MemberRemoved {
        member_id: MemberId,
    },
    /// A link by which the member chooses a new password.
    ResetLinkMade {
        member_id: MemberId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        ends_second_factor: bool,
    },
    /// By such a link.
    PasswordReset,
    /// By a link that was made to end the second factor, which was on.
    PasswordResetEndedFactor,
    PasswordChanged,
    SecondFactorSet,
    /// At the sign-in, with the right password: so many wrong codes that no more were looked at.
    CodesGuessed,
    SecondFactorEnded,
    AccountExported {
        account_id: AccountId,
    },
    WorkspaceExported,
    AccountErased {
        account_id: AccountId,
    },
    /// From then on texts go there. Of its key nothing is written down.
    ProviderNamed {
        kind: ProviderKind,
        address: String,
    },
    /// How it is from then on.
    ProviderChanged {
        kind: ProviderKind,
        address: String,
        /// Whether another key was said.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        new_key: bool,
    },
    ProviderRemoved {
        kind: ProviderKind,
        address: String,
    },
}
