//! Whether the server answers.

use crate::{db::people, problem::Answer, state::AppState};
use axum::{Json, extract::State};
use serde::Serialize;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Health {
    /// `ok`: the server answers and the database can be read.
    status: &'static str,
}

/// Whether the server answers and its database can be read. Needs no session.
#[utoipa::path(get, path = "/api/v1/health", responses((status = 200, body = Health)))]
pub(super) async fn health(State(app): State<AppState>) -> Answer<Json<Health>> {
    app.db.read(people::has_workspace).await?;
    Ok(Json(Health { status: "ok" }))
}
