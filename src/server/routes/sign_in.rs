//! Signing in.

use super::{
    second_factor,
    session::{NewSession, vanished},
};
use crate::{
    db::{
        people,
        second_factors::{self, Whose},
    },
    extract::{Body, SessionCookie, Visitor},
    problem::{Answer, ApiProblem},
    secrets::TokenHash,
    state::AppState,
};
use axum::{extract::State, http::HeaderMap, response::IntoResponse};
use domain::text::LINE_LIMIT;
use protocol::{Problem, ProblemKind, SessionAnswer, SignIn, SignInByLink};

/// Signs a member in. An unknown address and a wrong password get the same answer in the same time,
/// also where too many were wrong. Where a second factor is asked for, the password alone is
/// answered with `code-needed`.
#[utoipa::path(post, path = "/api/v1/sign-in", request_body = SignIn, responses(
    (status = 200, body = SessionAnswer), (status = 401, body = Problem),
    (status = 429, body = Problem)))]
pub(super) async fn sign_in(
    State(app): State<AppState>,
    visitor: Visitor,
    cookie: SessionCookie,
    headers: HeaderMap,
    Body(typed): Body<SignIn>,
) -> Answer<impl IntoResponse> {
    visitor.attempt(&app)?;
    let name = login_name(&typed.email);
    let guess = app.guesses.take(name.clone(), 1, app.now());
    let email = typed.email;
    let login = app.db.read(move |db| people::login(db, &email)).await?;
    // One guess too many from where the member was not seen is compared with nobody's password: it
    // is never right, and takes as long as any other.
    let login = login.filter(|login| guess.is_ok() || visitor.is_where(login.member, &app));
    let hash = login.as_ref().map(|login| login.password_hash.clone());
    let is_right = app.passwords.is_right(typed.password, hash).await?;
    let Some(login) = login.filter(|_| is_right) else {
        guess?;
        return Err(ApiProblem::new(ProblemKind::WrongCredentials, ""));
    };
    let whose = Whose {
        workspace: login.workspace,
        member: login.member,
    };
    let shown = match second_factor::at_sign_in(&app, visitor, whose, typed.code.trim()).await {
        // The password was right: only the code is left to guess, and those guesses are counted.
        Err(problem) => {
            if guess.is_ok() {
                app.guesses.give_back(&name, 1);
            }
            return Err(problem);
        }
        Ok(shown) => shown,
    };
    let session = NewSession::new(&app, &cookie, &headers)?;
    let (presented, guesser) = shown.map(|it| (it.presented, it.guesser)).unzip();
    let begun = app.db.write(move |tx| {
        if let Some(presented) = presented
            && !second_factors::take(tx, whose, presented)?
        {
            return Ok(Err(second_factor::wrong_code()));
        }
        let workspace = people::workspace(tx, login.workspace)?;
        let member = people::member(tx, login.workspace, login.member)?;
        let both = workspace.zip(member);
        let begun = both.map(|(workspace, member)| session.begin(tx, workspace, member));
        Ok(begun.transpose()?.ok_or_else(vanished))
    });
    let begun = begun.await?;
    // Also where the code was used before: the password was right.
    if guess.is_ok() {
        app.guesses.give_back(&name, 1);
    }
    let begun = begun?;
    visitor.succeeded(&app);
    visitor.note(whose.member, &app);
    if let Some(guesser) = guesser.flatten() {
        app.codes.give_back(&guesser, 1);
    }
    Ok(begun.into_answer(&cookie))
}

/// What guesses at a login are counted by. No login has a longer name.
fn login_name(email: &str) -> String {
    people::folded(email).chars().take(LINE_LIMIT).collect()
}

/// Signs in by a link that is good once: the one that `--sample` prints.
#[utoipa::path(post, path = "/api/v1/sign-in/link", request_body = SignInByLink, responses(
    (status = 200, body = SessionAnswer), (status = 410, body = Problem, description = "spent")))]
pub(super) async fn sign_in_by_link(
    State(app): State<AppState>,
    visitor: Visitor,
    cookie: SessionCookie,
    headers: HeaderMap,
    Body(link): Body<SignInByLink>,
) -> Answer<impl IntoResponse> {
    visitor.attempt(&app)?;
    let session = NewSession::new(&app, &cookie, &headers)?;
    let begun = app.db.write(move |tx| {
        let taken = people::take_one_time_link(tx, TokenHash::of(&link.token), session.now())?;
        let Some((workspace, member)) = taken else {
            return Ok(None);
        };
        let member = people::member(tx, workspace, member)?;
        let both = people::workspace(tx, workspace)?.zip(member);
        both.map(|(workspace, member)| session.begin(tx, workspace, member))
            .transpose()
    });
    let begun = begun.await?.ok_or_else(ApiProblem::link_spent)?;
    visitor.succeeded(&app);
    Ok(begun.into_answer(&cookie))
}
