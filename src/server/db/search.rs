//! Messages by their words: an index in step with the rows, written in the same transaction.
//!
//! What is a word, and what is found, says `domain::search`. Here the words that it writes are kept,
//! by SQLite's full-text index, and asked for.

use super::{DbError, changes::StoredRow, rows::find};
use chrono::NaiveTime;
use domain::{
    Account, AccountId, Campaign, Conversation, Day, Epoch, Kind, Member, MemberId, Message,
    MessageId, MessageStatus, Reading, ReadingId, Row, RowKey, Span, Timestamp, WorkspaceId,
    search::{Around, Entry, Needle, Needles, Query, Within},
    survivor,
};
use protocol::{SearchPlace, Seq};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter, types::Value};
use serde::Serialize;
use std::collections::HashMap;

/// The bits of a place that tell apart what was said at once.
const APART: u32 = 20;

/// The last instant that a place can say: in the year 2248.
const LAST: i64 = i64::MAX >> APART;

/// So many messages with the words are looked at for one answer, whatever else is asked of them.
const LOOKED_AT: usize = 2_000;

/// What is sought.
#[derive(Debug)]
pub struct Asked {
    pub query: Query,
    /// Who searches.
    pub reader: MemberId,
    pub now: Timestamp,
    /// Only what was said before this.
    pub before: Option<SearchPlace>,
    /// Minutes east of Greenwich in which days begin.
    pub utc_offset: i32,
    pub limit: usize,
}

/// [`protocol::SearchAnswer`] with the bodies as they are stored.
#[derive(Debug, Serialize)]
pub struct Found {
    pub epoch: Epoch,
    pub rows: Vec<StoredRow>,
    pub next: Option<SearchPlace>,
}

/// Takes a message in, or in its new form. Drafts are left out.
pub(super) fn index(
    connection: &Connection,
    workspace: WorkspaceId,
    message: &Message,
) -> Result<(), DbError> {
    if message.status == MessageStatus::Draft {
        return Ok(());
    }
    forget(connection, workspace, message.id)?;
    let place = take_place(connection, workspace, message)?;
    let entry = Entry::of_message(message);
    let add = "INSERT INTO message_words (rowid, workspace, words) VALUES (?1, ?2, ?3)";
    connection
        .prepare_cached(add)?
        .execute(params![place, word_of(workspace), &*entry.words])?;
    Ok(())
}

/// Takes a message out, if it is there.
pub(super) fn forget(
    connection: &Connection,
    workspace: WorkspaceId,
    message: MessageId,
) -> Result<(), DbError> {
    let take =
        "DELETE FROM found_messages WHERE workspace_id = ?1 AND message_id = ?2 RETURNING place";
    let place: Option<i64> = connection
        .prepare_cached(take)?
        .query_row(params![workspace.0, message.0], |row| row.get(0))
        .optional()?;
    if let Some(place) = place {
        connection
            .prepare_cached("DELETE FROM message_words WHERE rowid = ?1")?
            .execute([place])?;
    }
    Ok(())
}

/// Fills the index from the rows. A row that cannot be read is passed over.
pub(super) fn fill(connection: &Connection) -> Result<(), DbError> {
    let all = "SELECT workspace_id, body FROM records WHERE kind = 'message' AND deleted = 0";
    let mut statement = connection.prepare(all)?;
    let mut bodies = statement.query([])?;
    let mut count = 0_u64;
    while let Some(found) = bodies.next()? {
        let workspace = WorkspaceId(found.get(0)?);
        let body: String = found.get(1)?;
        if let Ok(Row::Message(message)) = Row::from_body(Kind::Message, &body) {
            index(connection, workspace, &message)?;
            count += 1;
        }
    }
    tracing::info!(messages = count, "messages can be searched");
    Ok(())
}

/// A place of its own for a message.
fn take_place(
    connection: &Connection,
    workspace: WorkspaceId,
    message: &Message,
) -> Result<i64, DbError> {
    let add = "INSERT OR IGNORE INTO found_messages (place, workspace_id, message_id)
        VALUES (?1, ?2, ?3)";
    let begins = begins(message.said.occurred_at);
    // The random end of an id.
    let [.., a, b, c] = *message.id.0.as_bytes();
    let apart = i64::from(u32::from_be_bytes([0, a, b, c]));
    for step in 0..1 << APART {
        let place = begins | ((apart + step) & ((1 << APART) - 1));
        let taken =
            connection
                .prepare_cached(add)?
                .execute(params![place, workspace.0, message.id.0])?;
        if taken == 1 {
            return Ok(place);
        }
    }
    // A million messages of one millisecond: nobody says so much.
    Err(DbError::from(rusqlite::Error::StatementChangedRows(0)))
}

