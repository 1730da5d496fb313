//! Any row, its key, and a change to it.

use crate::{ids::*, records::*};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! rows {
    ($($variant:ident($record:ident, $id:ident) = $text:tt),* $(,)?) => {
        /// Which table a row stands in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Kind { $(#[serde(rename = $text)] $variant),* }

        impl Kind {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The spelling in JSON and SQL.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
            }
        }

        /// A row of a workspace.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Row { $(#[serde(rename = $text)] $variant($record)),* }

        impl Row {
            pub fn key(&self) -> RowKey {
                match self { $(Self::$variant(row) => row.id.into()),* }
            }

            /// The body alone, as the server stores it.
            pub fn body(&self) -> serde_json::Result<String> {
                match self { $(Self::$variant(row) => serde_json::to_string(row)),* }
            }

            /// A row from its kind and body.
            pub fn from_body(kind: Kind, body: &str) -> serde_json::Result<Self> {
                match kind {
                    $(Kind::$variant => serde_json::from_str(body).map(Self::$variant)),*
                }
            }
        }

        $(
            impl From<$id> for RowKey {
                fn from(id: $id) -> Self {
                    Self { kind: Kind::$variant, id: id.0 }
                }
            }

            impl From<$record> for Row {
                fn from(row: $record) -> Self {
                    Self::$variant(row)
                }
            }

            impl TryFrom<Row> for $record {
                type Error = Row;
                fn try_from(row: Row) -> Result<Self, Row> {
                    match row {
                        Row::$variant(row) => Ok(row),
                        other => Err(other),
                    }
                }
            }
        )*
    };
}

rows! {
    Member(Member, MemberId) = "member",
    Product(Product, ProductId) = "product",
    Campaign(Campaign, CampaignId) = "campaign",
    Account(Account, AccountId) = "account",
    Contact(Contact, ContactId) = "contact",
    Conversation(Conversation, ConversationId) = "conversation",
    Message(Message, MessageId) = "message",
    Note(Note, NoteId) = "note",
    StatusChange(StatusChange, StatusChangeId) = "status_change",
    Activity(Activity, ActivityId) = "activity",
    Merge(Merge, MergeId) = "merge",
    DismissedPair(DismissedPair, PairId) = "dismissed_pair",
    SavedView(SavedView, ViewId) = "saved_view",
    CustomField(CustomField, CustomFieldId) = "custom_field",
    Expense(Expense, ExpenseId) = "expense",
    ImportBatch(ImportBatch, ImportBatchId) = "import_batch",
    SavedReply(SavedReply, SavedReplyId) = "saved_reply",
    Notification(Notification, NotificationId) = "notification",
    Reading(Reading, ReadingId) = "reading",
    EmailHtml(EmailHtml, EmailHtmlId) = "email_html",
    Erasure(Erasure, ErasureId) = "erasure",
}

/// What names a row inside its workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowKey {
    pub kind: Kind,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: Uuid,
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.as_str(), self.id)
    }
}

impl Kind {
    /// Whether some rows of the kind are seen by one member alone (rule book §2).
    pub const fn is_personal(self) -> bool {
        matches!(
            self,
            Self::SavedView | Self::SavedReply | Self::Notification | Self::Reading
        )
    }
}

impl Kind {
    /// Whether rows of the kind are in no pull: devices ask for them one by one (rule book §3).
    pub const fn is_asked_for(self) -> bool {
        matches!(self, Self::EmailHtml)
    }
}

impl Row {
    /// Whether a member of the workspace sees the row (rule book §2).
    pub fn is_seen_by(&self, member: MemberId) -> bool {
        match self {
            Self::SavedView(row) => row.is_seen_by(member),
            Self::SavedReply(row) => row.is_seen_by(member),
            Self::Notification(row) => row.to == member,
            Self::Reading(row) => row.member == member,
            _ => true,
        }
    }

    /// The conversation that a row belongs to.
    pub fn conversation_id(&self) -> Option<ConversationId> {
        match self {
            Self::Conversation(row) => Some(row.id),
            Self::Message(row) => Some(row.conversation_id),
            Self::EmailHtml(row) => Some(row.conversation_id),
            Self::Note(row) => Some(row.conversation_id),
            Self::Activity(row) => Some(row.conversation_id),
            Self::Notification(row) => Some(row.conversation_id),
            Self::Reading(row) => Some(row.conversation_id),
            _ => None,
        }
    }

    /// The account that a row belongs to.
    pub fn account_id(&self) -> Option<AccountId> {
        match self {
            Self::Account(row) => Some(row.id),
            Self::Contact(row) => Some(row.account_id),
            Self::Conversation(row) => Some(row.account_id),
            Self::Message(row) => Some(row.account_id),
            Self::EmailHtml(row) => Some(row.account_id),
            Self::Note(row) => Some(row.account_id),
            Self::StatusChange(row) => Some(row.account_id),
            Self::Activity(row) => Some(row.account_id),
            Self::Merge(row) => Some(row.survivor),
            Self::Notification(row) => Some(row.account_id),
            Self::Reading(row) => Some(row.account_id),
            Self::Member(_)
            | Self::Product(_)
            | Self::Campaign(_)
            | Self::DismissedPair(_)
            | Self::SavedView(_)
            | Self::CustomField(_)
            | Self::Expense(_)
            | Self::ImportBatch(_)
            | Self::SavedReply(_)
            | Self::Erasure(_) => None,
        }
    }

    /// Whether a row goes where one of these accounts is erased (rule book §15).
    pub fn goes_with(&self, accounts: &[AccountId]) -> bool {
        match self {
            Self::Merge(row) => {
                accounts.contains(&row.survivor) || accounts.contains(&row.absorbed)
            }
            Self::DismissedPair(row) => accounts.contains(&row.a) || accounts.contains(&row.b),
            row => row.account_id().is_some_and(|id| accounts.contains(&id)),
        }
    }
}

impl Row {
    /// Shows each address by which the account or the person is reached; of other rows none.
    pub fn each_address(&self, show: &mut dyn FnMut(AccountId, &str)) {
        match self {
            Self::Account(row) => {
                for address in [&row.email, &row.phone] {
                    show(row.id, address);
                }
            }
            Self::Contact(row) => {
                let Contact {
                    email,
                    phone,
                    linkedin,
                    instagram,
                    twitter_x,
                    ..
                } = row;
                for address in [email, phone, linkedin, instagram, twitter_x] {
                    show(row.account_id, address);
                }
            }
            _ => {}
        }
    }
}

/// What a decided command does to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every change is a put: a box would cost more than the few deletions save"
)]
pub enum Change {
    Put(Row),
    Delete(RowKey),
}

impl Change {
    /// A change that puts a record in its new form.
    pub fn put(record: impl Into<Row>) -> Self {
        Self::Put(record.into())
    }

    pub fn key(&self) -> RowKey {
        match self {
            Self::Put(row) => row.key(),
            Self::Delete(key) => *key,
        }
    }
}
