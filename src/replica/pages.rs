//! Which threads are in memory.
//!
//! ```text
//! wanted ──LoadPages──▶ asked ──PagesLoaded──▶ open
//!    ▲                    ├─ cache replaced ──▶ outdated ──PagesLoaded──▶ wanted again
//!    └────── retried ◀── failed ◀──PagesFailed─┘
//! ```
//!
//! A workspace has some hundred thousand messages; in memory are those of the conversations that
//! the person opened, and those that waiting commands are decided on. Drafts are always here.

use domain::{ConversationId, MessageStatus, Row};
use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub(crate) struct Pages {
    wanted: BTreeSet<ConversationId>,
    asked: BTreeSet<ConversationId>,
    open: BTreeSet<ConversationId>,
    /// Asked for before the cache was replaced: what comes is not what is there now.
    outdated: BTreeSet<ConversationId>,
    /// Could not be read: they are not asked for before it is time to try again.
    failed: BTreeSet<ConversationId>,
    /// Without storage there is nothing to load: every thread stays in memory.
    all: bool,
}

impl Pages {
    pub(crate) fn is_open(&self, conversation: ConversationId) -> bool {
        self.all || self.open.contains(&conversation)
    }

    pub(crate) fn want(&mut self, conversation: ConversationId) {
        if !self.is_open(conversation) {
            self.wanted.insert(conversation);
        }
    }

    /// The conversations to be asked for now.
    pub(crate) fn ask(&mut self) -> Vec<ConversationId> {
        let busy = [&self.asked, &self.outdated, &self.failed];
        let free = |id: &ConversationId| !busy.iter().any(|them| them.contains(id));
        let now: Vec<_> = self.wanted.iter().copied().filter(free).collect();
        self.asked.extend(&now);
        now
    }

    /// Pages arrived: whether they are to be taken.
    pub(crate) fn arrived(&mut self, conversation: ConversationId) -> bool {
        if self.all || self.outdated.remove(&conversation) {
            return false;
        }
        self.asked.remove(&conversation);
        self.wanted.remove(&conversation);
        self.open.insert(conversation);
        true
    }

    /// Pages could not be read: they are wanted as before.
    pub(crate) fn failed(&mut self, conversations: &[ConversationId]) {
        for conversation in conversations {
            self.outdated.remove(conversation);
            if self.asked.remove(conversation) {
                self.failed.insert(*conversation);
            }
        }
    }

    /// What failed may be asked for again.
    pub(crate) fn retry(&mut self) {
        self.failed.clear();
    }

    /// Whether pages are on their way.
    pub(crate) fn are_loading(&self) -> bool {
        !self.asked.is_empty()
    }

    /// The cache is replaced: what is on its way is outdated. What is open stays so and fills again
    /// with what is pulled.
    pub(crate) fn cache_replaced(&mut self) {
        self.outdated.append(&mut self.asked);
    }

    /// The cache was read again: open threads are read again, too.
    pub(crate) fn reopen(&mut self) {
        self.outdated.append(&mut self.asked);
        self.wanted.extend(&self.open);
    }

    pub(crate) fn storage_missing(&mut self) {
        *self = Self {
            all: true,
            ..Self::default()
        };
    }

    /// Whether a row's place is in memory now.
    pub(crate) fn holds(&self, row: &Row) -> bool {
        is_draft(row) || thread_of(row).is_none_or(|conversation| self.is_open(conversation))
    }
}

/// The conversation in whose pages a row is cached; absent for rows that are always in memory.
pub(crate) fn thread_of(row: &Row) -> Option<ConversationId> {
    match row {
        Row::Message(row) => Some(row.conversation_id),
        Row::Note(row) => Some(row.conversation_id),
        Row::Activity(row) => Some(row.conversation_id),
        _ => None,
    }
}

/// Drafts are always in memory, whatever is open.
pub(crate) fn is_draft(row: &Row) -> bool {
    matches!(row, Row::Message(row) if row.status == MessageStatus::Draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ONE: ConversationId = ConversationId(Uuid::from_u128(1));

    #[test]
    fn a_thread_is_asked_for_once_and_open_once_it_arrived() {
        let mut pages = Pages::default();
        pages.want(ONE);
        assert_eq!(pages.ask(), [ONE]);
        assert_eq!(pages.ask(), []);
        assert!(!pages.is_open(ONE) && pages.are_loading());
        assert!(pages.arrived(ONE));
        assert!(pages.is_open(ONE) && !pages.are_loading());
        pages.want(ONE);
        assert_eq!(pages.ask(), []);
    }

    #[test]
    fn pages_of_a_cache_that_was_replaced_meanwhile_are_not_taken_and_asked_for_again() {
        let mut pages = Pages::default();
        pages.want(ONE);
        pages.ask();
        pages.cache_replaced();
        assert_eq!(pages.ask(), []);
        assert!(!pages.arrived(ONE));
        assert_eq!(pages.ask(), [ONE]);
        assert!(pages.arrived(ONE));
    }

    #[test]
    fn an_open_thread_stays_open_while_it_is_read_again() {
        let mut pages = Pages::default();
        pages.want(ONE);
        pages.ask();
        pages.arrived(ONE);
        pages.reopen();
        assert!(pages.is_open(ONE));
        assert_eq!(pages.ask(), [ONE]);
    }

    #[test]
    fn without_storage_every_thread_is_open() {
        let mut pages = Pages::default();
        pages.storage_missing();
        pages.want(ONE);
        assert!(pages.is_open(ONE));
        assert_eq!(pages.ask(), []);
    }
}
