//! Running commands: each is decided and written once, and its outcome is kept.

use super::{
    DbError, Tx, audit, awaited, erasing, people, rows, view::SqlView, writer::in_savepoint,
};
use crate::live::News;
use domain::{
    Change, CommandId, Context, Kind, Member, MemberId, Refusal, Role, Row, Timestamp, WorkspaceId,
    decide,
};
use protocol::{CommandOutcome, Envelope, Outcome};
use rusqlite::{Connection, OptionalExtension, params};
use std::panic::{AssertUnwindSafe, catch_unwind};
use uuid::Uuid;

/// Who sent the commands.
#[derive(Debug, Clone, Copy)]
pub struct Sender {
    pub workspace: WorkspaceId,
    pub member: MemberId,
}

/// One command of a push, as far as it could be read.
#[derive(Debug)]
pub enum Sent {
    Understood(Box<Envelope>),
    /// Of a newer version, or none at all. It must not block those behind it.
    NotUnderstood {
        id: CommandId,
        detail: String,
    },
}

/// Runs the commands in their order. A failure of the database takes all of them back.
pub fn run(
    tx: &mut Tx<'_>,
    sender: Sender,
    now: Timestamp,
    sent: &[Sent],
) -> Result<Vec<CommandOutcome>, DbError> {
    let outcomes = sent.iter().map(|sent| match sent {
        Sent::NotUnderstood { id, detail } => {
            // A newer server may have applied it, and been rolled back since.
            let refused = || Outcome::Refused {
                refusal: Refusal::NotUnderstood {
                    detail: detail.clone(),
                },
            };
            Ok(CommandOutcome {
                id: *id,
                outcome: earlier(tx, sender, *id)?.unwrap_or_else(refused),
            })
        }
        Sent::Understood(envelope) => {
            let outcome = run_one(tx, sender, now, envelope)?;
            Ok(CommandOutcome {
                id: envelope.id,
                outcome,
            })
        }
    });
    outcomes.collect()
}

fn run_one(
    tx: &mut Tx<'_>,
    sender: Sender,
    now: Timestamp,
    envelope: &Envelope,
) -> Result<Outcome, DbError> {
    if let Some(outcome) = earlier(tx, sender, envelope.id)? {
        return Ok(outcome);
    }
    let decided = match member_now(tx, sender)? {
        None => Decided::Refused(Refusal::NotAllowed {
            needs: Role::Member,
        }),
        Some(member) => {
            let context = Context::of(&member, envelope.id, now);
            decide_and_write(tx, sender, &context, envelope)?
        }
    };
    let outcome = match decided {
        Decided::Applied => Outcome::Applied {
            seq: rows::seq(tx, sender.workspace)?,
        },
        Decided::Refused(refusal) => Outcome::Refused { refusal },
        // Not kept: the next version may well decide it.
        Decided::BrokeOff(outcome) => return Ok(outcome),
    };
    keep(tx, sender, now, envelope.id, &outcome)?;
    Ok(outcome)
}

enum Decided {
    Applied,
    Refused(Refusal),
    /// The rules panicked: a defect of ours, which must not block the commands behind it.
    BrokeOff(Outcome),
}

fn decide_and_write(
    tx: &mut Tx<'_>,
    sender: Sender,
    context: &Context,
    envelope: &Envelope,
) -> Result<Decided, DbError> {
    let view = SqlView::new(tx, sender.workspace);
    let decision = catch_unwind(AssertUnwindSafe(|| {
        decide(&view, context, &envelope.command)
    }));
    view.into_result()?;
    let changes = match decision {
        Ok(Ok(changes)) => changes,
        Ok(Err(refusal)) => return Ok(Decided::Refused(refusal)),
        Err(_) => {
            tracing::error!(command = %envelope.id, "a decision panicked");
            let detail = "the server could not decide this command".to_owned();
            let refusal = Refusal::NotUnderstood { detail };
            return Ok(Decided::BrokeOff(Outcome::Refused { refusal }));
        }
    };
    in_savepoint(tx, |tx| {
        rows::write(tx, sender.workspace, &changes)?;
        if changes.iter().any(is_erasure) {
            erasing::forget(tx, sender.workspace)?;
        }
        if let Some(message) = awaited::made_due(&envelope.command) {
            awaited::add(tx, sender.workspace, message, context.now)?;
        }
        end_removed(tx, sender.workspace, &changes)?;
        match audit::act_of(&envelope.command) {
            Some(act) if !changes.is_empty() => {
                let doer = audit::Doer {
                    workspace: sender.workspace,
                    by: Some(sender.member),
                    at: context.now,
                };
                audit::note(tx, doer, &act)
            }
            _ => Ok(()),
        }
    })?;
    Ok(Decided::Applied)
}

fn is_erasure(change: &Change) -> bool {
    matches!(change, Change::Put(Row::Erasure(_)))
}

/// A member who is removed is signed out everywhere at once, and can join again as somebody new.
fn end_removed(tx: &mut Tx<'_>, workspace: WorkspaceId, changes: &[Change]) -> Result<(), DbError> {
    for change in changes {
        if let Change::Put(Row::Member(Member {
            id,
            removed_at: Some(_),
            ..
        })) = change
        {
            people::forget_member(tx, workspace, *id)?;
            tx.announce(News::SessionsEnded(workspace));
        }
    }
    Ok(())
}

/// What became of the command before, if it came before. Another member's command is none of this
/// one's business: the answer says no more than that there is nothing here.
fn earlier(
    connection: &Connection,
    sender: Sender,
    id: CommandId,
) -> Result<Option<Outcome>, DbError> {
    let sql = "SELECT member_id, outcome FROM commands WHERE workspace_id = ?1 AND id = ?2";
    let found: Option<(Uuid, String)> = connection
        .prepare_cached(sql)?
        .query_row(params![sender.workspace.0, id.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((member, outcome)) = found else {
        return Ok(None);
    };
    if member == sender.member.0 {
        Ok(Some(serde_json::from_str(&outcome)?))
    } else {
        Ok(Some(Outcome::Refused {
            refusal: Refusal::NotFound { kind: Kind::Member },
        }))
    }
}

fn keep(
    connection: &Connection,
    sender: Sender,
    now: Timestamp,
    id: CommandId,
    outcome: &Outcome,
) -> Result<(), DbError> {
    let sql = "INSERT INTO commands (workspace_id, id, member_id, outcome, seq, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    connection.prepare_cached(sql)?.execute(params![
        sender.workspace.0,
        id.0,
        sender.member.0,
        serde_json::to_string(outcome)?,
        rows::seq(connection, sender.workspace)?,
        now.0,
    ])?;
    Ok(())
}

/// The member as they stand now: a role changes and ends at once.
fn member_now(connection: &Connection, sender: Sender) -> Result<Option<Member>, DbError> {
    let row = rows::find(connection, sender.workspace, sender.member.into())?;
    let member = row.and_then(|row| Member::try_from(row).ok());
    Ok(member.filter(|member| member.removed_at.is_none()))
}
