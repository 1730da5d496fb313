//! Writing rows: each write is the next in its workspace's sequence.

use super::{DbError, Tx, search};
use crate::live::News;
use domain::{
    AccountId, Change, Kind, Message, MessageId, MessageStatus, Row, RowKey, Timestamp,
    WorkspaceId, duplicates,
};
use protocol::Seq;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use std::borrow::Cow;

const PUT: &str = "INSERT INTO records
    (workspace_id, kind, id, conversation_id, account_id, occurred_at, seq, deleted, body)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
    ON CONFLICT (workspace_id, kind, id) DO UPDATE SET
        conversation_id = excluded.conversation_id, account_id = excluded.account_id,
        occurred_at = excluded.occurred_at, seq = excluded.seq, deleted = 0, body = excluded.body";

/// A tombstone keeps the key and nothing of what stood there.
const DELETE: &str = "UPDATE records SET deleted = 1, body = '', occurred_at = NULL, seq = ?4
    WHERE workspace_id = ?1 AND kind = ?2 AND id = ?3";

/// Where a workspace's sequence stands.
pub fn seq(connection: &Connection, workspace: WorkspaceId) -> Result<Seq, DbError> {
    let sql = "SELECT seq FROM workspaces WHERE id = ?1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([workspace.0], |row| row.get(0))?)
}

/// Writes the rows with the workspace's next places in its sequence, and says where it stands then.
pub fn write(tx: &mut Tx<'_>, workspace: WorkspaceId, changes: &[Change]) -> Result<Seq, DbError> {
    let mut seq = seq(tx, workspace)?;
    if changes.is_empty() {
        return Ok(seq);
    }
    for change in changes {
        seq += 1;
        match change {
            Change::Put(row) => put(tx, workspace, seq, row)?,
            Change::Delete(key) => {
                let key_values = params![workspace.0, key.kind.as_str(), key.id, seq];
                tx.prepare_cached(DELETE)?.execute(key_values)?;
                match key.kind {
                    Kind::Account => clear_match_keys(tx, workspace, AccountId(key.id))?,
                    Kind::Message => search::forget(tx, workspace, MessageId(key.id))?,
                    _ => {}
                }
            }
        }
    }
    let sql = "UPDATE workspaces SET seq = ?2 WHERE id = ?1";
    tx.prepare_cached(sql)?.execute(params![workspace.0, seq])?;
    tx.announce(News::Moved(workspace, seq));
    Ok(seq)
}

fn put(
    connection: &Connection,
    workspace: WorkspaceId,
    seq: Seq,
    row: &Row,
) -> Result<(), DbError> {
    let key = row.key();
    connection.prepare_cached(PUT)?.execute(params![
        workspace.0,
        key.kind.as_str(),
        key.id,
        row.conversation_id().map(|id| id.0),
        row.account_id().map(|id| id.0),
        occurred_at(row).map(|at| at.0),
        seq,
        row.body()?,
    ])?;
    match row {
        Row::Account(account) => write_match_keys(connection, workspace, account),
        Row::Message(message) => search::index(connection, workspace, message),
        _ => Ok(()),
    }
}

/// When a logged message was said. Drafts have no such time: they are in every window.
fn occurred_at(row: &Row) -> Option<Timestamp> {
    match row {
        Row::Message(Message {
            status: MessageStatus::Draft,
            ..
        }) => None,
        Row::Message(message) => Some(message.said.occurred_at),
        _ => None,
    }
}

/// An absorbed account keeps its keys: they lead to its survivor (rule book §8).
fn write_match_keys(
    connection: &Connection,
    workspace: WorkspaceId,
    account: &domain::Account,
) -> Result<(), DbError> {
    clear_match_keys(connection, workspace, account.id)?;
    let add = "INSERT OR IGNORE INTO match_keys (workspace_id, key, account_id)
        VALUES (?1, ?2, ?3)";
    for key in duplicates::index_keys(account) {
        connection.prepare_cached(add)?.execute(params![
            workspace.0,
            key.as_str(),
            account.id.0
        ])?;
    }
    Ok(())
}

/// Writes the keys of accounts that a version wrote which did not keep their names. A row that cannot
/// be read is passed over.
pub(super) fn complete_match_keys(connection: &Connection) -> Result<(), DbError> {
    // In the order of the table a name comes first: where there is one, it is found at once.
    let named = "SELECT EXISTS (SELECT 1 FROM match_keys WHERE key LIKE '0:%')";
    if connection.query_row(named, [], |row| row.get(0))? {
        return Ok(());
    }
    let all = "SELECT workspace_id, body FROM records WHERE kind = 'account' AND deleted = 0";
    let mut statement = connection.prepare(all)?;
    let mut bodies = statement.query([])?;
    while let Some(found) = bodies.next()? {
        let workspace = WorkspaceId(found.get(0)?);
        let body: String = found.get(1)?;
        if let Ok(Row::Account(account)) = Row::from_body(Kind::Account, &body) {
            write_match_keys(connection, workspace, &account)?;
        }
    }
    Ok(())
}

