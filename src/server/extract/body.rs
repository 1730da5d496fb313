//! Bodies, query parameters and ids in paths.

use crate::problem::{Answer, ApiProblem};
use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, FromRequestParts, Query, RawPathParams, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use protocol::{ProblemKind, limits::MAX_BODY_BYTES};
use serde::de::DeserializeOwned;
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

async fn read(request: Request, max: usize) -> Answer<Bytes> {
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let too_large = || {
        ApiProblem::new(
            ProblemKind::TooLarge,
            format!("the body may have {max} bytes"),
        )
    };
    if announced.is_some_and(|length| length > max) {
        return Err(too_large());
    }
    // One byte more tells a body that is too long from one that broke off.
    let bytes = to_bytes(request.into_body(), max + 1)
        .await
        .map_err(|error| {
            let is_limit = std::error::Error::source(&error)
                .is_some_and(|source| source.to_string().contains("length limit"));
            if is_limit {
                too_large()
            } else {
                ApiProblem::malformed("the body broke off").with_status(StatusCode::BAD_REQUEST)
            }
        })?;
    if bytes.len() > max {
        Err(too_large())
    } else {
        Ok(bytes)
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
