//! The second factor: asked for once it was proven, and what somebody tries who has the password.

use crate::{
    attacks::{sign_in_with_code, with_owner_behind_proxy},
    support::*,
};
use domain::*;
use protocol::*;
use reqwest::StatusCode;
use serde_json::json;
use server::limits;
use totp_rs::{Builder, Secret};

const EMAIL: &str = "olga@example.com";
const STEP: Span = Span(30_000);

/// What an authenticator app shows.
fn code_at(secret: &str, at: Timestamp) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(at.0 / 1_000).unwrap();
    totp.generate(seconds).to_string()
}

async fn offer(browser: &Browser) -> SecondFactorOffer {
    let proof = Proof {
        password: PASSWORD.to_owned(),
    };
    browser.post("/api/v1/second-factor", &proof).await.ok()
}

async fn confirm(browser: &Browser, code: &str) -> Reply {
    let body = json!({"code": code});
    browser.post("/api/v1/second-factor/confirm", &body).await
}

async fn state(browser: &Browser) -> SecondFactorState {
    browser.get("/api/v1/second-factor").await.ok()
}

async fn sign_in(world: &World, password: &str, code: &str) -> Reply {
    let body = SignIn {
        email: EMAIL.to_owned(),
        password: password.to_owned(),
        code: code.to_owned(),
    };
    world.browser().post("/api/v1/sign-in", &body).await
}

/// Sets a second factor for who is signed in; the code that did it is used up.
pub(crate) async fn set_factor(world: &World, browser: &Browser) -> String {
    let offered = offer(browser).await;
    let code = code_at(&offered.secret, world.now());
    assert_eq!(confirm(browser, &code).await.status, 200);
    code
}

/// An owner with a second factor: its secret, and the recovery codes.
async fn with_factor() -> (World, Browser, String, Vec<String>) {
    let (world, owner) = World::with_owner().await;
    let offer = offer(&owner).await;
    let code = code_at(&offer.secret, world.now());
    let given: RecoveryCodes = confirm(&owner, &code).await.ok();
    world.pass(STEP);
    (world, owner, offer.secret, given.codes)
}

#[tokio::test]
async fn what_is_offered_is_asked_for_once_its_first_code_was_right() {
    let (world, owner) = World::with_owner().await;
    let phone = world.browser();
    assert_eq!(phone.sign_in(EMAIL, PASSWORD).await.status, 200);
    let first = offer(&owner).await;
    let second = offer(&owner).await;
    assert_ne!(first.secret, second.secret);
    assert!(second.address.contains(&second.secret) && second.picture.is_some());
    assert!(!state(&owner).await.on);
    assert_eq!(sign_in(&world, PASSWORD, "").await.status, 200);
    let stale = code_at(&first.secret, world.now());
    confirm(&owner, &stale)
        .await
        .is_problem(ProblemKind::WrongCode);
    let code = code_at(&second.secret, world.now());
    let given: RecoveryCodes = confirm(&owner, &code).await.ok();
    assert_eq!(given.codes.len(), 8);
    let now = state(&owner).await;
    assert_eq!((now.on, now.recovery_left), (true, 8));
    let reply = phone.get("/api/v1/session").await;
    reply.is_problem(ProblemKind::SessionEnded);
    // Another cannot slip into its place.
    let proof = json!({"password": PASSWORD});
    let reply = owner.post("/api/v1/second-factor", &proof).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    reply.is_problem(ProblemKind::AlreadyOn);
    let reply = confirm(&owner, &code_at(&second.secret, world.now())).await;
    reply.is_problem(ProblemKind::AlreadyOn);
}

#[tokio::test]
async fn an_open_browser_alone_sets_no_factor_and_ends_none() {
    let (_world, owner, _secret, _codes) = with_factor().await;
    let guess = json!({"password": "not the password"});
    for path in ["/api/v1/second-factor", "/api/v1/second-factor/end"] {
        let reply = owner.post(path, &guess).await;
        reply.is_problem(ProblemKind::WrongCredentials);
    }
    assert!(state(&owner).await.on);
    let proof = json!({"password": PASSWORD});
    let ended = owner.post("/api/v1/second-factor/end", &proof).await;
    assert_eq!(ended.status, 204);
    let now = state(&owner).await;
    assert_eq!((now.on, now.recovery_left), (false, 0));
}