fn clear_match_keys(
    connection: &Connection,
    workspace: WorkspaceId,
    account: AccountId,
) -> Result<(), DbError> {
    let clear = "DELETE FROM match_keys WHERE workspace_id = ?1 AND account_id = ?2";
    connection
        .prepare_cached(clear)?
        .execute(params![workspace.0, account.0])?;
    Ok(())
}

/// A row as it stands, if it stands.
pub fn find(
    connection: &Connection,
    workspace: WorkspaceId,
    key: RowKey,
) -> Result<Option<Row>, DbError> {
    let sql = "SELECT body FROM records
        WHERE workspace_id = ?1 AND kind = ?2 AND id = ?3 AND deleted = 0";
    let body: Option<String> = connection
        .prepare_cached(sql)?
        .query_row(params![workspace.0, key.kind.as_str(), key.id], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(body
        .map(|body| Row::from_body(key.kind, &body))
        .transpose()?)
}

/// Every row of a kind.
pub fn all_of<T: TryFrom<Row>>(
    connection: &Connection,
    workspace: WorkspaceId,
    kind: Kind,
) -> Result<Vec<T>, DbError> {
    let sql = "SELECT body FROM records
        WHERE workspace_id = ?1 AND kind = ?2 AND deleted = 0";
    let mut statement = connection.prepare_cached(sql)?;
    let bodies = statement.query_map(params![workspace.0, kind.as_str()], |row| {
        row.get::<_, String>(0)
    })?;
    parse(kind, bodies)
}

/// Every row that goes where these accounts are erased.
pub fn going_with(
    connection: &Connection,
    workspace: WorkspaceId,
    accounts: &[AccountId],
) -> Result<Vec<Row>, DbError> {
    let mut found = Vec::new();
    let sql = "SELECT kind, body FROM records
        WHERE workspace_id = ?1 AND account_id = ?2 AND deleted = 0";
    let mut of_account = connection.prepare_cached(sql)?;
    for account in accounts {
        let mut bodies = of_account.query(params![workspace.0, account.0])?;
        while let Some(row) = bodies.next()? {
            let (kind, body): (String, String) = (row.get(0)?, row.get(1)?);
            if let Some(kind) = Kind::parse(&kind) {
                found.push(Row::from_body(kind, &body)?);
            }
        }
    }
    // These name a second account, by which no index leads to them. A merge may be found twice.
    for kind in [Kind::Merge, Kind::DismissedPair] {
        let all: Vec<Row> = all_of(connection, workspace, kind)?;
        found.extend(all.into_iter().filter(|row| row.goes_with(accounts)));
    }
    Ok(found)
}

/// Shows each address by which an account or a person is reached. Of each body nothing else is read:
/// whoever writes waits for this.
pub(super) fn each_address(
    connection: &Connection,
    workspace: WorkspaceId,
    show: &mut dyn FnMut(AccountId, &str),
) -> Result<(), DbError> {
    let sql = "SELECT account_id, body FROM records
        WHERE workspace_id = ?1 AND kind = ?2 AND deleted = 0";
    let mut statement = connection.prepare_cached(sql)?;
    for kind in [Kind::Account, Kind::Contact] {
        let mut rows = statement.query(params![workspace.0, kind.as_str()])?;
        while let Some(row) = rows.next()? {
            let account = AccountId(row.get(0)?);
            let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let reached: Reached<'_> = serde_json::from_str(body)?;
            for address in reached.by() {
                show(account, address);
            }
        }
    }
    Ok(())
}

/// What the body of an account or of a person says of how they are reached.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Reached<'b> {
    #[serde(borrow)]
    email: Cow<'b, str>,
    #[serde(borrow)]
    phone: Cow<'b, str>,
    #[serde(borrow)]
    linkedin: Cow<'b, str>,
    #[serde(borrow)]
    instagram: Cow<'b, str>,
    #[serde(borrow)]
    twitter_x: Cow<'b, str>,
}

impl Reached<'_> {
    fn by(&self) -> [&str; 5] {
        [
            &self.email,
            &self.phone,
            &self.linkedin,
            &self.instagram,
            &self.twitter_x,
        ]
        .map(|it| &**it)
    }
}

/// Rows of one kind from their bodies.
pub(super) fn parse<T: TryFrom<Row>>(
    kind: Kind,
    bodies: impl Iterator<Item = rusqlite::Result<String>>,
) -> Result<Vec<T>, DbError> {
    let mut rows = Vec::new();
    for body in bodies {
        rows.extend(T::try_from(Row::from_body(kind, &body?)?).ok());
    }
    Ok(rows)
}
