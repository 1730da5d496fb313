//! The replica's storage as a contract, in memory and in the browser's IndexedDB.
//!
//! A device keeps two things. The [`Cache`] holds the server's confirmed rows: it can be dropped
//! and filled again at any moment. The [`Outbox`] holds what a person did and wrote and what no
//! server has yet: it is precious. The store never decides: it keeps what it is given, and gives
//! back what it kept.
//!
//! [`memory`] serves tests, and the app where the browser grants no storage; [`idb`] is what a
//! device has otherwise. One suite of tests runs on both.

mod error;
mod kept;
mod rows;

#[cfg(target_arch = "wasm32")]
pub mod idb;
pub mod memory;

// Only IndexedDB packs rows into segments; the rules of it are tested on the host too.
#[cfg(any(test, target_arch = "wasm32"))]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(dead_code, reason = "a few of its questions only IndexedDB asks")
)]
mod index;
#[cfg(any(test, target_arch = "wasm32"))]
mod packed;

pub use error::StoreError;
pub use kept::{Kept, Unreadable};
pub use rows::shelf_of;

use domain::{Command, CommandId, ConversationId, Epoch, MessageId, Row, Timestamp};
use protocol::{Accepted, ChangedRow, ComposerText, Envelope, KeptDecision, Seq, Waiting};

/// How many conversations the first paint shows.
pub const HEAD: usize = 200;

/// What the cache has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    pub epoch: Epoch,
    pub cursor: Seq,
    /// Older messages were not asked for when the cache was filled.
    pub messages_since: Timestamp,
    /// Whether the first load came to its end.
    pub filled: bool,
}

/// Where an answer of changes found the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Where it begins, or farther: the cache has it now.
    Here,
    /// Somewhere before it, at this cursor: nothing was taken. 0 where the cache is empty, or
    /// holds another epoch.
    Elsewhere(Seq),
}

/// What is to be done with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plan {
    /// There is a gap before it; the cache stands at this cursor.
    Refuse(Seq),
    /// All of it is there.
    Pass,
    /// It takes the place of everything.
    Replace,
    /// Its rows beyond this cursor are news.
    Add { beyond: Seq },
}

impl Plan {
    /// For an answer of what changed after `since`, up to `meta`, over a cache that is `here`.
    fn of(here: Option<Meta>, meta: Meta, since: Seq) -> Self {
        let here = here.filter(|here| here.epoch == meta.epoch);
        // A load leaves out older messages, whatever became of them: over what another load brought
        // it would leave them as they were.
        if here.is_some_and(|here| here.messages_since != meta.messages_since) {
            return if since == 0 {
                Self::Replace
            } else {
                Self::Refuse(0)
            };
        }
        let cursor = here.map_or(0, |here| here.cursor);
        if since > cursor {
            Self::Refuse(cursor)
        } else if here.is_some() && meta.cursor <= cursor {
            Self::Pass
        } else if since == 0 {
            Self::Replace
        } else {
            Self::Add { beyond: cursor }
        }
    }
}

/// What a pass over the summaries found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    pub rows: usize,
    /// Values that could not be read. Where there is one, the cache lacks rows: clear it and fetch
    /// everything again, from 0.
    pub broken: usize,
}

/// The timelines of some conversations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    pub rows: Vec<Row>,
    /// What the cache had reached when they were read.
    pub meta: Option<Meta>,
    /// Conversations whose page could not be read: clear the cache and fetch again, from 0.
    pub broken: Vec<ConversationId>,
}

/// The server's rows on this device. Droppable, and refilled from the server.
///
/// A *summary* row is any but a timeline's: members, products, campaigns, accounts, contacts,
/// conversations, status changes, and messages that are drafts. A *timeline* row is any other
/// message, a note, or an activity; it is read by conversation.
///
/// A handle is one connection of one tab; several may stand on the same cache.
#[expect(async_fn_in_trait, reason = "everything runs on the tab's one thread")]
pub trait Cache {
    /// What the cache has reached. Must be `None` where nothing was ever taken, after [`clear`],
    /// and where the mark itself cannot be read: then all is to be fetched from 0.
    ///
    /// [`clear`]: Self::clear
    async fn meta(&self) -> Result<Option<Meta>, StoreError>;

    /// The rows of the first paint: the newest [`HEAD`] conversations, latest activity first, then
    /// the accounts, campaigns, products and members that they name. Must be read as one value, so
    /// that its cost does not grow with the cache.
    async fn head(&self) -> Result<Vec<Row>, StoreError>;

