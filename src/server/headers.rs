//! Headers that every answer bears.

use crate::{extract::Host, limits::REQUEST_TIME, origin, problem::ApiProblem, state::AppState};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use protocol::ProblemKind;
use std::{any::Any, sync::Arc, time::Instant};

/// The headers, made once: the policy holds the hashes of the page's own scripts.
#[derive(Debug, Clone)]
pub(crate) struct Fixed(Arc<[(HeaderName, HeaderValue)]>);

impl Fixed {
    pub(crate) fn new(script_hashes: &[String], is_https: bool) -> Self {
        let value = |text: &str| HeaderValue::from_str(text).expect("policies are plain text");
        let mut all = vec![
            (
                header::CONTENT_SECURITY_POLICY,
                value(&policy(script_hashes)),
            ),
            (header::X_CONTENT_TYPE_OPTIONS, value("nosniff")),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                value("same-origin"),
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                value("same-origin"),
            ),
            (header::REFERRER_POLICY, value("no-referrer")),
            (
                HeaderName::from_static("permissions-policy"),
                value(PERMISSIONS),
            ),
        ];
        if is_https {
            // Of this host alone: what its neighbours speak is not ours to say.
            let a_year = value("max-age=31536000");
            all.push((header::STRICT_TRANSPORT_SECURITY, a_year));
        }
        Self(all.into())
    }
}

/// What a browser may do that the app never does.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

fn policy(script_hashes: &[String]) -> String {
    let hashes = script_hashes
        .iter()
        .fold(String::new(), |all, hash| all + " " + hash);
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// Adds the fixed headers. What the API says is never kept by anyone but the app.
pub(crate) async fn add_fixed(
    State(fixed): State<Fixed>,
    request: Request,
    next: Next,
) -> Response {
    let is_api = is_api(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in fixed.0.iter() {
        // The page of an email brings a stricter policy along (ADR 10).
        if *name != header::CONTENT_SECURITY_POLICY || !headers.contains_key(name) {
            headers.insert(name, value.clone());
        }
    }
    if is_api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Turns a write away that did not come from this server's own pages.
pub(crate) async fn refuse_foreign(
    State(app): State<AppState>,
    Host(host): Host,
    request: Request,
    next: Next,
) -> Response {
    let only_reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let public = app.public_url.as_ref();
    if only_reads || origin::is_own(request.headers(), host.as_deref(), public) {
        return next.run(request).await;
    }
    ApiProblem::new(
        ProblemKind::ForeignOrigin,
        "a write needs the Origin of this server",
    )
    .into_response()
}

/// Ends what takes too long. A live stream has answered by then.
pub(crate) async fn limit_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(REQUEST_TIME, next.run(request))
        .await
        .unwrap_or_else(|_| {
            let detail = format!("a request may take {} seconds", REQUEST_TIME.as_secs());
            ApiProblem::new(ProblemKind::TooSlow, detail).into_response()
        })
}

/// One line a request: the route, never the address, which may hold a token.
pub(crate) async fn log(matched: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let begun = Instant::now();
    let response = next.run(request).await;
    let (status, ms) = (response.status().as_u16(), begun.elapsed().as_millis());
    if let Some(route) = matched {
        tracing::info!(%method, route = route.as_str(), status, ms, "request");
    } else {
        tracing::debug!(%method, status, ms, "file");
    }
    response
}

/// A handler that panics is a failure of ours like any other.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
pub(crate) fn after_panic(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic");
    ApiProblem::internal(&text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_app_and_nothing_else() {
        let policy = policy(&["'sha256-abc='".to_owned()]);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='; style-src"));
        for source in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(source), "{source} in {policy}");
        }
    }
}
