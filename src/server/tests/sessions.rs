//! Signing in and out, devices, and what ends a session.

use crate::support::*;
use domain::*;
use protocol::*;
use reqwest::{
    Method,
    header::{HeaderMap, SET_COOKIE},
};
use server::db::sessions::LIFETIME;

fn cookie(headers: &HeaderMap) -> &str {
    headers[SET_COOKIE].to_str().unwrap()
}

#[tokio::test]
async fn a_member_signs_in_and_out() {
    let (world, _owner) = World::with_owner().await;
    let browser = world.browser();
    browser
        .get("/api/v1/session")
        .await
        .is_problem(ProblemKind::SignedOut);
    let reply = browser.sign_in("  OLGA@example.com ", PASSWORD).await;
    let session: SessionAnswer = reply.ok();
    assert_eq!(session.member.name, "Olga Owner");
    let set = cookie(&reply.headers);
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000"] {
        assert!(set.contains(part), "{part} in {set}");
    }
    assert!(
        !set.contains("Secure"),
        "on this machine there is no TLS: {set}"
    );
    assert_eq!(browser.post("/api/v1/sign-out", &()).await.status, 204);
    browser
        .get("/api/v1/session")
        .await
        .is_problem(ProblemKind::SignedOut);
    // Out again does no harm.
    assert_eq!(browser.post("/api/v1/sign-out", &()).await.status, 204);
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_get_the_same_answer() {
    let (world, _owner) = World::with_owner().await;
    let wrong = world
        .browser()
        .sign_in("olga@example.com", "not the password")
        .await;
    let unknown = world
        .browser()
        .sign_in("nobody@example.com", PASSWORD)
        .await;
    assert_eq!(wrong.status, 401);
    wrong.is_problem(ProblemKind::WrongCredentials);
    assert_eq!((wrong.status, &wrong.text), (unknown.status, &unknown.text));
    assert!(!wrong.headers.contains_key(SET_COOKIE));
}

#[tokio::test]
async fn a_session_lives_as_long_as_it_is_used() {
    let (world, owner) = World::with_owner().await;
    for _ in 0..3 {
        world.pass(Span(LIFETIME.0 - Span::days(1).0));
        let reply = owner.get("/api/v1/session").await;
        let _: SessionAnswer = reply.ok();
        assert!(
            cookie(&reply.headers).contains("Max-Age=2592000"),
            "the cookie slides too"
        );
        // The note that the session was seen is a write of its own: any write comes after it.
        owner.create_account("after the note").await;
    }
    world.pass(LIFETIME);
    owner
        .get("/api/v1/session")
        .await
        .is_problem(ProblemKind::SignedOut);
}

#[tokio::test]
async fn whoever_signs_in_again_has_a_new_session_and_the_old_one_is_over() {
    let (world, owner) = World::with_owner().await;
    let browser = world.browser();
    let first = browser.sign_in("olga@example.com", PASSWORD).await;
    let first = cookie(&first.headers).split(';').next().unwrap().to_owned();
    let again = browser.sign_in("olga@example.com", PASSWORD).await;
    assert_ne!(cookie(&again.headers).split(';').next(), Some(&*first));
    let _: SessionAnswer = browser.get("/api/v1/session").await.ok();
    let thief = Browser::new(&world.base());
    let request = thief.request(Method::GET, "/api/v1/session");
    let reply = thief.send(request.header("cookie", first)).await;
    reply.is_problem(ProblemKind::SignedOut);
    let devices: Vec<Device> = owner.get("/api/v1/devices").await.ok();
    assert_eq!(devices.len(), 2, "one a browser");
}

#[tokio::test]
async fn one_device_signs_another_out() {
    let (world, owner) = World::with_owner().await;
    world.pass(Span::minutes(1));
    let phone = world.browser();
    assert_eq!(
        phone.sign_in("olga@example.com", PASSWORD).await.status,
        200
    );
    let devices: Vec<Device> = owner.get("/api/v1/devices").await.ok();
    assert_eq!(devices.len(), 2);
    assert_eq!(devices.iter().filter(|device| device.current).count(), 1);
    let other = devices.iter().find(|device| !device.current).unwrap();
    let path = format!("/api/v1/devices/{}", other.id);
    assert_eq!(owner.delete(&path).await.status, 204);
    phone
        .get("/api/v1/session")
        .await
        .is_problem(ProblemKind::SessionEnded);
    owner.delete(&path).await.is_problem(ProblemKind::NotFound);
    let _: SessionAnswer = owner.get("/api/v1/session").await.ok();
}

/// A device of the owner's besides the one that the test holds.
async fn another_device(world: &World) -> Browser {
    let browser = world.browser();
    let reply = browser.sign_in("olga@example.com", PASSWORD).await;
    assert_eq!(reply.status, 200);
    browser
}

