//! Commands in, outcomes out.

use crate::{
    db::{
        awaited,
        commands::{self, Sender, Sent},
    },
    extract::{Body, SignedIn, describe},
    problem::{Answer, ApiProblem},
    rate::TooMany,
    state::AppState,
};
use axum::{
    Json,
    extract::{FromRequest, Request, State},
};
use domain::{CommandId, Refusal};
use protocol::{
    CommandOutcome, Envelope, Outcome, Problem, ProblemKind, Push, PushAnswer, PushBody,
    limits::{MAX_COMMANDS, MAX_PUSH_BYTES},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

type Pushed = Body<Push<Box<RawValue>>, MAX_PUSH_BYTES>;

/// Runs commands in their order and says what became of each. The same command, by its id, happens
/// once and always gets the same outcome. What is meant for another life of the database is refused
/// as a whole, before anything is written. One that is not understood is refused and does not block
/// the others; where none is, the whole push is malformed.
#[utoipa::path(post, path = "/api/v1/commands", request_body = PushBody,
    security(("session" = [])), responses(
    (status = 200, body = PushAnswer), (status = 401, body = Problem),
    (status = 409, body = Problem, description = "meant for another epoch; nothing happened"),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem),
    (status = 507, body = Problem, description = "cannot be written now; nothing happened")))]
pub(super) async fn push(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    request: Request,
) -> Answer<Json<PushAnswer>> {
    // Before anything is read: what is read takes memory.
    let place = app.pushes.take(session.member.id);
    let _place = place.ok_or(TooMany { retry_after: 1 })?;
    let Body(push) = Pushed::from_request(request, &app).await?;
    if push.epoch.is_some_and(|epoch| epoch != app.db.epoch()) {
        return Err(ApiProblem::new(ProblemKind::OtherEpoch, ""));
    }
    let count = push.commands.len();
    if count > MAX_COMMANDS {
        let detail = format!("a push may have {MAX_COMMANDS} commands, this one has {count}");
        return Err(ApiProblem::new(ProblemKind::TooLarge, detail));
    }
    let now = app.now();
    let weight = u32::try_from(count).unwrap_or(u32::MAX);
    app.commands.take(session.member.id, weight, now)?;
    let sent = read_all(&push.commands)?;
    let sender = Sender {
        workspace: session.workspace.id,
        member: session.member.id,
    };
    let run = app.db.write_many(count, move |tx| {
        let outcomes = commands::run(tx, sender, now, &sent)?;
        Ok((sent, outcomes))
    });
    let (sent, outcomes) = run.await?;
    if sent.iter().any(makes_something_due) {
        app.awaited.notify_one();
    }
    if let Some(detail) = nothing_understood(&sent, &outcomes) {
        return Err(ApiProblem::malformed(detail));
    }
    Ok(Json(PushAnswer {
        epoch: app.db.epoch(),
        now,
        outcomes,
    }))
}

fn makes_something_due(sent: &Sent) -> bool {
    matches!(sent, Sent::Understood(envelope) if awaited::made_due(&envelope.command).is_some())
}

fn read_all(commands: &[Box<RawValue>]) -> Answer<Vec<Sent>> {
    let each = commands.iter().enumerate().map(|(place, command)| {
        read(command)
            .map_err(|detail| ApiProblem::malformed(format!("commands[{place}]: {detail}")))
    });
    each.collect()
}

/// Why the push is malformed, where no command of it was understood, now or earlier.
fn nothing_understood(sent: &[Sent], outcomes: &[CommandOutcome]) -> Option<String> {
    let is_unknown = |each: &CommandOutcome| {
        let Outcome::Refused { refusal } = &each.outcome else {
            return false;
        };
        matches!(refusal, Refusal::NotUnderstood { .. })
    };
    let details = sent.iter().enumerate().map(|(place, sent)| match sent {
        Sent::NotUnderstood { detail, .. } => Some(format!("commands[{place}]: {detail}")),
        Sent::Understood(_) => None,
    });
    let details: Vec<String> = details.collect::<Option<_>>()?;
    outcomes
        .iter()
        .all(is_unknown)
        .then_some(details)?
        .into_iter()
        .next()
}

/// A command that says at least its id can be answered by it.
fn read(command: &RawValue) -> Result<Sent, String> {
    /// What a command of any version has.
    #[derive(Deserialize)]
    struct Named {
        id: CommandId,
    }
    match parse::<Envelope>(command) {
        Ok(envelope) => Ok(Sent::Understood(Box::new(envelope))),
        Err(detail) => {
            let named: Named = parse(command)?;
            Ok(Sent::NotUnderstood {
                id: named.id,
                detail,
            })
        }
    }
}

fn parse<T: DeserializeOwned>(json: &RawValue) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(json.get());
    serde_path_to_error::deserialize(&mut json).map_err(|error| describe(&error))
}
