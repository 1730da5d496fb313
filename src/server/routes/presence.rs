//! What a tab has before it.

use crate::{
    extract::{Body, SignedIn},
    live::News,
    problem::Answer,
    state::AppState,
};
use axum::{extract::State, http::StatusCode};
use protocol::{Presence, Problem};

/// Says which conversation a tab has before it, if any, and whether something is written there. The
/// member's colleagues hear of it; nothing is kept.
#[utoipa::path(post, path = "/api/v1/presence", request_body = Presence,
    security(("session" = [])), responses((status = 204), (status = 401, body = Problem),
    (status = 422, body = Problem)))]
pub(super) async fn say(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(said): Body<Presence>,
) -> Answer<StatusCode> {
    let workspace = session.workspace.id;
    if app
        .presences
        .note(workspace, session.member.id, said, app.now())
    {
        app.db.live().tell(News::Present(workspace));
    }
    Ok(StatusCode::NO_CONTENT)
}
