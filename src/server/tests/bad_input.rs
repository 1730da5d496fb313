//! Whatever is sent, the answer is a problem that says what was wrong: 4xx, never 500.

use crate::{
    acts::{Named, every_command},
    routes::routes_with_body,
    support::*,
};
use domain::*;
use protocol::{
    limits::{MAX_ASSISTED_BYTES, MAX_BODY_BYTES, MAX_PUSH_BYTES},
    *,
};
use reqwest::{Method, header};
use serde_json::{Value, json};
use std::slice;
use uuid::Uuid;

#[tokio::test]
async fn a_body_that_is_not_understood_is_malformed() {
    let (_world, owner) = World::with_owner().await;
    let id = Uuid::new_v4();
    let cases = [
        ("/api/v1/commands", "not json".to_owned(), 400),
        ("/api/v1/commands", "{\"commands\": [".to_owned(), 400),
        ("/api/v1/commands", "{\"commands\": []} {}".to_owned(), 400),
        ("/api/v1/commands", "\u{feff}{}".to_owned(), 400),
        ("/api/v1/commands", "{}".to_owned(), 422),
        ("/api/v1/commands", "null".to_owned(), 422),
        ("/api/v1/commands", "{\"commands\": {}}".to_owned(), 422),
        (
            "/api/v1/commands",
            "{\"commands\": [], \"more\": 1}".to_owned(),
            422,
        ),
        ("/api/v1/commands", "{\"commands\": [1]}".to_owned(), 422),
        (
            "/api/v1/commands",
            "{\"commands\": [{\"id\": \"no uuid\"}]}".to_owned(),
            422,
        ),
        (
            "/api/v1/commands",
            format!("{{\"commands\": {}1{}}}", "[".repeat(500), "]".repeat(500)),
            422,
        ),
        (
            "/api/v1/invitations",
            "{\"role\": \"emperor\"}".to_owned(),
            422,
        ),
        (
            "/api/v1/invitations",
            "{\"role\": \"member\", \"email\": \"x\"}".to_owned(),
            422,
        ),
        (
            "/api/v1/sign-in",
            "{\"email\": 1, \"password\": \"x\"}".to_owned(),
            422,
        ),
        ("/api/v1/setup", format!("{{\"token\": \"{id}\"}}"), 422),
    ];
    for (path, body, status) in cases {
        let reply = owner.post_text(path, body.clone()).await;
        assert_eq!(reply.status, status, "{path} {body}: {}", reply.text);
        reply.is_problem(ProblemKind::Malformed);
        assert!(!reply.problem().detail.is_empty(), "{path} {body}");
    }
}

#[tokio::test]
async fn every_route_with_a_body_checks_it() {
    let (_world, owner) = World::with_owner().await;
    let bodies: [(&str, Vec<u8>, &[u16]); 9] = [
        ("nothing", Vec::new(), &[400]),
        ("a word", b"word".to_vec(), &[400]),
        ("half an object", b"{\"a\": ".to_vec(), &[400, 422]),
        ("no text at all", vec![b'"', 0xff, 0xfe, b'"'], &[400, 422]),
        ("null", b"null".to_vec(), &[422]),
        ("a list", b"[]".to_vec(), &[422]),
        ("a number", b"1e308".to_vec(), &[422]),
        ("deep lists", b"[".repeat(50_000), &[400, 422]),
        ("an unknown field", b"{\"unheard_of\": 1}".to_vec(), &[422]),
    ];
    let routes = routes_with_body(&owner).await;
    assert!(routes.len() >= 6, "{routes:?}");
    for path in routes {
        let path = path.replace("{id}", &Uuid::nil().to_string());
        for (case, body, statuses) in &bodies {
            let request = owner.request(Method::POST, &path).body(body.clone());
            let request = request.header(header::CONTENT_TYPE, "application/json");
            let reply = owner.send(request).await;
            let status = reply.status.as_u16();
            assert!(statuses.contains(&status), "{path}, {case}: {}", reply.text);
            reply.is_problem(ProblemKind::Malformed);
            let names_it = reply.text.contains("unheard_of");
            assert!(*case != "an unknown field" || names_it, "{}", reply.text);
        }
        let max = match path.as_str() {
            "/api/v1/commands" => MAX_PUSH_BYTES,
            "/api/v1/drafts" | "/api/v1/translate" => MAX_ASSISTED_BYTES,
            _ => MAX_BODY_BYTES,
        };
        let reply = owner.post_text(&path, " ".repeat(max + 1)).await;
        reply.is_problem(ProblemKind::TooLarge);
    }
}

