//! What the shell is asked to do.

use crate::{
    event::{CacheMeta, Ticket},
    tabs::TabMessage,
};
use domain::{Command, CommandId, ConversationId, RowKey, Timestamp};
use protocol::{Accepted, ChangesAnswer, Envelope, KeptDecision, MessagesAnswer, Push, Seq};
use std::rc::Rc;

/// Something to be done outside the engine. Effects on the storage are done in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put the commands at the end of the outbox, durably. Answered by `Saved` or `SaveFailed`.
    SaveCommands(Vec<Envelope>),
    /// Mark commands in the outbox as accepted. If it is lost, they are sent again: harmless.
    AcceptCommands(Vec<(CommandId, Accepted)>),
    /// Take accepted commands out of the outbox: they are too old to be needed again.
    ForgetCommands(Vec<CommandId>),
    /// In one transaction: keep the decisions, take their commands out of the outbox.
    KeepDecisions(Vec<KeptDecision>),
    /// Drop a decision that the person has dealt with.
    ForgetDecision(CommandId),
    /// Take what tells of an erased account out of accepted commands and of decisions. Where one says
    /// something of others, that takes its place; of the others nothing stays. Answered by
    /// `TracesForgotten` with the same ids, or by `TracesFailed`.
    ForgetTraces {
        commands: Vec<(CommandId, Option<Command>)>,
        decisions: Vec<(CommandId, Option<Command>)>,
    },
    /// Read the outbox and the decisions again. Answered by `Restored` or `RestoreFailed`.
    ReadOutbox,

    /// Read the cache again. Answered by `Loaded` …, then `LoadedAll` or `LoadFailed`.
    ReadCache,
    /// In one transaction: apply the rows, set the meta. Answered by `CacheSaved`, `CacheFailed`,
    /// or, where the cache stands before `answer.since`, by `CacheElsewhere`. An answer that begins
    /// at 0 and reaches farther than the cache replaces whatever it holds.
    ApplyToCache {
        meta: CacheMeta,
        answer: Rc<ChangesAnswer>,
    },
    /// Add older messages to their conversations' pages. Where a row is there already, the later of
    /// the two stays.
    AddToCache(MessagesAnswer),
    /// Drop every cached row at once.
    ClearCache,
    /// Read the threads of these conversations, and the meta with them; of none, only the meta.
    /// Answered by `PagesLoaded` or `PagesFailed`.
    LoadPages(Vec<ConversationId>),
    /// The session was ended from elsewhere: once what was to leave the device has left it, the next
    /// start is not to begin as the member.
    ForgetSession,
    /// The person signed out: delete cache, outbox, composer texts, decisions.
    EraseDevice,

    /// `POST /api/v1/commands`. Answered by `Pushed` with the same ticket.
    Push {
        ticket: Ticket,
        push: Push<Envelope>,
    },
    /// `GET /api/v1/changes`. Answered by `Pulled` with the same ticket. `messages_since` only
    /// during a first load: what changes later is delivered whatever its age.
    Pull {
        ticket: Ticket,
        since: Seq,
        messages_since: Option<Timestamp>,
    },
    /// Open `GET /api/v1/live`. Answered by `LiveOpened` or `LiveLost`.
    OpenLive,
    CloseLive,

    /// Say this to the other tabs of the browser.
    Tell(TabMessage),
    /// Report `Timer` at this instant of the device's clock, instead of at any said before.
    WakeAt(Timestamp),

    /// These rows look different now, or are pending where they were not, or the reverse.
    Changed(Vec<RowKey>),
    /// [`Replica::status`](crate::Replica::status) says something new.
    StatusChanged,
    /// [`Replica::decisions`](crate::Replica::decisions) says something new.
    DecisionsChanged,
}
