//! The cookie that holds a session's token: its name, its flags, and who may have planted it.

use super::Host;
use crate::{db::sessions, origin, secrets::TokenHash, state::AppState};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
};
use std::convert::Infallible;

/// The cookie's name where it goes over plain HTTP, which is on this machine alone.
pub(crate) const NAME: &str = "rapport_session";

/// Its name everywhere else. For the prefix a browser takes it from this very host only, over TLS:
/// no neighbour on the same domain can plant a session here.
const SECURE_NAME: &str = "__Host-rapport_session";

/// The session's cookie, as a browser presents it and as it is given to that browser.
#[derive(Debug, Clone)]
pub(crate) struct SessionCookie {
    is_secure: bool,
    presented: Option<String>,
}

impl FromRequestParts<AppState> for SessionCookie {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let Host(host) = Host::from_request_parts(parts, app).await?;
        let is_secure = origin::is_secure(&parts.headers, host.as_deref(), app.public_url.as_ref());
        let presented = presented(&parts.headers, name(is_secure)).map(str::to_owned);
        Ok(Self {
            is_secure,
            presented,
        })
    }
}

impl SessionCookie {
    /// The token that the browser presents, hashed.
    pub(crate) fn token(&self) -> Option<TokenHash> {
        self.presented.as_deref().map(TokenHash::of)
    }

    /// The header that gives the browser this token, for as long as the server keeps the session.
    pub(crate) fn hold(&self, token: &str) -> (HeaderName, HeaderValue) {
        self.set(token, sessions::LIFETIME.0 / 1_000)
    }

    /// The header that lets the browser keep what it presents, from now on anew.
    pub(crate) fn keep(&self) -> Option<(HeaderName, HeaderValue)> {
        self.presented.as_deref().map(|token| self.hold(token))
    }

    /// The header that makes the browser forget its session.
    pub(crate) fn forget(&self) -> (HeaderName, HeaderValue) {
        self.set("", 0)
    }

    fn set(&self, token: &str, seconds: i64) -> (HeaderName, HeaderValue) {
        let name = name(self.is_secure);
        let secure = if self.is_secure { "; Secure" } else { "" };
        let text =
            format!("{name}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}");
        let mut value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
        value.set_sensitive(true);
        (header::SET_COOKIE, value)
    }
}

fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE_NAME } else { NAME }
}

fn presented<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    let mut pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|all| all.split(';'));
    pairs.find_map(|pair| {
        let (found, value) = pair.split_once('=')?;
        (found.trim() == name).then(|| value.trim())
    })
}
