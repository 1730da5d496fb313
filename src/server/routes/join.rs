//! Further members, by invitation.

use super::{
    newcomer::{self, Typed},
    session::NewSession,
};
use crate::{
    db::{
        DbError,
        audit::{self, Doer},
        invitations, people,
    },
    extract::{Body, PathText, SessionCookie, Visitor},
    problem::{Answer, ApiProblem},
    secrets::TokenHash,
    state::AppState,
};
use axum::{Json, extract::State, http::HeaderMap, response::IntoResponse};
use protocol::{AuditAct, Join, JoinState, Problem, ProblemKind, SessionAnswer};

/// What an invitation invites to.
#[utoipa::path(get, path = "/api/v1/join/{token}",
    params(("token" = String, Path, description = "from the invitation's link")),
    responses((status = 200, body = JoinState), (status = 410, body = Problem)))]
pub(super) async fn state(
    State(app): State<AppState>,
    visitor: Visitor,
    PathText(token): PathText,
) -> Answer<Json<JoinState>> {
    visitor.attempt(&app)?;
    let token = TokenHash::of(&token);
    let now = app.now();
    let found = app.db.read(move |db| {
        let Some((workspace, invitation)) = invitations::find(db, token, now)? else {
            return Ok(None);
        };
        let workspace = people::workspace(db, workspace)?;
        Ok(workspace.map(|found| JoinState {
            workspace: found.name,
            role: invitation.role,
        }))
    });
    let state = found.await?.ok_or_else(ApiProblem::link_spent)?;
    visitor.succeeded(&app);
    Ok(Json(state))
}

/// A new member with a login of their own, by an invitation that is used up.
#[utoipa::path(post, path = "/api/v1/join", request_body = Join, responses(
    (status = 200, body = SessionAnswer), (status = 409, body = Problem, description = "taken"),
    (status = 410, body = Problem, description = "spent")))]
pub(super) async fn join(
    State(app): State<AppState>,
    visitor: Visitor,
    cookie: SessionCookie,
    headers: HeaderMap,
    Body(join): Body<Join>,
) -> Answer<impl IntoResponse> {
    visitor.attempt(&app)?;
    let token = TokenHash::of(&join.token);
    let now = app.now();
    let found = app
        .db
        .read(move |db| invitations::find(db, token, now))
        .await?;
    let (_, invitation) = found.ok_or_else(ApiProblem::link_spent)?;
    visitor.succeeded(&app);
    let typed = Typed {
        name: join.name,
        email: join.email,
        password: join.password,
        reading_language: join.reading_language,
    };
    let newcomer = newcomer::checked(&app, typed, invitation.role).await?;
    let session = NewSession::new(&app, &cookie, &headers)?;
    let joined = app.db.write(move |tx| {
        // Looked up again: while the password was hashed, somebody else may have used it.
        let Some((workspace, invitation)) = invitations::find(tx, token, now)? else {
            return Ok(Err(Missed::LinkSpent));
        };
        let Some(member) = people::add_member(tx, workspace, &newcomer)? else {
            return Ok(Err(Missed::EmailTaken));
        };
        invitations::take(tx, token, now)?;
        let doer = Doer {
            workspace,
            by: Some(member.id),
            at: now,
        };
        let role = invitation.role;
        audit::note(tx, doer, &AuditAct::Joined { role })?;
        let workspace = people::workspace(tx, workspace)?.ok_or(DbError::Interrupted)?;
        session.begin(tx, workspace, member).map(Ok)
    });
    match joined.await? {
        Ok(begun) => Ok(begun.into_answer(&cookie)),
        Err(Missed::LinkSpent) => Err(ApiProblem::link_spent()),
        Err(Missed::EmailTaken) => Err(ApiProblem::new(ProblemKind::Taken, "")),
    }
}

enum Missed {
    LinkSpent,
    EmailTaken,
}
