//! The log of what admins did: they see it, nobody changes it.

use super::changes::within;
use crate::{
    db::audit,
    extract::{Admin, Params},
    problem::Answer,
    state::AppState,
};
use axum::{Json, extract::State};
use protocol::{AuditEntry, Problem, limits::MAX_AUDIT};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AuditParams {
    /// Only what was done before this entry's `place`.
    before: Option<i64>,
    /// At most 100, which is also the default.
    limit: Option<u32>,
}

/// What was done, the latest first: invitations, roles, removals, links for a new password, exports,
/// erasures, and what members did to their own way in.
#[utoipa::path(get, path = "/api/v1/audit", params(AuditParams), security(("session" = [])),
    responses((status = 200, body = Vec<AuditEntry>), (status = 403, body = Problem)))]
pub(super) async fn list(
    State(app): State<AppState>,
    Admin(session): Admin,
    Params(params): Params<AuditParams>,
) -> Answer<Json<Vec<AuditEntry>>> {
    let limit = within(params.limit, MAX_AUDIT)?;
    let workspace = session.workspace.id;
    let read = app
        .db
        .read(move |tx| audit::latest(tx, workspace, params.before, limit));
    Ok(Json(read.await?))
}
