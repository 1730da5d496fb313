//! The description speaks the words of the wire: what is drawn from it is understood, and what is
//! answered is as it says.

use super::{Chance, Drawing};
use crate::{
    acts::{Named, every_command},
    support::*,
};
use domain::{merge::Side, *};
use protocol::*;
use reqwest::{Method, header};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Requests of each route.
const EACH: u64 = 60;
/// Of the one that takes every command.
const COMMANDS: u64 = 3_000;

/// What the server says where a body has other words than it knows.
const OTHER_WORDS: [&str; 5] = [
    "unknown variant",
    "unknown field",
    "missing field",
    "invalid type",
    "did not match any variant",
];

#[tokio::test]
async fn whatever_is_drawn_from_the_description_is_understood() {
    let (world, owner) = World::with_owner().await;
    let description = owner.get("/api/openapi.json").await.json();
    let mut drawing = Drawing {
        description: &description,
        chance: Chance(7),
        ids: (1..24).map(Uuid::from_u128).collect(),
        is_strict: true,
    };
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let is_push = path.ends_with("/commands");
            // The one would end the session, and the other never ends.
            if path.ends_with("/sign-out") || path.ends_with("/live") {
                continue;
            }
            for _ in 0..if is_push { COMMANDS } else { EACH } {
                let address = drawing.address(path, operation);
                let mut request = owner.request(method.to_uppercase().parse().unwrap(), &address);
                let mut sent = Value::Null;
                let body = &operation["requestBody"]["content"]["application/json"]["schema"];
                if is_push {
                    let envelope = json!({"$ref": "#/components/schemas/Envelope"});
                    sent = json!({"commands": [drawing.value(&envelope, 0)]});
                } else if body.is_object() {
                    sent = drawing.value(body, 0);
                }
                if !sent.is_null() {
                    request = request
                        .header(header::CONTENT_TYPE, "application/json")
                        .body(sent.to_string());
                }
                let reply = owner.send(request).await;
                let said = reply.text.as_str();
                let other = OTHER_WORDS.iter().find(|words| said.contains(**words));
                assert_eq!(other, None, "{method} {address} {sent:.2000}: {said}");
                world.pass(Span::minutes(1));
            }
        }
    }
}

#[tokio::test]
async fn every_answer_is_as_the_description_says() {
    let (world, owner) = World::with_owner().await;
    let named = Named::alike();
    named.furnish(&owner, "Forn Vell").await;
    let description = owner.get("/api/openapi.json").await.json();
    let is_as_described = |method: &str, path: &str, reply: &Reply| {
        let status = reply.status.as_str();
        let responses = &description["paths"][path][method]["responses"];
        let described = [status, "default"].into_iter().map(|it| &responses[it]);
        let mut described = described.filter(|it| it.is_object());
        let content = &described.next().unwrap()["content"];
        let kind = reply.headers[header::CONTENT_TYPE].to_str().unwrap();
        let schema = &content[kind]["schema"];
        assert!(
            schema.is_object(),
            "{method} {path}: no {kind} of {status} is described"
        );
        let fits = fits(&description, schema, &reply.json());
        assert_eq!(fits, Ok(()), "{method} {path}: {}", reply.text);
    };
    for command in every_command(&named) {
        let push = json!({"commands": [envelope(command)]});
        let drawn = json!({"$ref": "#/components/schemas/Push"});
        assert_eq!(fits(&description, &drawn, &push), Ok(()), "{push}");
        let reply = owner.post("/api/v1/commands", &push).await;
        is_as_described("post", "/api/v1/commands", &reply);
        // Some take out what others have made.
        for path in ["changes", "audit"] {
            let path = format!("/api/v1/{path}");
            is_as_described("get", &path, &owner.get(&path).await);
        }
    }
    for path in [
        "session",
        "devices",
        "invitations",
        "providers",
        "usage",
        "assistance",
        "second-factor",
        "setup",
        "health",
    ] {
        let path = format!("/api/v1/{path}");
        is_as_described("get", &path, &owner.get(&path).await);
    }
    let found = owner.get("/api/v1/search?q=Forn").await;
    is_as_described("get", "/api/v1/search", &found);
    let thread = format!("/api/v1/conversations/{}/messages", named.conversation());
    let thread = owner.get(&thread).await;
    is_as_described("get", "/api/v1/conversations/{id}/messages", &thread);
    let out = world.browser().get("/api/v1/changes").await;
    is_as_described("get", "/api/v1/changes", &out);
    let request = owner.request(Method::GET, "/api/v1/changes?since=x");
    let wrong = owner.send(request).await;
    is_as_described("get", "/api/v1/changes", &wrong);
}

