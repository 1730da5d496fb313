//! The password of a login: changed, and chosen anew by a link.

use crate::support::*;
use domain::*;
use protocol::*;
use reqwest::StatusCode;
use server::{
    db::resets::{self, NewLink},
    limits,
    secrets::Token,
};

const NEW: &str = "another long password";

async fn change(browser: &Browser, current: &str, new: &str) -> Reply {
    let body = ChangePassword {
        current: current.to_owned(),
        new: new.to_owned(),
    };
    browser.post("/api/v1/password", &body).await
}

async fn make_link(browser: &Browser, whom: &Browser) -> Reply {
    let path = format!("/api/v1/members/{}/reset", whom.me().id);
    let wish = MakeResetLink {
        ends_second_factor: false,
    };
    browser.post(&path, &wish).await
}

/// The token of a link that must be made.
async fn token_for(browser: &Browser, whom: &Browser) -> String {
    let link: ResetLink = make_link(browser, whom).await.created();
    let (_, token) = link.path.split_once("?token=").unwrap();
    token.to_owned()
}

async fn reset(world: &World, token: &str, password: &str) -> Reply {
    let body = ResetPassword {
        token: token.to_owned(),
        password: password.to_owned(),
    };
    world.browser().post("/api/v1/reset", &body).await
}

async fn signs_in(world: &World, email: &str, password: &str) -> bool {
    let reply = world.browser().sign_in(email, password).await;
    assert!(matches!(reply.status.as_u16(), 200 | 401), "{}", reply.text);
    reply.status == StatusCode::OK
}

#[tokio::test]
async fn whoever_changes_their_password_stays_here_and_is_signed_out_everywhere_else() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let phone = world.browser();
    phone.sign_in("olga@example.com", PASSWORD).await;
    assert_eq!(change(&owner, PASSWORD, NEW).await.status, 204);
    assert_eq!(owner.get("/api/v1/session").await.status, 200);
    let reply = phone.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SessionEnded);
    assert_eq!(colleague.get("/api/v1/session").await.status, 200);
    assert!(!signs_in(&world, "olga@example.com", PASSWORD).await);
    assert!(signs_in(&world, "olga@example.com", NEW).await);
}

#[tokio::test]
async fn an_open_browser_alone_changes_no_password_and_guesses_in_it_are_counted() {
    let (world, owner) = World::with_owner().await;
    for _ in 0..limits::PROOFS.burst {
        let reply = change(&owner, "a guess at it", NEW).await;
        assert_eq!(reply.status, 422);
        reply.is_problem(ProblemKind::WrongCredentials);
    }
    let reply = change(&owner, PASSWORD, NEW).await;
    reply.is_problem(ProblemKind::TooMany);
    assert!(signs_in(&world, "olga@example.com", PASSWORD).await);
    world.pass(Span::minutes(1));
    assert_eq!(change(&owner, PASSWORD, NEW).await.status, 204);
}

#[tokio::test]
async fn a_new_password_has_the_length_of_any() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let token = token_for(&owner, &colleague).await;
    for bad in ["", "too short", &"x".repeat(201)] {
        let reply = change(&owner, PASSWORD, bad).await;
        reply.is_problem(ProblemKind::Refused);
        let reply = reset(&world, &token, bad).await;
        reply.is_problem(ProblemKind::Refused);
    }
    // The link is good still.
    assert_eq!(reset(&world, &token, NEW).await.status, 204);
}

#[tokio::test]
async fn a_link_for_a_new_password_is_good_once_and_signs_out_whoever_was_in() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let token = token_for(&owner, &colleague).await;
    let visitor = world.browser();
    let state: ResetState = visitor.get(&format!("/api/v1/reset/{token}")).await.ok();
    assert_eq!(
        (state.workspace.as_str(), state.email.as_str()),
        ("Forn & Co.", "pau@example.com")
    );
    let reply = reset(&world, &token, NEW).await;
    assert_eq!(reply.status, 204);
    assert!(
        !reply.headers.contains_key("set-cookie"),
        "a link signs nobody in"
    );
    let reply = colleague.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SessionEnded);
    assert!(signs_in(&world, "pau@example.com", NEW).await);
    assert!(!signs_in(&world, "pau@example.com", PASSWORD).await);
    let again = reset(&world, &token, "yet another password").await;
    again.is_problem(ProblemKind::LinkSpent);
    let state = visitor.get(&format!("/api/v1/reset/{token}")).await;
    state.is_problem(ProblemKind::LinkSpent);
}

