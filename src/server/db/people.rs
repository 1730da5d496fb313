//! Workspaces and logins.

use super::{DbError, Tx, rows};
use crate::secrets::TokenHash;
use domain::{
    Change, Language, Member, MemberId, Role, Row, Telling, Timestamp, WorkspaceId, text,
};
use protocol::Workspace;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// A person who gets a login, checked and with their password hashed.
#[derive(Debug, Clone)]
pub struct Newcomer {
    pub id: MemberId,
    pub name: String,
    pub email: String,
    pub password_hash: String,
    pub reading_language: Option<Language>,
    pub role: Role,
}

/// Where a workspace comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    SetUp,
    /// Made by the sample: the terminal may sign its owner in.
    Sample,
}

/// A login, as signing in needs it.
#[derive(Debug, Clone)]
pub struct Login {
    pub workspace: WorkspaceId,
    pub member: MemberId,
    pub password_hash: String,
}

/// One address, one login: compared without case.
pub fn folded(email: &str) -> String {
    text::fold(email.trim())
}

pub fn has_workspace(connection: &Connection) -> Result<bool, DbError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM workspaces)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}

pub fn create_workspace(
    tx: &mut Tx<'_>,
    id: WorkspaceId,
    name: &str,
    origin: Origin,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO workspaces (id, name, is_sample, created_at) VALUES (?1, ?2, ?3, ?4)";
    tx.prepare_cached(sql)?
        .execute(params![id.0, name, origin == Origin::Sample, now.0])?;
    Ok(())
}

pub fn workspace(connection: &Connection, id: WorkspaceId) -> Result<Option<Workspace>, DbError> {
    let sql = "SELECT name FROM workspaces WHERE id = ?1";
    let name = connection
        .prepare_cached(sql)?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    Ok(name.map(|name| Workspace { id, name }))
}

/// The new member, or `None` where the address has a login already.
pub fn add_member(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    newcomer: &Newcomer,
) -> Result<Option<Member>, DbError> {
    let member = Member {
        id: newcomer.id,
        name: newcomer.name.clone(),
        email: newcomer.email.clone(),
        role: newcomer.role,
        reading_language: newcomer.reading_language.clone(),
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    };
    let sql = "INSERT OR IGNORE INTO logins (email, password_hash, workspace_id, member_id)
        VALUES (?1, ?2, ?3, ?4)";
    let added = tx.prepare_cached(sql)?.execute(params![
        folded(&newcomer.email),
        newcomer.password_hash,
        workspace.0,
        member.id.0,
    ])?;
    if added == 0 {
        return Ok(None);
    }
    rows::write(tx, workspace, &[Change::put(member.clone())])?;
    Ok(Some(member))
}

pub fn login(connection: &Connection, email: &str) -> Result<Option<Login>, DbError> {
    let sql = "SELECT workspace_id, member_id, password_hash FROM logins WHERE email = ?1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([folded(email)], |row| {
            Ok(Login {
                workspace: WorkspaceId(row.get(0)?),
                member: MemberId(row.get(1)?),
                password_hash: row.get(2)?,
            })
        });
    Ok(found.optional()?)
}

/// What the password of a member is compared with, where they have a login.
pub fn password_hash(
    connection: &Connection,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Option<String>, DbError> {
    let sql = "SELECT password_hash FROM logins WHERE workspace_id = ?1 AND member_id = ?2";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![workspace.0, member.0], |row| row.get(0));
    Ok(found.optional()?)
}

pub fn set_password(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    member: MemberId,
    hash: &str,
) -> Result<(), DbError> {
    let sql = "UPDATE logins SET password_hash = ?3 WHERE workspace_id = ?1 AND member_id = ?2";
    tx.prepare_cached(sql)?
        .execute(params![workspace.0, member.0, hash])?;
    Ok(())
}

/// A member of the workspace who was not removed.
pub fn member(
    connection: &Connection,
    workspace: WorkspaceId,
    id: MemberId,
) -> Result<Option<Member>, DbError> {
    let row = rows::find(connection, workspace, id.into())?;
    Ok(match row {
        Some(Row::Member(member)) if member.removed_at.is_none() => Some(member),
        _ => None,
    })
}

/// Ends everything by which a removed member could come back. Their sessions are left to expire:
/// they let nobody in, and each browser learns from its own why it is out.
pub fn forget_member(
    connection: &Connection,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<(), DbError> {
    let statements = [
        "DELETE FROM logins WHERE workspace_id = ?1 AND member_id = ?2",
        "DELETE FROM one_time_links WHERE workspace_id = ?1 AND member_id = ?2",
        "DELETE FROM second_factors WHERE workspace_id = ?1 AND member_id = ?2",
        "DELETE FROM recovery_codes WHERE workspace_id = ?1 AND member_id = ?2",
        "DELETE FROM reset_links WHERE workspace_id = ?1 AND ?2 IN (member_id, made_by)",
        "DELETE FROM invitations WHERE workspace_id = ?1 AND invited_by = ?2",
    ];
    for sql in statements {
        connection
            .prepare_cached(sql)?
            .execute(params![workspace.0, member.0])?;
    }
    Ok(())
}

/// The owner of the sample workspace, if the database holds one.
pub fn sample_owner(connection: &Connection) -> Result<Option<(WorkspaceId, MemberId)>, DbError> {
    let sql = "SELECT id FROM workspaces WHERE is_sample = 1 ORDER BY created_at LIMIT 1";
    let found: Option<Uuid> = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    let Some(workspace) = found.map(WorkspaceId) else {
        return Ok(None);
    };
    let sql = "SELECT member_id FROM logins WHERE workspace_id = ?1 ORDER BY rowid";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([workspace.0], |row| row.get(0).map(MemberId))?;
    for id in ids {
        let owner = member(connection, workspace, id?)?;
        if let Some(owner) = owner.filter(|member| member.role == Role::Owner) {
            return Ok(Some((workspace, owner.id)));
        }
    }
    Ok(None)
}

/// A link that signs the member in, once.
pub fn add_one_time_link(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    member: MemberId,
    token: TokenHash,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO one_time_links (token_hash, workspace_id, member_id, expires_at)
        VALUES (?1, ?2, ?3, ?4)";
    tx.prepare_cached(sql)?
        .execute(params![token.0, workspace.0, member.0, expires_at.0])?;
    Ok(())
}

/// Uses a link up: who it signs in, if it was still good.
pub fn take_one_time_link(
    tx: &mut Tx<'_>,
    token: TokenHash,
    now: Timestamp,
) -> Result<Option<(WorkspaceId, MemberId)>, DbError> {
    tx.prepare_cached("DELETE FROM one_time_links WHERE expires_at <= ?1")?
        .execute([now.0])?;
    let sql = "DELETE FROM one_time_links WHERE token_hash = ?1 RETURNING workspace_id, member_id";
    let found = tx.prepare_cached(sql)?.query_row([token.0], |row| {
        Ok((WorkspaceId(row.get(0)?), MemberId(row.get(1)?)))
    });
    Ok(found.optional()?)
}
