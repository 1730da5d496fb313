//! Has providers asked about replies after they were accepted (rule book §16): whoever pasted one waits
//! for nothing, and one that was pasted offline is translated and read once it arrives.
//!
//! What a provider says becomes an ordinary command of the member who logged the reply, so that
//! every device gets it as it gets everything else.

mod at_work;
mod translating;
mod understanding;
mod work;

use crate::{
    db::{
        DbError, Tx,
        awaited::{self, Awaited},
        commands::{self, Sender, Sent},
        people, providers as stored, rows,
    },
    limits::ASSISTED_CHARACTERS,
    providers::{Failure, Provider},
    state::AppState,
};
use at_work::AtWork;
use domain::{
    Command, CommandId, Kind, Member, MemberId, Message, ProviderTrouble, Role, Row, Span,
    Timestamp, WorkspaceId,
};
use protocol::{Envelope, Outcome};
use rusqlite::Connection;
use tokio::sync::watch;
use translating::Translating;
use understanding::Reading;
use uuid::Uuid;
use work::make;

/// Works until the server is asked to end. What it was about to do waits for the next start.
pub(crate) async fn work(app: AppState, mut ending: watch::Receiver<bool>) {
    tokio::select! {
        () = AtWork::default().go_on(&app) => {}
        _ = ending.wait_for(|end| *end) => {}
    }
}

/// What came of one of the things that a reply waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It is there, or nothing more is done for it.
    Over,
    /// It is tried again then.
    Later(Timestamp),
    /// The reply is another by now: it is looked at again, as it is by then.
    Changed,
}

/// Works on a reply that is put off already: whatever happens here, it is tried again then, and no
/// sooner. First it is translated, which somebody waits for.
async fn assist(app: &AppState, awaited: Awaited) -> Result<(), DbError> {
    let steps = [
        make::<Translating>(app, awaited).await?,
        make::<Reading>(app, awaited).await?,
    ];
    if steps.contains(&Step::Changed) {
        return Ok(());
    }
    let next = steps.iter().filter_map(|step| match step {
        Step::Later(then) => Some(*then),
        Step::Over | Step::Changed => None,
    });
    let soonest = next.min();
    app.db
        .write(move |tx| match soonest {
            Some(then) => awaited::put_off(tx, awaited, then),
            None => awaited::remove(tx, awaited),
        })
        .await
}

/// A reply with whoever acts for it.
struct Reply {
    message: Message,
    /// On whose behalf, and at whose expense.
    member: Member,
    providers: Vec<Provider>,
    has_budget: bool,
}

/// Nothing where the message was erased, or nobody is there to act for it or to be asked.
fn find_reply(
    db: &Connection,
    awaited: Awaited,
    configured: Vec<Provider>,
    now: Timestamp,
) -> Result<Option<Reply>, DbError> {
    let workspace = awaited.workspace;
    let Some(Row::Message(message)) = rows::find(db, workspace, awaited.message.into())? else {
        return Ok(None);
    };
    let Some(member) = who_acts(db, workspace, &message)? else {
        return Ok(None);
    };
    let providers = all_providers(db, workspace, configured)?;
    if providers.is_empty() {
        return Ok(None);
    }
    let used = stored::used(db, workspace, member.id, now)?;
    Ok(Some(Reply {
        message,
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

/// Whether a trouble that was noted is to be tried again: what somebody has to mend first is not, until
/// it is asked for anew.
fn is_tried_again(awaited: Awaited, noted: Option<ProviderTrouble>) -> bool {
    awaited.tries == 0 || noted.is_none_or(ProviderTrouble::passes)
}

/// Writes down what came of it, a failure among it, and says what follows. Where the member was removed
/// meanwhile, it is tried again on behalf of another.
fn conclude(
    tx: &mut Tx<'_>,
    awaited: Awaited,
    member: MemberId,
    command: Command,
    failure: Option<Failure>,
    now: Timestamp,
) -> Result<Step, DbError> {
    Ok(if act(tx, awaited.workspace, member, command, now)? {
        after(failure, awaited.tries, now)
    } else {
        Step::Changed
    })
}

/// Writes down what came of it as an act of the member's. Says whether they still may.
fn act(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    member: MemberId,
    command: Command,
    now: Timestamp,
) -> Result<bool, DbError> {
    let envelope = Envelope {
        id: CommandId(Uuid::new_v4()),
        at: now,
        command,
    };
    let sender = Sender { workspace, member };
    let outcomes = commands::run(tx, sender, now, &[Sent::Understood(Box::new(envelope))])?;
    let is_applied = |outcome: &Outcome| matches!(outcome, Outcome::Applied { .. });
    Ok(outcomes.iter().all(|one| is_applied(&one.outcome)))
}

/// What follows where a provider failed by now.
fn after(failure: Option<Failure>, tries: u32, now: Timestamp) -> Step {
    let pause = failure.and_then(|failure| next_try(failure, tries));
    pause.map_or(Step::Over, |pause| Step::Later(now + pause))
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