async fn sign_out_all_others(owner: &Browser) {
    let devices: Vec<Device> = owner.get("/api/v1/devices").await.ok();
    for device in devices.iter().filter(|device| !device.current) {
        let path = format!("/api/v1/devices/{}", device.id);
        assert_eq!(owner.delete(&path).await.status, 204);
    }
}

#[tokio::test]
async fn a_device_that_was_signed_out_is_told_so_by_every_route_as_long_as_its_session_would_have_lived()
 {
    let (mut world, owner) = World::with_owner().await;
    world.pass(Span::minutes(1));
    let phone = another_device(&world).await;
    sign_out_all_others(&owner).await;
    world.restart().await;
    let phone = phone.at(&world.base());
    for path in ["session", "changes", "live", "devices", "invitations"] {
        let reply = phone.get(&format!("/api/v1/{path}")).await;
        assert_eq!(reply.status, 401, "{path}");
        reply.is_problem(ProblemKind::SessionEnded);
    }
    let push = Push {
        epoch: None,
        commands: Vec::<Envelope>::new(),
    };
    let reply = phone.post("/api/v1/commands", &push).await;
    reply.is_problem(ProblemKind::SessionEnded);
    let left: Vec<Device> = owner.at(&world.base()).get("/api/v1/devices").await.ok();
    assert_eq!(left.len(), 1, "it is a device no more");
    world.pass(Span(LIFETIME.0 - Span::minutes(2).0));
    let reply = phone.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SessionEnded);
    world.pass(Span::minutes(2));
    let reply = phone.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SignedOut);
}

#[tokio::test]
async fn a_new_password_tells_the_other_devices_and_signing_in_again_ends_that() {
    let (world, owner) = World::with_owner().await;
    let phone = another_device(&world).await;
    let new = "another long password";
    let change = ChangePassword {
        current: PASSWORD.to_owned(),
        new: new.to_owned(),
    };
    assert_eq!(owner.post("/api/v1/password", &change).await.status, 204);
    let reply = phone.get("/api/v1/changes").await;
    reply.is_problem(ProblemKind::SessionEnded);
    assert_eq!(owner.get("/api/v1/session").await.status, 200);
    assert_eq!(phone.sign_in("olga@example.com", new).await.status, 200);
    assert_eq!(phone.get("/api/v1/changes").await.status, 200);
}

#[tokio::test]
async fn only_whoever_holds_the_token_learns_that_there_was_a_session() {
    let (world, owner) = World::with_owner().await;
    let phone = another_device(&world).await;
    let (out, colleague) = (
        another_device(&world).await,
        world.join(&owner, Role::Member, "Pau").await,
    );
    out.post("/api/v1/sign-out", &()).await;
    sign_out_all_others(&owner).await;
    let guessed = Browser::new(&world.base());
    let request = guessed.request(Method::GET, "/api/v1/session");
    let guessed = guessed.send(request.header("cookie", "rapport_session=guessed"));
    let speaking_for_another = phone
        .request(Method::GET, "/api/v1/changes")
        .header(MEMBER_HEADER, colleague.me().id.to_string());
    let replies = [
        ("nobody", world.browser().get("/api/v1/session").await),
        ("a guess", guessed.await),
        ("one that signed out", out.get("/api/v1/session").await),
        ("a tab of another", phone.send(speaking_for_another).await),
    ];
    for (who, reply) in replies {
        let problem: Problem = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(problem.kind, ProblemKind::SignedOut, "{who}");
    }
    let reply = phone.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SessionEnded);
}

#[tokio::test]
async fn of_a_device_that_was_signed_out_a_removed_member_hears_of_the_removal() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let phone = world.browser();
    phone.sign_in("pau@example.com", PASSWORD).await;
    sign_out_all_others(&colleague).await;
    remove(&owner, &colleague).await;
    let reply = phone.get("/api/v1/changes").await;
    reply.is_problem(ProblemKind::Revoked);
}

#[tokio::test]
async fn a_colleagues_device_is_not_there() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let theirs: Vec<Device> = colleague.get("/api/v1/devices").await.ok();
    let reply = owner
        .delete(&format!("/api/v1/devices/{}", theirs[0].id))
        .await;
    reply.is_problem(ProblemKind::NotFound);
    let _: SessionAnswer = colleague.get("/api/v1/session").await.ok();
}

#[tokio::test]
async fn a_removed_member_is_out_at_once_and_can_come_back_as_somebody_new() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    remove(&owner, &colleague).await;
    colleague
        .get("/api/v1/changes?since=0")
        .await
        .is_problem(ProblemKind::Revoked);
    let again = colleague.sign_in("pau@example.com", PASSWORD).await;
    again.is_problem(ProblemKind::WrongCredentials);
    let new = world.join(&owner, Role::Member, "pau").await;
    assert_ne!(new.me().id, colleague.me().id);
}

