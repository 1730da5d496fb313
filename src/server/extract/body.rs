//! Bodies, query parameters and ids in paths.

use crate::{
    limits::THROWN_AWAY,
    problem::{Answer, ApiProblem},
};
use axum::{
    extract::{FromRequest, FromRequestParts, Query, RawPathParams, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use futures_util::StreamExt;
use protocol::{ProblemKind, limits::MAX_BODY_BYTES};
use serde::de::DeserializeOwned;
use std::convert::Infallible;
use uuid::Uuid;

/// A JSON body of at most so many bytes.
#[derive(Debug)]
pub(crate) struct Body<T, const MAX: usize = MAX_BODY_BYTES>(pub(crate) T);

impl<T, S, const MAX: usize> FromRequest<S> for Body<T, MAX>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = ApiProblem;

    async fn from_request(request: Request, _: &S) -> Answer<Self> {
        is_json(request.headers())?;
        let bytes = read(request, MAX).await?;
        Ok(Self(parse(&bytes)?))
    }
}

fn is_json(headers: &HeaderMap) -> Answer<()> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    if essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
        return Ok(());
    }
    Err(
        ApiProblem::malformed("the content type has to be application/json")
            .with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE),
    )
}

/// Reads a body to its end. One that is too long is read on for a while and thrown away: a browser
/// that is answered while it still sends sees a broken connection and no answer.
async fn read(request: Request, max: usize) -> Answer<Vec<u8>> {
    let mut parts = request.into_body().into_data_stream();
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| {
            ApiProblem::malformed("the body broke off").with_status(StatusCode::BAD_REQUEST)
        })?;
        length += part.len();
        if length <= max {
            bytes.extend_from_slice(&part);
        } else if length > max + THROWN_AWAY {
            break;
        }
    }
    if length <= max {
        Ok(bytes)
    } else {
        let detail = format!("the body may have {max} bytes");
        Err(ApiProblem::new(ProblemKind::TooLarge, detail))
    }
}

/// Reads a body; says where in it something is wrong.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Answer<T> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let problem = ApiProblem::malformed(describe(&error));
        match error.inner().classify() {
            serde_json::error::Category::Data => problem,
            _ => problem.with_status(StatusCode::BAD_REQUEST),
        }
    })?;
    json.end().map_err(|error| {
        ApiProblem::malformed(error.to_string()).with_status(StatusCode::BAD_REQUEST)
    })?;
    Ok(value)
}

/// What is wrong, and where: `commands[0].command: unknown variant …`.
pub(crate) fn describe(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let (path, what) = (error.path().to_string(), error.inner().to_string());
    let whole = if path == "." {
        what
    } else {
        format!("{path}: {what}")
    };
    // A wrong value may be as long as the body.
    whole.chars().take(500).collect()
}

/// The parameters of a query.
#[derive(Debug)]
pub(crate) struct Params<T>(pub(crate) T);

impl<T, S> FromRequestParts<S> for Params<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Answer<Self> {
        let query = Query::<T>::try_from_uri(&parts.uri).map_err(|error| {
            ApiProblem::malformed(error.body_text()).with_status(StatusCode::BAD_REQUEST)
        })?;
        Ok(Self(query.0))
    }
}

/// The one id in a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathId(pub(crate) Uuid);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        let id = params.as_ref().ok().and_then(|params| params.iter().next());
        id.and_then(|(_, id)| id.parse().ok())
            .map(Self)
            .ok_or_else(|| {
                ApiProblem::malformed("the id in the path is no UUID")
                    .with_status(StatusCode::BAD_REQUEST)
            })
    }
}

/// The one text in a path, whatever it is; empty where it is no text at all.
#[derive(Debug)]
pub(crate) struct PathText(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for PathText {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        let first = params.as_ref().ok().and_then(|params| params.iter().next());
        Ok(Self(
            first.map_or_else(String::new, |(_, text)| text.to_owned()),
        ))
    }
}
