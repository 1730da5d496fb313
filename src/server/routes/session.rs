//! The session: how it begins, what it says, how it ends.

use crate::{
    db::{DbError, Tx, sessions},
    extract::{SessionCookie, SignedIn, speaks_for},
    limits::DEVICE_NAME,
    problem::{Answer, ApiProblem},
    secrets::{Token, TokenHash},
    state::{App, AppState},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use domain::{Epoch, Member, Timestamp};
use protocol::{Problem, SessionAnswer, Workspace};

/// The browser that signs in, and the token that it will hold.
pub(super) struct NewSession {
    token: Token,
    /// What the browser held until now.
    replaced: Option<TokenHash>,
    device: String,
    now: Timestamp,
    epoch: Epoch,
}

impl NewSession {
    pub(super) fn new(app: &App, cookie: &SessionCookie, headers: &HeaderMap) -> Answer<Self> {
        Ok(Self {
            token: Token::random()?,
            replaced: cookie.token(),
            device: device_name(headers),
            now: app.now(),
            epoch: app.db.epoch(),
        })
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    /// Begins the session as part of the write that lets the member in. The one that the browser
    /// had before ends: nobody could sign out of it any more.
    pub(super) fn begin(
        self,
        tx: &mut Tx<'_>,
        workspace: Workspace,
        member: Member,
    ) -> Result<Begun, DbError> {
        if let Some(replaced) = self.replaced {
            sessions::end_of_token(tx, replaced)?;
        }
        sessions::begin(
            tx,
            workspace.id,
            member.id,
            self.token.hash(),
            &self.device,
            self.now,
        )?;
        let answer = SessionAnswer {
            workspace,
            member,
            epoch: self.epoch,
        };
        Ok(Begun {
            token: self.token,
            answer,
        })
    }
}

/// A session that stands. Only now its token goes to the browser.
pub(super) struct Begun {
    token: Token,
    answer: SessionAnswer,
}

impl Begun {
    pub(super) fn into_answer(self, cookie: &SessionCookie) -> impl IntoResponse + use<> {
        let held = cookie.hold(self.token.as_str());
        (AppendHeaders([held]), Json(self.answer))
    }
}

/// Who this browser is signed in as.
#[utoipa::path(get, path = "/api/v1/session", security(("session" = [])),
    responses((status = 200, body = SessionAnswer), (status = 401, body = Problem)))]
pub(super) async fn session(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    cookie: SessionCookie,
) -> impl IntoResponse {
    let answer = SessionAnswer {
        workspace: session.workspace,
        member: session.member,
        epoch: app.db.epoch(),
    };
    (
        cookie.keep().map(|kept| AppendHeaders([kept])),
        Json(answer),
    )
}

/// Ends the session, where there is one. A browser is always signed out afterwards, unless it is
/// somebody else by now than whom the request speaks for.
#[utoipa::path(post, path = "/api/v1/sign-out", responses((status = 204)))]
pub(super) async fn sign_out(
    State(app): State<AppState>,
    cookie: SessionCookie,
    headers: HeaderMap,
) -> Answer<impl IntoResponse> {
    if let Some(token) = cookie.token() {
        let now = app.now();
        let found = app
            .db
            .read(move |db| sessions::find(db, token, now))
            .await?;
        if let Some(session) = found.session() {
            if !speaks_for(&headers, session.member.id) {
                return Ok(StatusCode::NO_CONTENT.into_response());
            }
            app.db
                .write(move |tx| sessions::end_of_token(tx, token))
                .await?;
        }
    }
    Ok((StatusCode::NO_CONTENT, AppendHeaders([cookie.forget()])).into_response())
}

/// What the browser says it is, shortened: *Firefox on Linux*.
fn device_name(headers: &HeaderMap) -> String {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    let agent = agent.unwrap_or_default();
    // In this order: nearly every browser also says that it is Safari, and Edge that it is Chrome.
    let browsers = ["Edg", "OPR", "Firefox", "Chrom", "Safari"];
    let names = ["Edge", "Opera", "Firefox", "Chrome", "Safari"];
    let systems = [
        "Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux",
    ];
    let system_names = [
        "Android", "iPhone", "iPad", "Windows", "macOS", "ChromeOS", "Linux",
    ];
    let known = |marks: &[&str], names: &[&'static str]| {
        marks
            .iter()
            .position(|mark| agent.contains(mark))
            .map(|place| names[place])
    };
    match (known(&browsers, &names), known(&systems, &system_names)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ if agent.is_empty() => "Unknown browser".to_owned(),
        _ => agent.chars().take(DEVICE_NAME).collect(),
    }
}

/// A session is only begun by members: where one vanished meanwhile, nobody is signed in.
pub(super) fn vanished() -> ApiProblem {
    ApiProblem::new(protocol::ProblemKind::WrongCredentials, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_browser_is_named_shortly() {
        let named = |agent: &'static str| {
            let agent = (header::USER_AGENT, HeaderValue::from_static(agent));
            device_name(&HeaderMap::from_iter([agent]))
        };
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(named(firefox), "Firefox on Linux");
        let edge = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(named(edge), "Edge on Windows");
        let phone = "Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36";
        assert_eq!(named(phone), "Chrome on Android");
        assert_eq!(named("curl/8.0"), "curl/8.0");
        assert_eq!(device_name(&HeaderMap::new()), "Unknown browser");
    }
}