#[tokio::test]
async fn two_who_use_a_link_at_once_set_one_password() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let token = token_for(&owner, &colleague).await;
    let (one, other) = tokio::join!(
        reset(&world, &token, "the one password"),
        reset(&world, &token, "the other password")
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 410]);
}

#[tokio::test]
async fn a_link_ends_with_a_day_with_a_later_link_and_with_a_change_of_the_password() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let (first, second) = (
        token_for(&owner, &colleague).await,
        token_for(&owner, &colleague).await,
    );
    let reply = reset(&world, &first, NEW).await;
    reply.is_problem(ProblemKind::LinkSpent);
    assert_eq!(change(&colleague, PASSWORD, NEW).await.status, 204);
    let reply = reset(&world, &second, PASSWORD).await;
    reply.is_problem(ProblemKind::LinkSpent);
    let late = token_for(&owner, &colleague).await;
    world.pass(resets::LIFETIME);
    let reply = reset(&world, &late, PASSWORD).await;
    reply.is_problem(ProblemKind::LinkSpent);
    assert!(signs_in(&world, "pau@example.com", NEW).await);
}

#[tokio::test]
async fn nobody_makes_a_link_for_those_above_them() {
    let (world, owner) = World::with_owner().await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let reply = make_link(&admin, &owner).await;
    reply.is_problem(ProblemKind::Forbidden);
    let needs = Role::Owner;
    assert_eq!(
        reply.problem().refusal,
        Some((&Refusal::NotAllowed { needs }).into())
    );
    let reply = make_link(&member, &member).await;
    reply.is_problem(ProblemKind::Forbidden);
    for whom in [&admin, &member] {
        assert_eq!(make_link(&admin, whom).await.status, 201);
    }
}

#[tokio::test]
async fn a_link_ends_with_the_right_of_whoever_made_it_and_with_whom_it_is_for() {
    let (world, owner) = World::with_owner().await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let (mia, vic) = (
        world.join(&owner, Role::Member, "mia").await,
        world.join(&owner, Role::Member, "vic").await,
    );
    let (for_mia, for_vic) = (token_for(&admin, &mia).await, token_for(&owner, &vic).await);
    // Raised above the one who made the link, and lowered again.
    for (to, kind) in [
        (Role::Owner, Some(ProblemKind::LinkSpent)),
        (Role::Member, None),
    ] {
        owner
            .act(ChangeRole {
                id: mia.me().id,
                to,
            })
            .await;
        let state = world
            .browser()
            .get(&format!("/api/v1/reset/{for_mia}"))
            .await;
        match kind {
            Some(kind) => state.is_problem(kind),
            None => assert_eq!(state.status, 200),
        }
    }
    owner.act(RemoveMember { id: admin.me().id }).await;
    owner.act(RemoveMember { id: vic.me().id }).await;
    for token in [for_mia, for_vic] {
        let reply = reset(&world, &token, NEW).await;
        reply.is_problem(ProblemKind::LinkSpent);
    }
    assert!(signs_in(&world, "mia@example.com", PASSWORD).await);
}

#[tokio::test]
async fn guesses_at_links_are_counted_and_told_nothing() {
    let (world, _owner) = World::with_owner().await;
    let mut said = Vec::new();
    for guess in 0..limits::ATTEMPTS.burst {
        let reply = reset(&world, &format!("{guess:064}"), NEW).await;
        reply.is_problem(ProblemKind::LinkSpent);
        said.push(reply.text);
    }
    said.dedup();
    assert_eq!(said.len(), 1);
    let reply = reset(&world, "one more", NEW).await;
    reply.is_problem(ProblemKind::TooMany);
    let state = world.browser().get("/api/v1/reset/one-more").await;
    state.is_problem(ProblemKind::TooMany);
}

#[tokio::test]
async fn a_link_of_the_terminal_needs_no_admin() {
    let (world, owner) = World::with_owner().await;
    let token = Token::random().unwrap();
    let link = NewLink {
        workspace: owner.me.as_ref().unwrap().workspace.id,
        member: owner.me().id,
        by: None,
        ends_factor: false,
        now: world.now(),
    };
    let hash = token.hash();
    let made = world
        .server()
        .db()
        .write(move |tx| resets::add(tx, hash, link));
    made.await.unwrap();
    assert_eq!(reset(&world, token.as_str(), NEW).await.status, 204);
    assert!(signs_in(&world, "olga@example.com", NEW).await);
}
