//! What a reply wants, where no rule could tell it: as a model reads it.

use super::{Reply, work::Work};
use crate::{
    db::{DbError, view::SqlView},
    providers::{Failure, Provider},
    state::AppState,
    usage::Meter,
};
use domain::{
    Command, Message, ProviderTrouble, Timestamp, UnderstandMessage, Understanding, View,
    WorkspaceId,
    import::history::is_over,
    prompt::{IntentInput, intent, read_intent},
    source, wants_intent,
};
use rusqlite::Connection;

/// What is needed to read a reply.
pub(super) struct Reading {
    reply: Reply,
    prompt: String,
}

impl Work for Reading {
    type Made = Understanding;

    fn noted(message: &Message) -> Option<ProviderTrouble> {
        match message.understanding.as_ref()?.read()? {
            Understanding::Failed { why } => Some(why),
            Understanding::Read { .. } => None,
        }
    }

    fn find(
        db: &Connection,
        workspace: WorkspaceId,
        reply: Reply,
        now: Timestamp,
    ) -> Result<Option<Self>, DbError> {
        let has_model = reply.providers.iter().any(Provider::reads_replies);
        // Of history nobody waits for an answer: half a year of a chat may be pasted at once.
        let is_history = is_over(reply.message.said.occurred_at, now);
        if !has_model || is_history || !wants_intent(&reply.message) {
            return Ok(None);
        }
        let before = said_before(db, workspace, &reply.message)?;
        let prompt = intent(&IntentInput {
            reply: &reply.message,
            before: before.as_ref(),
            reader: &source(reply.member.reading_language.as_ref()),
        });
        Ok(Some(Self { reply, prompt }))
    }

    fn reply(&self) -> &Reply {
        &self.reply
    }

    async fn ask(&self, app: &AppState, meter: &Meter) -> Result<Understanding, Failure> {
        let models = self.reply.providers.iter();
        let models = models.filter(|provider| provider.reads_replies());
        app.providers
            .answer(models, &self.prompt, meter, read_intent)
            .await
    }

    fn is_wanted_of(&self, message: &Message) -> bool {
        wants_intent(message)
    }

    fn command(&self, made: Result<Understanding, ProviderTrouble>) -> Command {
        let understanding = made.unwrap_or_else(|why| Understanding::Failed { why });
        UnderstandMessage {
            id: self.reply.message.id,
            understanding: Some(understanding),
        }
        .into()
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
