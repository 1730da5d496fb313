//! What somebody tries who means harm.

use crate::second_factor::set_factor;
use crate::support::*;
use domain::*;
use protocol::*;
use reqwest::{Method, header};
use server::{db::sessions::SEEN_EVERY, limits, running::Settings};
use std::{fmt::Write, net::Ipv4Addr};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

fn cookie_of(reply: &Reply) -> &str {
    let set = reply.headers[header::SET_COOKIE].to_str().unwrap();
    set.split(';').next().unwrap()
}

/// A server behind a proxy with TLS.
async fn behind_tls() -> World {
    let mut world = World::new().await;
    world.stop().await;
    let settings = Settings {
        public_url: Some("https://team.example".parse().unwrap()),
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    world
}

#[tokio::test]
async fn a_session_that_was_planted_is_not_signed_in_to() {
    let (world, _owner) = World::with_owner().await;
    let planted = format!("rapport_session={}", "a".repeat(64));
    let victim = Browser::new(&world.base());
    let body = SignIn {
        email: "olga@example.com".to_owned(),
        password: PASSWORD.to_owned(),
        code: String::new(),
    };
    let request = victim.request(Method::POST, "/api/v1/sign-in").json(&body);
    let reply = victim.send(request.header(header::COOKIE, &planted)).await;
    let _: SessionAnswer = reply.ok();
    assert_ne!(cookie_of(&reply), planted);
    let attacker = Browser::new(&world.base());
    let request = attacker.request(Method::GET, "/api/v1/session");
    let reply = attacker.send(request.header(header::COOKIE, planted)).await;
    reply.is_problem(ProblemKind::SignedOut);
}

#[tokio::test]
async fn a_neighbour_on_the_same_domain_cannot_plant_a_session() {
    let world = behind_tls().await;
    let mut browser = world.browser();
    browser.origin = Some("https://team.example".to_owned());
    let request = browser
        .request(Method::POST, "/api/v1/setup")
        .header(header::HOST, "team.example");
    let reply = browser.send(request.json(&world.setup_body())).await;
    let _: SessionAnswer = reply.ok();
    let set = reply.headers[header::SET_COOKIE].to_str().unwrap();
    // What the prefix asks for, without which browsers drop the cookie.
    for part in [
        "__Host-rapport_session=",
        "; Secure",
        "; Path=/",
        "HttpOnly",
        "SameSite=Strict",
    ] {
        assert!(set.contains(part), "{part} in {set}");
    }
    assert!(!set.contains("Domain"), "{set}");
    let good = cookie_of(&reply);
    let without_prefix = good.strip_prefix("__Host-").unwrap();
    let both = format!("{without_prefix}; {good}");
    for (cookie, status) in [(good, 200), (without_prefix, 401), (both.as_str(), 200)] {
        let request = browser
            .request(Method::GET, "/api/v1/session")
            .header(header::HOST, "team.example")
            .header(header::COOKIE, cookie);
        let reply = browser.send(request).await;
        assert_eq!(reply.status, status, "{cookie}");
    }
}

#[tokio::test]
async fn sql_in_a_text_is_only_a_text() {
    let (world, owner) = World::with_owner().await;
    let texts = [
        "'); DROP TABLE records; --",
        "x' OR '1'='1",
        "\"; DELETE FROM sessions; --",
        "%' UNION SELECT password_hash FROM logins --",
    ];
    for text in texts {
        let account = owner.create_account(text).await;
        owner.act(log(account, Mode::LogSent, text, MORNING)).await;
        let visitor = world.browser();
        let reply = visitor.sign_in(text, text).await;
        reply.is_problem(ProblemKind::WrongCredentials);
        let mut token = String::new();
        for byte in text.bytes() {
            write!(token, "%{byte:02x}").unwrap();
        }
        let reply = visitor.get(&format!("/api/v1/join/{token}")).await;
        reply.is_problem(ProblemKind::LinkSpent);
        for path in [
            format!("/api/v1/conversations/{token}/messages"),
            format!("/api/v1/changes?since={token}"),
        ] {
            let reply = owner.get(&path).await;
            reply.is_problem(ProblemKind::Malformed);
        }
    }
    let names: Vec<_> = owner
        .rows()
        .await
        .into_iter()
        .filter_map(|row| match row {
            Row::Account(account) => Some(account.name),
            _ => None,
        })
        .collect();
    assert_eq!(names, texts);
}

#[tokio::test]
async fn no_path_leads_out_of_the_app() {
    let world = World::new().await;
    let paths = [
        "/../Cargo.toml",
        "/../../etc/passwd",
        "//etc/passwd",
        "/%2e%2e/rapport.db",
        "/..%2frapport.db",
        "/..\\rapport.db",
        "/rapport.db",
        "/./index.html",
        "/app-0123456789abcdef.wasm.br",
        "/%00index.html",
    ];
    for path in paths {
        // Bare, because a client would tidy the path.
        let wish = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        let mut stream = TcpStream::connect(world.server().address()).await.unwrap();
        stream.write_all(wish.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let status = answer.split(' ').nth(1).unwrap();
        assert!(matches!(status, "404" | "400"), "{path}: {answer}");
    }
}

#[tokio::test]
async fn an_address_that_a_visitor_makes_up_does_not_give_further_guesses() {
    let (world, _owner) = World::with_owner().await;
    let visitor = world.browser();
    let body = SignIn {
        email: "olga@example.com".to_owned(),
        password: "guessed again".to_owned(),
        code: String::new(),
    };
    for guess in 0..=limits::ATTEMPTS.burst {
        let request = visitor.request(Method::POST, "/api/v1/sign-in").json(&body);
        let made_up = format!("203.0.113.{guess}");
        let reply = visitor
            .send(request.header("x-forwarded-for", made_up))
            .await;
        let is_over = guess == limits::ATTEMPTS.burst;
        assert_eq!(reply.status, if is_over { 429 } else { 401 }, "{guess}");
    }
}

#[tokio::test]
async fn a_proxy_that_was_named_is_believed_whom_it_saw() {
    let mut world = World::new().await;
    world.stop().await;
    let settings = Settings {
        trusted_proxies: vec![Ipv4Addr::LOCALHOST.into()],
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let visitor = world.browser();
    for guess in 0..=limits::ATTEMPTS.burst {
        let request = visitor.request(Method::GET, "/api/v1/join/guessed");
        let seen = format!("198.51.100.{guess}");
        let reply = visitor.send(request.header("x-forwarded-for", seen)).await;
        reply.is_problem(ProblemKind::LinkSpent);
    }
}

#[tokio::test]
async fn behind_a_proxy_guesses_are_counted_by_the_address_that_the_proxy_saw() {
    let world = behind_tls().await;
    let mut visitor = world.browser();
    visitor.origin = Some("https://team.example".to_owned());
    let body = SignIn {
        email: "olga@example.com".to_owned(),
        password: "guessed again".to_owned(),
        code: String::new(),
    };
    let guess = async |made_up: u32, seen: &str| {
        let request = visitor.request(Method::POST, "/api/v1/sign-in").json(&body);
        let chain = format!("203.0.113.{made_up}, {seen}");
        let reply = visitor.send(request.header("x-forwarded-for", chain)).await;
        reply.status.as_u16()
    };
    for made_up in 0..limits::ATTEMPTS.burst {
        assert_eq!(guess(made_up, "198.51.100.7").await, 401);
    }
    assert_eq!(guess(99, "198.51.100.7").await, 429);
    assert_eq!(
        guess(99, "198.51.100.8").await,
        401,
        "others are not held up"
    );
}

/// A server behind a proxy, its owner signed in.
pub(crate) async fn with_owner_behind_proxy() -> (World, Browser) {
    let (mut world, mut owner) = World::with_owner().await;
    world.stop().await;
    let settings = Settings {
        public_url: Some("https://team.example".parse().unwrap()),
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    owner.base = world.base();
    owner.origin = Some(world.base());
    (world, owner)
}

/// Somebody behind the proxy who tries to sign in.
async fn sign_in_from(world: &World, address: &str, email: &str, password: &str) -> Reply {
    sign_in_with_code(world, address, email, password, "").await
}

pub(crate) async fn sign_in_with_code(
    world: &World,
    address: &str,
    email: &str,
    password: &str,
    code: &str,
) -> Reply {
    let visitor = world.browser();
    let body = SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
        code: code.to_owned(),
    };
    let request = visitor.request(Method::POST, "/api/v1/sign-in").json(&body);
    visitor
        .send(request.header("x-forwarded-for", address))
        .await
}

/// Guesses at a login, each from another address, until there are no more.
async fn use_up_guesses(world: &World, email: &str) {
    for n in 0..limits::GUESSES.burst {
        let reply = sign_in_from(world, &format!("198.51.100.{n}"), email, "a guess").await;
        assert_eq!(reply.status, 401, "{email}: guess {n}");
    }
}

#[tokio::test]
async fn guesses_at_one_login_are_counted_wherever_they_come_from() {
    let (world, owner) = with_owner_behind_proxy().await;
    world.join(&owner, Role::Member, "pau").await;
    let mut refused = Vec::new();
    for email in ["olga@example.com", "nobody@example.com"] {
        use_up_guesses(&world, email).await;
        // However it is written, and though it would be right.
        let shouted = format!(" {} ", email.to_uppercase());
        let reply = sign_in_from(&world, "203.0.113.1", &shouted, PASSWORD).await;
        reply.is_problem(ProblemKind::TooMany);
        assert_eq!(reply.headers[header::RETRY_AFTER], "5", "not for long");
        refused.push(reply.text);
    }
    assert_eq!(refused[0], refused[1], "nobody learns which login there is");
    let other = sign_in_from(&world, "198.51.100.1", "pau@example.com", PASSWORD).await;
    assert_eq!(other.status, 200, "other logins are not held up");
    world.pass(Span(5_000));
    for (email, status) in [("olga@example.com", 200), ("nobody@example.com", 401)] {
        let reply = sign_in_from(&world, "203.0.113.1", email, PASSWORD).await;
        assert_eq!(reply.status, status, "{email}");
    }
}

#[tokio::test]
async fn a_code_that_was_used_before_costs_no_guess_at_the_password() {
    let (world, owner) = with_owner_behind_proxy().await;
    let email = "olga@example.com";
    let code = set_factor(&world, &owner).await;
    for n in 1..limits::CODES.burst {
        let address = format!("203.0.113.{n}");
        let reply = sign_in_with_code(&world, &address, email, PASSWORD, &code).await;
        reply.is_problem(ProblemKind::WrongCode);
    }
    use_up_guesses(&world, email).await;
}

#[tokio::test]
async fn one_stranger_alone_holds_nobody_up() {
    let (world, _owner) = with_owner_behind_proxy().await;
    for minute in 0..4 {
        for _ in 0..=limits::ATTEMPTS.per_minute {
            sign_in_from(&world, "198.51.100.7", "olga@example.com", "a guess").await;
        }
        let reply = sign_in_from(&world, "203.0.113.1", "olga@example.com", PASSWORD).await;
        assert_eq!(reply.status, 200, "in minute {minute}");
        world.pass(Span::minutes(1));
    }
}

#[tokio::test]
async fn whoever_was_seen_somewhere_gets_in_from_there_while_many_strangers_guess() {
    let (world, owner) = with_owner_behind_proxy().await;
    let reply = sign_in_from(&world, "203.0.113.9", "olga@example.com", PASSWORD).await;
    let cookie = cookie_of(&reply).to_owned();
    world.pass(SEEN_EVERY);
    let request = world.browser().request(Method::GET, "/api/v1/session");
    let request = request.header(header::COOKIE, cookie);
    let reply = owner
        .send(request.header("x-forwarded-for", "203.0.113.1"))
        .await;
    assert_eq!(reply.status, 200);
    use_up_guesses(&world, "olga@example.com").await;
    for (address, password, status) in [
        ("203.0.113.2", PASSWORD, 429),
        ("203.0.113.1", "a guess", 429),
        ("203.0.113.1", PASSWORD, 200),
        ("203.0.113.2", PASSWORD, 429),
    ] {
        let reply = sign_in_from(&world, address, "olga@example.com", password).await;
        assert_eq!(reply.status, status, "{password} from {address}");
    }
}

#[tokio::test]
async fn a_member_who_opens_streams_in_a_circle_is_stopped_and_nobody_else_is() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let mut open = Vec::new();
    for _ in 0..limits::STREAMS {
        open.push(crate::live::Listener::open(&owner).await);
    }
    let reply = owner.get("/api/v1/live").await;
    reply.is_problem(ProblemKind::TooMany);
    assert!(reply.headers.contains_key(header::RETRY_AFTER));
    crate::live::Listener::open(&colleague).await;
}

#[tokio::test]
async fn a_member_who_sends_many_large_bodies_at_once_is_stopped_and_nobody_else_is() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let reply = world.browser().sign_in("olga@example.com", PASSWORD).await;
    let (cookie, base) = (cookie_of(&reply), world.base());
    let host = base.strip_prefix("http://").unwrap();
    let head = format!(
        "POST /api/v1/commands HTTP/1.1\r\nhost: {host}\r\norigin: {base}\r\ncookie: {cookie}\r\n\
         content-type: application/json\r\ncontent-length: 8000000\r\nexpect: 100-continue\r\n\r\n"
    );
    let mut open = Vec::new();
    for _ in 0..limits::PUSHES {
        let mut stream = TcpStream::connect(host).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        // Said when the body is about to be read.
        let mut go_on = [0; 12];
        stream.read_exact(&mut go_on).await.unwrap();
        assert_eq!(&go_on, b"HTTP/1.1 100");
        open.push(stream);
    }
    let push = Push {
        epoch: None,
        commands: Vec::<Envelope>::new(),
    };
    let reply = owner.post("/api/v1/commands", &push).await;
    reply.is_problem(ProblemKind::TooMany);
    let reply = colleague.post("/api/v1/commands", &push).await;
    let _: PushAnswer = reply.ok();
}

#[tokio::test]
async fn no_other_origin_may_read_an_answer() {
    let (_world, owner) = World::with_owner().await;
    let foreign = Browser {
        origin: Some("https://evil.example".to_owned()),
        ..owner
    };
    let read = foreign.get("/api/v1/changes").await;
    let request = foreign
        .request(Method::OPTIONS, "/api/v1/commands")
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
    let asked = foreign.send(request).await;
    assert!(!asked.status.is_success());
    for reply in [read, asked] {
        let allowed = header::ACCESS_CONTROL_ALLOW_ORIGIN;
        assert!(!reply.headers.contains_key(allowed));
        assert_eq!(reply.headers["cross-origin-resource-policy"], "same-origin");
    }
}
