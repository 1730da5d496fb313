//! What changed since a cursor, and older messages of one conversation.

use super::{DbError, rows};
use domain::{
    ConversationId, Epoch, Kind, MemberId, MessageId, Row, RowKey, Timestamp, WorkspaceId,
};
use protocol::Seq;
use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use uuid::Uuid;

/// Bytes of bodies after which an answer ends, so that a page of long messages stays one that a
/// phone can take in.
const PAGE_BYTES: usize = 4 * 1024 * 1024;

/// [`protocol::ChangesAnswer`] with the bodies as they are stored: nothing is parsed on the way.
#[derive(Debug, Serialize)]
pub struct Changes {
    pub epoch: Epoch,
    pub now: Timestamp,
    pub since: Seq,
    pub next: Seq,
    pub more: bool,
    pub rows: Vec<StoredRow>,
}

/// [`protocol::MessagesAnswer`] with the bodies as they are stored.
#[derive(Debug, Serialize)]
pub struct OlderMessages {
    pub epoch: Epoch,
    pub rows: Vec<StoredRow>,
    pub more: bool,
}

/// [`protocol::ChangedRow`], stored.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredRow {
    Put { seq: Seq, row: StoredBody },
    Deleted { seq: Seq, key: RowKey },
}

impl Changes {
    /// The rows that stand, one a line, each as JSON.
    pub fn lines(&self) -> Result<Vec<u8>, DbError> {
        let mut lines = Vec::new();
        for row in &self.rows {
            if let StoredRow::Put { row, .. } = row {
                serde_json::to_writer(&mut lines, row)?;
                lines.push(b'\n');
            }
        }
        Ok(lines)
    }
}

/// A [`domain::Row`] as it is stored: its body is passed on unread.
#[derive(Debug)]
pub struct StoredBody {
    kind: Kind,
    body: Box<RawValue>,
}

impl StoredRow {
    /// A row that stands.
    pub(super) fn put(kind: Kind, seq: Seq, body: String) -> Result<Self, DbError> {
        let body = RawValue::from_string(body)?;
        Ok(Self::Put {
            seq,
            row: StoredBody { kind, body },
        })
    }
}

impl Serialize for StoredBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.kind, &self.body)])
    }
}

/// What a pull asks for.
#[derive(Debug, Clone, Copy)]
pub struct Pull {
    pub since: Seq,
    pub limit: u32,
    /// Logged messages from before this are left out; drafts and tombstones never are.
    pub messages_since: Option<Timestamp>,
    pub what: Pulled,
}

/// Which kinds a pull brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pulled {
    /// All but those that devices ask for one by one: `Kind::is_asked_for`.
    ForDevices,
    Everything,
}

/// The rows changed since a cursor, in the order of their latest change; what the reader does not
/// see (rule book §2) is gone for them. `None` where the cursor
/// lies ahead of the workspace.
pub fn since(
    connection: &Connection,
    workspace: WorkspaceId,
    reader: MemberId,
    pull: Pull,
    epoch: Epoch,
    now: Timestamp,
) -> Result<Option<Changes>, DbError> {
    let latest = rows::seq(connection, workspace)?;
    if pull.since > latest {
        return Ok(None);
    }
    let sql = "SELECT seq, kind, id, deleted, body FROM records
        WHERE workspace_id = ?1 AND seq > ?2 AND (?5 OR kind <> 'email_html')
            AND (occurred_at IS NULL OR occurred_at >= ?3)
        ORDER BY seq LIMIT ?4";
    let from = pull.messages_since.map_or(i64::MIN, |from| from.0);
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(
        params![
            workspace.0,
            pull.since,
            from,
            i64::from(pull.limit) + 1,
            pull.what == Pulled::Everything
        ],
        read_row,
    )?;
    let page = Page::take(found, pull.limit as usize, Some(reader))?;
    // At the end the cursor passes what the window left out.
    let next = if page.more {
        page.last_seq.unwrap_or(pull.since)
    } else {
        latest
    };
    Ok(Some(Changes {
        epoch,
        now,
        since: pull.since,
        next,
        more: page.more,
        rows: page.rows,
    }))
}

/// Where in a thread: messages of one instant stand in the order of their ids.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub at: Timestamp,
    pub id: MessageId,
}

/// Messages of one conversation from before a place in it, newest first, and whether there are more;
/// drafts are not among them. The oldest of an answer is where the next begins. A conversation that
/// is not there has none.
pub fn messages_before(
    connection: &Connection,
    workspace: WorkspaceId,
    conversation: ConversationId,
    before: Place,
    limit: u32,
) -> Result<(Vec<StoredRow>, bool), DbError> {
    let sql = "SELECT seq, kind, id, deleted, body FROM records
        WHERE workspace_id = ?1 AND conversation_id = ?2 AND kind = 'message'
            AND (occurred_at, id) < (?3, ?4)
        ORDER BY occurred_at DESC, id DESC LIMIT ?5";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(
        params![
            workspace.0,
            conversation.0,
            before.at.0,
            before.id.0,
            i64::from(limit) + 1
        ],
        read_row,
    )?;
    // Messages are everybody's.
    let page = Page::take(found, limit as usize, None)?;
    Ok((page.rows, page.more))
}

struct Found {
    seq: Seq,
    kind: String,
    id: Uuid,
    is_deleted: bool,
    body: String,
}

fn read_row(row: &SqlRow<'_>) -> rusqlite::Result<Found> {
    Ok(Found {
        seq: row.get(0)?,
        kind: row.get(1)?,
        id: row.get(2)?,
        is_deleted: row.get(3)?,
        body: row.get(4)?,
    })
}

#[derive(Default)]
struct Page {
    rows: Vec<StoredRow>,
    last_seq: Option<Seq>,
    more: bool,
}

impl Page {
    /// As many as fit; the first always does.
    fn take(
        found: impl Iterator<Item = rusqlite::Result<Found>>,
        limit: usize,
        reader: Option<MemberId>,
    ) -> Result<Self, DbError> {
        let mut page = Self::default();
        let mut bytes = 0;
        for found in found {
            let found = found?;
            let is_full = page.rows.len() >= limit || bytes + found.body.len() > PAGE_BYTES;
            if is_full && !page.rows.is_empty() {
                page.more = true;
                break;
            }
            bytes += found.body.len();
            page.last_seq = Some(found.seq);
            page.rows.extend(found.into_row(reader)?);
        }
        Ok(page)
    }
}

impl Found {
    /// A kind that this version does not know was written by a newer one, which cannot be.
    fn into_row(self, reader: Option<MemberId>) -> Result<Option<StoredRow>, DbError> {
        let Some(kind) = Kind::parse(&self.kind) else {
            return Ok(None);
        };
        let is_hidden = match reader {
            Some(reader) if !self.is_deleted && kind.is_personal() => {
                !Row::from_body(kind, &self.body)?.is_seen_by(reader)
            }
            _ => false,
        };
        let row = if self.is_deleted || is_hidden {
            StoredRow::Deleted {
                seq: self.seq,
                key: RowKey { kind, id: self.id },
            }
        } else {
            StoredRow::put(kind, self.seq, self.body)?
        };
        Ok(Some(row))
    }
}
