//! Translates replies after they were accepted (rule book §16): whoever pasted one waits for
//! nothing, and one that was pasted offline is translated once it arrives.
//!
//! What a provider says becomes an ordinary command of the member who logged the reply, so that
//! every device gets it as it gets everything else.

mod at_work;

use crate::{
    db::{
        DbError, Tx,
        awaited::{self, Awaited},
        commands::{self, Sender, Sent},
        people, providers as stored, rows,
    },
    limits::{ASSISTED_CHARACTERS, TRANSLATION_TIME},
    providers::{Failure, Original, Provider, Translated},
    state::AppState,
    usage::Used,
};
use at_work::AtWork;
use domain::{
    Command, CommandId, Kind, Language, Member, Message, NoteUntranslated, ProviderTrouble, Role,
    Row, Span, Timestamp, TranslateMessage, Translation, WorkspaceId, text::MESSAGE_LIMIT,
    wanted_translation,
};
use protocol::{Envelope, Outcome};
use rusqlite::Connection;
use tokio::{sync::watch, time};
use uuid::Uuid;

/// Works until the server is asked to end. What it was about to do waits for the next start.
pub(crate) async fn work(app: AppState, mut ending: watch::Receiver<bool>) {
    tokio::select! {
        () = AtWork::default().go_on(&app) => {}
        _ = ending.wait_for(|end| *end) => {}
    }
}

/// What is needed to translate a reply.
struct Work {
    message: Message,
    into: Language,
    /// On whose behalf, and at whose expense.
    member: Member,
    providers: Vec<Provider>,
    has_budget: bool,
}

impl Work {
    /// Whether this very translation is still to be made.
    fn is_wanted_of(&self, message: &Message) -> bool {
        let wanted = wanted_translation(message, &self.member);
        wanted.as_ref() == Some(&self.into)
    }
}

