//! No route tells one workspace of another: what belongs to another is as if it were not there.
//! The routes and the commands are those of the API's own description, so that a new one without
//! a case here fails.

use crate::{
    acts::{Named, every_command, name_of, that_link},
    provider::provider_at,
    routes::all_routes,
    support::*,
};
use domain::*;
use protocol::*;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A word that stands in everything of the first workspace.
const SECRET: &str = "Zanzibar";

/// A workspace full of secrets, and the ids of everything in it.
async fn secrets(world: &World, owner: &Browser) -> Named {
    let colleague = world.join(owner, Role::Member, SECRET).await;
    let devices: Vec<Device> = colleague.get("/api/v1/devices").await.ok();
    let named = Named {
        member: colleague.me().id,
        device: devices[0].id,
        invitation: owner.invite(Role::Member).await.invitation.id,
        ..Named::nothing()
    };
    named.furnish(owner, SECRET).await;
    let address = format!("http://{SECRET}.example");
    let reply = owner
        .post("/api/v1/providers", &provider_at(named.device, &address))
        .await;
    assert_eq!(reply.status, 204, "{}", reply.text);
    named
}

#[tokio::test]
async fn what_belongs_to_another_workspace_is_as_if_it_were_not_there() {
    let (world, owner) = World::with_owner().await;
    let (theirs, nothing, own) = (
        secrets(&world, &owner).await,
        Named::nothing(),
        Named::alike(),
    );
    // Two strangers alike: one tries what is there, the other what is nowhere.
    let (one, other) = (world.stranger("one").await, world.stranger("other").await);
    for stranger in [&one, &other] {
        own.furnish(stranger, "own").await;
    }
    let before = owner.pull(0).await.rows;
    let mut routes = all_routes(&owner).await;
    // Commands come last: some make rows of the stranger's own under the ids that they try.
    routes.sort_by_key(|route| route == "POST /api/v1/commands");
    for route in routes {
        let of_theirs = pry(&one, &route, &theirs).await;
        let of_nothing = pry(&other, &route, &nothing).await;
        assert_eq!(of_theirs.status, of_nothing.status, "{route}");
        assert_ne!(
            of_theirs.status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{route}: {}",
            of_theirs.text
        );
        let said = theirs.unnamed(&of_theirs.text);
        if names_something(&route) {
            assert_eq!(said, nothing.unnamed(&of_nothing.text), "{route}");
        } else {
            assert_eq!(said, of_theirs.text, "{route} names what is not its own");
        }
        assert!(!said.contains(SECRET), "{route} says {said}");
    }
    let own_rows = one.get("/api/v1/changes").await.text;
    assert!(!own_rows.contains(SECRET), "commands brought {own_rows}");
    let after = owner.pull(0).await.rows;
    assert_eq!(after, before, "a stranger changed something");
    let invitations: Vec<Invitation> = owner.get("/api/v1/invitations").await.ok();
    assert_eq!(invitations.len(), 1, "a stranger withdrew an invitation");
    let providers: Vec<Provider> = owner.get("/api/v1/providers").await.ok();
    assert_eq!(providers.len(), 1, "a stranger took a provider out");
    let colleague = world.browser();
    let reply = colleague.sign_in("zanzibar@example.com", PASSWORD).await;
    assert_eq!(reply.status, 200, "a stranger removed a member");
}

/// Whether a request of this route holds ids that a person could take from elsewhere.
fn names_something(route: &str) -> bool {
    let named = [
        "POST /api/v1/commands",
        "POST /api/v1/drafts",
        "POST /api/v1/fits",
    ];
    route.contains("{id}") || named.contains(&route)
}

