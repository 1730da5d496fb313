//! `rapport reset`: a link for a new password where nobody who is signed in can make one.

use crate::arguments::Reset;
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

/// Makes a link for whoever signs in with this address; gives the page that it leads to.
pub(crate) async fn make_link(wish: &Reset) -> Result<String> {
    let folder = Folder::claim(&wish.data)?;
    let db = Db::open(folder, Clock::system())?;
    let made = write(&db, wish).await;
    tokio::task::spawn_blocking(move || db.close())
        .await
        .context("closing broke off")?;
    made
}

async fn write(db: &Db, wish: &Reset) -> Result<String> {
    let wanted = wish.email.clone();
    let login = db.read(move |db| people::login(db, &wanted)).await?;
    let Some(login) = login else {
        bail!("nobody signs in with {:?}", wish.email);
    };
    let token = Token::random()?;
    let link = NewLink {
        workspace: login.workspace,
        member: login.member,
        by: None,
        ends_factor: wish.second_factor,
        now: db.clock().now(),
    };
    let hash = token.hash();
    db.write(move |tx| resets::add(tx, hash, link)).await?;
    Ok(resets::page_of(&token))
}
