//! Commands out, changes in.

use crate::ToldRow;
use domain::{Change, Command, CommandId, Epoch, MessageId, Refusal, Row, RowKey, Timestamp};
use serde::{Deserialize, Serialize};

/// A place in the workspace's sequence of changes; 0 is before the first.
pub type Seq = u64;

/// A command with its idempotency key, as it waits in the outbox and as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    pub id: CommandId,
    /// When the person acted, by the device's clock.
    pub at: Timestamp,
    pub command: Command,
}

/// `POST /api/v1/commands`. Generic, because the server reads each command for itself: one that
/// it cannot understand must not block the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Push<C> {
    /// The life of the database that they are meant for, as far as the device knows. A server in
    /// another refuses them all: it has to hear first what it lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Epoch>,
    pub commands: Vec<C>,
}

/// [`Push`] as the API describes it.
#[cfg(feature = "openapi")]
#[derive(utoipa::ToSchema)]
#[schema(as = Push)]
pub struct PushBody {
    /// The life of the database that they are meant for.
    pub epoch: Option<Epoch>,
    /// At most 100, in the order in which they were made.
    pub commands: Vec<Envelope>,
}

/// The answer to a push: one outcome per command, in the order of the push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushAnswer {
    pub epoch: Epoch,
    /// The server's clock, from which a device learns how far its own is off.
    pub now: Timestamp,
    pub outcomes: Vec<CommandOutcome>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandOutcome {
    pub id: CommandId,
    pub outcome: Outcome,
}

/// What became of a command. The same command always gets the same outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Done; its rows have sequence numbers up to this one.
    Applied {
        seq: Seq,
    },
    Refused {
        refusal: Refusal,
    },
}

/// `GET /api/v1/changes?since=&limit=`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangesAnswer {
    pub epoch: Epoch,
    pub now: Timestamp,
    /// The cursor that was asked from.
    pub since: Seq,
    /// The cursor to ask from next.
    pub next: Seq,
    /// Whether there is more behind `next`.
    pub more: bool,
    /// Each row that changed, in its latest form, in the order of its latest change.
    pub rows: Vec<ChangedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every change is a put: a box would cost more than the few tombstones save"
)]
pub enum ChangedRow {
    Put {
        seq: Seq,
        #[cfg_attr(feature = "openapi", schema(value_type = Row))]
        row: ToldRow,
    },
    /// A tombstone.
    Deleted { seq: Seq, key: RowKey },
}

impl ChangedRow {
    pub fn seq(&self) -> Seq {
        match self {
            Self::Put { seq, .. } | Self::Deleted { seq, .. } => *seq,
        }
    }

    pub fn key(&self) -> RowKey {
        match self {
            Self::Put { row, .. } => row.key(),
            Self::Deleted { key, .. } => *key,
        }
    }

    /// The row, where it was not deleted.
    pub fn row(&self) -> Option<&Row> {
        match self {
            Self::Put { row, .. } => Some(row),
            Self::Deleted { .. } => None,
        }
    }

    /// The change to this device's copy.
    pub fn into_change(self) -> Change {
        match self {
            Self::Put { row, .. } => Change::Put(row.into_row()),
            Self::Deleted { key, .. } => Change::Delete(key),
        }
    }
}

/// `GET /api/v1/conversations/{id}/messages?before=&before_id=`: older messages, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessagesAnswer {
    pub epoch: Epoch,
    pub rows: Vec<ChangedRow>,
    pub more: bool,
}

/// `GET /api/v1/search?q=`: logged messages that are what is sought, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchAnswer {
    pub epoch: Epoch,
    pub rows: Vec<ChangedRow>,
    /// From where to go on; absent where there is nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<SearchPlace>,
}

/// A place among the messages of a workspace, by when they were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchPlace {
    pub before: Timestamp,
    /// Of those of that very instant, the ones before this.
    pub before_id: MessageId,
}

/// What `GET /api/v1/live` says, one JSON object an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LiveEvent {
    /// The workspace's sequence has come this far.
    Moved { epoch: Epoch, seq: Seq },
}
