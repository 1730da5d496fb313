//! What is kept of an account that was erased (rule book §15).

use crate::{ids::*, time::Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An account was erased. Nothing of it is here but what its addresses are recognised by when they
/// come again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Erasure {
    pub id: ErasureId,
    /// The account and all that it had absorbed.
    pub accounts: Vec<AccountId>,
    /// One for all erasures of a workspace, unless two devices made the first apart.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub salt: Uuid,
    pub prints: Vec<AddressPrint>,
    /// They had asked not to be contacted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opted_out: bool,
    pub by: MemberId,
    pub at: Timestamp,
}

/// A salted hash of an address: says whether another is the same, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
#[serde(transparent)]
pub struct AddressPrint(Uuid);

impl AddressPrint {
    pub(crate) fn of(salt: Uuid, address: &str) -> Self {
        Self(Uuid::new_v5(&salt, address.as_bytes()))
    }
}