/// The first place of an instant.
fn begins(at: Timestamp) -> i64 {
    at.0.clamp(0, LAST) << APART
}

/// The one word of a workspace.
fn word_of(workspace: WorkspaceId) -> String {
    workspace.0.simple().to_string()
}

/// The newest logged messages that are what is sought, and from where to go on.
pub fn find_messages(
    connection: &Connection,
    workspace: WorkspaceId,
    epoch: Epoch,
    asked: &Asked,
) -> Result<Found, DbError> {
    let offset = Span::minutes(i64::from(asked.utc_offset));
    let day = |day: Day| {
        let midnight = day.date().and_time(NaiveTime::MIN).and_utc();
        Timestamp(midnight.timestamp_millis()) - offset
    };
    let needles = asked.query.needles();
    let span = asked.query.span(day);
    let mut until = span.until.map_or(i64::MAX, begins);
    if let Some(before) = asked.before {
        until = until.min(place_of(connection, workspace, before)?);
    }
    let from = span.from.map_or(0, begins);
    let mut neighbours = Neighbours::new(connection, workspace, asked);
    let mut found = Found {
        epoch,
        rows: Vec::new(),
        next: None,
    };
    let (sql, values) = statement(workspace, &needles, from, until);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut candidates = statement.query(params_from_iter(values))?;
    let mut looked_at = 0;
    while let Some(candidate) = candidates.next()? {
        let (seq, body): (Seq, String) = (candidate.get(0)?, candidate.get(1)?);
        let Row::Message(message) = Row::from_body(Kind::Message, &body)? else {
            continue;
        };
        looked_at += 1;
        let entry = Entry::of_message(&message);
        let is_taken = asked.query.takes(&needles, &entry, day)
            && (!asked.query.looks_around() || neighbours.take(&asked.query, &entry, &message)?);
        if is_taken {
            found.rows.push(StoredRow::put(Kind::Message, seq, body)?);
        }
        if found.rows.len() >= asked.limit || looked_at >= LOOKED_AT {
            found.next = Some(SearchPlace {
                before: message.said.occurred_at,
                before_id: message.id,
            });
            break;
        }
    }
    Ok(found)
}

/// What asks for candidates, the newest first.
fn statement(
    workspace: WorkspaceId,
    needles: &Needles,
    from: i64,
    until: i64,
) -> (String, Vec<Value>) {
    let of_workspace = Value::from(workspace.0.as_bytes().to_vec());
    let mut values = vec![of_workspace, from.into(), until.into()];
    if needles.is_empty() {
        let sql = "SELECT seq, body FROM found_messages AS found
            JOIN records ON records.workspace_id = found.workspace_id
                AND kind = 'message' AND id = found.message_id AND deleted = 0
            WHERE found.workspace_id = ?1 AND place >= ?2 AND place < ?3
            ORDER BY place DESC";
        return (sql.to_owned(), values);
    }
    values.push(expression(workspace, needles).into());
    // The words lead: joined otherwise, each message of the workspace is sought among them by itself.
    let sql = "SELECT seq, body FROM message_words
        CROSS JOIN found_messages AS found
            ON place = message_words.rowid AND found.workspace_id = ?1
        CROSS JOIN records ON records.workspace_id = found.workspace_id
            AND kind = 'message' AND id = found.message_id AND deleted = 0
        WHERE message_words MATCH ?4 AND message_words.rowid >= ?2 AND message_words.rowid < ?3
        ORDER BY message_words.rowid DESC";
    (sql.to_owned(), values)
}

/// The needles in the index's own language. Their words hold letters and numbers only, nothing that
/// means something there.
fn expression(workspace: WorkspaceId, needles: &Needles) -> String {
    let sought = needles.iter().map(|needle: &Needle| {
        let beginning = if needle.is_beginning() { " *" } else { "" };
        format!("\"{}\"{beginning}", needle.words().join(" "))
    });
    let sought = sought.collect::<Vec<_>>().join(" AND ");
    format!(
        "workspace : \"{}\" AND words : ({sought})",
        word_of(workspace)
    )
}

