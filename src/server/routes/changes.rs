//! News, and what is older than the window.

use crate::{
    db::changes::{self as db, OlderMessages, Place, Pull, Pulled},
    extract::{Params, PathId, SignedIn},
    problem::{Answer, ApiProblem},
    state::AppState,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{ConversationId, MessageId, Timestamp};
use protocol::{
    ChangesAnswer, MessagesAnswer, Problem, ProblemKind, Seq,
    limits::{MAX_MESSAGES, MAX_ROWS},
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SinceParams {
    /// The cursor: 0, or what an answer called `next`.
    #[serde(default)]
    since: Seq,
    /// At most 2,000, which is also the default.
    limit: Option<u32>,
    /// Leaves out logged messages from before this (milliseconds since 1970). For the first load:
    /// later pulls without it also bring what changed in older messages.
    messages_since: Option<i64>,
}

/// Each row changed since the cursor, in its latest form. An answer has at most `limit` rows and
/// some 4 MB; `more` says whether there is more behind `next`.
#[utoipa::path(get, path = "/api/v1/changes", params(SinceParams), security(("session" = [])),
    responses((status = 200, body = ChangesAnswer), (status = 401, body = Problem),
    (status = 409, body = Problem, description = "the cursor is ahead of the server")))]
pub(super) async fn changes(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Params(params): Params<SinceParams>,
) -> Answer<Response> {
    let pull = Pull {
        since: params.since,
        limit: within(params.limit, MAX_ROWS)?,
        messages_since: params.messages_since.map(Timestamp),
        what: Pulled::ForDevices,
    };
    let (workspace, reader) = (session.workspace.id, session.member.id);
    let (epoch, now) = (app.db.epoch(), app.now());
    let body = app.db.read(move |tx| {
        let changes = db::since(tx, workspace, reader, pull, epoch, now)?;
        Ok(changes
            .map(|changes| serde_json::to_vec(&changes))
            .transpose()?)
    });
    let ahead = || ApiProblem::new(ProblemKind::CursorAhead, "");
    Ok(json(body.await?.ok_or_else(ahead)?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct BeforeParams {
    /// Messages from before this (milliseconds since 1970). Absent: from the latest.
    before: Option<i64>,
    /// Of the messages of that very instant, those before this one. With both, the oldest message of
    /// an answer is where the next begins.
    #[param(value_type = Option<String>, format = "uuid")]
    before_id: Option<MessageId>,
    /// At most 200, which is also the default.
    limit: Option<u32>,
}

/// Messages of one conversation, newest first: at most `limit`, and some 4 MB. Drafts, notes and activities are not among them:
/// every pull brings those, however old they are.
#[utoipa::path(get, path = "/api/v1/conversations/{id}/messages",
    params(("id" = Uuid, Path), BeforeParams), security(("session" = [])),
    responses((status = 200, body = MessagesAnswer), (status = 401, body = Problem)))]
pub(super) async fn messages(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    PathId(id): PathId,
    Params(params): Params<BeforeParams>,
) -> Answer<Response> {
    let limit = within(params.limit, MAX_MESSAGES)?;
    let before = Place {
        at: Timestamp(params.before.unwrap_or(i64::MAX)),
        id: params.before_id.unwrap_or(MessageId(Uuid::nil())),
    };
    let (workspace, epoch) = (session.workspace.id, app.db.epoch());
    let body = app.db.read(move |tx| {
        let conversation = ConversationId(id);
        let (rows, more) = db::messages_before(tx, workspace, conversation, before, limit)?;
        Ok(serde_json::to_vec(&OlderMessages { epoch, rows, more })?)
    });
    Ok(json(body.await?))
}

pub(super) fn within(asked: Option<u32>, max: u32) -> Answer<u32> {
    match asked.unwrap_or(max) {
        0 => Err(ApiProblem::malformed("limit has to be 1 at least")),
        limit => Ok(limit.min(max)),
    }
}

pub(super) fn json(body: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}
