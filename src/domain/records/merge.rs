//! Accounts that became one, and pairs that did not (rule book §8).

use super::Account;
use crate::{ids::*, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Two accounts became one. The absorbed row stays as it was and names its survivor; conversations,
/// contacts and history stay with the row that they began with, and are read over both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Merge {
    pub id: MergeId,
    pub survivor: AccountId,
    pub absorbed: AccountId,
    /// The survivor as it stood before.
    pub before: Box<Account>,
    /// The survivor as the merge left it: what differs from this now was edited since.
    pub after: Box<Account>,
    pub by: MemberId,
    pub at: Timestamp,
    /// Who took it back, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<Undone>,
}

/// Who took something back, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Undone {
    pub by: MemberId,
    pub at: Timestamp,
}

/// Two accounts that seem to be one and are not, as somebody said for the whole workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DismissedPair {
    pub id: PairId,
    pub a: AccountId,
    pub b: AccountId,
    pub by: MemberId,
    pub at: Timestamp,
}
