//! What one decision looked at and what it changed, so that not all that waits is decided again where
//! something changed: only what looked at it.

use crate::rows::Rows;
use domain::{duplicates::MatchKey, *};
use std::{cell::RefCell, collections::BTreeSet};

/// A decision that looks at more single rows than this is taken to have looked at everything.
const MANY: usize = 64;

/// Some rows: by themselves, by whose they are, or by their kind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extent {
    rows: Vec<RowKey>,
    /// Accounts and conversations: what belongs to them.
    whose: Vec<RowKey>,
    kinds: Kinds,
    is_all: bool,
}

/// A bit for each.
type Kinds = u32;

const _: () = assert!(Kind::ALL.len() <= Kinds::BITS as usize);

fn note(all: &mut Vec<RowKey>, one: RowKey) {
    if !all.contains(&one) {
        all.push(one);
    }
}

impl Extent {
    /// A row by itself.
    pub(crate) fn look(&mut self, key: RowKey) {
        if !self.is_all {
            note(&mut self.rows, key);
            self.is_all = self.rows.len() > MANY;
        }
    }

    /// What belongs to an account or a conversation.
    fn look_within(&mut self, whose: impl Into<RowKey>) {
        note(&mut self.whose, whose.into());
    }

    /// Every row of the kind.
    fn look_through(&mut self, kind: Kind) {
        self.kinds |= 1 << kind as u32;
    }

    /// A row that becomes this, or was it: itself, and that whose it is has other rows now.
    pub(super) fn write(&mut self, key: RowKey, row: Option<&Row>) {
        // Each row is written once, as it was and as it is, one after the other.
        if self.rows.last() != Some(&key) {
            self.rows.push(key);
        }
        self.look_through(key.kind);
        if let Some(account) = row.and_then(Row::account_id) {
            self.look_within(account);
        }
        if let Some(conversation) = row.and_then(Row::conversation_id) {
            self.look_within(conversation);
        }
    }

    pub(super) fn rows(&self) -> &[RowKey] {
        &self.rows
    }

    /// Whether there is surely nothing here that is not there.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let is_in = |some: &[RowKey], all: &[RowKey]| some.iter().all(|one| all.contains(one));
        let is_part = self.rows.len() <= MANY
            && is_in(&self.rows, &other.rows)
            && is_in(&self.whose, &other.whose)
            && self.kinds & !other.kinds == 0;
        other.is_all || (!self.is_all && is_part)
    }
}

/// The extents of many decisions.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub(super) struct Extents {
    rows: BTreeSet<RowKey>,
    whose: BTreeSet<RowKey>,
    kinds: Kinds,
    is_all: bool,
}

impl Extents {
    pub(super) fn add(&mut self, extent: &Extent) {
        self.rows.extend(&extent.rows);
        self.whose.extend(&extent.whose);
        self.kinds |= extent.kinds;
        self.is_all |= extent.is_all;
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.is_all && self.rows.is_empty() && self.whose.is_empty() && self.kinds == 0
    }

    /// Whether one changed what the other looked at.
    pub(super) fn meet(&self, extent: &Extent) -> bool {
        !self.is_empty()
            && (self.is_all
                || extent.is_all
                || self.kinds & extent.kinds != 0
                || extent.rows.iter().any(|it| self.rows.contains(it))
                || extent.whose.iter().any(|it| self.whose.contains(it)))
    }
}

/// Rows whose beholder notes what it looks at.
pub(crate) struct Beheld<'a> {
    rows: &'a Rows,
    looked: RefCell<Extent>,
}

impl<'a> Beheld<'a> {
    pub(crate) fn new(rows: &'a Rows) -> Self {
        Self {
            rows,
            looked: RefCell::default(),
        }
    }

    /// What was looked at.
    pub(crate) fn looked(self) -> Extent {
        self.looked.into_inner()
    }

    fn of_account(&self, account: AccountId) {
        self.looked.borrow_mut().look_within(account);
    }

    fn of_conversation(&self, conversation: ConversationId) {
        self.looked.borrow_mut().look_within(conversation);
    }

    fn of_kind(&self, kind: Kind) {
        self.looked.borrow_mut().look_through(kind);
    }

    fn all(&self) {
        self.looked.borrow_mut().is_all = true;
    }
}

impl View for Beheld<'_> {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.looked.borrow_mut().look(key);
        View::row(self.rows, key)
    }

    fn members(&self) -> Vec<Member> {
        self.of_kind(Kind::Member);
        View::members(self.rows)
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        self.of_account(account);
        View::contacts_of(self.rows, account)
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        self.of_account(account);
        View::conversations_of(self.rows, account)
    }

    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange> {
        // Of all that it absorbed, too.
        self.of_kind(Kind::Merge);
        for id in self.rows.family(account) {
            self.of_account(id);
        }
        View::status_changes_of(self.rows, account)
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        self.of_conversation(conversation);
        View::messages_of(self.rows, conversation)
    }

    fn notes_of(&self, conversation: ConversationId) -> Vec<Note> {
        self.of_conversation(conversation);
        View::notes_of(self.rows, conversation)
    }

    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification> {
        self.of_conversation(conversation);
        View::notifications_of(self.rows, conversation)
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        self.of_account(account);
        for conversation in self.rows.conversations_begun_with(account) {
            self.of_conversation(conversation.id);
        }
        View::inbound_since(self.rows, account, since)
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        self.of_kind(Kind::CustomField);
        View::custom_fields(self.rows)
    }

    fn merges_of(&self, account: AccountId) -> Vec<Merge> {
        self.of_account(account);
        View::merges_of(self.rows, account)
    }

    fn all_of(&self, kind: Kind) -> Vec<Row> {
        self.of_kind(kind);
        View::all_of(self.rows, kind)
    }

    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row> {
        self.all();
        View::going_with(self.rows, accounts)
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        self.all();
        View::accounts_matching(self.rows, key)
    }

    fn each_address(&self, show: &mut dyn FnMut(AccountId, &str)) {
        self.all();
        View::each_address(self.rows, show);
    }
}