async fn remove(owner: &Browser, colleague: &Browser) {
    let id = colleague.me().id;
    owner.act(RemoveMember { id }).await;
}

#[tokio::test]
async fn a_removed_member_is_told_so_by_every_route_in_each_browser_that_was_signed_in() {
    let (world, owner) = World::with_owner().await;
    let laptop = world.join(&owner, Role::Member, "pau").await;
    let (phone, left) = (world.browser(), world.browser());
    for browser in [&phone, &left] {
        let reply = browser.sign_in("pau@example.com", PASSWORD).await;
        assert_eq!(reply.status, 200);
    }
    left.post("/api/v1/sign-out", &()).await;
    remove(&owner, &laptop).await;
    for browser in [&laptop, &phone] {
        for path in ["session", "changes", "live", "devices", "invitations"] {
            let reply = browser.get(&format!("/api/v1/{path}")).await;
            assert_eq!(reply.status, 401, "{path}");
            reply.is_problem(ProblemKind::Revoked);
        }
        let push = Push {
            epoch: None,
            commands: Vec::<Envelope>::new(),
        };
        let reply = browser.post("/api/v1/commands", &push).await;
        reply.is_problem(ProblemKind::Revoked);
    }
    let reply = left.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SignedOut);
    // Told as long as the session would have lived, and until the browser signs out.
    assert_eq!(phone.post("/api/v1/sign-out", &()).await.status, 204);
    let reply = phone.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SignedOut);
    world.pass(LIFETIME);
    let reply = laptop.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SignedOut);
}

#[tokio::test]
async fn a_role_changes_at_once() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    colleague
        .get("/api/v1/invitations")
        .await
        .is_problem(ProblemKind::Forbidden);
    owner
        .act(ChangeRole {
            id: colleague.me().id,
            to: Role::Admin,
        })
        .await;
    let _: Vec<Invitation> = colleague.get("/api/v1/invitations").await.ok();
    owner
        .act(ChangeRole {
            id: colleague.me().id,
            to: Role::Member,
        })
        .await;
    colleague
        .get("/api/v1/invitations")
        .await
        .is_problem(ProblemKind::Forbidden);
}

#[tokio::test]
async fn the_samples_link_signs_in_once() {
    let mut world = World::new().await;
    world.stop().await;
    let settings = server::running::Settings {
        with_sample: true,
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let Some(way_in) = world.server().way_in().cloned() else {
        panic!("there is no link")
    };
    let token = way_in.path().rsplit('=').next().unwrap().to_owned();
    let body = SignInByLink { token };
    let session: SessionAnswer = world
        .browser()
        .post("/api/v1/sign-in/link", &body)
        .await
        .ok();
    assert_eq!(session.member.role, Role::Owner);
    let again = world.browser().post("/api/v1/sign-in/link", &body).await;
    again.is_problem(ProblemKind::LinkSpent);
    // A link that waits too long is not good either.
    world.stop().await;
    let settings = server::running::Settings {
        with_sample: true,
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let path = world.server().way_in().unwrap().path();
    world.pass(Span::days(1));
    let body = SignInByLink {
        token: path.rsplit('=').next().unwrap().to_owned(),
    };
    let late = world.browser().post("/api/v1/sign-in/link", &body).await;
    late.is_problem(ProblemKind::LinkSpent);
}

#[tokio::test]
async fn a_request_for_somebody_else_than_the_session_is_answered_as_signed_out() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "Pau").await;
    let get = |member: &Member| {
        let request = owner.request(Method::GET, "/api/v1/changes");
        owner.send(request.header(MEMBER_HEADER, member.id.to_string()))
    };
    assert_eq!(get(owner.me()).await.status, 200);
    get(colleague.me()).await.is_problem(ProblemKind::SignedOut);
    let garbled = owner.request(Method::GET, "/api/v1/changes");
    let garbled = garbled.header(MEMBER_HEADER, "nobody");
    owner.send(garbled).await.is_problem(ProblemKind::SignedOut);
}

#[tokio::test]
async fn a_tab_of_somebody_else_signs_nobody_out() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "Pau").await;
    let sign_out = |member: &Member| {
        let request = owner.request(Method::POST, "/api/v1/sign-out");
        owner.send(request.header(MEMBER_HEADER, member.id.to_string()))
    };
    assert_eq!(sign_out(colleague.me()).await.status, 204);
    assert_eq!(owner.get("/api/v1/session").await.status, 200);
    assert_eq!(sign_out(owner.me()).await.status, 204);
    owner
        .get("/api/v1/session")
        .await
        .is_problem(ProblemKind::SignedOut);
}
