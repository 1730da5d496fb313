//! The first owner.

use super::{
    newcomer::{self, Typed},
    session::NewSession,
};
use crate::{
    db::people::{self, Origin},
    extract::{Body, SessionCookie, Visitor},
    problem::{Answer, ApiProblem},
    sample,
    state::AppState,
};
use axum::{Json, extract::State, http::HeaderMap, response::IntoResponse};
use domain::{Role, WorkspaceId};
use protocol::{Problem, SessionAnswer, Setup, SetupState, Workspace};
use uuid::Uuid;

/// Whether this server still waits for its first owner.
#[utoipa::path(get, path = "/api/v1/setup", responses((status = 200, body = SetupState)))]
pub(super) async fn state(State(app): State<AppState>) -> Answer<Json<SetupState>> {
    let needed = !app.db.read(people::has_workspace).await?;
    Ok(Json(SetupState { needed }))
}

/// Creates the workspace and its first owner, by the token that the terminal printed.
#[utoipa::path(post, path = "/api/v1/setup", request_body = Setup, responses(
    (status = 200, body = SessionAnswer), (status = 410, body = Problem, description = "spent")))]
pub(super) async fn set_up(
    State(app): State<AppState>,
    visitor: Visitor,
    cookie: SessionCookie,
    headers: HeaderMap,
    Body(setup): Body<Setup>,
) -> Answer<impl IntoResponse> {
    visitor.attempt(&app)?;
    if !app.is_setup_token(&setup.token) {
        return Err(ApiProblem::link_spent());
    }
    // Whoever holds the token may try as often as the form needs.
    visitor.succeeded(&app);
    let workspace_name = newcomer::name(&setup.workspace_name)
        .map_err(|problem| problem.with_detail("workspace_name is blank or too long"))?;
    let typed = Typed {
        name: setup.name,
        email: setup.email,
        password: setup.password,
        reading_language: setup.reading_language,
    };
    let owner = newcomer::checked(&app, typed, Role::Owner).await?;
    let session = NewSession::new(&app, &cookie, &headers)?;
    let with_sample = setup.sample;
    let begun = app.db.write(move |tx| {
        if people::has_workspace(tx)? {
            return Ok(None);
        }
        let now = session.now();
        let id = WorkspaceId(Uuid::new_v4());
        people::create_workspace(tx, id, &workspace_name, Origin::SetUp, now)?;
        let Some(member) = people::add_member(tx, id, &owner)? else {
            return Ok(None);
        };
        if with_sample {
            sample::fill(tx, id, &member, now)?;
        }
        let workspace = Workspace {
            id,
            name: workspace_name,
        };
        session.begin(tx, workspace, member).map(Some)
    });
    let begun = begun.await?.ok_or_else(ApiProblem::link_spent)?;
    app.end_setup();
    Ok(begun.into_answer(&cookie))
}
