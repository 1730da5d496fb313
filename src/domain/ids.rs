//! Identifiers as newtypes, so that an account's id cannot stand where a contact's is meant.

use crate::command::ImportPart;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A workspace: one company's data.
    WorkspaceId,
    /// A person with a login in a workspace.
    MemberId,
    /// What is being offered.
    ProductId,
    /// One outreach initiative for one product.
    CampaignId,
    /// An organisation.
    AccountId,
    /// A person inside an account.
    ContactId,
    /// The exchange with one account inside one campaign, or outside any: see [`ConversationId::of`].
    ConversationId,
    /// A message. Made by the device that wrote it: the same id twice is the same message.
    MessageId,
    /// The HTML of an email: see [`EmailHtmlId::of`].
    EmailHtmlId,
    /// An internal note.
    NoteId,
    /// An entry of an account's status history.
    StatusChangeId,
    /// A fact on the timeline that is not a message.
    ActivityId,
    /// A merge of two accounts: made by the device that asked for it.
    MergeId,
    /// Two accounts that somebody said are not the same: see [`PairId::of`].
    PairId,
    /// A list's filters under a name.
    ViewId,
    /// A text to begin messages with, under a name.
    SavedReplyId,
    /// How far one member has read one conversation: see [`ReadingId::of`].
    ReadingId,
    /// What one member is told of: see [`NotificationId::of`].
    NotificationId,
    /// A field of a workspace's own: see [`CustomFieldId::of`].
    CustomFieldId,
    /// What was spent on a campaign, once.
    ExpenseId,
    /// The erasure of an account: made by the device that asked for it.
    ErasureId,
    /// A person's act: its idempotency key, and the revision of the draft that it saved.
    CommandId,
    /// The import of one file.
    ImportId,
    /// What one command of an import did: see [`ImportBatchId::of`].
    ImportBatchId,
    /// One life of the server's database: a database restored from a backup begins a new one.
    Epoch,
}

/// The namespace of every id that is computed and not made by a device.
const RAPPORT: Uuid = Uuid::from_u128(0x7f0c_54d6_6d3e_5b0a_9a41_2f6f_18c7_33b2);

impl ConversationId {
    /// The one conversation of an account in a campaign, or outside any. Two devices that begin it
    /// apart from each other get the same row (rule book §13).
    pub fn of(account: AccountId, campaign: Option<CampaignId>) -> Self {
        let campaign = campaign.map_or(Uuid::nil(), |id| id.0);
        let mut name = [0; 32];
        name[..16].copy_from_slice(account.0.as_bytes());
        name[16..].copy_from_slice(campaign.as_bytes());
        Self(Uuid::new_v5(&RAPPORT, &name))
    }
}

impl PairId {
    /// Two accounts, whichever is named first: two devices that say it of the same two say it once.
    pub fn of(one: AccountId, other: AccountId) -> Self {
        let mut name = [0; 32];
        name[..16].copy_from_slice(one.min(other).0.as_bytes());
        name[16..].copy_from_slice(one.max(other).0.as_bytes());
        Self(Uuid::new_v5(&RAPPORT, &name))
    }
}

impl ReadingId {
    /// One member's reading of one conversation: their devices keep one row of it.
    pub fn of(member: MemberId, conversation: ConversationId) -> Self {
        let mut name = [0; 32];
        name[..16].copy_from_slice(member.0.as_bytes());
        name[16..].copy_from_slice(conversation.0.as_bytes());
        Self(Uuid::new_v5(&RAPPORT, &name))
    }
}

impl CustomFieldId {
    /// The field of a key: two devices that make it apart from each other make the same row.
    pub fn of(key: &str) -> Self {
        Self(Uuid::new_v5(
            &RAPPORT,
            format!("custom field {key}").as_bytes(),
        ))
    }
}

impl NoteId {
    /// The id of the note that an edit leaves beside another one's (rule book §13). The same edit
    /// always leaves the same note.
    pub fn of_second_note(edit: CommandId) -> Self {
        Self(derived(edit, "second note"))
    }
}

impl MessageId {
    /// The id of the second draft that a save leaves behind where two devices edited one draft
    /// from the same state (rule book §13). The same save always leaves the same draft.
    pub fn of_second_draft(save: CommandId) -> Self {
        Self(derived(save, "second draft"))
    }
}

impl MessageId {
    /// A message of a file, by what the file knows it by: the same file says it once to an account.
    pub fn imported(account: AccountId, key: Uuid) -> Self {
        let mut name = [0; 32];
        name[..16].copy_from_slice(account.0.as_bytes());
        name[16..].copy_from_slice(key.as_bytes());
        Self(Uuid::new_v5(&RAPPORT, &name))
    }
}

impl EmailHtmlId {
    /// The HTML of a message, of which there is one.
    pub const fn of(message: MessageId) -> Self {
        Self(message.0)
    }
}

impl StatusChangeId {
    /// The status change that a command causes for one account.
    pub fn caused_by(command: CommandId, account: AccountId) -> Self {
        Self(derived(command, &account.to_string()))
    }
}

impl ImportBatchId {
    /// The batch that a part of an import leaves behind. The same part always leaves the same.
    pub fn of(part: ImportPart) -> Self {
        let mut name = [0; 20];
        name[..16].copy_from_slice(part.import_id.0.as_bytes());
        name[16..].copy_from_slice(&part.number.to_be_bytes());
        Self(Uuid::new_v5(&RAPPORT, &name))
    }
}

impl ActivityId {
    /// The timeline entry that a command leaves on one conversation.
    pub fn caused_by(command: CommandId, conversation: ConversationId) -> Self {
        Self(derived(command, &conversation.to_string()))
    }
}

impl NotificationId {
    /// What a command tells one member.
    pub fn of(command: CommandId, to: MemberId) -> Self {
        Self(derived(command, &format!("tells {to}")))
    }
}

fn derived(command: CommandId, what: &str) -> Uuid {
    Uuid::new_v5(&RAPPORT, format!("{command} {what}").as_bytes())
}
