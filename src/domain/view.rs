//! What a decision may look at: the rows of one workspace, and no other.

use crate::{
    duplicates::MatchKey,
    family::survivor,
    ids::*,
    records::*,
    refusal::Refusal,
    row::{Kind, Row, RowKey},
    time::Timestamp,
};

/// The rows of one workspace as they stand before the command.
///
/// An implementation must answer from one consistent state, and must never show a row of another
/// workspace. Order of the lists does not matter: a rule that needs an order sorts.
pub trait View {
    fn row(&self, key: RowKey) -> Option<Row>;
    fn members(&self) -> Vec<Member>;
    fn contacts_of(&self, account: AccountId) -> Vec<Contact>;
    fn conversations_of(&self, account: AccountId) -> Vec<Conversation>;
    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange>;
    /// Drafts, logged and retracted messages alike.
    fn messages_of(&self, conversation: ConversationId) -> Vec<Message>;
    /// Those that were struck out, too.
    fn notes_of(&self, conversation: ConversationId) -> Vec<Note>;
    /// What members were told of the conversation. A device knows its own member's alone.
    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification>;
    /// Logged inbound messages of any conversation with the account, from then on.
    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message>;
    /// The fields of the workspace's own, archived ones too.
    fn custom_fields(&self) -> Vec<CustomField>;
    /// The merges of which the account is the survivor, undone ones too.
    fn merges_of(&self, account: AccountId) -> Vec<Merge>;
    /// Every row of the kind.
    fn all_of(&self, kind: Kind) -> Vec<Row>;
    /// Every row for which [`Row::goes_with`] says so.
    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row>;
    /// Accounts that bear the key. An absorbed one keeps its keys, so that what looks like it leads
    /// to its survivor.
    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId>;
    /// Shows each address by which an account or a person is reached, as it was written, with the
    /// account whose it is. There may be hundreds of thousands: a store of many rows shows them
    /// without taking a copy of each.
    fn each_address(&self, show: &mut dyn FnMut(AccountId, &str)) {
        for row in self.all_of(Kind::Account) {
            row.each_address(show);
        }
        for row in self.all_of(Kind::Contact) {
            row.each_address(show);
        }
    }
}

/// A row by its typed id.
pub(crate) fn find<T: TryFrom<Row>>(view: &dyn View, key: impl Into<RowKey>) -> Option<T> {
    view.row(key.into()).and_then(|row| T::try_from(row).ok())
}

/// A row that the command needs.
pub(crate) fn need<T: TryFrom<Row>>(view: &dyn View, key: impl Into<RowKey>) -> Result<T, Refusal> {
    let key = key.into();
    find(view, key).ok_or(Refusal::NotFound { kind: key.kind })
}

/// An account, or the survivor that absorbed it (rule book §8).
pub(crate) fn need_account(view: &dyn View, id: AccountId) -> Result<Account, Refusal> {
    survivor(id, |id| find(view, id)).ok_or(Refusal::NotFound {
        kind: Kind::Account,
    })
}
