//! The engine: one value that holds what this device knows, changed by acts and events alone.

use crate::{effect::Effect, event::Event, rows::Rows, status::Status};
use domain::{Command, ConversationId, MemberId, Refusal, RowKey, Timestamp};
use protocol::{Envelope, KeptDecision};

/// Everything that one tab knows about its workspace, and what it still has to tell the server.
#[derive(Debug)]
pub struct Replica {
    rows: Rows,
}

impl Replica {
    /// An empty replica of one member. The seed spreads the devices' repeated attempts over time.
    pub fn new(me: MemberId, seed: u64) -> Self {
        let _ = (me, seed);
        Self {
            rows: Rows::default(),
        }
    }

    /// What the interface shows: the confirmed rows and, on top, what waiting commands decide.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Takes a person's act: decided at once, shown at once, stored before it is sent. A refusal
    /// changes and stores nothing. `envelope.at` is [`Replica::clock`].
    pub fn act(&mut self, envelope: Envelope, now: Timestamp) -> Result<Vec<Effect>, Refusal> {
        let _ = (envelope, now);
        Ok(Vec::new())
    }

    /// Whether the command would be taken now; nothing is done.
    pub fn would(&self, command: &Command, now: Timestamp) -> Result<(), Refusal> {
        let _ = (command, now);
        Ok(())
    }

    /// Asks for the threads of a conversation and of the others with its account, unless they are
    /// here: what is shown, and what deciding about a message looks at.
    pub fn open(&mut self, conversation: ConversationId) -> Vec<Effect> {
        let _ = conversation;
        Vec::new()
    }

    /// Whether the conversation's thread is here.
    pub fn is_open(&self, conversation: ConversationId) -> bool {
        let _ = conversation;
        false
    }

    /// Takes what happened, and says what is to be done.
    pub fn handle(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        let _ = (event, now);
        Vec::new()
    }

    pub fn status(&self) -> Status {
        unimplemented_status()
    }

    /// Refused commands, the oldest first, each whole.
    pub fn decisions(&self) -> &[KeptDecision] {
        &[]
    }

    /// Whether the row is as it looks because of a command that the server has not accepted yet.
    pub fn is_pending(&self, key: RowKey) -> bool {
        let _ = key;
        false
    }

    /// The device's time, corrected by what the server's answers taught.
    pub fn clock(&self, now: Timestamp) -> Timestamp {
        now
    }

    /// From when on messages are on this device without having been opened; absent before the
    /// first load. Lists and searches say how far back they reach.
    pub fn messages_since(&self) -> Option<Timestamp> {
        None
    }
}

fn unimplemented_status() -> Status {
    Status {
        link: crate::status::Link::Starting,
        last_success: None,
        saving: 0,
        waiting: 0,
        decisions: 0,
        clock_off: None,
        first_load: None,
        storage: crate::status::Storage::Ok,
    }
}
