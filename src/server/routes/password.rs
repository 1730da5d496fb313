//! The password of a login: changed by whoever knows it, or chosen anew by a link.

use super::newcomer;
use crate::{
    db::{
        audit::{self, Doer},
        people,
        resets::{self, NewLink},
        second_factors::{self, Whose},
        sessions::{self, Session},
    },
    extract::{Admin, Body, PathId, PathText, SignedIn, Visitor},
    problem::{Answer, ApiProblem},
    secrets::{Token, TokenHash},
    state::{App, AppState},
};
use axum::{Json, extract::State, http::StatusCode};
use domain::{MemberId, Role};
use protocol::{
    AuditAct, ChangePassword, MakeResetLink, Problem, ProblemKind, ResetLink, ResetPassword,
    ResetState,
};

/// Another password for whoever is signed in. Every other browser of theirs is signed out, and a
/// link for a new password that was made before is good no more.
#[utoipa::path(post, path = "/api/v1/password", request_body = ChangePassword,
    security(("session" = [])), responses((status = 204), (status = 401, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn change(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(typed): Body<ChangePassword>,
) -> Answer<StatusCode> {
    newcomer::password(&typed.new)?;
    proven(&app, &session, typed.current).await?;
    let hash = app.passwords.hash(typed.new).await?;
    let (workspace, member) = (session.workspace.id, session.member.id);
    let doer = session.doer(app.now());
    let write = app.db.write(move |tx| {
        people::set_password(tx, workspace, member, &hash)?;
        resets::forget(tx, workspace, member)?;
        sessions::end_all(tx, doer, member, Some(session.id))?;
        audit::note(tx, doer, &AuditAct::PasswordChanged)
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A browser that was left open is no proof of who sits before it: the password is asked for again.
/// Wrong ones are counted by the member.
pub(super) async fn proven(app: &App, session: &Session, password: String) -> Answer<()> {
    let (workspace, member) = (session.workspace.id, session.member.id);
    app.proofs.take(member, 1, app.now())?;
    let read = app
        .db
        .read(move |db| people::password_hash(db, workspace, member));
    let hash = read.await?;
    if !app.passwords.is_right(password, hash).await? {
        let detail = "the current password is not right";
        return Err(ApiProblem::new(ProblemKind::WrongCredentials, detail)
            .with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    app.proofs.give_back(&member, 1);
    Ok(())
}

/// A link by which a member chooses a new password, good once and for a day: for whoever may remove
/// them. Its token is said here and never again.
#[utoipa::path(post, path = "/api/v1/members/{id}/reset", params(("id" = Uuid, Path)),
    request_body = MakeResetLink,
    security(("session" = [])), responses((status = 201, body = ResetLink),
    (status = 403, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn make_link(
    State(app): State<AppState>,
    Admin(session): Admin,
    PathId(id): PathId,
    Body(wish): Body<MakeResetLink>,
) -> Answer<(StatusCode, Json<ResetLink>)> {
    let workspace = session.workspace.id;
    let id = MemberId(id);
    let read = app.db.read(move |db| people::member(db, workspace, id));
    let member = read.await?.ok_or_else(ApiProblem::not_found)?;
    if !session.member.role.may_reset(member.role) {
        return Err(ApiProblem::needs(Role::Owner));
    }
    let token = Token::random()?;
    let link = NewLink {
        workspace,
        member: member.id,
        by: Some(session.member.id),
        ends_factor: wish.ends_second_factor,
        now: app.now(),
    };
    let hash = token.hash();
    let expires_at = app.db.write(move |tx| resets::add(tx, hash, link)).await?;
    let path = resets::page_of(&token);
    Ok((StatusCode::CREATED, Json(ResetLink { path, expires_at })))
}

/// Whose password a link is for.
#[utoipa::path(get, path = "/api/v1/reset/{token}",
    params(("token" = String, Path, description = "from the link")),
    responses((status = 200, body = ResetState), (status = 410, body = Problem)))]
pub(super) async fn state(
    State(app): State<AppState>,
    visitor: Visitor,
    PathText(token): PathText,
) -> Answer<Json<ResetState>> {
    visitor.attempt(&app)?;
    let (token, now) = (TokenHash::of(&token), app.now());
    let found = app.db.read(move |db| {
        let Some(reset) = resets::find(db, token, now)? else {
            return Ok(None);
        };
        let workspace = people::workspace(db, reset.workspace)?;
        Ok(workspace.map(|workspace| ResetState {
            workspace: workspace.name,
            email: reset.member.email,
        }))
    });
    let state = found.await?.ok_or_else(ApiProblem::link_spent)?;
    visitor.succeeded(&app);
    Ok(Json(state))
}

/// A new password, by a link that is used up. Whoever was signed in as the member is signed out, and
/// nobody is signed in: the sign-in asks for whatever else it asks for.
#[utoipa::path(post, path = "/api/v1/reset", request_body = ResetPassword, responses(
    (status = 204), (status = 410, body = Problem, description = "spent"),
    (status = 422, body = Problem)))]
pub(super) async fn reset(
    State(app): State<AppState>,
    visitor: Visitor,
    Body(typed): Body<ResetPassword>,
) -> Answer<StatusCode> {
    visitor.attempt(&app)?;
    let (token, now) = (TokenHash::of(&typed.token), app.now());
    let found = app.db.read(move |db| resets::find(db, token, now)).await?;
    found.ok_or_else(ApiProblem::link_spent)?;
    visitor.succeeded(&app);
    newcomer::password(&typed.password)?;
    let hash = app.passwords.hash(typed.password).await?;
    let write = app.db.write(move |tx| {
        // Looked up again: while the password was hashed, somebody else may have used it.
        let Some(reset) = resets::find(tx, token, now)? else {
            return Ok(false);
        };
        let (workspace, member) = (reset.workspace, reset.member.id);
        people::set_password(tx, workspace, member, &hash)?;
        resets::forget(tx, workspace, member)?;
        let ended_factor =
            reset.ends_factor && second_factors::end(tx, Whose { workspace, member })?;
        let doer = Doer {
            workspace,
            by: Some(member),
            at: now,
        };
        sessions::end_all(tx, doer, member, None)?;
        let act = if ended_factor {
            AuditAct::PasswordResetEndedFactor
        } else {
            AuditAct::PasswordReset
        };
        audit::note(tx, doer, &act)?;
        Ok(true)
    });
    if write.await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiProblem::link_spent())
    }
}
