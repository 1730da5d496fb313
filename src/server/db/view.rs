//! What a decision may look at: one workspace's rows, inside the transaction that writes.

use super::{DbError, rows};
use domain::{
    AccountId, Contact, Conversation, ConversationId, CustomField, Direction, Kind, Member, Merge,
    Message, Note, Notification, Row, RowKey, StatusChange, Timestamp, View, WorkspaceId,
    duplicates::MatchKey,
};
use rusqlite::{Connection, ToSql, params};
use std::cell::RefCell;
use uuid::Uuid;

/// A view over the database. The domain knows no failing reads, so that a failed one answers as if
/// nothing were there and is remembered: whoever asked for the decision has to throw it away.
pub struct SqlView<'c> {
    connection: &'c Connection,
    workspace: WorkspaceId,
    failed: RefCell<Option<DbError>>,
}

impl<'c> SqlView<'c> {
    pub fn new(connection: &'c Connection, workspace: WorkspaceId) -> Self {
        Self {
            connection,
            workspace,
            failed: RefCell::new(None),
        }
    }

    /// The first read that failed, if one did.
    pub fn into_result(self) -> Result<(), DbError> {
        self.failed.into_inner().map_or(Ok(()), Err)
    }

    fn or_nothing<T: Default>(&self, read: Result<T, DbError>) -> T {
        read.unwrap_or_else(|error| {
            self.failed.borrow_mut().get_or_insert(error);
            T::default()
        })
    }

    fn rows<T: TryFrom<Row>>(&self, kind: Kind, sql: &str, values: &[&dyn ToSql]) -> Vec<T> {
        let read = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            let bodies = statement.query_map(values, |row| row.get::<_, String>(0))?;
            rows::parse(kind, bodies)
        };
        self.or_nothing(read())
    }

    fn of_account<T: TryFrom<Row>>(&self, account: AccountId, kind: Kind) -> Vec<T> {
        let sql = "SELECT body FROM records
            WHERE workspace_id = ?1 AND account_id = ?2 AND kind = ?3 AND deleted = 0";
        self.rows(
            kind,
            sql,
            params![self.workspace.0, account.0, kind.as_str()],
        )
    }

    fn of_conversation<T: TryFrom<Row>>(&self, conversation: ConversationId, kind: Kind) -> Vec<T> {
        let sql = "SELECT body FROM records
            WHERE workspace_id = ?1 AND conversation_id = ?2 AND kind = ?3 AND deleted = 0";
        self.rows(
            kind,
            sql,
            params![self.workspace.0, conversation.0, kind.as_str()],
        )
    }
}

impl View for SqlView<'_> {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.or_nothing(rows::find(self.connection, self.workspace, key))
    }

    fn members(&self) -> Vec<Member> {
        self.or_nothing(rows::all_of(self.connection, self.workspace, Kind::Member))
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        self.of_account(account, Kind::Contact)
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        self.of_account(account, Kind::Conversation)
    }

    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange> {
        self.of_account(account, Kind::StatusChange)
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        self.of_conversation(conversation, Kind::Message)
    }

    fn notes_of(&self, conversation: ConversationId) -> Vec<Note> {
        self.of_conversation(conversation, Kind::Note)
    }

    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification> {
        self.of_conversation(conversation, Kind::Notification)
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        let sql = "SELECT body FROM records WHERE workspace_id = ?1 AND account_id = ?2
            AND kind = 'message' AND occurred_at >= ?3 AND deleted = 0";
        let mut messages: Vec<Message> = self.rows(
            Kind::Message,
            sql,
            params![self.workspace.0, account.0, since.0],
        );
        messages.retain(|message| message.is_logged() && message.direction() == Direction::Inbound);
        messages
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        let kind = Kind::CustomField;
        self.or_nothing(rows::all_of(self.connection, self.workspace, kind))
    }

    fn merges_of(&self, account: AccountId) -> Vec<Merge> {
        self.of_account(account, Kind::Merge)
    }

    fn all_of(&self, kind: Kind) -> Vec<Row> {
        self.or_nothing(rows::all_of(self.connection, self.workspace, kind))
    }

    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row> {
        self.or_nothing(rows::going_with(self.connection, self.workspace, accounts))
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        let read = || {
            let sql = "SELECT account_id FROM match_keys WHERE workspace_id = ?1 AND key = ?2";
            let mut statement = self.connection.prepare_cached(sql)?;
            let found = statement.query_map(params![self.workspace.0, key.as_str()], |row| {
                row.get::<_, Uuid>(0)
            })?;
            Ok(found.collect::<Result<Vec<_>, _>>()?)
        };
        self.or_nothing(read()).into_iter().map(AccountId).collect()
    }

    fn each_address(&self, show: &mut dyn FnMut(AccountId, &str)) {
        let read = rows::each_address(self.connection, self.workspace, show);
        self.or_nothing(read);
    }
}
