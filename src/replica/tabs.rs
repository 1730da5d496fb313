//! What the tabs of one browser tell each other.

use crate::status::{FirstLoad, Link, Storage};
use domain::{CommandId, Epoch, Timestamp};
use protocol::{Accepted, ChangesAnswer, Envelope, KeptDecision, Seq};
use serde::{Deserialize, Serialize};

/// The version of [`TabMessage`]: a tab of another version of the app is not listened to.
const VERSION: u8 = 1;

/// A message from one tab to all others of the same browser, workspace and member. Hearing it
/// twice, late or not at all does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TabMessage {
    /// A tab has opened and asks the leader how things stand.
    Hello,
    /// Commands that were acted in the speaking tab, and are durable in the shared outbox (or
    /// cannot be, where storage fails). Where the leader knows what became of one, it says so.
    Acted(Vec<Envelope>),
    /// The server applied these.
    Accepted(Vec<(CommandId, Accepted)>),
    /// These were refused; the leader has put them into the shared *Decisions*.
    Refused(Vec<KeptDecision>),
    /// The person dealt with a decision.
    DecisionSettled(CommandId),
    /// What the leader pulled. `cached` where the shared cache holds it already.
    Pulled { answer: ChangesAnswer, cached: bool },
    /// The speaking tab found the cache empty: the leader looks, and fills it again.
    CacheGone,
    /// How the leader stands to the server.
    Status(LeaderStatus),
    /// The person signed out in this browser.
    SignedOut,
    /// The server knows the session: a tab that was told otherwise asks again.
    SignedIn,
}

/// The part of the status that only the leading tab knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderStatus {
    pub link: Link,
    pub last_success: Option<Timestamp>,
    /// How far the device's clock is ahead of the server's, in milliseconds.
    pub clock_ahead: i64,
    pub first_load: Option<FirstLoad>,
    pub storage: Storage,
    /// Where the leader stands: a tab that stands elsewhere has missed something.
    pub epoch: Option<Epoch>,
    pub cursor: Seq,
    /// How many commands it has still to bring through: a tab that waits for more asks again.
    #[serde(default)]
    pub waiting: usize,
}

#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u8,
    said: T,
}

impl TabMessage {
    /// [`TabMessage::SignedOut`] as the channel carries it: told apart without reading any other.
    pub const SIGNED_OUT: &str = r#"{"v":1,"said":"signed_out"}"#;

    /// The message as the channel carries it.
    pub fn to_text(&self) -> String {
        let said = Versioned {
            v: VERSION,
            said: self,
        };
        serde_json::to_string(&said).unwrap_or_default()
    }

    /// A message as it was heard; absent where it is of another version, or none at all.
    pub fn from_text(text: &str) -> Option<Self> {
        let heard: Versioned<Self> = serde_json::from_str(text).ok()?;
        (heard.v == VERSION).then_some(heard.said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_out_is_told_as_its_constant() {
        assert_eq!(TabMessage::SignedOut.to_text(), TabMessage::SIGNED_OUT);
    }
}
