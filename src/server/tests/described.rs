//! Requests drawn from the API's own description: whatever it allows, and a little beside it, gets an
//! answer that is no failure of the server. The same seed draws the same requests.

mod as_it_says;

use crate::{acts::Named, support::*};
use domain::{Role, Span};
use protocol::ProblemKind;
use reqwest::{Method, header};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use uuid::Uuid;

/// Requests of each route.
const EACH: u64 = 40;
/// Of the one that takes every command: so many pushes, of some commands each.
const PUSHES: u64 = 400;
/// How deep a value may be drawn; what is deeper is null.
const DEEPEST: usize = 16;

/// `splitmix64`: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// One time in so many.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// The description, and what to draw values from.
struct Drawing<'a> {
    description: &'a Value,
    chance: Chance,
    /// Ids of rows that are there, and of some that are not.
    ids: Vec<Uuid>,
    /// Only what the description allows is drawn, and nothing beside it.
    is_strict: bool,
}

const TEXTS: [&str; 12] = [
    "",
    " ",
    "Forn Vell",
    "anna@example.com",
    "en",
    "2026-11-20",
    "https://example.com",
    "\u{0}",
    "\u{202e}txt.exe\u{200d}",
    "'); DROP TABLE records; --",
    "<script>alert(1)</script>",
    "🙂é\u{301}",
];
const NUMBERS: [i64; 8] = [0, 1, -1, 2, 60, MORNING.0, i64::MAX, i64::MIN];

impl Drawing<'_> {
    /// A value of this schema; now and then one of another.
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if depth > DEEPEST {
            return Value::Null;
        }
        if !self.is_strict && self.chance.once_in(60) {
            return self.odd();
        }
        if let Some(name) = schema["$ref"].as_str() {
            let place = name.strip_prefix('#').unwrap();
            let described = self.description.pointer(place);
            let described = described.unwrap_or_else(|| panic!("{name} is not described"));
            return self.value(&described.clone(), depth + 1);
        }
        for alternatives in ["oneOf", "anyOf"] {
            if let Some(all) = schema[alternatives].as_array() {
                let one = self.chance.of(all).clone();
                return self.value(&one, depth + 1);
            }
        }
        if let Some(all) = schema["allOf"].as_array() {
            let mut whole = Map::new();
            for part in all {
                if let Value::Object(fields) = self.value(part, depth + 1) {
                    whole.extend(fields);
                }
            }
            return Value::Object(whole);
        }
        if let Some(all) = schema["enum"].as_array() {
            return self.chance.of(all).clone();
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => self.chance.of(kinds).clone(),
            kind => kind.clone(),
        };
        match kind.as_str() {
            Some("string") => self.text(schema),
            Some("integer") => self.number(schema),
            Some("number") => json!(*self.chance.of(&[0.0, -1.5, 1e300])),
            Some("boolean") => json!(self.chance.once_in(2)),
            Some("array") => {
                let length = self.chance.below(4);
                let items = (0..length).map(|_| self.value(&schema["items"], depth + 1));
                items.collect()
            }
            Some("object") => self.object(schema, depth),
            Some("null") => Value::Null,
            _ => self.odd(),
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut fields = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let is_left_out = if required.contains(&name.as_str()) {
                !self.is_strict && self.chance.once_in(200)
            } else {
                self.chance.once_in(2)
            };
            if !is_left_out {
                fields.insert(name.clone(), self.value(field, depth + 1));
            }
        }
        if schema["additionalProperties"].is_object() {
            let value = self.value(&schema["additionalProperties"], depth + 1);
            fields.insert((*self.chance.of(&TEXTS)).to_owned(), value);
        }
        Value::Object(fields)
    }

    fn text(&mut self, schema: &Value) -> Value {
        let format = &schema["format"];
        if self.is_strict {
            return match format.as_str() {
                Some("uuid") => json!(self.chance.of(&self.ids)),
                Some("date") => json!("2026-11-20"),
                // A text of a form of its own gives an example of it.
                _ if schema["example"].is_string() => schema["example"].clone(),
                _ => json!(self.chance.of(&TEXTS)),
            };
        }
        let is_id = format == "uuid" || self.chance.once_in(10);
        if is_id && !self.chance.once_in(40) {
            json!(self.chance.of(&self.ids))
        } else {
            json!(self.chance.of(&TEXTS))
        }
    }

    fn number(&mut self, schema: &Value) -> Value {
        let number = *self.chance.of(&NUMBERS);
        let least = schema["minimum"].as_i64().filter(|_| self.is_strict);
        json!(least.map_or(number, |least| number.max(least)))
    }

    fn odd(&mut self) -> Value {
        let long = "x".repeat(200_000);
        let odd = [
            Value::Null,
            json!(true),
            json!(-1),
            json!(1.5),
            json!(u64::MAX),
            json!(long),
            json!([]),
            json!([[]]),
            json!({}),
            json!({"unheard_of": 1}),
        ];
        self.chance.of(&odd).clone()
    }

    /// What stands for a parameter in an address.
    fn parameter(&mut self, schema: &Value) -> String {
        match self.value(schema, 0) {
            // An address has its own limits.
            Value::String(text) => text.chars().take(2_000).collect(),
            value => value.to_string(),
        }
    }

    /// The address with its parameters, as an operation describes them.
    fn address(&mut self, path: &str, operation: &Value) -> String {
        let (mut address, mut query) = (path.to_owned(), Vec::new());
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap();
            let is_in_path = parameter["in"] == "path";
            let drawn = self.parameter(&parameter["schema"]);
            let escaped = escaped(&drawn);
            if is_in_path {
                let escaped = if escaped.is_empty() { "-" } else { &escaped };
                address = address.replace(&format!("{{{name}}}"), escaped);
            } else if (self.is_strict && parameter["required"] == true) || !self.chance.once_in(3) {
                query.push(format!("{name}={escaped}"));
            }
        }
        format!("{address}?{}", query.join("&"))
    }
}

