//! What an import did, kept so that it can be undone.

use crate::{
    command::{AccountField, ContactField},
    ids::*,
    refusal::Refusal,
    row::{Row, RowKey},
    time::Timestamp,
    values::AccountStatus,
    written::Written,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What one command of an import did. All batches of one import bear its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportBatch {
    pub id: ImportBatchId,
    pub import_id: ImportId,
    /// Its place in the import; they are undone from the last to the first.
    pub number: u32,
    /// The file's name.
    pub source: String,
    pub by: MemberId,
    pub at: Timestamp,
    /// The rows that it made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub created: Vec<Created>,
    /// The blanks that it filled in rows that were there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filled: Vec<Filled>,
    /// The status changes that it caused for accounts that were there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusChangeId>,
    /// Messages that were there already.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub there: u32,
    /// Messages that could not be taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedMessage>,
    /// Accounts and people that were left out because they were erased.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub erased: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<ImportUndone>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the form that serde asks for"
)]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// A message of a file that could not be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedMessage {
    pub id: MessageId,
    #[cfg_attr(feature = "openapi", schema(value_type = Refusal))]
    pub refusal: Written<Refusal>,
}

/// A row that an import made, and how it looked then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Created {
    pub key: RowKey,
    pub print: Print,
}

impl Created {
    pub(crate) fn of(row: &Row) -> Self {
        Self {
            key: row.key(),
            print: Print::of(row),
        }
    }

    /// Whether the row still says what the import wrote.
    pub(crate) fn is_as_made(&self, row: &Row) -> bool {
        self.print == Print::of(row)
    }
}

/// The content of a row in 32 bits: two forms of one row that differ hardly ever share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Print(u32);

impl Print {
    /// An account's status does not count: its history says who moved it.
    fn of(row: &Row) -> Self {
        let body = match row {
            Row::Account(account) => {
                let mut account = account.clone();
                account.status = AccountStatus::Prospect;
                account.status_mark = None;
                Row::from(account).body()
            }
            row => row.body(),
        };
        let body = body.unwrap_or_default();
        let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, body.as_bytes());
        let [a, b, c, d, ..] = *hash.as_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }
}

/// Blanks of one row, with what was written into them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// Relationship types are those that were added to the others.
    Account {
        id: AccountId,
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<AccountField>))]
        fields: Written<Vec<AccountField>>,
    },
    Contact {
        id: ContactId,
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<ContactField>))]
        fields: Written<Vec<ContactField>>,
    },
}

impl Filled {
    /// The row whose blanks they were.
    pub fn key(&self) -> RowKey {
        match self {
            Self::Account { id, .. } => (*id).into(),
            Self::Contact { id, .. } => (*id).into(),
        }
    }
}

/// Who undid a batch, when, and what of it stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportUndone {
    pub by: MemberId,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Kept>,
}

/// A row that an import made and that stays although it was undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kept {
    pub key: RowKey,
    pub why: KeptBecause,
}

/// What was added to a row since it was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeptBecause {
    /// A field was changed.
    Edited,
    /// Its status was changed by hand.
    StatusChanged,
    /// It is in a campaign, or there are messages or notes.
    InUse,
    /// Somebody was added to it, or changed.
    HasContacts,
    /// It was absorbed by another.
    Merged,
}
