//! `rapport reset`: a link for a new password where nobody who is signed in can make one.

use anyhow::{Context, Result, bail};
use server::{
    clock::Clock,
    db::{
        Db, people,
        resets::{self, NewLink},
    },
    folder::Folder,
    secrets::Token,
};
use std::path::Path;

/// Makes a link for whoever signs in with this address; gives the page that it leads to.
pub(crate) async fn make_link(data: &Path, email: &str) -> Result<String> {
    let folder = Folder::claim(data)?;
    let db = Db::open(folder, Clock::system())?;
    let made = write(&db, email).await;
    tokio::task::spawn_blocking(move || db.close())
        .await
        .context("closing broke off")?;
    made
}

async fn write(db: &Db, email: &str) -> Result<String> {
    let wanted = email.to_owned();
    let login = db.read(move |db| people::login(db, &wanted)).await?;
    let Some(login) = login else {
        bail!("nobody signs in with {email:?}");
    };
    let token = Token::random()?;
    let link = NewLink {
        workspace: login.workspace,
        member: login.member,
        by: None,
        now: db.clock().now(),
    };
    let hash = token.hash();
    db.write(move |tx| resets::add(tx, hash, link)).await?;
    Ok(resets::page_of(&token))
}
