//! The providers that a workspace's admins named, and how much of them its members used.

use super::{DbError, Tx};
use crate::providers::{self, Key};
use domain::{MemberId, Span, Timestamp, WorkspaceId};
use protocol::{Provider, ProviderBody, SaveProvider, Usage, limits::MAX_PROVIDERS};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// A provider with its place and its key.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) id: Uuid,
    pub(crate) place: u16,
    pub(crate) provider: providers::Provider,
}

impl Stored {
    /// Without its key, for whoever may know of it.
    pub(crate) fn into_wire(self) -> Provider {
        Provider {
            id: Some(self.id),
            has_key: !self.provider.key.is_blank(),
            body: self.provider.body,
            place: self.place,
        }
    }
}

/// What became of a provider that was to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    New,
    Changed,
    /// It is as it was, at another place in the order perhaps.
    Moved,
    /// A key goes to the address that it was said for, and to no other.
    KeyNeeded,
    TooMany,
}

/// All of a workspace, the first to ask first.
pub(crate) fn all(connection: &Connection, workspace: WorkspaceId) -> Result<Vec<Stored>, DbError> {
    let sql = "SELECT id, place, body, key FROM providers WHERE workspace_id = ?1
        ORDER BY place, id";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([workspace.0], |row| {
        let (body, key): (String, String) = (row.get(2)?, row.get(3)?);
        Ok((row.get(0)?, row.get(1)?, body, key))
    })?;
    let each = found.map(|found| {
        let (id, place, body, key) = found?;
        Ok(Stored {
            id,
            place,
            provider: providers::Provider {
                body: serde_json::from_str(&body)?,
                key: Key::new(key),
            },
        })
    });
    each.collect()
}

/// Writes a provider, or another form of one.
pub(crate) fn save(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    save: &SaveProvider,
) -> Result<Saved, DbError> {
    let before = stands(tx, workspace, save.id)?;
    let key = match (&save.key, &before) {
        (Some(key), _) => key.clone(),
        (None, None) => String::new(),
        (None, Some((body, key))) if body.address == save.body.address || key.is_empty() => {
            key.clone()
        }
        (None, Some(_)) => return Ok(Saved::KeyNeeded),
    };
    let count: usize = tx
        .prepare_cached("SELECT count(*) FROM providers WHERE workspace_id = ?1")?
        .query_row([workspace.0], |row| row.get(0))?;
    if before.is_none() && count >= MAX_PROVIDERS {
        return Ok(Saved::TooMany);
    }
    let sql = "INSERT INTO providers (workspace_id, id, place, body, key)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (workspace_id, id) DO UPDATE SET
            place = excluded.place, body = excluded.body, key = excluded.key";
    tx.prepare_cached(sql)?.execute(params![
        workspace.0,
        save.id,
        save.place,
        serde_json::to_string(&save.body)?,
        key,
    ])?;
    Ok(match before {
        None => Saved::New,
        Some((body, _)) if body == save.body && save.key.is_none() => Saved::Moved,
        Some(_) => Saved::Changed,
    })
}

fn stands(
    connection: &Connection,
    workspace: WorkspaceId,
    id: Uuid,
) -> Result<Option<(ProviderBody, String)>, DbError> {
    let sql = "SELECT body, key FROM providers WHERE workspace_id = ?1 AND id = ?2";
    let found: Option<(String, String)> = connection
        .prepare_cached(sql)?
        .query_row(params![workspace.0, id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    found
        .map(|(body, key)| Ok((serde_json::from_str(&body)?, key)))
        .transpose()
}

/// Takes a provider out, with its key. Says what it was, if it was there.
pub(crate) fn remove(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: Uuid,
) -> Result<Option<ProviderBody>, DbError> {
    let Some((body, _)) = stands(tx, workspace, id)? else {
        return Ok(None);
    };
    let sql = "DELETE FROM providers WHERE workspace_id = ?1 AND id = ?2";
    tx.prepare_cached(sql)?.execute(params![workspace.0, id])?;
    Ok(Some(body))
}

/// When the day of an instant began, in UTC.
fn day_of(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(Span::days(1).0))
}

/// Characters that a member used on the day of `now`.
pub(crate) fn used(
    connection: &Connection,
    workspace: WorkspaceId,
    member: MemberId,
    now: Timestamp,
) -> Result<u64, DbError> {
    let sql = "SELECT characters FROM provider_usage
        WHERE workspace_id = ?1 AND day = ?2 AND member_id = ?3";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![workspace.0, day_of(now).0, member.0], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Counts one more request of a member.
pub(crate) fn use_up(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    member: MemberId,
    characters: u64,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO provider_usage (workspace_id, day, member_id, requests, characters)
        VALUES (?1, ?2, ?3, 1, ?4)
        ON CONFLICT (workspace_id, day, member_id) DO UPDATE SET
            requests = requests + 1, characters = characters + excluded.characters";
    tx.prepare_cached(sql)?
        .execute(params![workspace.0, day_of(now).0, member.0, characters])?;
    Ok(())
}

/// How far back usage is told.
const TOLD: Span = Span::days(30);

/// What members used lately, the latest day first and the largest of a day before the others.
pub(crate) fn usage(
    connection: &Connection,
    workspace: WorkspaceId,
    now: Timestamp,
) -> Result<Vec<Usage>, DbError> {
    let sql = "SELECT member_id, day, requests, characters FROM provider_usage
        WHERE workspace_id = ?1 AND day > ?2 ORDER BY day DESC, characters DESC, member_id";
    let mut statement = connection.prepare_cached(sql)?;
    let since = day_of(now) - TOLD;
    let found = statement.query_map(params![workspace.0, since.0], |row| {
        Ok(Usage {
            member_id: MemberId(row.get(0)?),
            day: Timestamp(row.get(1)?),
            requests: row.get(2)?,
            characters: row.get(3)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