/// Where a message stands; of one that is not there, where its instant begins.
fn place_of(
    connection: &Connection,
    workspace: WorkspaceId,
    before: SearchPlace,
) -> Result<i64, DbError> {
    let sql = "SELECT place FROM found_messages WHERE workspace_id = ?1 AND message_id = ?2";
    let place = connection
        .prepare_cached(sql)?
        .query_row(params![workspace.0, before.before_id.0], |row| row.get(0))
        .optional()?;
    Ok(place.unwrap_or_else(|| begins(before.before)))
}

/// What stands around the candidates, each read once.
struct Neighbours<'c> {
    connection: &'c Connection,
    workspace: WorkspaceId,
    reader: MemberId,
    now: Timestamp,
    accounts: HashMap<AccountId, Option<Account>>,
    members: HashMap<MemberId, Option<Member>>,
}

impl<'c> Neighbours<'c> {
    fn new(connection: &'c Connection, workspace: WorkspaceId, asked: &Asked) -> Self {
        Self {
            connection,
            workspace,
            reader: asked.reader,
            now: asked.now,
            accounts: HashMap::new(),
            members: HashMap::new(),
        }
    }

    /// Whether an entry is what is sought by what stands around it.
    fn take(&mut self, query: &Query, entry: &Entry, message: &Message) -> Result<bool, DbError> {
        let Some(account) = self.account(message.account_id)? else {
            return Ok(false);
        };
        let conversation: Option<Conversation> = self.read(message.conversation_id)?;
        let Some(conversation) = conversation else {
            return Ok(false);
        };
        let reading: Option<Reading> = self.read(ReadingId::of(self.reader, conversation.id))?;
        let by = self.member(entry.by)?.map(|member| member.name);
        let assignee = match conversation.assignee {
            Some(member) => self.member(member)?.map(|member| member.name),
            None => None,
        };
        let campaign: Option<Campaign> = match conversation.campaign_id {
            Some(campaign) if query.looks_within() => self.read(campaign)?,
            _ => None,
        };
        let around = Around {
            within: Within {
                me: self.reader,
                now: self.now,
                row: &conversation,
                account: account.status,
                reading: reading.as_ref(),
                assignee: assignee.as_deref(),
                campaign: campaign.as_ref().map(|campaign| campaign.name.as_str()),
            },
            by: by.as_deref().unwrap_or_default(),
            account_name: &account.name,
        };
        Ok(query.takes_around(entry, &around))
    }

    /// An account, or the survivor that absorbed it (rule book §8).
    fn account(&mut self, id: AccountId) -> Result<Option<Account>, DbError> {
        if let Some(known) = self.accounts.get(&id) {
            return Ok(known.clone());
        }
        let mut failed = None;
        let account = survivor(id, |id| {
            self.read::<Account>(id)
                .map_err(|error| failed = Some(error))
                .ok()
                .flatten()
        });
        if let Some(error) = failed {
            return Err(error);
        }
        self.accounts.insert(id, account.clone());
        Ok(account)
    }

    fn member(&mut self, id: MemberId) -> Result<Option<Member>, DbError> {
        if let Some(known) = self.members.get(&id) {
            return Ok(known.clone());
        }
        let member: Option<Member> = self.read(id)?;
        self.members.insert(id, member.clone());
        Ok(member)
    }

    fn read<T: TryFrom<Row>>(&self, key: impl Into<RowKey>) -> Result<Option<T>, DbError> {
        let row = find(self.connection, self.workspace, key.into())?;
        Ok(row.and_then(|row| T::try_from(row).ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::open;
    use domain::search::parse;
    use std::path::Path;

    /// Otherwise each of 500,000 messages is sought among the words by itself.
    #[test]
    fn the_words_lead_the_search_however_many_messages_a_workspace_has() {
        let mut connection = Connection::open_in_memory().unwrap();
        open::prepare(&mut connection, Path::new("in memory")).unwrap();
        let workspace = WorkspaceId(uuid::Uuid::nil());
        let needles = parse("internet down").unwrap().needles();
        let (sql, values) = statement(workspace, &needles, 0, i64::MAX);
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let steps = plan.query_map(params_from_iter(values), |row| row.get::<_, String>(3));
        let steps: Vec<String> = steps.unwrap().map(Result::unwrap).collect();
        assert!(
            steps[0].starts_with("SCAN message_words VIRTUAL TABLE"),
            "{steps:?}"
        );
        assert!(
            !steps.iter().any(|step| step.contains("TEMP B-TREE")),
            "{steps:?}"
        );
    }
}
