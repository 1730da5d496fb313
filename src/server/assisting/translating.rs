//! The translation of a reply into what its recorder reads.

use super::{Reply, work::Work};
use crate::{
    db::DbError,
    providers::{Failure, Original, Translated},
    state::AppState,
    usage::Meter,
};
use domain::{
    Command, Language, Message, NoteUntranslated, ProviderTrouble, Timestamp, TranslateMessage,
    Translation, WorkspaceId, Written, text::MESSAGE_LIMIT, wanted_translation,
};
use rusqlite::Connection;

/// What is needed to translate a reply.
pub(super) struct Translating {
    reply: Reply,
    into: Language,
}

impl Work for Translating {
    type Made = Translated;

    fn noted(message: &Message) -> Option<ProviderTrouble> {
        message.untranslated.as_ref().and_then(Written::read)
    }

    fn find(
        _: &Connection,
        _: WorkspaceId,
        reply: Reply,
        _: Timestamp,
    ) -> Result<Option<Self>, DbError> {
        let into = wanted_translation(&reply.message, &reply.member);
        Ok(into.map(|into| Self { reply, into }))
    }

    fn reply(&self) -> &Reply {
        &self.reply
    }

    async fn ask(&self, app: &AppState, meter: &Meter) -> Result<Translated, Failure> {
        let Self { reply, into } = self;
        let texts = [reply.message.said.original_text.clone()];
        let original = Original {
            texts: &texts,
            from: &reply.message.said.original_language,
            to: into,
        };
        let asked = app.providers.translate(&reply.providers, original, meter);
        asked.await.and_then(fitting)
    }

    fn is_wanted_of(&self, message: &Message) -> bool {
        let then = &self.reply.message.said;
        message.said.original_language == then.original_language
            && wanted_translation(message, &self.reply.member).as_ref() == Some(&self.into)
    }

    fn command(&self, made: Result<Translated, ProviderTrouble>) -> Command {
        let id = self.reply.message.id;
        match made {
            Ok(translated) => {
                let translation = Translation {
                    text: translated.texts.concat(),
                    language: self.into.clone(),
                };
                TranslateMessage { id, translation }.into()
            }
            Err(why) => NoteUntranslated { id, why: Some(why) }.into(),
        }
    }
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
