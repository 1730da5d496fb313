//! Links by which a member chooses a new password: made by an admin or at the terminal, good once
//! and for a day.

use super::{
    DbError, Tx,
    audit::{self, Doer},
    people,
};
use crate::secrets::{Token, TokenHash};
use domain::{Member, MemberId, Span, Timestamp, WorkspaceId};
use protocol::AuditAct;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// How long a link is good for.
pub const LIFETIME: Span = Span::days(1);

/// A link, as it is made.
#[derive(Debug, Clone, Copy)]
pub struct NewLink {
    pub workspace: WorkspaceId,
    /// Who gets in by it.
    pub member: MemberId,
    /// The admin who makes it; absent at the terminal.
    pub by: Option<MemberId>,
    /// Whether it ends the second factor too.
    pub ends_factor: bool,
    pub now: Timestamp,
}

/// Whose password a link is for.
#[derive(Debug, Clone)]
pub struct Reset {
    pub workspace: WorkspaceId,
    pub member: Member,
    pub ends_factor: bool,
}

/// The page that a link leads to.
pub fn page_of(token: &Token) -> String {
    format!("/sign-in/reset?token={}", token.as_str())
}

/// Makes a link; an earlier one of the member's is good no more. Says until when it is good.
pub fn add(tx: &mut Tx<'_>, token: TokenHash, link: NewLink) -> Result<Timestamp, DbError> {
    forget(tx, link.workspace, link.member)?;
    tx.prepare_cached("DELETE FROM reset_links WHERE expires_at <= ?1")?
        .execute([link.now.0])?;
    let expires_at = link.now + LIFETIME;
    let sql = "INSERT INTO reset_links 
            (token_hash, workspace_id, member_id, made_by, ends_factor, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    tx.prepare_cached(sql)?.execute(params![
        token.0,
        link.workspace.0,
        link.member.0,
        link.by.map(|by| by.0),
        link.ends_factor,
        expires_at.0,
    ])?;
    let doer = Doer {
        workspace: link.workspace,
        by: link.by,
        at: link.now,
    };
    let act = AuditAct::ResetLinkMade {
        member_id: link.member,
        ends_second_factor: link.ends_factor,
    };
    audit::note(tx, doer, &act)?;
    Ok(expires_at)
}

/// What a token is good for: while it is, its member is there, and whoever made it still may.
pub fn find(
    connection: &Connection,
    token: TokenHash,
    now: Timestamp,
) -> Result<Option<Reset>, DbError> {
    let sql = "SELECT workspace_id, member_id, made_by, ends_factor FROM reset_links
        WHERE token_hash = ?1 AND expires_at > ?2";
    let found: Option<(Uuid, Uuid, Option<Uuid>, bool)> = connection
        .prepare_cached(sql)?
        .query_row(params![token.0, now.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((workspace, member, by, ends_factor)) = found else {
        return Ok(None);
    };
    let workspace = WorkspaceId(workspace);
    let Some(member) = people::member(connection, workspace, MemberId(member))? else {
        return Ok(None);
    };
    let still_may = match by {
        None => true,
        Some(by) => people::member(connection, workspace, MemberId(by))?
            .is_some_and(|maker| maker.role.may_reset(member.role)),
    };
    Ok(still_may.then_some(Reset {
        workspace,
        member,
        ends_factor,
    }))
}

/// No link of the member's is good any more.
pub fn forget(tx: &mut Tx<'_>, workspace: WorkspaceId, member: MemberId) -> Result<(), DbError> {
    let sql = "DELETE FROM reset_links WHERE workspace_id = ?1 AND member_id = ?2";
    tx.prepare_cached(sql)?
        .execute(params![workspace.0, member.0])?;
    Ok(())
}
