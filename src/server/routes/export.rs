//! Everything that is known: of one account, as the law asks, and of a whole workspace.

use crate::{
    db::{audit, export as parts, view::SqlView},
    export,
    extract::{Admin, Params, PathId},
    problem::{Answer, ApiProblem},
    state::AppState,
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{AccountId, Row, View, family_by};
use futures_util::{StreamExt, stream};
use protocol::{AuditAct, Problem};
use serde::Deserialize;
use utoipa::IntoParams;

/// In which form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Form {
    /// For programs: every row as the API has it.
    #[default]
    Json,
    /// For people: a page that needs nothing else.
    Html,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ExportParams {
    #[serde(default)]
    #[param(inline)]
    form: Form,
}

/// Everything of one account and of all that it absorbed, as a file: for whoever asks what is known
/// of them. For admins.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/export",
    params(("id" = Uuid, Path), ExportParams), security(("session" = [])),
    responses((status = 200, body = export::AccountExport), (status = 403, body = Problem),
    (status = 404, body = Problem)))]
pub(super) async fn account(
    State(app): State<AppState>,
    Admin(session): Admin,
    PathId(id): PathId,
    Params(params): Params<ExportParams>,
) -> Answer<Response> {
    let (workspace, reader) = (session.workspace.id, session.member.id);
    let found = app.db.read(move |tx| {
        let view = SqlView::new(tx, workspace);
        let accounts = family_by(AccountId(id), |member| view.merges_of(member));
        let mut rows = view.going_with(&accounts);
        let members = view.members();
        view.into_result()?;
        rows.retain(|row| row.is_seen_by(reader));
        Ok((rows, members))
    });
    let (rows, members) = found.await?;
    let is_there = rows
        .iter()
        .any(|row| matches!(row, Row::Account(account) if account.id.0 == id));
    if !is_there {
        return Err(ApiProblem::not_found());
    }
    let (account_id, doer) = (AccountId(id), session.doer(app.now()));
    let act = AuditAct::AccountExported { account_id };
    app.db.write(move |tx| audit::note(tx, doer, &act)).await?;
    let whole = export::AccountExport::new(doer.at, &session.workspace.name, rows);
    Ok(match params.form {
        Form::Json => {
            let name = format!("account-{id}.json");
            file(
                &name,
                "application/json",
                serde_json::to_vec(&whole)?.into(),
            )
        }
        Form::Html => {
            let name = format!("account-{id}.html");
            let page = export::page(&whole, &members);
            file(&name, "text/html; charset=utf-8", page.into())
        }
    })
}

/// Every row of the workspace that the admin sees, one a line, as a file. One that changes meanwhile
/// stands in it twice, the later form last.
#[utoipa::path(get, path = "/api/v1/export", security(("session" = [])),
    responses((status = 200, body = String, content_type = "application/x-ndjson"),
    (status = 403, body = Problem)))]
pub(super) async fn workspace(
    State(app): State<AppState>,
    Admin(session): Admin,
) -> Answer<Response> {
    let doer = session.doer(app.now());
    let noted = app
        .db
        .write(move |tx| audit::note(tx, doer, &AuditAct::WorkspaceExported));
    noted.await?;
    let (workspace, reader) = (session.workspace.id, session.member.id);
    let pages = stream::unfold(Some(0), move |since| {
        let app = app.clone();
        async move {
            let (since, asked) = (since?, (app.db.epoch(), app.now()));
            let part = app
                .db
                .read(move |tx| parts::part(tx, workspace, reader, since, asked));
            match part.await {
                Ok(Some(part)) => Some((Ok(part.lines), part.next)),
                Ok(None) => None,
                // The connection breaks off, and the file is known to be no whole one.
                Err(error) => Some((Err(error), None)),
            }
        }
    });
    Ok(file(
        "rapport-export.ndjson",
        "application/x-ndjson",
        // Whoever makes an answer smaller asks once more after its end.
        Body::from_stream(pages.fuse()),
    ))
}

fn file(name: &str, kind: &'static str, body: Body) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition =
        HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, body).into_response()
}
