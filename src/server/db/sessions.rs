//! Sessions: a browser in which a member is signed in.

use super::{DbError, Tx, audit::Doer, people};
use crate::{live::News, secrets::TokenHash};
use domain::{Member, MemberId, Span, Timestamp, WorkspaceId};
use protocol::{Device, Workspace};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// How long a session lives after it was last seen.
pub const LIFETIME: Span = Span::days(30);
/// How often at most it is noted that a session was seen: each note is a write.
pub const SEEN_EVERY: Span = Span::minutes(1);

/// What a token is good for.
#[derive(Debug, Clone)]
pub enum Standing {
    Stands(Box<Session>),
    /// The member was removed from the workspace.
    Revoked,
    /// Was ended elsewhere, on purpose, and whose it was. Only who holds the token learns that there
    /// was a session.
    Ended(MemberId),
    /// Never was, was signed out, or was not seen for too long.
    Gone,
}

impl Standing {
    /// The session, if it stands.
    pub fn session(self) -> Option<Session> {
        match self {
            Self::Stands(session) => Some(*session),
            Self::Revoked | Self::Ended(_) | Self::Gone => None,
        }
    }
}

/// A session that stands, and who it belongs to.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: Uuid,
    pub workspace: Workspace,
    pub member: Member,
    pub seen_at: Timestamp,
}

impl Session {
    /// Its member, as the one who does something now.
    pub fn doer(&self, at: Timestamp) -> Doer {
        Doer {
            workspace: self.workspace.id,
            by: Some(self.member.id),
            at,
        }
    }
}

pub fn begin(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    member: MemberId,
    token: TokenHash,
    device: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.prepare_cached("DELETE FROM sessions WHERE expires_at <= ?1")?
        .execute([now.0])?;
    let sql = "INSERT INTO sessions
        (token_hash, id, workspace_id, member_id, device, created_at, seen_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)";
    tx.prepare_cached(sql)?.execute(params![
        token.0,
        Uuid::new_v4(),
        workspace.0,
        member.0,
        device,
        now.0,
        (now + LIFETIME).0,
    ])?;
    Ok(())
}

/// Ends the session of a token, where there is one: its browser signs out, and needs to be told
/// nothing.
pub fn end_of_token(tx: &mut Tx<'_>, token: TokenHash) -> Result<(), DbError> {
    let sql = "DELETE FROM sessions WHERE token_hash = ?1 RETURNING workspace_id";
    let workspace = tx
        .prepare_cached(sql)?
        .query_row([token.0], |row| row.get(0))
        .optional()?;
    if let Some(workspace) = workspace {
        tx.announce(News::SessionsEnded(WorkspaceId(workspace)));
    }
    Ok(())
}

/// How the session of a token stands, with the member and their role as they are now.
pub fn find(
    connection: &Connection,
    token: TokenHash,
    now: Timestamp,
) -> Result<Standing, DbError> {
    let sql = "SELECT id, workspace_id, member_id, seen_at, ended_at IS NOT NULL FROM sessions
        WHERE token_hash = ?1 AND expires_at > ?2";
    let found: Option<(Uuid, Uuid, Uuid, i64, bool)> = connection
        .prepare_cached(sql)?
        .query_row(params![token.0, now.0], |row| {
            let (id, workspace, member) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok((id, workspace, member, row.get(3)?, row.get(4)?))
        })
        .optional()?;
    let Some((id, workspace, member, seen_at, is_ended)) = found else {
        return Ok(Standing::Gone);
    };
    let workspace = people::workspace(connection, WorkspaceId(workspace))?;
    let Some(workspace) = workspace else {
        return Ok(Standing::Gone);
    };
    let member = people::member(connection, workspace.id, MemberId(member))?;
    Ok(match member {
        None => Standing::Revoked,
        Some(member) if is_ended => Standing::Ended(member.id),
        Some(member) => Standing::Stands(Box::new(Session {
            id,
            workspace,
            member,
            seen_at: Timestamp(seen_at),
        })),
    })
}

/// Notes that a session was seen, and lets it live on from here.
pub fn note_seen(tx: &mut Tx<'_>, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE sessions SET seen_at = ?2, expires_at = ?3 WHERE id = ?1 AND seen_at < ?2
        AND ended_at IS NULL";
    tx.prepare_cached(sql)?
        .execute(params![id, now.0, (now + LIFETIME).0])?;
    Ok(())
}

/// The browsers in which a member is signed in, the latest seen first.
pub fn of_member(
    connection: &Connection,
    session: &Session,
    now: Timestamp,
) -> Result<Vec<Device>, DbError> {
    let sql = "SELECT id, device, created_at, seen_at FROM sessions
        WHERE workspace_id = ?1 AND member_id = ?2 AND expires_at > ?3 AND ended_at IS NULL
        ORDER BY seen_at DESC, id";
    let mut statement = connection.prepare_cached(sql)?;
    let values = params![session.workspace.id.0, session.member.id.0, now.0];
    let devices = statement.query_map(values, |row| {
        let id: Uuid = row.get(0)?;
        Ok(Device {
            id,
            name: row.get(1)?,
            signed_in_at: Timestamp(row.get(2)?),
            seen_at: Timestamp(row.get(3)?),
            current: id == session.id,
        })
    })?;
    Ok(devices.collect::<Result<_, _>>()?)
}

/// Ends a session of the member's; says whether there was one. Whoever holds its token is told so for
/// as long as it would have lived: that browser is to clear what it keeps.
pub fn end(tx: &mut Tx<'_>, doer: Doer, member: MemberId, id: Uuid) -> Result<bool, DbError> {
    let sql = "UPDATE sessions SET ended_at = ?4
        WHERE id = ?1 AND workspace_id = ?2 AND member_id = ?3 AND ended_at IS NULL";
    let ended =
        tx.prepare_cached(sql)?
            .execute(params![id, doer.workspace.0, member.0, doer.at.0])?;
    tx.announce(News::SessionsEnded(doer.workspace));
    Ok(ended > 0)
}

/// Ends every session of the member's but one, as [`end`] does.
pub fn end_all(
    tx: &mut Tx<'_>,
    doer: Doer,
    member: MemberId,
    but: Option<Uuid>,
) -> Result<(), DbError> {
    let sql = "UPDATE sessions SET ended_at = ?4
        WHERE workspace_id = ?1 AND member_id = ?2 AND id IS NOT ?3 AND ended_at IS NULL";
    tx.prepare_cached(sql)?
        .execute(params![doer.workspace.0, member.0, but, doer.at.0])?;
    tx.announce(News::SessionsEnded(doer.workspace));
    Ok(())
}
