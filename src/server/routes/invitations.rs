//! Invitations: admins make them, see them, take them back.

use crate::{
    db::{audit, invitations as db},
    extract::{Admin, Body, PathId},
    problem::{Answer, ApiProblem},
    secrets::Token,
    state::AppState,
};
use axum::{Json, extract::State, http::StatusCode};
use domain::{Field, Refusal, Role, text};
use protocol::{AuditAct, Invitation, Invite, Invited, Problem};
use uuid::Uuid;

/// Those that are still good, the latest first.
#[utoipa::path(get, path = "/api/v1/invitations", security(("session" = [])),
    responses((status = 200, body = Vec<Invitation>), (status = 403, body = Problem)))]
pub(super) async fn list(
    State(app): State<AppState>,
    Admin(session): Admin,
) -> Answer<Json<Vec<Invitation>>> {
    let (workspace, now) = (session.workspace.id, app.now());
    Ok(Json(
        app.db.read(move |tx| db::all(tx, workspace, now)).await?,
    ))
}

/// A link that is good once and for seven days. Its token is said here and never again.
#[utoipa::path(post, path = "/api/v1/invitations", request_body = Invite,
    security(("session" = [])),
    responses((status = 201, body = Invited), (status = 403, body = Problem)))]
pub(super) async fn invite(
    State(app): State<AppState>,
    Admin(session): Admin,
    Body(invite): Body<Invite>,
) -> Answer<(StatusCode, Json<Invited>)> {
    if !session.member.role.may_invite(invite.role) {
        return Err(ApiProblem::needs(Role::Owner));
    }
    let length = invite.note.chars().count();
    let (field, limit) = (Field::Notes, text::NAME_LIMIT);
    if length > limit {
        return Err(ApiProblem::refused(&Refusal::TooLong {
            field,
            limit,
            length,
        }));
    }
    let (token, now) = (Token::random()?, app.now());
    let invitation = Invitation {
        id: Uuid::new_v4(),
        role: invite.role,
        note: text::collapse(&invite.note),
        by: session.member.id,
        created_at: now,
        expires_at: now + db::LIFETIME,
    };
    let path = format!("/join/{}", token.as_str());
    let kept = invitation.clone();
    let write = app.db.write(move |tx| {
        db::add(tx, session.workspace.id, token.hash(), &kept)?;
        let Invitation { role, note, .. } = kept;
        audit::note(tx, session.doer(now), &AuditAct::Invited { role, note })
    });
    write.await?;
    Ok((StatusCode::CREATED, Json(Invited { invitation, path })))
}

/// Takes an invitation back.
#[utoipa::path(delete, path = "/api/v1/invitations/{id}", security(("session" = [])),
    params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
pub(super) async fn withdraw(
    State(app): State<AppState>,
    Admin(session): Admin,
    PathId(id): PathId,
) -> Answer<StatusCode> {
    let doer = session.doer(app.now());
    let write = app.db.write(move |tx| {
        let Some((role, note)) = db::remove(tx, doer.workspace, id)? else {
            return Ok(false);
        };
        let act = AuditAct::InvitationWithdrawn { role, note };
        audit::note(tx, doer, &act)?;
        Ok(true)
    });
    if write.await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiProblem::not_found())
    }
}
