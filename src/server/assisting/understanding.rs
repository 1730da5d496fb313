//! What a reply wants, where no rule could tell it: as a model reads it.

use super::{Reply, Step, conclude, find_reply, is_tried_again};
use crate::{
    db::{DbError, Tx, awaited::Awaited, rows, view::SqlView},
    limits::TRANSLATION_TIME,
    providers::{Failure, Provider},
    state::AppState,
    usage::Used,
};
use domain::{
    Message, ProviderTrouble, Row, Timestamp, UnderstandMessage, Understanding, View, WorkspaceId,
    import::history::is_over,
    prompt::{IntentInput, intent, read_intent},
    source, wants_intent,
};
use rusqlite::Connection;
use tokio::time;

/// What is needed to read a reply.
struct Work {
    reply: Reply,
    prompt: String,
}

pub(super) async fn understand(app: &AppState, awaited: Awaited) -> Result<Step, DbError> {
    let (now, configured) = (app.now(), app.configured.clone());
    let find = move |db: &Connection| find_work(db, awaited, configured, now);
    let Some(work) = app.db.read(find).await? else {
        // Known by rule or by hand, undone, erased, or there is no model.
        return Ok(Step::Over);
    };
    let answer = if work.reply.has_budget {
        ask(app, awaited.workspace, &work).await?
    } else {
        Err(ProviderTrouble::SpentUp.into())
    };
    let now = app.now();
    app.db
        .write(move |tx| keep(tx, awaited, &work, answer, now))
        .await
}

fn find_work(
    db: &Connection,
    awaited: Awaited,
    configured: Vec<Provider>,
    now: Timestamp,
) -> Result<Option<Work>, DbError> {
    let Some(reply) = find_reply(db, awaited, configured, now)? else {
        return Ok(None);
    };
    let has_model = reply.providers.iter().any(Provider::reads_replies);
    // Of history nobody waits for an answer: half a year of a chat may be pasted at once.
    let is_history = is_over(reply.message.said.occurred_at, now);
    let is_wanted = has_model && !is_history && wants_intent(&reply.message);
    if !is_wanted || !is_tried_again(awaited, noted(&reply)) {
        return Ok(None);
    }
    let before = said_before(db, awaited.workspace, &reply.message)?;
    let prompt = intent(&IntentInput {
        reply: &reply.message,
        before: before.as_ref(),
        reader: &source(reply.member.reading_language.as_ref()),
    });
    Ok(Some(Work { reply, prompt }))
}

/// Why it was not read before.
fn noted(reply: &Reply) -> Option<ProviderTrouble> {
    match reply.message.understanding.as_ref()?.read()? {
        Understanding::Failed { why } => Some(why),
        Understanding::Read { .. } => None,
    }
}

/// What the reply answers, most likely.
fn said_before(
    db: &Connection,
    workspace: WorkspaceId,
    reply: &Message,
) -> Result<Option<Message>, DbError> {
    let view = SqlView::new(db, workspace);
    let before = view
        .messages_of(reply.conversation_id)
        .into_iter()
        .filter(|other| other.is_logged() && other.thread_order() < reply.thread_order())
        .max_by_key(Message::thread_order);
    view.into_result()?;
    Ok(before)
}

/// What a model makes of it, counted whatever that is.
async fn ask(
    app: &AppState,
    workspace: WorkspaceId,
    work: &Work,
) -> Result<Result<Understanding, Failure>, DbError> {
    let Work { reply, prompt } = work;
    let used = Used::by(app, workspace, reply.member.id);
    let models = reply.providers.iter();
    let models = models.filter(|provider| provider.reads_replies());
    let asked = app
        .providers
        .answer(models, prompt, &used.meter, read_intent);
    let answer = time::timeout(TRANSLATION_TIME, asked).await;
    used.note().await?;
    Ok(answer.unwrap_or_else(|_| Err(ProviderTrouble::TooSlow.into())))
}

/// Writes down what came of it, unless the reply is another by now, or somebody said what it wants.
fn keep(
    tx: &mut Tx<'_>,
    awaited: Awaited,
    work: &Work,
    answer: Result<Understanding, Failure>,
    now: Timestamp,
) -> Result<Step, DbError> {
    let (workspace, id) = (awaited.workspace, awaited.message);
    let row = rows::find(tx, workspace, id.into())?;
    if !matches!(&row, Some(Row::Message(message)) if wants_intent(message)) {
        return Ok(Step::Changed);
    }
    let failure = answer.as_ref().err().copied();
    let understanding = answer.unwrap_or_else(|Failure { why, .. }| Understanding::Failed { why });
    let command = UnderstandMessage {
        id,
        understanding: Some(understanding),
    };
    let member = work.reply.member.id;
    conclude(tx, awaited, member, command.into(), failure, now)
}
