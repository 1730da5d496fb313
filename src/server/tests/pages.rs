//! Files, headers, and the page that describes the API.

use crate::support::*;
use reqwest::{Method, header};
use serde_json::Value;

#[tokio::test]
async fn the_policy_has_the_hash_of_the_pages_own_script() {
    let world = World::new().await;
    let request = world
        .browser()
        .request(Method::GET, "/inbox")
        .header("accept", "text/html");
    let reply = world.browser().send(request).await;
    assert!(reply.text.contains("<p>app</p>"));
    let policy = reply.headers["content-security-policy"].to_str().unwrap();
    // printf 'start()' | openssl dgst -sha256 -binary | base64
    assert!(
        policy.contains("'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"),
        "{policy}"
    );
    assert_eq!(reply.headers["x-content-type-options"], "nosniff");
    assert_eq!(reply.headers["cross-origin-opener-policy"], "same-origin");
    assert_eq!(reply.headers["referrer-policy"], "no-referrer");
    assert_eq!(reply.headers["cache-control"], "no-cache");
    assert!(!reply.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn files_named_by_content_are_kept_and_sent_compressed() {
    let world = World::new().await;
    let path = "/app-0123456789abcdef.wasm";
    let request = world
        .browser()
        .request(Method::GET, path)
        .header("accept-encoding", "br");
    let reply = world.browser().send(request).await;
    assert_eq!(reply.text, "compressed bytes");
    assert_eq!(reply.headers["content-encoding"], "br");
    assert_eq!(reply.headers["content-type"], "application/wasm");
    assert_eq!(
        reply.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let plain = world.browser().get(path).await;
    assert_eq!(plain.text, "plain bytes");
}

#[tokio::test]
async fn what_the_api_says_is_kept_by_nobody() {
    let (_world, owner) = World::with_owner().await;
    for path in [
        "/api/v1/session",
        "/api/v1/changes",
        "/api/v1/nothing",
        "/api/openapi.json",
    ] {
        let reply = owner.get(path).await;
        assert_eq!(reply.headers["cache-control"], "no-store", "{path}");
        assert!(
            reply.headers.contains_key("content-security-policy"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn behind_a_proxy_with_tls_cookies_are_secure_and_stay_so() {
    let mut world = World::new().await;
    world.stop().await;
    let public_url = Some("https://team.example".parse().unwrap());
    let settings = server::running::Settings {
        public_url,
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let mut browser = world.browser();
    browser.origin = Some("https://team.example".to_owned());
    let request = browser
        .request(Method::POST, "/api/v1/setup")
        .json(&world.setup_body());
    let reply = browser
        .send(request.header(header::HOST, "team.example"))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    assert!(
        reply.headers["set-cookie"]
            .to_str()
            .unwrap()
            .contains("; Secure")
    );
    assert!(reply.headers.contains_key("strict-transport-security"));
    assert_eq!(world.server().url(), "https://team.example");
}

#[tokio::test]
async fn the_description_is_whole() {
    let world = World::new().await;
    let description = world.browser().get("/api/openapi.json").await.json();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    let paths = description["paths"].as_object().unwrap();
    let expected = [
        "/api/v1/accounts/{id}/export",
        "/api/v1/assistance",
        "/api/v1/audit",
        "/api/v1/changes",
        "/api/v1/commands",
        "/api/v1/conversations/{id}/messages",
        "/api/v1/devices",
        "/api/v1/devices/{id}",
        "/api/v1/drafts",
        "/api/v1/export",
        "/api/v1/fits",
        "/api/v1/health",
        "/api/v1/invitations",
        "/api/v1/invitations/{id}",
        "/api/v1/join",
        "/api/v1/join/{token}",
        "/api/v1/live",
        "/api/v1/members/{id}/reset",
        "/api/v1/messages/{id}/email",
        "/api/v1/password",
        "/api/v1/presence",
        "/api/v1/providers",
        "/api/v1/providers/{id}",
        "/api/v1/providers/{id}/test",
        "/api/v1/reset",
        "/api/v1/reset/{token}",
        "/api/v1/search",
        "/api/v1/second-factor",
        "/api/v1/second-factor/confirm",
        "/api/v1/second-factor/end",
        "/api/v1/session",
        "/api/v1/setup",
        "/api/v1/sign-in",
        "/api/v1/sign-in/link",
        "/api/v1/sign-out",
        "/api/v1/translate",
        "/api/v1/usage",
    ];
    let mut found: Vec<_> = paths.keys().map(String::as_str).collect();
    found.sort_unstable();
    assert_eq!(found, expected);
    let mut names = Vec::new();
    references(&description, &mut names);
    assert!(names.len() > 50, "the bodies are described: {names:?}");
    for name in names {
        let pointer = name.strip_prefix('#').unwrap();
        assert!(
            description.pointer(pointer).is_some(),
            "{name} leads nowhere"
        );
    }
}

fn references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            names.extend(
                fields
                    .get("$ref")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            );
            fields.values().for_each(|value| references(value, names));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}

#[tokio::test]
async fn a_server_without_an_app_says_so() {
    let mut world = World::new().await;
    world.stop().await;
    let assets = server::assets::Assets::default();
    let settings = server::running::Settings {
        assets,
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let reply = world.browser().get("/").await;
    assert_eq!(reply.status, 200);
    assert!(reply.text.contains("cargo xtask serve"));
    assert_eq!(
        world.browser().get("/api/v1/health").await.json()["status"],
        "ok"
    );
}
