//! `rapport sample`: a large workspace, written straight into the database.

use crate::arguments::Size;
use anyhow::{Context, Result, bail};
use domain::{Change, Member, WorkspaceId};
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

/// Fills an empty database.
pub(crate) async fn generate(data: &Path, size: Size) -> Result<Generated> {
    let folder = Folder::claim(data)?;
    let db = Db::open(folder, Clock::system())?;
    let password = readable_password()?;
    let (workspace, owner) = create(&db, &password).await?;
    let rows = write_all(&db, workspace, &owner, size).await?;
    tokio::task::spawn_blocking(move || db.close())
        .await
        .context("closing broke off")?;
    Ok(Generated { password, rows })
}

async fn create(db: &Db, password: &str) -> Result<(WorkspaceId, Member)> {
    if db.read(people::has_workspace).await? {
        bail!("the database holds a workspace already: choose an empty folder with --data");
    }
    let (owner, now) = (sample_owner(password)?, db.clock().now());
    let create = db.write(move |tx| {
        let id = people::create_workspace(tx, sample::WORKSPACE, Origin::Sample, now)?;
        let member = people::add_member(tx, id, &owner)?.ok_or(DbError::Interrupted)?;
        Ok((id, member))
    });
    Ok(create.await?)
}

async fn write_all(db: &Db, workspace: WorkspaceId, owner: &Member, size: Size) -> Result<usize> {
    let wanted = sample::Size {
        conversations: size.conversations,
        messages: size.messages,
    };
    let mut portions = Portions::new(size.seed, wanted, owner, db.clock().now())?;
    let mut written = 0;
    while let Some(rows) = portions.next_rows()? {
        written += rows.len();
        let changes: Vec<_> = rows.into_iter().map(Change::Put).collect();
        db.write(move |tx| rows::write(tx, workspace, &changes))
            .await?;
    }
    Ok(written)
}
