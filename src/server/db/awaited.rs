//! Replies that wait for what providers make of them (rule book §16): their translation, and what they
//! want. Each waits until both are there, or it is clear that they will not be.

use super::{DbError, Tx};
use domain::{
    Command, Direction, LogMessage, MessageId, NoteUntranslated, SetLanguage, Span, Timestamp,
    UnderstandMessage, WorkspaceId,
};
use rusqlite::{Connection, OptionalExtension, params};

/// A reply that is to be translated, or read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Awaited {
    pub(crate) workspace: WorkspaceId,
    pub(crate) message: MessageId,
    /// How often it was tried in vain.
    pub(crate) tries: u32,
}

/// The message of which a command makes due what is missing.
pub(crate) fn made_due(command: &Command) -> Option<MessageId> {
    match command {
        Command::LogMessage(LogMessage { id, said, .. })
            if said.direction() == Direction::Inbound
                && (said.translation.is_none() || said.intent.is_none()) =>
        {
            Some(*id)
        }
        Command::NoteUntranslated(NoteUntranslated { id, why: None })
        | Command::UnderstandMessage(UnderstandMessage {
            id,
            understanding: None,
        })
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

/// Those whose time has come, the longest due first, and no more than so many of one workspace.
pub(crate) fn due(
    connection: &Connection,
    now: Timestamp,
    of_one: usize,
) -> Result<Vec<Awaited>, DbError> {
    let sql = "SELECT workspace_id, message_id, tries FROM (
            SELECT workspace_id, message_id, tries, due_at,
                row_number() OVER (PARTITION BY workspace_id ORDER BY due_at) AS place
            FROM awaited_translations WHERE due_at <= ?1
        ) WHERE place <= ?2 ORDER BY due_at";
    let mut statement = connection.prepare_cached(sql)?;
    let of_one = i64::try_from(of_one).unwrap_or(i64::MAX);
    let found = statement.query_map(params![now.0, of_one], |row| {
        Ok(Awaited {
            workspace: WorkspaceId(row.get(0)?),
            message: MessageId(row.get(1)?),
            tries: row.get(2)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// When the next of those is due that are not yet.
pub(crate) fn next_due(
    connection: &Connection,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let sql = "SELECT due_at FROM awaited_translations WHERE due_at > ?1 ORDER BY due_at LIMIT 1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([now.0], |row| row.get(0).map(Timestamp))
        .optional();
    Ok(found?)
}

/// It is tried now, and again after its pause, unless it is said otherwise until then. One that was
/// tried so often that nobody waits for it any more goes. Says whether it is to be tried.
pub(crate) fn begin(tx: &mut Tx<'_>, awaited: Awaited, now: Timestamp) -> Result<bool, DbError> {
    if usize::try_from(awaited.tries).is_ok_and(|tries| tries > PAUSES.len()) {
        remove(tx, awaited)?;
        return Ok(false);
    }
    let pause = pause_after(awaited.tries).unwrap_or(Span::days(1));
    let sql = "UPDATE awaited_translations SET tries = tries + 1, due_at = ?3
        WHERE workspace_id = ?1 AND message_id = ?2 AND tries = ?4";
    let updated = tx.prepare_cached(sql)?.execute(params![
        awaited.workspace.0,
        awaited.message.0,
        (now + pause).0,
        awaited.tries,
    ])?;
    Ok(updated > 0)
}

/// It was tried in vain, and is to be tried again; unless somebody asked for it anew meanwhile.
pub(crate) fn put_off(tx: &mut Tx<'_>, awaited: Awaited, until: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE awaited_translations SET due_at = ?3
        WHERE workspace_id = ?1 AND message_id = ?2 AND tries = ?4";
    tx.prepare_cached(sql)?.execute(params![
        awaited.workspace.0,
        awaited.message.0,
        until.0,
        awaited.tries + 1,
    ])?;
    Ok(())
}

/// It waits no more; unless somebody asked for it anew since it was begun.
pub(crate) fn remove(tx: &mut Tx<'_>, awaited: Awaited) -> Result<(), DbError> {
    let sql = "DELETE FROM awaited_translations
        WHERE workspace_id = ?1 AND message_id = ?2 AND tries >= ?3 AND tries > 0";
    tx.prepare_cached(sql)?.execute(params![
        awaited.workspace.0,
        awaited.message.0,
        awaited.tries,
    ])?;
    Ok(())
}

/// Within these hours a provider that was restarted, or a line that was cut, is there again.
const PAUSES: [Span; 7] = [
    Span(5_000),
    Span(30_000),
    Span::minutes(2),
    Span::minutes(10),
    Span::minutes(30),
    Span::minutes(120),
    Span::minutes(360),
];

/// How long after so many tries the next one is; nothing where it is given up.
pub(crate) fn pause_after(tries: u32) -> Option<Span> {
    PAUSES.get(usize::try_from(tries).ok()?).copied()
}