/// A broken value at every place of every command: each is understood or named, and none is more
/// than the server can decide.
#[tokio::test]
async fn no_wrong_value_anywhere_in_a_command_breaks_the_server() {
    let (_world, owner) = World::with_owner().await;
    let named = Named::alike();
    named.furnish(&owner, "Forn Vell").await;
    let wrong = [
        json!(null),
        json!(-1),
        json!(u64::MAX),
        json!(1.5),
        json!(""),
        json!("\u{0}\u{202e}"),
        json!([]),
        json!([null]),
        json!({}),
        json!({"unheard_of": 1}),
    ];
    for command in every_command(&named) {
        let whole = serde_json::to_value(envelope(command)).unwrap();
        let mut commands = Vec::new();
        for place in places(&whole, "").iter().filter(|place| *place != "/id") {
            for value in &wrong {
                let mut broken = whole.clone();
                *broken.pointer_mut(place).unwrap() = value.clone();
                broken["id"] = json!(Uuid::new_v4());
                commands.push(broken);
            }
        }
        for some in commands.chunks(99) {
            // With one that is understood, so that the push is.
            let some = [slice::from_ref(&whole), some].concat();
            let body = json!({"commands": some});
            let reply = owner.post("/api/v1/commands", &body).await;
            let answer: PushAnswer = reply.ok();
            assert_eq!(answer.outcomes.len(), some.len());
            assert!(!reply.text.contains("could not decide"), "{}", reply.text);
        }
    }
}

/// Every place in a value, as JSON pointers, the whole of it aside.
fn places(value: &Value, above: &str) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, part)| (name.clone(), part))
            .collect(),
        Value::Array(items) => (0..).map(|n: usize| n.to_string()).zip(items).collect(),
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for (name, part) in parts {
        let place = format!("{above}/{name}");
        found.extend(places(part, &place));
        found.push(place);
    }
    found
}

#[tokio::test]
async fn every_field_of_a_wrong_type_is_named() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let good = envelope(log(account, Mode::LogSent, "Bon dia", MORNING));
    let wrong = [
        ("original_text", "1"),
        ("original_text", "null"),
        ("original_language", "\"klingon\""),
        ("channel", "\"pigeon\""),
        ("mode", "\"shouted\""),
        ("occurred_at", "\"yesterday\""),
        ("occurred_at", "1e400"),
    ];
    for (field, value) in wrong {
        let mut body = serde_json::to_value(&good).unwrap();
        body["command"]["log_message"]["said"][field] = "PLACE".into();
        let body = body.to_string().replace("\"PLACE\"", value);
        let body = format!("{{\"commands\": [{body}]}}");
        let reply = owner.post_text("/api/v1/commands", body).await;
        assert!(
            matches!(reply.status.as_u16(), 400 | 422),
            "{field} {value}: {}",
            reply.text
        );
        reply.is_problem(ProblemKind::Malformed);
    }
    let mut body = serde_json::to_value(&good).unwrap();
    body["command"]["log_message"]["said"]["colour"] = "red".into();
    let body = serde_json::json!({"commands": [body]});
    let problem = owner.post("/api/v1/commands", &body).await.problem();
    assert!(problem.detail.contains("said.colour"), "{}", problem.detail);
}

#[tokio::test]
async fn a_rule_that_is_broken_by_a_text_is_an_outcome_with_its_limit() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let blank = owner
        .try_to(log(account, Mode::LogSent, " \u{200b}\n", MORNING))
        .await;
    assert_eq!(
        refusal(&blank),
        &Refusal::Blank {
            field: Field::OriginalText
        }
    );
    let long = owner
        .try_to(log(account, Mode::LogSent, &"é".repeat(100_001), MORNING))
        .await;
    let (field, limit, length) = (Field::OriginalText, 100_000, 100_001);
    assert_eq!(
        refusal(&long),
        &Refusal::TooLong {
            field,
            limit,
            length
        }
    );
    let text = "\u{0}\u{202e}🙂\u{1f468}\u{200d}\u{1f469}".repeat(3);
    owner.act(log(account, Mode::LogSent, &text, MORNING)).await;
    let kept = owner.rows().await.into_iter().any(|row| match row {
        Row::Message(message) => message.said.original_text == text,
        _ => false,
    });
    assert!(kept, "every character comes back");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let (_world, owner) = World::with_owner().await;
    let body = |bytes: usize| format!("{{\"commands\": [{}]}}", " ".repeat(bytes - 16));
    let largest = owner
        .post_text("/api/v1/commands", body(MAX_PUSH_BYTES))
        .await;
    assert_eq!(largest.status, 200, "{}", largest.text);
    let reply = owner
        .post_text("/api/v1/commands", body(MAX_PUSH_BYTES + 1))
        .await;
    assert_eq!(reply.status, 413);
    reply.is_problem(ProblemKind::TooLarge);
    let reply = owner
        .post_text("/api/v1/sign-in", body(MAX_BODY_BYTES + 1))
        .await;
    assert_eq!(reply.status, 413);
    reply.is_problem(ProblemKind::TooLarge);
    // Without a length that could be believed.
    let parts = (0..70).map(|_| Ok::<_, std::io::Error>(" ".repeat(1024)));
    let stream = reqwest::Body::wrap_stream(futures_util::stream::iter(parts));
    let request = owner.request(Method::POST, "/api/v1/sign-in");
    let request = request
        .header(header::CONTENT_TYPE, "application/json")
        .body(stream);
    owner.send(request).await.is_problem(ProblemKind::TooLarge);
}

