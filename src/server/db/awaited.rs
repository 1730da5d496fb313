//! Replies that wait for their translation (rule book §16), each until it has one or it is clear
//! that it will have none.

use super::{DbError, Tx};
use domain::Direction;
use domain::{
    Command, LogMessage, MessageId, NoteUntranslated, SetLanguage, Span, Timestamp, WorkspaceId,
};
use rusqlite::{Connection, OptionalExtension, params};

/// A reply that is to be translated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Awaited {
    pub(crate) workspace: WorkspaceId,
    pub(crate) message: MessageId,
    /// How often it was tried in vain.
    pub(crate) tries: u32,
}

/// The message whose translation a command makes due, if it is missing.
pub(crate) fn made_due(command: &Command) -> Option<MessageId> {
    match command {
        Command::LogMessage(LogMessage { id, said, .. })
            if said.direction() == Direction::Inbound && said.translation.is_none() =>
        {
            Some(*id)
        }
        Command::NoteUntranslated(NoteUntranslated { id, why: None })
        | Command::SetLanguage(SetLanguage { id, .. }) => Some(*id),
        _ => None,
    }
}

/// From now on the reply waits, from its first try on.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    message: MessageId,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO awaited_translations (workspace_id, message_id, tries, due_at)
        VALUES (?1, ?2, 0, ?3)
        ON CONFLICT (workspace_id, message_id) DO UPDATE SET tries = 0, due_at = excluded.due_at";
    tx.prepare_cached(sql)?
        .execute(params![workspace.0, message.0, now.0])?;
    Ok(())
}

/// Those whose time has come, the longest due first.
pub(crate) fn due(
    connection: &Connection,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<Awaited>, DbError> {
    let sql = "SELECT workspace_id, message_id, tries FROM awaited_translations
        WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let found = statement.query_map(params![now.0, limit], |row| {
        Ok(Awaited {
            workspace: WorkspaceId(row.get(0)?),
            message: MessageId(row.get(1)?),
            tries: row.get(2)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// When the next of them is due.
pub(crate) fn next_due(connection: &Connection) -> Result<Option<Timestamp>, DbError> {
    let sql = "SELECT due_at FROM awaited_translations ORDER BY due_at LIMIT 1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0).map(Timestamp))
        .optional();
    Ok(found?)
}

/// It was tried in vain, and is to be tried again.
pub(crate) fn put_off(tx: &mut Tx<'_>, awaited: Awaited, until: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE awaited_translations SET tries = tries + 1, due_at = ?3
        WHERE workspace_id = ?1 AND message_id = ?2";
    tx.prepare_cached(sql)?
        .execute(params![awaited.workspace.0, awaited.message.0, until.0])?;
    Ok(())
}

/// It waits no more.
pub(crate) fn remove(tx: &mut Tx<'_>, awaited: Awaited) -> Result<(), DbError> {
    let sql = "DELETE FROM awaited_translations WHERE workspace_id = ?1 AND message_id = ?2";
    tx.prepare_cached(sql)?
        .execute(params![awaited.workspace.0, awaited.message.0])?;
    Ok(())
}

/// How long after so many tries the next one is; nothing where it is given up. Within these hours a
/// provider that was restarted, or a line that was cut, is there again.
pub(crate) fn pause_after(tries: u32) -> Option<Span> {
    const PAUSES: [Span; 7] = [
        Span(5_000),
        Span(30_000),
        Span::minutes(2),
        Span::minutes(10),
        Span::minutes(30),
        Span::minutes(120),
        Span::minutes(360),
    ];
    PAUSES.get(usize::try_from(tries).ok()?).copied()
}
