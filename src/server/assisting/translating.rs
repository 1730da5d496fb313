//! The translation of a reply into what its recorder reads.

use super::{Reply, Step, conclude, find_reply, is_tried_again};
use crate::{
    db::{DbError, Tx, awaited::Awaited, rows},
    limits::TRANSLATION_TIME,
    providers::{Failure, Original, Provider, Translated},
    state::AppState,
    usage::Used,
};
use domain::{
    Command, Language, Message, NoteUntranslated, ProviderTrouble, Row, Timestamp,
    TranslateMessage, Translation, WorkspaceId, Written, text::MESSAGE_LIMIT, wanted_translation,
};
use rusqlite::Connection;
use tokio::time;

/// What is needed to translate a reply.
struct Work {
    reply: Reply,
    into: Language,
}

impl Work {
    /// Whether this very translation is still to be made.
    fn is_wanted_of(&self, message: &Message) -> bool {
        let (said, then) = (&message.said, &self.reply.message.said);
        let is_same = said.original_text == then.original_text
            && said.original_language == then.original_language;
        is_same && wanted_translation(message, &self.reply.member).as_ref() == Some(&self.into)
    }
}

pub(super) async fn translate(app: &AppState, awaited: Awaited) -> Result<Step, DbError> {
    let (now, configured) = (app.now(), app.configured.clone());
    let find = move |db: &Connection| find_work(db, awaited, configured, now);
    let Some(work) = app.db.read(find).await? else {
        // Translated by hand, undone, erased, or nobody who translates.
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
    let noted = reply.message.untranslated.as_ref();
    if !is_tried_again(awaited, noted.and_then(Written::read)) {
        return Ok(None);
    }
    let into = wanted_translation(&reply.message, &reply.member);
    Ok(into.map(|into| Work { reply, into }))
}

/// What the providers make of it, counted whatever that is.
async fn ask(
    app: &AppState,
    workspace: WorkspaceId,
    work: &Work,
) -> Result<Result<Translated, Failure>, DbError> {
    let Work { reply, into } = work;
    let used = Used::by(app, workspace, reply.member.id);
    let texts = [reply.message.said.original_text.clone()];
    let original = Original {
        texts: &texts,
        from: &reply.message.said.original_language,
        to: into,
    };
    let asked = app
        .providers
        .translate(&reply.providers, original, &used.meter);
    let answer = time::timeout(TRANSLATION_TIME, asked).await;
    used.note().await?;
    let answer = answer.unwrap_or_else(|_| Err(ProviderTrouble::TooSlow.into()));
    Ok(answer.and_then(fitting))
}

/// A translation that no message could hold is none.
fn fitting(translated: Translated) -> Result<Translated, Failure> {
    let length: usize = translated
        .texts
        .iter()
        .map(|text| text.chars().count())
        .sum();
    if length > MESSAGE_LIMIT {
        return Err(ProviderTrouble::TooLong.into());
    }
    Ok(translated)
}

/// Writes down what came of it, unless the reply is another by now, or waits for nothing any more.
fn keep(
    tx: &mut Tx<'_>,
    awaited: Awaited,
    work: &Work,
    answer: Result<Translated, Failure>,
    now: Timestamp,
) -> Result<Step, DbError> {
    let (workspace, id) = (awaited.workspace, awaited.message);
    let row = rows::find(tx, workspace, id.into())?;
    let is_same = matches!(&row, Some(Row::Message(message)) if work.is_wanted_of(message));
    if !is_same {
        return Ok(Step::Changed);
    }
    let failure = answer.as_ref().err().copied();
    let command: Command = match answer {
        Ok(translated) => {
            let translation = Translation {
                text: translated.texts.concat(),
                language: work.into.clone(),
            };
            TranslateMessage { id, translation }.into()
        }
        Err(Failure { why, .. }) => NoteUntranslated { id, why: Some(why) }.into(),
    };
    conclude(tx, awaited, work.reply.member.id, command, failure, now)
}