/// Tries a reply that is put off already: whatever happens here, it is tried again then, and no
/// sooner.
async fn translate(app: &AppState, awaited: Awaited) -> Result<(), DbError> {
    let (now, configured) = (app.now(), app.configured.clone());
    let find = move |db: &Connection| find_work(db, awaited, configured, now);
    let Some(work) = app.db.read(find).await? else {
        // Translated by hand, undone, erased, or nobody who translates.
        return app.db.write(move |tx| awaited::remove(tx, awaited)).await;
    };
    let answer = if work.has_budget {
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
async fn ask(
    app: &AppState,
    workspace: WorkspaceId,
    work: &Work,
) -> Result<Result<Translated, Failure>, DbError> {
    let used = Used::by(app, workspace, work.member.id);
    let texts = [work.message.said.original_text.clone()];
    let original = Original {
        texts: &texts,
        from: &work.message.said.original_language,
        to: &work.into,
    };
    let asked = app
        .providers
        .translate(&work.providers, original, &used.meter);
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

fn find_work(
    db: &Connection,
    awaited: Awaited,
    configured: Vec<Provider>,
    now: Timestamp,
) -> Result<Option<Work>, DbError> {
    let workspace = awaited.workspace;
    let Some(Row::Message(message)) = rows::find(db, workspace, awaited.message.into())? else {
        return Ok(None);
    };
    let Some(member) = who_acts(db, workspace, &message)? else {
        return Ok(None);
    };
    let Some(into) = wanted_translation(&message, &member) else {
        return Ok(None);
    };
    let providers = all_providers(db, workspace, configured)?;
    if providers.is_empty() {
        return Ok(None);
    }
    let used = stored::used(db, workspace, member.id, now)?;
    Ok(Some(Work {
        message,
        into,
        member,
        providers,
        has_budget: used < ASSISTED_CHARACTERS,
    }))
}

/// Whom a workspace asks: those that its admins named, then those of the server's configuration.
pub(crate) fn all_providers(
    db: &Connection,
    workspace: WorkspaceId,
    configured: Vec<Provider>,
) -> Result<Vec<Provider>, DbError> {
    let own = stored::all(db, workspace)?.into_iter();
    Ok(own
        .map(|stored| stored.provider)
        .chain(configured)
        .collect())
}

/// Who logged the reply; where they were removed since, an owner.
fn who_acts(
    db: &Connection,
    workspace: WorkspaceId,
    message: &Message,
) -> Result<Option<Member>, DbError> {
    let writer = people::member(db, workspace, message.recorded_by)?;
    if writer.is_some() {
        return Ok(writer);
    }
    let members: Vec<Member> = rows::all_of(db, workspace, Kind::Member)?;
    Ok(members
        .into_iter()
        .find(|member| member.role == Role::Owner && member.removed_at.is_none()))
}

/// Writes down what came of it, unless the reply is another by now, or waits for nothing any more.
fn keep(
    tx: &mut Tx<'_>,
    awaited: Awaited,
    work: &Work,
    answer: Result<Translated, Failure>,
    now: Timestamp,
) -> Result<(), DbError> {
    let Awaited { workspace, .. } = awaited;
    let row = rows::find(tx, workspace, awaited.message.into())?;
    let is_same = matches!(&row, Some(Row::Message(message)) if message.said == work.message.said
        && work.is_wanted_of(message));
    if !is_same {
        // Looked at again, as it is by then.
        return Ok(());
    }
    let (command, next): (Command, _) = match answer {
        Ok(translated) => {
            let translation = Translation {
                text: translated.texts.concat(),
                language: work.into.clone(),
            };
            let id = awaited.message;
            (TranslateMessage { id, translation }.into(), None)
        }
        Err(failure) => {
            let note = NoteUntranslated {
                id: awaited.message,
                why: Some(failure.why),
            };
            (note.into(), next_try(failure, awaited.tries))
        }
    };
    let envelope = Envelope {
        id: CommandId(Uuid::new_v4()),
        at: now,
        command,
    };
    let sender = Sender {
        workspace,
        member: work.member.id,
    };
    let outcomes = commands::run(tx, sender, now, &[Sent::Understood(Box::new(envelope))])?;
    let is_applied = |outcome: &Outcome| matches!(outcome, Outcome::Applied { .. });
    if !outcomes.iter().all(|one| is_applied(&one.outcome)) {
        // Who logged it was removed meanwhile: it is tried again on behalf of another.
        return Ok(());
    }
    match next {
        Some(pause) => awaited::put_off(tx, awaited, now + pause),
        None => awaited::remove(tx, awaited),
    }
}

/// How long to wait for the next try; nothing where it would fail as well.
fn next_try(failure: Failure, tries: u32) -> Option<Span> {
    let pause = awaited::pause_after(tries).filter(|_| failure.why.passes())?;
    let asked = failure
        .retry_after
        .map(|seconds| Span(i64::from(seconds) * 1_000));
    Some(asked.map_or(pause, |asked| asked.clamp(pause, Span::days(1))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn failure(why: ProviderTrouble, retry_after: Option<u32>) -> Failure {
        Failure { why, retry_after }
    }

    #[rstest]
    #[case::at_first(ProviderTrouble::NotReached, None, 0, Some(Span(5_000)))]
    #[case::later(ProviderTrouble::TooSlow, None, 3, Some(Span::minutes(10)))]
    #[case::at_last(ProviderTrouble::TooSlow, None, 7, None)]
    #[case::as_it_wishes(ProviderTrouble::Busy, Some(60), 0, Some(Span::minutes(1)))]
    #[case::not_sooner_than_we_would(ProviderTrouble::Busy, Some(0), 1, Some(Span(30_000)))]
    #[case::within_a_day(ProviderTrouble::Busy, Some(u32::MAX), 1, Some(Span::days(1)))]
    #[case::what_stays_wrong(ProviderTrouble::WrongKey, None, 0, None)]
    #[case::what_is_not_there(ProviderTrouble::NoSuchPair, None, 0, None)]
    fn a_try_is_followed_by_another_where_that_may_help(
        #[case] why: ProviderTrouble,
        #[case] retry_after: Option<u32>,
        #[case] tries: u32,
        #[case] expected: Option<Span>,
    ) {
        assert_eq!(next_try(failure(why, retry_after), tries), expected);
    }
}
