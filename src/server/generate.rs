//! `rapport sample`: a large workspace, written straight into the database.

use crate::arguments::Recipe;
use anyhow::{Context, Result, bail};
use domain::{Change, Member, Timestamp, WorkspaceId};
use server::{
    clock::Clock,
    db::{
        Db, DbError,
        people::{self, Origin},
        rows,
    },
    folder::Folder,
    running::sample_owner,
    sample::{self, Portions},
    secrets::readable_password,
};
use std::path::Path;

/// Who owns what was made, and the password that was made for them.
pub(crate) struct Generated {
    pub(crate) password: String,
    pub(crate) rows: usize,
}

/// Fills an empty database. The same recipe gives the same rows; the password and the epoch are
/// always new.
pub(crate) async fn generate(data: &Path, recipe: Recipe) -> Result<Generated> {
    let folder = Folder::claim(data)?;
    let db = Db::open(folder, Clock::system())?;
    let password = readable_password()?;
    let now = recipe.now.unwrap_or_else(|| db.clock().now());
    let (workspace, owner) = create(&db, &password, recipe.seed, now).await?;
    let rows = write_all(&db, workspace, &owner, recipe, now).await?;
    tokio::task::spawn_blocking(move || db.close())
        .await
        .context("closing broke off")?;
    Ok(Generated { password, rows })
}

async fn create(
    db: &Db,
    password: &str,
    seed: u64,
    now: Timestamp,
) -> Result<(WorkspaceId, Member)> {
    if db.read(people::has_workspace).await? {
        bail!("the database holds a workspace already: choose an empty folder with --data");
    }
    let (id, owner) = sample::ids(seed, now);
    let owner = sample_owner(owner, password)?;
    let create = db.write(move |tx| {
        people::create_workspace(tx, id, sample::WORKSPACE, Origin::Sample, now)?;
        let member = people::add_member(tx, id, &owner)?.ok_or(DbError::Interrupted)?;
        Ok((id, member))
    });
    Ok(create.await?)
}

async fn write_all(
    db: &Db,
    workspace: WorkspaceId,
    owner: &Member,
    recipe: Recipe,
    now: Timestamp,
) -> Result<usize> {
    let mut portions = Portions::new(recipe.seed, recipe.size, owner, now)?;
    let mut written = 0;
    while let Some(rows) = portions.next_rows()? {
        written += rows.len();
        let changes: Vec<_> = rows.into_iter().map(Change::Put).collect();
        db.write(move |tx| rows::write(tx, workspace, &changes))
            .await?;
    }
    Ok(written)
}
