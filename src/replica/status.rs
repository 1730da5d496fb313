//! What the status chip says, and all of it is true.

use domain::{Span, Timestamp};
use protocol::Seq;
use serde::{Deserialize, Serialize};

/// How this device stands to the server and to its own storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub link: Link,
    /// The last time that the server answered.
    pub last_success: Option<Timestamp>,
    /// Whether all that waits on this device is known.
    pub knows_outbox: bool,
    /// Whether all that this device is to have is in memory: neither is the cache still being read nor
    /// the first load under way.
    pub is_whole: bool,
    /// Commands that are not yet durable on this device.
    pub saving: usize,
    /// Commands that the server has not accepted yet, the ones being saved among them.
    pub waiting: usize,
    /// Refused commands that wait for the person.
    pub decisions: usize,
    /// How far the device's clock is ahead of the server's (negative: behind), where that is more
    /// than 5 minutes.
    pub clock_off: Option<Span>,
    /// Present while the first load runs.
    pub first_load: Option<FirstLoad>,
    pub storage: Storage,
}

/// How this device hears from the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// No answer yet since the start.
    Starting,
    /// News arrive as they happen.
    Live,
    /// News are asked for every few seconds.
    Polling,
    /// The last attempt failed. What is shown is as of the last success.
    Offline,
    /// The server does not know this session any more: everything is kept, nothing is sent.
    SignedOut,
    /// The session was ended from elsewhere, on purpose: the workspace's rows are gone from this
    /// device, and what waits stays until the member signs in again.
    Ended,
    /// The member was removed from the workspace: its rows are gone from this device, and what
    /// waited stands in *Decisions*.
    Revoked,
}

impl Link {
    /// Whether nothing is heard of the server, and nothing is loading.
    pub fn is_apart(self) -> bool {
        matches!(
            self,
            Self::Offline | Self::SignedOut | Self::Ended | Self::Revoked
        )
    }
}

/// How far the first load has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLoad {
    /// Rows that arrived.
    pub rows: usize,
    /// The place in the server's sequence that they reach to.
    pub cursor: Seq,
    /// Where the sequence ends, once the server has said so.
    pub end: Option<Seq>,
}

/// What the device's storage can be relied on for, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    Ok,
    /// Reading fails: what is shown lacks rows, or things that wait. It is tried again.
    Unreadable,
    /// Writes fail: what is new stands in memory only, and is tried again.
    Failing,
    /// The same, because the disk is full: the person can do something about it.
    Full,
    /// There is none: everything stands in memory only.
    MemoryOnly,
}