/// As it stands in an address, whatever it is.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        write!(all, "%{byte:02x}").unwrap();
        all
    })
}

#[tokio::test]
async fn every_request_of_the_description_is_answered_and_none_breaks_the_server() {
    let (world, owner) = World::with_owner().await;
    let named = Named::alike();
    named.furnish(&owner, "Forn Vell").await;
    let description = owner.get("/api/openapi.json").await.json();
    let ids = (1..24).map(Uuid::from_u128).chain([
        named.conversation().0,
        owner.me().id.0,
        Uuid::nil(),
        Uuid::max(),
    ]);
    let mut drawing = Drawing {
        description: &description,
        chance: Chance(2026),
        ids: ids.collect(),
        is_strict: false,
    };
    try_all(&world, &owner, &mut drawing).await;
    assert_eq!(owner.get("/api/v1/changes").await.status, 200);
}

/// A word that stands in everything of the other workspace, and in nothing that is drawn.
const SECRET: &str = "Zanzibar";

#[tokio::test]
async fn no_request_with_ids_of_another_workspace_tells_or_changes_anything_of_it() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, SECRET).await;
    let devices: Vec<protocol::Device> = colleague.get("/api/v1/devices").await.ok();
    let named = Named {
        member: colleague.me().id,
        device: devices[0].id,
        invitation: owner.invite(Role::Member).await.invitation.id,
        ..Named::nothing()
    };
    named.furnish(&owner, SECRET).await;
    let before = owner.pull(0).await.rows;
    let mut ids: Vec<Uuid> = before.iter().map(|row| row.key().id).collect();
    ids.extend([named.device, named.invitation]);
    let stranger = world.stranger("one").await;
    let description = owner.get("/api/openapi.json").await.json();
    let mut drawing = Drawing {
        description: &description,
        chance: Chance(1_926),
        ids,
        is_strict: false,
    };
    for said in try_all(&world, &stranger, &mut drawing).await {
        assert!(!said.contains(SECRET), "{said}");
    }
    // The world is older by now: sessions end, rows stay.
    let owner = world.browser();
    assert_eq!(
        owner.sign_in("olga@example.com", PASSWORD).await.status,
        200
    );
    assert_eq!(owner.pull(0).await.rows, before);
    let left: Vec<protocol::Invitation> = owner.get("/api/v1/invitations").await.ok();
    assert_eq!(left.len(), 1, "a stranger withdrew an invitation");
    let reply = world
        .browser()
        .sign_in("zanzibar@example.com", PASSWORD)
        .await;
    assert_eq!(reply.status, 200, "the colleague is a member still");
}

/// Tries every route so many times; gives what was answered.
async fn try_all(world: &World, browser: &Browser, drawing: &mut Drawing<'_>) -> Vec<String> {
    let (description, mut said) = (drawing.description, Vec::new());
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            // It would end the session of those that follow.
            if path.ends_with("/sign-out") {
                continue;
            }
            let times = if path.ends_with("/commands") {
                PUSHES
            } else {
                EACH
            };
            for time in 0..times {
                let case = format!("{method} {path}, time {time}");
                said.push(try_one(browser, drawing, (method, path, operation), &case).await);
                // Attempts are counted, and come back with time.
                world.pass(Span::minutes(1));
            }
        }
        if path.ends_with("/providers") {
            forget_providers(browser).await;
        }
    }
    said
}

/// Whoever was named by chance is asked for nothing later.
async fn forget_providers(browser: &Browser) {
    let all: Vec<protocol::Provider> = browser.get("/api/v1/providers").await.ok();
    for id in all.iter().filter_map(|provider| provider.id) {
        browser.delete(&format!("/api/v1/providers/{id}")).await;
    }
}

/// What was answered; nothing where it is a stream, which has no end.
async fn try_one(
    owner: &Browser,
    drawing: &mut Drawing<'_>,
    (method, path, operation): (&str, &str, &Value),
    case: &str,
) -> String {
    let address = drawing.address(path, operation);
    let method: Method = method.to_uppercase().parse().unwrap();
    let mut request = owner.request(method, &address);
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let mut sent = String::new();
    if schema.is_object() {
        sent = drawing.value(schema, 0).to_string();
        request = request
            .header(header::CONTENT_TYPE, "application/json")
            .body(sent.clone());
    }
    let response = request.send().await.unwrap();
    let status = response.status();
    let said = || format!("{case}: {status} to {address} {sent:.2000}");
    assert!(!status.is_server_error(), "{}", said());
    let described = &operation["responses"];
    if status.is_success() {
        let is_described = described.get(status.as_str()).is_some();
        assert!(is_described, "not described: {}", said());
    }
    let kind = response.headers().get(header::CONTENT_TYPE).cloned();
    if kind
        .as_ref()
        .is_some_and(|kind| kind == "text/event-stream")
    {
        return String::new();
    }
    let text = response.text().await.unwrap();
    if status.is_client_error() {
        let problem: protocol::Problem = serde_json::from_str(&text).unwrap();
        assert_eq!(problem.status, status.as_u16(), "{}", said());
        let is_out = [ProblemKind::SignedOut, ProblemKind::SessionEnded].contains(&problem.kind);
        assert!(!is_out, "{}", said());
    }
    assert!(!text.contains("could not decide"), "{}", said());
    text
}
