//! Invitations: a link, good once and for seven days, by which a further member joins.

use super::{DbError, Tx, people};
use crate::secrets::TokenHash;
use domain::{MemberId, Role, Span, Timestamp, WorkspaceId};
use protocol::Invitation;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};
use uuid::Uuid;

/// How long an invitation is good for.
pub const LIFETIME: Span = Span::days(7);

pub fn add(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    token: TokenHash,
    invitation: &Invitation,
) -> Result<(), DbError> {
    let sql = "INSERT INTO invitations
        (token_hash, id, workspace_id, role, note, invited_by, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    tx.prepare_cached(sql)?.execute(params![
        token.0,
        invitation.id,
        workspace.0,
        invitation.role.as_str(),
        invitation.note,
        invitation.by.0,
        invitation.created_at.0,
        invitation.expires_at.0,
    ])?;
    Ok(())
}

/// Those that are still good, the latest first.
pub fn all(
    connection: &Connection,
    workspace: WorkspaceId,
    now: Timestamp,
) -> Result<Vec<Invitation>, DbError> {
    let sql = "SELECT id, role, note, invited_by, created_at, expires_at FROM invitations
        WHERE workspace_id = ?1 AND expires_at > ?2 ORDER BY created_at DESC, id";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(params![workspace.0, now.0], |row| read(row, 0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Takes an invitation back; says for which role and for whom, where there was one.
pub fn remove(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: Uuid,
) -> Result<Option<(Role, String)>, DbError> {
    let sql = "DELETE FROM invitations WHERE workspace_id = ?1 AND id = ?2 RETURNING role, note";
    let removed = tx
        .prepare_cached(sql)?
        .query_row(params![workspace.0, id], |row| {
            Ok((read_role(&row.get::<_, String>(0)?), row.get(1)?))
        });
    Ok(removed.optional()?)
}

/// An unknown role was written by nobody; the least is the safe reading.
fn read_role(role: &str) -> Role {
    role.parse().unwrap_or(Role::Member)
}

/// The invitation of a token, while it is good and the one who invited still may.
pub fn find(
    connection: &Connection,
    token: TokenHash,
    now: Timestamp,
) -> Result<Option<(WorkspaceId, Invitation)>, DbError> {
    let sql = "SELECT workspace_id, id, role, note, invited_by, created_at, expires_at
        FROM invitations WHERE token_hash = ?1 AND expires_at > ?2";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![token.0, now.0], |row| {
            Ok((WorkspaceId(row.get(0)?), read(row, 1)?))
        })
        .optional()?;
    let Some((workspace, invitation)) = found else {
        return Ok(None);
    };
    let inviter = people::member(connection, workspace, invitation.by)?;
    let still_may = inviter.is_some_and(|member| member.role.may_invite(invitation.role));
    Ok(still_may.then_some((workspace, invitation)))
}

/// Uses an invitation up.
pub fn take(
    tx: &mut Tx<'_>,
    token: TokenHash,
    now: Timestamp,
) -> Result<Option<(WorkspaceId, Invitation)>, DbError> {
    let found = find(tx, token, now)?;
    if found.is_some() {
        tx.prepare_cached("DELETE FROM invitations WHERE token_hash = ?1")?
            .execute([token.0])?;
    }
    Ok(found)
}

fn read(row: &SqlRow<'_>, at: usize) -> rusqlite::Result<Invitation> {
    let role: String = row.get(at + 1)?;
    Ok(Invitation {
        id: row.get(at)?,
        role: read_role(&role),
        note: row.get(at + 2)?,
        by: MemberId(row.get(at + 3)?),
        created_at: Timestamp(row.get(at + 4)?),
        expires_at: Timestamp(row.get(at + 5)?),
    })
}