/// Tries a route with all that is named.
async fn pry(stranger: &Browser, route: &str, named: &Named) -> Reply {
    let (method, path) = route.split_once(' ').unwrap();
    match route {
        "GET /api/v1/audit"
        | "GET /api/v1/health"
        | "GET /api/v1/setup"
        | "GET /api/v1/session"
        | "GET /api/v1/changes"
        | "GET /api/v1/devices"
        | "GET /api/v1/second-factor"
        | "GET /api/v1/export"
        | "GET /api/v1/assistance"
        | "GET /api/v1/providers"
        | "GET /api/v1/usage"
        | "GET /api/v1/invitations" => stranger.get(path).await,
        "GET /api/v1/search" => stranger.get(&format!("{path}?q={SECRET}")).await,
        "GET /api/v1/conversations/{id}/messages" => {
            let id = named.conversation().to_string();
            stranger.get(&path.replace("{id}", &id)).await
        }
        "GET /api/v1/messages/{id}/email" => {
            let id = named.message.to_string();
            stranger.get(&path.replace("{id}", &id)).await
        }
        "GET /api/v1/accounts/{id}/export" => {
            let path = path.replace("{id}", &named.account.to_string());
            let as_page = stranger.get(&format!("{path}?form=html")).await;
            let as_rows = stranger.get(&path).await;
            assert_eq!(as_page.text, as_rows.text);
            as_rows
        }
        "POST /api/v1/members/{id}/reset" => {
            let path = path.replace("{id}", &named.member.to_string());
            let wish = json!({"ends_second_factor": true});
            stranger.post(&path, &wish).await
        }
        "POST /api/v1/second-factor" | "POST /api/v1/second-factor/end" => {
            stranger.post(path, &json!({"password": PASSWORD})).await
        }
        "POST /api/v1/second-factor/confirm" => {
            stranger.post(path, &json!({"code": "123456"})).await
        }
        "POST /api/v1/password" => {
            let body = ChangePassword {
                current: PASSWORD.to_owned(),
                new: "another long password".to_owned(),
            };
            stranger.post(path, &body).await
        }
        "DELETE /api/v1/devices/{id}" | "DELETE /api/v1/providers/{id}" => {
            let id = named.device.to_string();
            stranger.delete(&path.replace("{id}", &id)).await
        }
        "DELETE /api/v1/invitations/{id}" => {
            let id = named.invitation.to_string();
            stranger.delete(&path.replace("{id}", &id)).await
        }
        "POST /api/v1/invitations" => {
            let body = Invite {
                role: Role::Member,
                note: String::new(),
            };
            stranger.post(path, &body).await
        }
        // Of a stranger's own there is none yet, or none any more.
        "POST /api/v1/providers/{id}/test" => {
            let path = path.replace("{id}", &named.device.to_string());
            stranger.post(&path, &json!(null)).await
        }
        "POST /api/v1/providers"
        | "POST /api/v1/drafts"
        | "POST /api/v1/fits"
        | "POST /api/v1/translate" => stranger.post(path, &about_providers(path, named)).await,
        "POST /api/v1/commands" => stranger.post(path, &prying(named)).await,
        "GET /api/v1/live" => first_event(stranger).await,
        "POST /api/v1/presence" => {
            let body = Presence {
                tab: Uuid::nil(),
                conversation_id: Some(named.conversation()),
                writing: true,
            };
            stranger.post(path, &body).await
        }
        // Whoever holds a link may use it: these know no workspace of the browser.
        "GET /api/v1/join/{token}" | "GET /api/v1/reset/{token}" => {
            let path = path.replace("{token}", "guessed");
            stranger.get(&path).await
        }
        "POST /api/v1/setup"
        | "POST /api/v1/sign-in"
        | "POST /api/v1/sign-in/link"
        | "POST /api/v1/reset"
        | "POST /api/v1/join" => stranger.post(path, &json!({"token": "guessed"})).await,
        // Would end the stranger's own session, and stop those that follow.
        "POST /api/v1/sign-out" => {
            let visitor = Browser::new(&stranger.base);
            visitor
                .send(visitor.request(method.parse().unwrap(), path))
                .await
        }
        unknown => panic!("{unknown} has no case here: what does it tell of another workspace?"),
    }
}

/// A provider by an id that may be taken, or what one is asked.
fn about_providers(path: &str, named: &Named) -> Value {
    match path {
        "/api/v1/providers" => json!(provider_at(named.device, "http://127.0.0.1:9")),
        "/api/v1/drafts" => {
            json!({"account_id": named.account, "prompt": "Write", "language": "en"})
        }
        "/api/v1/fits" => {
            json!({"account_id": named.account, "product_id": named.product, "goal": "sales"})
        }
        _ => json!({"texts": ["Bon dia"], "from": "ca", "to": "en"}),
    }
}

/// Everything that can be tried with ids, under the same command ids for both strangers.
fn prying(named: &Named) -> Push<Envelope> {
    let commands = [that_link(&Named::alike(), named), every_command(named)].concat();
    let numbered = commands.into_iter().zip(1_000..);
    Push {
        epoch: None,
        commands: numbered
            .map(|(command, number)| Envelope {
                id: CommandId(Uuid::from_u128(number)),
                ..envelope(command)
            })
            .collect(),
    }
}

async fn first_event(stranger: &Browser) -> Reply {
    let request = stranger.request(Method::GET, "/api/v1/live");
    let mut response = request.send().await.unwrap();
    let first = response.chunk().await.unwrap().unwrap();
    Reply {
        status: response.status(),
        headers: response.headers().clone(),
        text: String::from_utf8(first.to_vec()).unwrap(),
    }
}

#[tokio::test]
async fn every_command_is_tried() {
    let world = World::new().await;
    let description = world.browser().get("/api/openapi.json").await.json();
    let variants = &description["components"]["schemas"]["Command"]["oneOf"];
    let described: BTreeSet<String> = variants
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|variant| variant["properties"].as_object().unwrap().keys().cloned())
        .collect();
    let tried: BTreeSet<_> = every_command(&Named::alike()).iter().map(name_of).collect();
    assert_eq!(tried, described);
}

#[tokio::test]
async fn a_workspace_is_named_by_the_session_and_by_nothing_that_is_sent() {
    let (world, owner) = World::with_owner().await;
    let stranger = world.stranger("one").await;
    let theirs = owner.me.as_ref().unwrap().workspace.id;
    let before = owner.pull(0).await.rows;
    let create = envelope(CreateAccount {
        id: AccountId(Uuid::new_v4()),
        name: "smuggled".to_owned(),
        changes: Vec::new(),
    });
    // Beside the commands, in the envelope, in the command.
    for place in ["", "/commands/0", "/commands/0/command/create_account"] {
        let mut body = json!({"commands": [create]});
        body.pointer_mut(place).unwrap()["workspace_id"] = json!(theirs);
        let reply = stranger.post("/api/v1/commands", &body).await;
        reply.is_problem(ProblemKind::Malformed);
    }
    let path = format!("/api/v1/changes?workspace_id={theirs}");
    stranger.get(&path).await.is_problem(ProblemKind::Malformed);
    assert_eq!(owner.pull(0).await.rows, before);
}