#[tokio::test]
async fn a_password_alone_lets_nobody_in_and_only_the_right_one_is_told_so() {
    let (world, _owner, secret, _codes) = with_factor().await;
    let reply = sign_in(&world, PASSWORD, "").await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    reply.is_problem(ProblemKind::CodeNeeded);
    assert!(!reply.headers.contains_key("set-cookie"));
    let code = code_at(&secret, world.now());
    let without = sign_in(&world, "not the password", "").await;
    let with = sign_in(&world, "not the password", &code).await;
    without.is_problem(ProblemKind::WrongCredentials);
    assert_eq!((without.status, &without.text), (with.status, &with.text));
    // The code was not used up by the wrong password.
    let _: SessionAnswer = sign_in(&world, PASSWORD, &code).await.ok();
}

#[tokio::test]
async fn a_code_is_good_once_and_none_before_it_is() {
    let (world, _owner, secret, _codes) = with_factor().await;
    let earlier = code_at(&secret, world.now());
    world.pass(STEP);
    let code = code_at(&secret, world.now());
    let (one, other) = tokio::join!(
        sign_in(&world, PASSWORD, &code),
        sign_in(&world, PASSWORD, &code)
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422], "of two at once one gets in");
    for used in [&code, &earlier] {
        let reply = sign_in(&world, PASSWORD, used).await;
        reply.is_problem(ProblemKind::WrongCode);
    }
    world.pass(STEP);
    let next = code_at(&secret, world.now());
    let _: SessionAnswer = sign_in(&world, PASSWORD, &next).await.ok();
}

#[tokio::test]
async fn the_code_that_set_the_factor_up_is_used_up() {
    let (world, owner) = World::with_owner().await;
    let offer = offer(&owner).await;
    let code = code_at(&offer.secret, world.now());
    assert_eq!(confirm(&owner, &code).await.status, 200);
    let reply = sign_in(&world, PASSWORD, &code).await;
    reply.is_problem(ProblemKind::WrongCode);
}

#[tokio::test]
async fn a_recovery_code_stands_in_for_a_code_once() {
    let (world, owner, _secret, codes) = with_factor().await;
    let _: SessionAnswer = sign_in(&world, PASSWORD, &codes[0]).await.ok();
    assert_eq!(state(&owner).await.recovery_left, 7);
    let again = sign_in(&world, PASSWORD, &codes[0]).await;
    again.is_problem(ProblemKind::WrongCode);
    let made_up = sign_in(&world, PASSWORD, "bcdf-ghjk-mnpq-rstv-wxz2").await;
    made_up.is_problem(ProblemKind::WrongCode);
    let _: SessionAnswer = sign_in(&world, PASSWORD, &format!(" {} ", codes[1]))
        .await
        .ok();
    // It belongs to its member alone.
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let offer = offer(&colleague).await;
    let code = code_at(&offer.secret, world.now());
    assert_eq!(confirm(&colleague, &code).await.status, 200);
    let body = SignIn {
        email: "pau@example.com".to_owned(),
        password: PASSWORD.to_owned(),
        code: codes[2].clone(),
    };
    let reply = world.browser().post("/api/v1/sign-in", &body).await;
    reply.is_problem(ProblemKind::WrongCode);
}

