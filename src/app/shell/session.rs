//! Who is signed in. Remembered on the device, so that the app starts without a network.

use super::{
    http::{self, HttpError},
    local_storage, storage,
};
use domain::{MemberId, WorkspaceId};
use leptos::prelude::window;
use protocol::{ProblemKind, SessionAnswer, SetupState};

/// The remembered session's place in `localStorage`. Holds names, never a token: the cookie that
/// proves the session is out of reach of any script.
const KEY: &str = "rapport-session";

/// Stands while a sign-out here is not done, and says whose: the device may still hold something of
/// theirs, and the server may not have heard.
const OWED: &str = "rapport-sign-out-owed";

/// The page that was asked for before the sign-in, in this tab's `sessionStorage`.
const ASKED: &str = "rapport-asked-for";

/// Where the app begins while nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
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

/// Leads to the sign-in, and from there back to the page that was asked for.
pub fn ask_to_sign_in() {
    let location = window().location();
    if let (Ok(Some(storage)), Ok(path), Ok(query)) = (
        window().session_storage(),
        location.pathname(),
        location.search(),
    ) {
        let _ = storage.set_item(ASKED, &format!("{path}{query}"));
    }
    let _ = location.replace("/sign-in");
}

/// Where whoever has just been let in goes: to the page that was asked for, once. Never to another
/// host, as which a browser reads what begins with two slashes.
pub fn page_asked_for() -> String {
    let storage = window().session_storage().ok().flatten();
    let asked = storage.and_then(|storage| {
        let asked = storage.get_item(ASKED).ok().flatten();
        let _ = storage.remove_item(ASKED);
        asked
    });
    let is_here = |path: &String| !path.starts_with("//");
    asked.filter(is_here).unwrap_or_else(|| "/inbox".to_owned())
}

/// Remembers who has just been let in. Whatever was owed is of the past.
pub fn enter(session: &SessionAnswer) {
    remember(session);
    forget(OWED);
}

/// Remembers a session for the next start.
fn remember(session: &SessionAnswer) {
    if let (Some(storage), Ok(text)) = (local_storage(), serde_json::to_string(session)) {
        // Without it the next start asks the server: slower, and only online. What was remembered
        // before would be somebody else.
        if storage.set_item(KEY, &text).is_err() {
            let _ = storage.remove_item(KEY);
        }
    }
}

/// The session was ended from elsewhere, and the device is cleared: the next start asks who is there.
pub fn end(session: &SessionAnswer) {
    if is_remembered(session) {
        forget(KEY);
    }
}

fn forget(key: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Whether the session's member is still who this device remembers: they may have signed out
/// meanwhile, or somebody else in.
fn is_remembered(session: &SessionAnswer) -> bool {
    remembered().is_some_and(|known| whose(&known) == whose(session))
}

/// Whose the browser's cookie is, for a tab that began with a remembered session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Ours,
    /// Somebody else's. They are remembered from now on: the app is to begin as they.
    Anothers,
    /// The server does not say, or it is too late: the member has signed out meanwhile, or somebody
    /// else in.
    Unknown,
}

/// Asks the server how a remembered session stands, and remembers what it says.
pub async fn check(began: &SessionAnswer) -> Standing {
    match ask().await {
        Ok(session) if is_remembered(began) => {
            remember(&session);
            if whose(&session) == whose(began) {
                Standing::Ours
            } else {
                Standing::Anothers
            }
        }
        _ => Standing::Unknown,
    }
}

/// Forgets who was signed in. From here on the sign-out is owed until [`settle`] is through. Where
/// somebody else has signed in with this browser meanwhile, they stay.
pub fn leave(session: &SessionAnswer) {
    let is_another = remembered().is_some_and(|known| whose(&known) != whose(session));
    if let Some(storage) = local_storage().filter(|_| !is_another) {
        let _ = storage.remove_item(KEY);
        let (workspace, member) = whose(session);
        let _ = storage.set_item(OWED, &format!("{workspace}/{member}"));
    }
}

/// Whether the session's member is signing out, in this tab or in another.
pub fn is_leaving(session: &SessionAnswer) -> bool {
    owed() == Some(whose(session))
}

/// Finishes a sign-out that is owed: nothing of the member's is left on the device, and the server
/// has heard. Now, or else at the next start, before anybody is let in by the cookie that is still
/// there.
pub async fn settle() -> Result<(), HttpError> {
    let Some((workspace, member)) = owed() else {
        return Ok(());
    };
    storage::erase_device(workspace, member).await;
    http::post_silently_as(member, "/api/v1/sign-out", &()).await?;
    forget(OWED);
    Ok(())
}

fn owed() -> Option<(WorkspaceId, MemberId)> {
    let text = local_storage()?.get_item(OWED).ok()??;
    let (workspace, member) = text.split_once('/')?;
    Some((workspace.parse().ok()?, member.parse().ok()?))
}

fn whose(session: &SessionAnswer) -> (WorkspaceId, MemberId) {
    (session.workspace.id, session.member.id)
}

/// Asks the server who is signed in.
async fn ask() -> Result<SessionAnswer, HttpError> {
    http::get_as(None, "/api/v1/session").await
}

/// Who is signed in, as the server says: where nobody is [`remembered`].
pub async fn start() -> Result<SessionAnswer, Outside> {
    settle().await.map_err(|_| Outside::NoServer)?;
    match ask().await {
        Ok(session) => {
            remember(&session);
            Ok(session)
        }
        Err(HttpError::Problem { problem, .. })
            if matches!(
                problem.kind,
                ProblemKind::SignedOut | ProblemKind::SessionEnded | ProblemKind::Revoked
            ) =>
        {
            Err(match http::get::<SetupState>("/api/v1/setup").await {
                Ok(SetupState { needed: true }) => Outside::SetUp,
                Ok(_) => Outside::SignIn,
                Err(_) => Outside::NoServer,
            })
        }
        Err(_) => Err(Outside::NoServer),
    }
}
