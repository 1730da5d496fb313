//! What one of the things that a reply waits for goes through: it is found out whether it is still to be
//! made, a provider is asked, and what it said is kept unless the reply is another by then.

use super::{Reply, Step, conclude, find_reply, is_tried_again};
use crate::{
    db::{DbError, Tx, awaited::Awaited, rows},
    limits::ASSISTING_TIME,
    providers::Failure,
    state::AppState,
    usage::{Meter, Used},
};
use domain::{Command, Message, ProviderTrouble, Row, Timestamp, WorkspaceId};
use rusqlite::Connection;
use tokio::time;

/// What is needed to make one of them.
pub(super) trait Work: Sized + Send + 'static {
    /// What a provider makes of the reply.
    type Made: Send + 'static;

    /// Why it could not be made before, as the message says it.
    fn noted(message: &Message) -> Option<ProviderTrouble>;

    /// Nothing where it is there already, or not to be made.
    fn find(
        db: &Connection,
        workspace: WorkspaceId,
        reply: Reply,
        now: Timestamp,
    ) -> Result<Option<Self>, DbError>;

    fn reply(&self) -> &Reply;

    /// Has providers asked.
    fn ask(
        &self,
        app: &AppState,
        meter: &Meter,
    ) -> impl Future<Output = Result<Self::Made, Failure>> + Send;

    /// Whether a message that says the same as the reply did still waits for this.
    fn is_wanted_of(&self, message: &Message) -> bool;

    /// What writes down what was made, or why nothing was.
    fn command(&self, made: Result<Self::Made, ProviderTrouble>) -> Command;
}

/// Makes one of the things that a reply waits for.
pub(super) async fn make<W: Work>(app: &AppState, awaited: Awaited) -> Result<Step, DbError> {
    let (now, configured) = (app.now(), app.configured.clone());
    let find = move |db: &Connection| {
        let Some(reply) = find_reply(db, awaited, configured, now)? else {
            return Ok(None);
        };
        if is_tried_again(awaited, W::noted(&reply.message)) {
            W::find(db, awaited.workspace, reply, now)
        } else {
            Ok(None)
        }
    };
    let Some(work) = app.db.read(find).await? else {
        // Made by hand or by rule, undone, erased, or there is nobody who could.
        return Ok(Step::Over);
    };
    let answer = if work.reply().has_budget {
        ask(app, awaited.workspace, &work).await?
    } else {
        Err(ProviderTrouble::SpentUp.into())
    };
    let now = app.now();
    app.db
        .write(move |tx| keep(tx, awaited, &work, answer, now))
        .await
}

/// What the providers make of it, counted whatever that is.
async fn ask<W: Work>(
    app: &AppState,
    workspace: WorkspaceId,
    work: &W,
) -> Result<Result<W::Made, Failure>, DbError> {
    let used = Used::by(app, workspace, work.reply().member.id);
    let answer = time::timeout(ASSISTING_TIME, work.ask(app, &used.meter)).await;
    used.note().await?;
    Ok(answer.unwrap_or_else(|_| Err(ProviderTrouble::TooSlow.into())))
}

/// Writes down what came of it, unless the reply is another by now, or waits for nothing any more.
fn keep<W: Work>(
    tx: &mut Tx<'_>,
    awaited: Awaited,
    work: &W,
    answer: Result<W::Made, Failure>,
    now: Timestamp,
) -> Result<Step, DbError> {
    let row = rows::find(tx, awaited.workspace, awaited.message.into())?;
    let then = &work.reply().message.said;
    let is_same = matches!(&row, Some(Row::Message(message))
        if message.said.original_text == then.original_text && work.is_wanted_of(message));
    if !is_same {
        return Ok(Step::Changed);
    }
    let failure = answer.as_ref().err().copied();
    let command = work.command(answer.map_err(|failure| failure.why));
    let member = work.reply().member.id;
    conclude(tx, awaited, member, command, failure, now)
}
