//! The second factor of logins, as it is kept.

use super::{DbError, Tx};
use crate::secrets::TokenHash;
use domain::{MemberId, WorkspaceId};
use rusqlite::{Connection, OptionalExtension, params};

/// Whose login it is.
#[derive(Debug, Clone, Copy)]
pub struct Whose {
    pub workspace: WorkspaceId,
    pub member: MemberId,
}

/// What a member presents beside their password.
#[derive(Clone, Copy)]
pub enum Presented {
    /// A code that is right, of this step.
    Step(u64),
    /// What may be a recovery code: as it is kept now, and as it was before case and dashes ceased to
    /// matter.
    Recovery([TokenHash; 2]),
}

/// A secret that a login has.
#[derive(Debug, Clone)]
pub struct Factor {
    pub secret: String,
    /// It is asked for. One that is only offered is not, before its first code was right.
    pub is_on: bool,
}

pub fn find(connection: &Connection, whose: Whose) -> Result<Option<Factor>, DbError> {
    let sql = "SELECT secret, is_on FROM second_factors WHERE workspace_id = ?1 AND member_id = ?2";
    let found = connection.prepare_cached(sql)?.query_row(
        params![whose.workspace.0, whose.member.0],
        |row| {
            Ok(Factor {
                secret: row.get(0)?,
                is_on: row.get(1)?,
            })
        },
    );
    Ok(found.optional()?)
}

/// The secret that is asked for at the sign-in, where one is.
pub fn asked_for(connection: &Connection, whose: Whose) -> Result<Option<String>, DbError> {
    let factor = find(connection, whose)?.filter(|factor| factor.is_on);
    Ok(factor.map(|factor| factor.secret))
}

pub fn recovery_left(connection: &Connection, whose: Whose) -> Result<u32, DbError> {
    let sql = "SELECT count(*) FROM recovery_codes WHERE workspace_id = ?1 AND member_id = ?2";
    let left = connection
        .prepare_cached(sql)?
        .query_row(params![whose.workspace.0, whose.member.0], |row| row.get(0))?;
    Ok(left)
}

/// Offers a secret, in the place of one that was offered before. Says whether it did: one that is
/// asked for stays.
pub fn offer(tx: &mut Tx<'_>, whose: Whose, secret: &str) -> Result<bool, DbError> {
    let sql = "INSERT INTO second_factors (workspace_id, member_id, secret) VALUES (?1, ?2, ?3)
        ON CONFLICT (workspace_id, member_id) DO UPDATE SET secret = excluded.secret
            WHERE is_on = 0";
    let offered =
        tx.prepare_cached(sql)?
            .execute(params![whose.workspace.0, whose.member.0, secret])?;
    Ok(offered == 1)
}

/// From now on what was offered is asked for, and the code that proved it is used up. Says whether
/// it was still what is offered.
pub fn begin(
    tx: &mut Tx<'_>,
    whose: Whose,
    secret: &str,
    step: u64,
    recovery: &[TokenHash],
) -> Result<bool, DbError> {
    let sql = "UPDATE second_factors SET is_on = 1, step = ?4
        WHERE workspace_id = ?1 AND member_id = ?2 AND secret = ?3 AND is_on = 0";
    let begun = tx.prepare_cached(sql)?.execute(params![
        whose.workspace.0,
        whose.member.0,
        secret,
        step
    ])?;
    if begun == 1 {
        forget_recovery(tx, whose)?;
        let add = "INSERT INTO recovery_codes (workspace_id, member_id, code_hash)
            VALUES (?1, ?2, ?3)";
        for code in recovery {
            tx.prepare_cached(add)?
                .execute(params![whose.workspace.0, whose.member.0, code.0])?;
        }
    }
    Ok(begun == 1)
}

/// The password alone is asked for from now on. Says whether more was.
pub fn end(tx: &mut Tx<'_>, whose: Whose) -> Result<bool, DbError> {
    let was_on = asked_for(tx, whose)?.is_some();
    let sql = "DELETE FROM second_factors WHERE workspace_id = ?1 AND member_id = ?2";
    tx.prepare_cached(sql)?
        .execute(params![whose.workspace.0, whose.member.0])?;
    forget_recovery(tx, whose)?;
    Ok(was_on)
}

fn forget_recovery(tx: &mut Tx<'_>, whose: Whose) -> Result<(), DbError> {
    let sql = "DELETE FROM recovery_codes WHERE workspace_id = ?1 AND member_id = ?2";
    tx.prepare_cached(sql)?
        .execute(params![whose.workspace.0, whose.member.0])?;
    Ok(())
}

/// Uses up what was presented; says whether it was still good. Of two who present the same code at
/// once, one gets in.
pub fn take(tx: &mut Tx<'_>, whose: Whose, presented: Presented) -> Result<bool, DbError> {
    let taken = match presented {
        Presented::Step(step) => {
            let sql = "UPDATE second_factors SET step = ?3
                WHERE workspace_id = ?1 AND member_id = ?2 AND is_on = 1 AND step < ?3";
            tx.prepare_cached(sql)?
                .execute(params![whose.workspace.0, whose.member.0, step])?
        }
        Presented::Recovery(code) => {
            let sql = "DELETE FROM recovery_codes
                WHERE workspace_id = ?1 AND member_id = ?2 AND code_hash IN (?3, ?4)";
            let [now, before] = code;
            tx.prepare_cached(sql)?.execute(params![
                whose.workspace.0,
                whose.member.0,
                now.0,
                before.0
            ])?
        }
    };
    Ok(taken == 1)
}