#[tokio::test]
async fn addresses_parameters_and_methods_are_checked() {
    let (_world, owner) = World::with_owner().await;
    let get = [
        ("/api/v1/nothing", 404, ProblemKind::NotFound),
        ("/api", 404, ProblemKind::NotFound),
        ("/api/v1/commands", 405, ProblemKind::Malformed),
        ("/api/v1/changes?since=-1", 400, ProblemKind::Malformed),
        ("/api/v1/changes?since=abc", 400, ProblemKind::Malformed),
        ("/api/v1/changes?limit=0", 422, ProblemKind::Malformed),
        ("/api/v1/changes?sinec=0", 400, ProblemKind::Malformed),
        (
            "/api/v1/changes?since=99999999999999999999999",
            400,
            ProblemKind::Malformed,
        ),
        (
            "/api/v1/conversations/none/messages",
            400,
            ProblemKind::Malformed,
        ),
        ("/api/v1/join/%ff", 410, ProblemKind::LinkSpent),
    ];
    for (path, status, kind) in get {
        let reply = owner.get(path).await;
        assert_eq!(reply.status, status, "{path}: {}", reply.text);
        reply.is_problem(kind);
    }
    owner
        .delete("/api/v1/devices/none")
        .await
        .is_problem(ProblemKind::Malformed);
    let put = owner
        .send(owner.request(Method::PUT, "/api/v1/changes"))
        .await;
    assert_eq!(put.status, 405);
    put.is_problem(ProblemKind::Malformed);
    let to_page = owner.send(owner.request(Method::POST, "/inbox")).await;
    assert_eq!(to_page.status, 405);
    // A limit that is too high is only lowered.
    let _: ChangesAnswer = owner.get("/api/v1/changes?limit=4000000000").await.ok();
}

#[tokio::test]
async fn only_json_is_taken() {
    let (_world, owner) = World::with_owner().await;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
    ] {
        let request = owner.request(Method::POST, "/api/v1/commands");
        let request = request
            .header(header::CONTENT_TYPE, kind)
            .body("{\"commands\": []}");
        let reply = owner.send(request).await;
        assert_eq!(reply.status, 415, "{kind}");
        reply.is_problem(ProblemKind::Malformed);
    }
}

#[tokio::test]
async fn a_write_from_a_foreign_page_is_turned_away() {
    let (world, owner) = World::with_owner().await;
    for origin in [Some("http://evil.example"), Some("null"), None] {
        let foreign = Browser {
            origin: origin.map(str::to_owned),
            ..owner.clone()
        };
        let reply = foreign.push_raw().await;
        assert_eq!(reply.status, 403, "{origin:?}");
        reply.is_problem(ProblemKind::ForeignOrigin);
        foreign
            .post("/api/v1/sign-out", &())
            .await
            .is_problem(ProblemKind::ForeignOrigin);
        let device = foreign
            .delete(&format!("/api/v1/devices/{}", Uuid::nil()))
            .await;
        device.is_problem(ProblemKind::ForeignOrigin);
    }
    let old = Browser {
        origin: None,
        ..owner.clone()
    };
    let request = old.request(Method::POST, "/api/v1/commands");
    let request = request.header("sec-fetch-site", "same-origin");
    let request = request.json(&serde_json::json!({"commands": []}));
    assert_eq!(old.send(request).await.status, 200);
    let own = Browser {
        origin: Some(world.base()),
        ..owner
    };
    assert_eq!(own.push_raw().await.status, 200);
}

impl Browser {
    async fn push_raw(&self) -> Reply {
        self.post("/api/v1/commands", &serde_json::json!({"commands": []}))
            .await
    }
}

#[tokio::test]
async fn guesses_are_counted_and_good_sign_ins_are_not() {
    let (world, _owner) = World::with_owner().await;
    let browser = world.browser();
    for _ in 0..12 {
        assert_eq!(
            browser.sign_in("olga@example.com", PASSWORD).await.status,
            200
        );
    }
    for _ in 0..10 {
        let reply = browser.sign_in("olga@example.com", "guessed again").await;
        reply.is_problem(ProblemKind::WrongCredentials);
    }
    let reply = browser.sign_in("olga@example.com", PASSWORD).await;
    assert_eq!(reply.status, 429);
    reply.is_problem(ProblemKind::TooMany);
    let wait: i64 = reply.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    world.pass(Span(wait * 1_000));
    assert_eq!(
        browser.sign_in("olga@example.com", PASSWORD).await.status,
        200
    );
}
