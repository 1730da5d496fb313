//! Who is signed in. Remembered on the device, so that the app starts without a network.

use super::{
    http::{self, HttpError},
    local_storage,
};
use protocol::{ProblemKind, SessionAnswer, SetupState};

/// The remembered session's place in `localStorage`. Holds names, never a token: the cookie that
/// proves the session is out of reach of any script.
const KEY: &str = "rapport-session";

/// Stands while the server has not heard that somebody signed out here.
const OWED: &str = "rapport-sign-out-owed";

/// Where the app begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Signed in, as far as this device knows.
    SignedIn(Box<SessionAnswer>),
    SignIn,
    /// The server waits for its first owner.
    SetUp,
    /// Nobody is remembered here, and the server cannot be reached.
    NoServer,
}

/// The session that this device remembers.
pub fn remembered() -> Option<SessionAnswer> {
    let text = local_storage()?.get_item(KEY).ok()??;
    serde_json::from_str(&text).ok()
}

/// Remembers a session for the next start.
pub fn remember(session: &SessionAnswer) {
    if let (Some(storage), Ok(text)) = (local_storage(), serde_json::to_string(session)) {
        // Without it the next start asks the server: slower, and only online. What was remembered
        // before would be somebody else.
        if storage.set_item(KEY, &text).is_err() {
            let _ = storage.remove_item(KEY);
        }
        let _ = storage.remove_item(OWED);
    }
}

/// Forgets who was signed in, and tells the server: now, or else at the next start, before anybody
/// is let in by the cookie that is still there.
pub async fn sign_out() {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(KEY);
        let _ = storage.set_item(OWED, "1");
    }
    let _ = pay_sign_out().await;
}

/// Tells the server what it has not heard.
async fn pay_sign_out() -> Result<(), HttpError> {
    http::post_silently("/api/v1/sign-out", &()).await?;
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(OWED);
    }
    Ok(())
}

fn owes_sign_out() -> bool {
    let owed = local_storage().and_then(|storage| storage.get_item(OWED).ok().flatten());
    owed.is_some()
}

/// Asks the server who is signed in.
pub async fn ask() -> Result<SessionAnswer, HttpError> {
    http::get("/api/v1/session").await
}

/// Where to begin: at once where somebody is remembered, else where the server says.
pub async fn start() -> Start {
    if let Some(session) = remembered() {
        return Start::SignedIn(Box::new(session));
    }
    if owes_sign_out() && pay_sign_out().await.is_err() {
        return Start::NoServer;
    }
    match ask().await {
        Ok(session) => {
            remember(&session);
            Start::SignedIn(Box::new(session))
        }
        Err(HttpError::Problem { problem, .. })
            if matches!(problem.kind, ProblemKind::SignedOut | ProblemKind::Revoked) =>
        {
            match http::get::<SetupState>("/api/v1/setup").await {
                Ok(SetupState { needed: true }) => Start::SetUp,
                Ok(_) => Start::SignIn,
                Err(_) => Start::NoServer,
            }
        }
        Err(_) => Start::NoServer,
    }
}
