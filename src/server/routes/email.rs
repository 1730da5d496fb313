//! An email as it looked.

use crate::{
    db::rows,
    extract::{Params, PathId, SignedIn},
    problem::{Answer, ApiProblem},
    state::AppState,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{EmailHtml, EmailHtmlId, Message, MessageId};
use email::Pictures;
use protocol::Problem;
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct EmailParams {
    /// Whether it may fetch its pictures from wherever it says.
    #[serde(default)]
    pictures: bool,
}

/// The HTML of an email as a page, cleaned, with a policy that lets it do nothing. For a frame with
/// a sandbox. A message without HTML has none.
#[utoipa::path(get, path = "/api/v1/messages/{id}/email",
    params(("id" = Uuid, Path), EmailParams), security(("session" = [])),
    responses((status = 200, body = String, content_type = "text/html"),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn email(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    PathId(id): PathId,
    Params(params): Params<EmailParams>,
) -> Answer<Response> {
    let pictures = if params.pictures {
        Pictures::FromElsewhere
    } else {
        Pictures::OfItsOwn
    };
    let (workspace, id) = (session.workspace.id, MessageId(id));
    let found = app.db.read(move |tx| {
        let html = rows::find(tx, workspace, EmailHtmlId::of(id).into())?;
        Ok((html, rows::find(tx, workspace, id.into())?))
    });
    let (Some(html), Some(message)) = found.await? else {
        return Err(ApiProblem::not_found());
    };
    let (Ok(html), Ok(message)) = (EmailHtml::try_from(html), Message::try_from(message)) else {
        return Err(ApiProblem::not_found());
    };
    let language = message.said.original_language;
    let page = tokio::task::spawn_blocking(move || email::page(&html.html, &language, pictures))
        .await
        .map_err(|error| ApiProblem::internal(&error))?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, email::policy(pictures)),
    ];
    Ok((headers, page).into_response())
}
