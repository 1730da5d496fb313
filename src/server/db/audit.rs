//! The log of what was done that asks for more than a member, or that concerns the way in.

use super::{DbError, Tx, second_factors::Whose};
use domain::{Command, MemberId, Timestamp, WorkspaceId};
use protocol::{AuditAct, AuditEntry};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Who did something, and when.
#[derive(Debug, Clone, Copy)]
pub struct Doer {
    pub workspace: WorkspaceId,
    /// Absent at the terminal.
    pub by: Option<MemberId>,
    pub at: Timestamp,
}

/// Writes an act down, in the transaction in which it is done.
pub fn note(tx: &mut Tx<'_>, doer: Doer, act: &AuditAct) -> Result<(), DbError> {
    let sql = "INSERT INTO audit (workspace_id, at, member_id, act) VALUES (?1, ?2, ?3, ?4)";
    let (by, act) = (doer.by.map(|by| by.0), serde_json::to_string(act)?);
    tx.prepare_cached(sql)?
        .execute(params![doer.workspace.0, doer.at.0, by, act])?;
    Ok(())
}

/// What of a command is written down, where anything is.
pub fn act_of(command: &Command) -> Option<AuditAct> {
    Some(match command {
        Command::ChangeRole(command) => AuditAct::RoleChanged {
            member_id: command.id,
            to: command.to,
        },
        Command::RemoveMember(command) => AuditAct::MemberRemoved {
            member_id: command.id,
        },
        Command::EraseAccount(command) => AuditAct::AccountErased {
            account_id: command.account_id,
        },
        _ => return None,
    })
}

/// When somebody who had this member's password was last stopped from guessing at codes; absent where
/// the password is another since.
pub fn guessed_at(connection: &Connection, whose: Whose) -> Result<Option<Timestamp>, DbError> {
    let sql = "SELECT at, act FROM audit WHERE workspace_id = ?1 AND member_id = ?2
        ORDER BY place DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![whose.workspace.0, whose.member.0])?;
    while let Some(row) = rows.next()? {
        let act: String = row.get(1)?;
        match serde_json::from_str(&act) {
            Ok(AuditAct::CodesGuessed) => return Ok(Some(Timestamp(row.get(0)?))),
            Ok(
                AuditAct::PasswordChanged
                | AuditAct::PasswordReset
                | AuditAct::PasswordResetEndedFactor,
            ) => return Ok(None),
            _ => {}
        }
    }
    Ok(None)
}

/// The latest of a workspace, from before a place. An act that only a newer version knows is passed
/// over, and does not count.
pub fn latest(
    connection: &Connection,
    workspace: WorkspaceId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<AuditEntry>, DbError> {
    let sql = "SELECT place, at, member_id, act FROM audit WHERE workspace_id = ?1 AND place < ?2
        ORDER BY place DESC";
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let before = before.unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![workspace.0, before])?;
    let mut entries = Vec::new();
    while entries.len() < limit
        && let Some(row) = rows.next()?
    {
        let act: String = row.get(3)?;
        if let Ok(act) = serde_json::from_str(&act) {
            entries.push(AuditEntry {
                place: row.get(0)?,
                at: Timestamp(row.get(1)?),
                by: row.get::<_, Option<Uuid>>(2)?.map(MemberId),
                act,
            });
        }
    }
    Ok(entries)
}
