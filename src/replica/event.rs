//! What the shell reports to the engine.

use crate::tabs::TabMessage;
use domain::{CommandId, ConversationId, Epoch, Row, Span, Timestamp};
use protocol::{
    ChangesAnswer, KeptDecision, LiveEvent, MessagesAnswer, ProblemKind, PushAnswer, Seq, Waiting,
};
use serde::{Deserialize, Serialize};

/// Pairs an answer with its request, so that an answer that comes late or twice is known as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// What the cache says about itself. It changes in one transaction with the cached rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheMeta {
    /// The life of the server's database that the rows come from.
    pub epoch: Epoch,
    /// The cached rows are those of the server at this place of its sequence.
    pub cursor: Seq,
    /// Older messages were not asked for when the cache was filled.
    pub messages_since: Timestamp,
    /// Whether the first load came to its end.
    pub filled: bool,
}

/// Something that happened outside the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A part of the cache: every row but the threads (messages, notes, activities), drafts among
    /// them. Parts of one reading bear the same meta.
    Loaded {
        meta: CacheMeta,
        rows: Vec<Row>,
    },
    /// The cache is read to its end; without any [`Event::Loaded`] before, it is empty.
    LoadedAll,
    /// The cache could not be read to its end: what came of it before lacks rows.
    LoadFailed,
    /// The outbox and the decisions, whole, in the order in which they were put in.
    Restored {
        waiting: Vec<Waiting>,
        decisions: Vec<KeptDecision>,
    },
    /// The outbox, or the decisions, could not be read: what waits there is not known.
    RestoreFailed,
    /// There is no storage (private window, switched off): go on in memory, and say so.
    StorageMissing,
    /// The cached threads of these conversations, whole: messages, notes, activities. Drafts may be
    /// missing, because they are among what was loaded. The meta is the cache's at the reading;
    /// absent where it is empty, or where a thread is damaged.
    PagesLoaded {
        conversations: Vec<ConversationId>,
        rows: Vec<Row>,
        meta: Option<CacheMeta>,
    },
    /// The threads of these conversations could not be read just now: that says nothing of them.
    PagesFailed(Vec<ConversationId>),
    /// These commands are durable: their transaction is complete.
    Saved(Vec<CommandId>),
    /// These commands could not be saved; `full` where the disk or the quota is the reason.
    SaveFailed {
        ids: Vec<CommandId>,
        full: bool,
    },
    /// These decisions are durable.
    DecisionsKept(Vec<CommandId>),
    /// These decisions could not be written; `full` where the disk or the quota is the reason.
    DecisionsFailed {
        ids: Vec<CommandId>,
        full: bool,
    },
    /// What an erasure had left in the storage is gone.
    TracesForgotten {
        commands: Vec<CommandId>,
        decisions: Vec<CommandId>,
    },
    /// It could not be taken out.
    TracesFailed,
    /// The cache took the answer that ends at this cursor.
    CacheSaved {
        cursor: Seq,
    },
    /// The cache could not write what it was given.
    CacheFailed {
        full: bool,
    },
    /// The cache did not take an answer, because it stands at this cursor, before the one where the
    /// answer begins: 0 where it is empty, or holds rows of another epoch, or is damaged.
    CacheElsewhere {
        cursor: Seq,
    },

    /// Whether this tab is the one that syncs (Web Locks).
    Leading(bool),
    /// Another tab of this browser said something.
    Heard(TabMessage),

    /// The browser believes that there is a network.
    Online,
    /// The browser believes that there is none. Only a hint.
    Offline,
    /// The page is visible again, or the device woke up.
    Woke,
    LiveOpened,
    /// The live events ended or never began. The shell does not open them again by itself.
    LiveLost,
    Live(LiveEvent),
    Pushed {
        ticket: Ticket,
        answer: Result<PushAnswer, Failure>,
    },
    Pulled {
        ticket: Ticket,
        answer: Result<ChangesAnswer, Failure>,
    },
    /// Older messages of a conversation that the person asked for arrived.
    OlderFetched(MessagesAnswer),
    /// The instant of the latest [`Effect::WakeAt`](crate::Effect::WakeAt) has come.
    Timer,

    /// The person dealt with a refused command: it leaves *Decisions*.
    DecisionSettled(CommandId),
    /// The person signed out in this browser: nothing of theirs stays on the device.
    SignedOutHere,
    /// The server knows the member's session: also after [`Link::SignedOut`](crate::Link::SignedOut),
    /// where they signed in again, perhaps in another tab.
    SignedIn,
}

/// Why a request got no answer that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server was not reached, or the connection broke.
    Network,
    Timeout,
    /// The server, or something on the way, answered with a status that is no success.
    Status {
        status: u16,
        /// Absent where the body is not one of our problems: then it was something on the way.
        kind: Option<ProblemKind>,
        /// For *Decisions*, where the server cannot understand a command.
        detail: String,
        retry_after: Option<Span>,
    },
    /// A success that cannot be read.
    Garbled,
}
