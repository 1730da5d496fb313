//! The second factor of the member's own login.

use super::password::proven;
use crate::{
    db::{
        Tx,
        audit::{self, Doer},
        second_factors::{self as db, Presented, Whose},
        sessions::{self, Session},
    },
    extract::{Body, SignedIn, Visitor},
    limits,
    problem::{Answer, ApiProblem},
    second_factor,
    state::{App, AppState},
};
use axum::{Json, extract::State, http::StatusCode};
use domain::{MemberId, Timestamp};
use protocol::{
    AuditAct, ConfirmSecondFactor, Problem, ProblemKind, Proof, RecoveryCodes, SecondFactorOffer,
    SecondFactorState,
};
use std::net::IpAddr;

/// Whether one is asked for.
#[utoipa::path(get, path = "/api/v1/second-factor", security(("session" = [])),
    responses((status = 200, body = SecondFactorState), (status = 401, body = Problem)))]
pub(super) async fn state(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
) -> Answer<Json<SecondFactorState>> {
    let whose = whose(&session);
    let read = app.db.read(move |db| {
        Ok(SecondFactorState {
            on: db::asked_for(db, whose)?.is_some(),
            recovery_left: db::recovery_left(db, whose)?,
            guessed_at: audit::guessed_at(db, whose)?,
        })
    });
    Ok(Json(read.await?))
}

/// Offers a secret, which is asked for once its first code was right. One that is asked for already
/// is ended first.
#[utoipa::path(post, path = "/api/v1/second-factor", request_body = Proof,
    security(("session" = [])), responses((status = 200, body = SecondFactorOffer),
    (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn offer(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(proof): Body<Proof>,
) -> Answer<Json<SecondFactorOffer>> {
    proven(&app, &session, proof.password).await?;
    let secret = second_factor::new_secret()?;
    let (whose, kept) = (whose(&session), secret.clone());
    let write = app.db.write(move |tx| db::offer(tx, whose, &kept));
    if !write.await? {
        return Err(on_already());
    }
    let address = second_factor::address(&secret, &session.member.email);
    Ok(Json(SecondFactorOffer {
        picture: second_factor::picture(&address),
        address,
        secret,
    }))
}

/// Proves that an authenticator app has the secret. The recovery codes are said here and never
/// again; every other browser of the member's is signed out.
#[utoipa::path(post, path = "/api/v1/second-factor/confirm", request_body = ConfirmSecondFactor,
    security(("session" = [])), responses((status = 200, body = RecoveryCodes),
    (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn confirm(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(typed): Body<ConfirmSecondFactor>,
) -> Answer<Json<RecoveryCodes>> {
    let (whose, now) = (whose(&session), app.now());
    let guesser = (session.member.id, None);
    app.codes.take(guesser, 1, now)?;
    let factor = app.db.read(move |db| db::find(db, whose)).await?;
    let factor = factor.ok_or_else(wrong_code)?;
    if factor.is_on {
        return Err(on_already());
    }
    let shown = second_factor::presented(&factor.secret, &typed.code, now);
    let Some(Presented::Step(step)) = shown else {
        return Err(wrong_code());
    };
    let (codes, hashes): (Vec<_>, Vec<_>) = second_factor::recovery_codes()?.into_iter().unzip();
    let write = app.db.write(move |tx| {
        let is_begun = db::begin(tx, whose, &factor.secret, step, &hashes)?;
        if is_begun {
            sessions::end_all(tx, session.doer(now), whose.member, Some(session.id))?;
            audit::note(tx, session.doer(now), &AuditAct::SecondFactorSet)?;
        }
        Ok(is_begun)
    });
    if !write.await? {
        return Err(on_already());
    }
    app.codes.give_back(&guesser, 1);
    Ok(Json(RecoveryCodes { codes }))
}

/// The password alone is asked for again.
#[utoipa::path(post, path = "/api/v1/second-factor/end", request_body = Proof,
    security(("session" = [])), responses((status = 204), (status = 401, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn end(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(proof): Body<Proof>,
) -> Answer<StatusCode> {
    proven(&app, &session, proof.password).await?;
    let (whose, doer) = (whose(&session), session.doer(app.now()));
    let write = app.db.write(move |tx| {
        if db::end(tx, whose)? {
            audit::note(tx, doer, &AuditAct::SecondFactorEnded)?;
        }
        Ok(())
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was presented at a sign-in whose password was right.
pub(super) struct Shown {
    pub(super) presented: Presented,
    /// What it was counted by; absent where it was not.
    pub(super) guesser: Option<(MemberId, Option<IpAddr>)>,
}

/// Guesses at codes are counted. A recovery code is not one, because nobody guesses a hundred bits: it
/// gets its member in from anywhere, however many others guess.
pub(super) async fn at_sign_in(
    app: &App,
    visitor: Visitor,
    whose: Whose,
    code: &str,
) -> Answer<Option<Shown>> {
    let asked_for = app.db.read(move |db| db::asked_for(db, whose)).await?;
    let Some(secret) = asked_for else {
        return Ok(None);
    };
    if code.is_empty() {
        return Err(ApiProblem::new(ProblemKind::CodeNeeded, ""));
    }
    let now = app.now();
    let presented = second_factor::presented(&secret, code, now);
    let is_recovery = matches!(presented, Some(Presented::Recovery(_)));
    let guesser = (!is_recovery).then(|| visitor.guesser(whose.member, app));
    if let Some(guesser) = guesser
        && let Err(too_many) = app.codes.take(guesser, 1, now)
    {
        note_guesses(app, whose, now).await?;
        return Err(too_many.into());
    }
    let presented = presented.ok_or_else(wrong_code)?;
    Ok(Some(Shown { presented, guesser }))
}

/// Whoever guesses has the member's password: the member is to know, and the admins.
async fn note_guesses(app: &App, whose: Whose, now: Timestamp) -> Answer<()> {
    let last = app.db.read(move |db| audit::guessed_at(db, whose)).await?;
    if last.is_some_and(|last| now - last < limits::GUESSED_EVERY) {
        return Ok(());
    }
    let doer = Doer {
        workspace: whose.workspace,
        by: Some(whose.member),
        at: now,
    };
    let note = move |tx: &mut Tx<'_>| audit::note(tx, doer, &AuditAct::CodesGuessed);
    Ok(app.db.write(note).await?)
}

/// Not a code of about now, used already, or no recovery code.
pub(super) fn wrong_code() -> ApiProblem {
    ApiProblem::new(ProblemKind::WrongCode, "")
}

fn on_already() -> ApiProblem {
    let detail = "a second factor is asked for already: end it first";
    ApiProblem::new(ProblemKind::AlreadyOn, detail)
}

fn whose(session: &Session) -> Whose {
    Whose {
        workspace: session.workspace.id,
        member: session.member.id,
    }
}