/// Reads each value as the type of that name, and gives it as the wire has it.
type Reading = fn(&Value) -> Option<Value>;

fn reading<T: Serialize + DeserializeOwned>(value: &Value) -> Option<Value> {
    let read: T = serde_json::from_value(value.clone()).ok()?;
    serde_json::to_value(read).ok()
}

macro_rules! readings {
    ($($name:ident),* $(,)?) => {
        BTreeMap::from([$((stringify!($name), reading::<$name> as Reading)),*])
    };
}

#[tokio::test]
async fn each_word_of_a_closed_list_is_the_word_of_the_wire() {
    let readings = readings![
        AccountStatus,
        AiMode,
        CallOutcome,
        Channel,
        ContactRole,
        ConversationStatus,
        CustomKind,
        Direction,
        ExpenseKind,
        Field,
        FitAspect,
        Goal,
        Intent,
        KeptBecause,
        Kind,
        LinkedinActivity,
        MeetingStep,
        MessageStatus,
        Mode,
        NoticeEvent,
        NoticePlace,
        OpportunityStage,
        ProblemKind,
        ProviderKind,
        ProviderTrouble,
        RelationshipType,
        ReviewStatus,
        Role,
        Side,
        Speaks,
        StatusSource,
        ViewPlace,
    ];
    let world = World::new().await;
    let description = world.browser().get("/api/openapi.json").await.json();
    let schemas = description["components"]["schemas"].as_object().unwrap();
    let lists = schemas
        .iter()
        .filter(|(_, schema)| schema["enum"].is_array());
    let mut described = Vec::new();
    for (name, schema) in lists {
        described.push(name.as_str());
        let Some(reading) = readings.get(name.as_str()) else {
            panic!("{name} has no case here: {schema}");
        };
        for word in schema["enum"].as_array().unwrap() {
            assert_eq!(reading(word).as_ref(), Some(word), "{name}");
        }
    }
    assert_eq!(described, readings.keys().copied().collect::<Vec<_>>());
}

/// Whether a value is what the schema says; what of it is not.
fn fits(description: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let named = description.pointer(name.strip_prefix('#').unwrap());
        let named = named.ok_or_else(|| format!("{name} is not described"))?;
        return fits(description, named, value).map_err(|why| format!("{name}: {why}"));
    }
    for (kind, may_be_several) in [("oneOf", false), ("anyOf", true)] {
        if let Some(all) = schema[kind].as_array() {
            let tried: Vec<_> = all
                .iter()
                .map(|one| fits(description, one, value))
                .collect();
            let good = tried.iter().filter(|it| it.is_ok()).count();
            if good == 0 || (good > 1 && !may_be_several) {
                return Err(format!("{good} of {kind} fit {value}: {tried:?}"));
            }
        }
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        fits(description, part, value)?;
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return Err(format!("{value} is none of {words:?}"));
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        Value::Null => return Ok(()),
        kind => vec![kind.clone()],
    };
    let is_kind = |kind: &Value| match kind.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        kind => panic!("{kind} is no type"),
    };
    if !kinds.iter().any(is_kind) {
        return Err(format!("{value} is none of {kinds:?}"));
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_i64(), value.as_i64())
        && number < least
    {
        return Err(format!("{number} is less than {least}"));
    }
    for item in value.as_array().into_iter().flatten() {
        fits(description, &schema["items"], item)?;
    }
    let Some(fields) = value.as_object() else {
        return Ok(());
    };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !fields.contains_key(name.as_str().unwrap()) {
            return Err(format!("{name} is missing"));
        }
    }
    for (name, field) in fields {
        let described = &schema["properties"][name];
        let others = &schema["additionalProperties"];
        if described.is_object() {
            fits(description, described, field).map_err(|why| format!("{name}: {why}"))?;
        } else if others.is_object() {
            fits(description, others, field).map_err(|why| format!("{name}: {why}"))?;
        } else if schema["properties"].is_object() {
            return Err(format!("{name} is not described"));
        }
    }
    Ok(())
}