#[tokio::test]
async fn guesses_at_codes_are_counted_by_the_member_and_come_back_slowly() {
    let (world, owner, secret, _codes) = with_factor().await;
    world.join(&owner, Role::Member, "pau").await;
    for guess in 0..limits::CODES.burst {
        let reply = sign_in(&world, PASSWORD, &format!("{guess:06}")).await;
        reply.is_problem(ProblemKind::WrongCode);
        // Attempts of one address come back faster.
        world.pass(Span(5_000));
    }
    let right = code_at(&secret, world.now());
    let reply = sign_in(&world, PASSWORD, &right).await;
    reply.is_problem(ProblemKind::TooMany);
    let colleague = world.browser().sign_in("pau@example.com", PASSWORD).await;
    assert_eq!(colleague.status, 200, "others are not held up");
    world.pass(Span::minutes(1));
    let right = code_at(&secret, world.now());
    let _: SessionAnswer = sign_in(&world, PASSWORD, &right).await.ok();
}

#[tokio::test]
async fn a_recovery_code_gets_its_member_in_however_many_others_guess() {
    let (world, owner, _secret, codes) = with_factor().await;
    for guess in 0..=limits::CODES.burst {
        sign_in(&world, PASSWORD, &format!("{guess:06}")).await;
        world.pass(Span(5_000));
    }
    let reply = sign_in(&world, PASSWORD, "000000").await;
    reply.is_problem(ProblemKind::TooMany);
    let _: SessionAnswer = sign_in(&world, PASSWORD, &codes[0]).await.ok();
    // The member is told, once, until they choose another password.
    let guessed_at = state(&owner).await.guessed_at;
    assert!(guessed_at.is_some_and(|at| at <= world.now()));
    let log: Vec<AuditEntry> = owner.get("/api/v1/audit").await.ok();
    let guesses = log.iter().filter(|it| it.act == AuditAct::CodesGuessed);
    assert_eq!(guesses.count(), 1);
    let change = ChangePassword {
        current: PASSWORD.to_owned(),
        new: "another long password".to_owned(),
    };
    assert_eq!(owner.post("/api/v1/password", &change).await.status, 204);
    assert_eq!(state(&owner).await.guessed_at, None);
}

#[tokio::test]
async fn whoever_was_seen_somewhere_shows_a_code_from_there_while_strangers_guess() {
    let (world, owner) = with_owner_behind_proxy().await;
    let offered = offer(&owner).await;
    let code = code_at(&offered.secret, world.now());
    assert_eq!(confirm(&owner, &code).await.status, 200);
    let try_from = async |address: &str, code: &str| {
        let reply = sign_in_with_code(&world, address, EMAIL, PASSWORD, code).await;
        reply.status.as_u16()
    };
    world.pass(STEP);
    let code = code_at(&offered.secret, world.now());
    assert_eq!(try_from("203.0.113.1", &code).await, 200);
    for guess in 0..limits::CODES.burst {
        let address = format!("203.0.113.{}", guess + 10);
        assert_eq!(try_from(&address, &format!("{guess:06}")).await, 422);
    }
    world.pass(STEP);
    let code = code_at(&offered.secret, world.now());
    assert_eq!(try_from("203.0.113.10", &code).await, 429);
    assert_eq!(try_from("203.0.113.1", &code).await, 200);
}

#[tokio::test]
async fn a_link_for_a_new_password_ends_the_factor_only_where_it_was_made_to() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let offered = offer(&colleague).await;
    let code = code_at(&offered.secret, world.now());
    assert_eq!(confirm(&colleague, &code).await.status, 200);
    for ends_second_factor in [false, true] {
        let path = format!("/api/v1/members/{}/reset", colleague.me().id);
        let wish = MakeResetLink { ends_second_factor };
        let link: ResetLink = owner.post(&path, &wish).await.created();
        let body = ResetPassword {
            token: link.path.rsplit('=').next().unwrap().to_owned(),
            password: PASSWORD.to_owned(),
        };
        assert_eq!(
            world.browser().post("/api/v1/reset", &body).await.status,
            204
        );
        let reply = world.browser().sign_in("pau@example.com", PASSWORD).await;
        if ends_second_factor {
            assert_eq!(reply.status, 200);
            let log: Vec<AuditEntry> = owner.get("/api/v1/audit?limit=1").await.ok();
            assert_eq!(log[0].act, AuditAct::PasswordResetEndedFactor);
        } else {
            reply.is_problem(ProblemKind::CodeNeeded);
        }
    }
}