    /// Every summary row, each exactly once and in its latest form, in parts of some 500 rows and
    /// in no order. Between two parts other tasks must get their turn. A part that cannot be read
    /// must be skipped and counted, and must not spoil the others.
    async fn summaries(&self, each: &mut dyn FnMut(Vec<Row>)) -> Result<Loaded, StoreError>;

    /// The timeline rows of these conversations: messages that are no drafts, notes, activities;
    /// and what the cache had reached, as it was at the same moment.
    async fn pages(&self, conversations: &[ConversationId]) -> Result<Pages, StoreError>;

    /// Takes one answer: what changed after `since`, up to the cursor of `meta`. Its rows and its
    /// meta must be there together or not at all, whatever happens in between. Rows up to the
    /// cursor that the cache has already must change nothing, nor must the cursor ever move back:
    /// the same answer twice is the same answer once.
    ///
    /// Another tab may have cleared the cache, or filled it anew: an answer that begins beyond its
    /// cursor must not be taken, because what lies between is missing. One that begins at 0 and
    /// reaches farther than the cache must replace everything: it says nothing of what is gone. So
    /// must one that begins another load, with its own `messages_since`; what goes on with another
    /// load than the one that is here must not be taken.
    ///
    /// A draft that becomes a message must leave the summaries for the timeline. A message that
    /// was logged is never a draft again, and nothing needs to be kept for that case.
    async fn apply(&self, meta: Meta, since: Seq, rows: &[ChangedRow])
    -> Result<Taken, StoreError>;

    /// Takes timeline rows that were fetched outside the cursor: older messages of a conversation.
    /// Where a row is there already, the later of the two must stay. Summary rows and deletions
    /// must not be taken, because they come by the cursor alone; nor must rows of another epoch.
    async fn add_older(&self, epoch: Epoch, rows: &[ChangedRow]) -> Result<(), StoreError>;

    /// Forgets everything. Must work on a full disk.
    async fn clear(&self) -> Result<(), StoreError>;
}

/// What a person did and wrote on this device, until the server has it. Precious.
///
/// What a method has taken must survive the tab, the browser and the power going away, from the
/// moment that it returns. An entry that cannot be read must be kept, and reported in
/// [`Kept::unreadable`].
#[expect(async_fn_in_trait, reason = "everything runs on the tab's one thread")]
pub trait Outbox {
    /// Puts commands behind those that wait: all or none, and in their order, also between tabs. A
    /// command that is there already must stay where and what it is.
    async fn append(&self, commands: &[Envelope]) -> Result<(), StoreError>;

    /// Whether nothing is there: no command, no decision, no text. Reads none of them.
    async fn is_empty(&self) -> Result<bool, StoreError>;

    /// All commands in the order of their appends, accepted ones among them.
    async fn waiting(&self) -> Result<Kept<Waiting>, StoreError>;

    /// Marks commands as applied by the server. An id that is not there must be passed over.
    async fn accept(&self, accepted: &[(CommandId, Accepted)]) -> Result<(), StoreError>;

    /// Removes commands. An id that is not there must be passed over.
    async fn forget(&self, ids: &[CommandId]) -> Result<(), StoreError>;

    /// Puts another command in the place of one, among those that wait, the accepted ones and the
    /// decisions: all else that is kept of it stays. An id that is not there must be passed over.
    async fn rewrite(&self, id: CommandId, command: &Command) -> Result<(), StoreError>;

    /// Keeps a refused command; it must leave the waiting ones in the same transaction.
    async fn keep_decision(&self, decision: &KeptDecision) -> Result<(), StoreError>;

    /// Refused commands, in the order in which they were made.
    async fn decisions(&self) -> Result<Kept<KeptDecision>, StoreError>;

    async fn forget_decision(&self, id: CommandId) -> Result<(), StoreError>;

    /// Keeps what stands in a conversation's composer, in place of what stood there before.
    async fn keep_text(&self, text: &ComposerText) -> Result<(), StoreError>;

    /// What stands in the composers, one text a conversation.
    async fn texts(&self) -> Result<Kept<ComposerText>, StoreError>;

    /// Forgets a conversation's text if it is the one that became this message: a text that
    /// another tab has begun since must stay.
    async fn forget_text(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> Result<(), StoreError>;

    /// Forgets everything, at sign-out. Must work on a full disk.
    async fn clear(&self) -> Result<(), StoreError>;
}
