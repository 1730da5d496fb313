//! The second factor of the member's own login.

use super::password::proven;
use crate::{
    db::{
        audit,
        second_factors::{self as db, Presented, Whose},
        sessions::{self, Session},
    },
    extract::{Body, SignedIn},
    problem::{Answer, ApiProblem},
    second_factor,
    state::{App, AppState},
};
use axum::{Json, extract::State, http::StatusCode};
use protocol::{
    AuditAct, ConfirmSecondFactor, Problem, ProblemKind, Proof, RecoveryCodes, SecondFactorOffer,
    SecondFactorState,
};

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
    app.codes.take(session.member.id, 1, now)?;
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
    let member = session.member.id;
    let write = app.db.write(move |tx| {
        let is_begun = db::begin(tx, whose, &factor.secret, step, &hashes)?;
        if is_begun {
            sessions::end_all(tx, whose.workspace, whose.member, Some(session.id))?;
            audit::note(tx, session.doer(now), &AuditAct::SecondFactorSet)?;
        }
        Ok(is_begun)
    });
    if !write.await? {
        return Err(on_already());
    }
    app.codes.give_back(&member, 1);
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

/// What was presented at a sign-in whose password was right. Guesses at codes are counted by the
/// member, wherever they come from.
pub(super) async fn at_sign_in(app: &App, whose: Whose, code: &str) -> Answer<Option<Presented>> {
    let asked_for = app.db.read(move |db| db::asked_for(db, whose)).await?;
    let Some(secret) = asked_for else {
        return Ok(None);
    };
    if code.is_empty() {
        return Err(ApiProblem::new(ProblemKind::CodeNeeded, ""));
    }
    let now = app.now();
    app.codes.take(whose.member, 1, now)?;
    let shown = second_factor::presented(&secret, code, now);
    shown.map(Some).ok_or_else(wrong_code)
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
