//! Searching what is older than a device keeps.

use super::changes::{json, within};
use crate::{
    db::search::{Asked, find_messages},
    extract::{Params, SignedIn},
    problem::{Answer, ApiProblem},
    state::AppState,
};
use axum::{extract::State, response::Response};
use domain::{
    MessageId, Timestamp,
    search::{self, Unclear},
};
use protocol::{Problem, SearchAnswer, SearchPlace, limits::MAX_FOUND};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// No place on earth is further from Greenwich, in minutes.
const FARTHEST: i32 = 14 * 60;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SearchParams {
    /// Words that begin so, phrases in quotes, and operators: `from:`, `channel:`, `before:`,
    /// `after:`, `status:`, `is:`, `tag:`, `assignee:`. At most 500 characters.
    q: String,
    /// Only messages from before this (milliseconds since 1970).
    before: Option<i64>,
    /// Of the messages of that very instant, those before this one: with both, what an answer called
    /// `next`.
    #[param(value_type = Option<String>, format = "uuid")]
    before_id: Option<MessageId>,
    /// Minutes east of Greenwich in which the days of `before:` and `after:` begin; 0 without.
    #[serde(default)]
    utc_offset: i32,
    /// At most 50, which is also the default.
    limit: Option<u32>,
}

/// Logged messages in which everything that is sought stands, the newest first. Accents and case do
/// not matter. Drafts, notes, accounts and contacts are not among them: every pull brings those.
#[utoipa::path(get, path = "/api/v1/search", params(SearchParams), security(("session" = [])),
    responses((status = 200, body = SearchAnswer), (status = 401, body = Problem),
    (status = 422, body = Problem, description = "too long, or an operator does not know its value")))]
pub(super) async fn search(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Params(params): Params<SearchParams>,
) -> Answer<Response> {
    let query = search::parse(&params.q).map_err(|unclear| explain(&unclear))?;
    let before = params.before.map(|before| SearchPlace {
        before: Timestamp(before),
        before_id: params.before_id.unwrap_or(MessageId(Uuid::nil())),
    });
    let asked = Asked {
        query,
        reader: session.member.id,
        now: app.now(),
        before,
        utc_offset: params.utc_offset.clamp(-FARTHEST, FARTHEST),
        limit: within(params.limit, MAX_FOUND)? as usize,
    };
    let (workspace, epoch) = (session.workspace.id, app.db.epoch());
    let body = app.db.search(move |tx| {
        let found = find_messages(tx, workspace, epoch, &asked)?;
        Ok(serde_json::to_vec(&found)?)
    });
    Ok(json(body.await?))
}

fn explain(unclear: &Unclear) -> ApiProblem {
    ApiProblem::malformed(match unclear {
        Unclear::TooLong { limit, length } => {
            format!("q may have {limit} characters, and has {length}")
        }
        Unclear::TooManyTerms { limit, count } => {
            format!("q may have {limit} words and phrases, and has {count}")
        }
        Unclear::Value { operator, .. } => {
            format!("q: `{}:` does not know this value", operator.as_str())
        }
    })
}
