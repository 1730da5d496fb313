//! The browsers in which a member is signed in.

use crate::{
    db::sessions,
    extract::{PathId, SessionCookie, SignedIn},
    problem::{Answer, ApiProblem},
    state::AppState,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{AppendHeaders, IntoResponse},
};
use protocol::{Device, Problem};

/// The member's own, the latest seen first.
#[utoipa::path(get, path = "/api/v1/devices", security(("session" = [])),
    responses((status = 200, body = Vec<Device>), (status = 401, body = Problem)))]
pub(super) async fn list(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
) -> Answer<Json<Vec<Device>>> {
    let now = app.now();
    Ok(Json(
        app.db
            .read(move |db| sessions::of_member(db, &session, now))
            .await?,
    ))
}

/// Signs one of the member's own browsers out: it is told so, and clears what it keeps.
#[utoipa::path(delete, path = "/api/v1/devices/{id}", security(("session" = [])),
    params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
pub(super) async fn sign_out(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    cookie: SessionCookie,
    PathId(id): PathId,
) -> Answer<impl IntoResponse> {
    let (doer, member) = (session.doer(app.now()), session.member.id);
    let was_there = app
        .db
        .write(move |tx| sessions::end(tx, doer, member, id))
        .await?;
    if !was_there {
        return Err(ApiProblem::not_found());
    }
    let this_one = (id == session.id).then(|| cookie.forget());
    Ok((StatusCode::NO_CONTENT, AppendHeaders(this_one)))
}
