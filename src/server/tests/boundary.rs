//! No route tells one workspace of another, and every route asks for the role that it needs. The
//! routes are those of the API's own description: a new one without a case here fails.

use crate::support::*;
use domain::*;
use protocol::*;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

/// A word that stands in everything of the first workspace.
const SECRET: &str = "Zanzibar";

/// What there is to be found in the first workspace.
struct Found {
    account: AccountId,
    message: MessageId,
    draft: MessageId,
    member: MemberId,
    device: Uuid,
    invited: Invited,
    product: ProductId,
    campaign: CampaignId,
    contact: ContactId,
}

async fn furnish(owner: &Browser) -> Found {
    let account = owner.create_account(&format!("Forn {SECRET}")).await;
    let letter = log(
        account,
        Mode::InboundPaste,
        &format!("{SECRET} writes"),
        MORNING,
    );
    let message = letter.id;
    owner.act(letter).await;
    let draft = MessageId(Uuid::new_v4());
    let said = said(Mode::LogSent, &format!("{SECRET} is answered"), MORNING);
    let save = SaveDraft {
        id: draft,
        account_id: account,
        campaign_id: None,
        said,
        base: None,
    };
    owner.act(save).await;
    let product = ProductId(Uuid::new_v4());
    let name = || SECRET.to_owned();
    owner
        .act(CreateProduct {
            id: product,
            name: name(),
            changes: Vec::new(),
        })
        .await;
    let campaign = CampaignId(Uuid::new_v4());
    let create = CreateCampaign {
        id: campaign,
        product_id: product,
        name: name(),
        changes: Vec::new(),
    };
    owner.act(create).await;
    let contact = ContactId(Uuid::new_v4());
    let create = CreateContact {
        id: contact,
        account_id: account,
        name: name(),
        changes: Vec::new(),
    };
    owner.act(create).await;
    let devices: Vec<Device> = owner.get("/api/v1/devices").await.ok();
    Found {
        account,
        message,
        draft,
        member: owner.me().id,
        device: devices[0].id,
        invited: owner.invite(Role::Member).await,
        product,
        campaign,
        contact,
    }
}

/// Every route, as `METHOD path`.
async fn routes(browser: &Browser) -> Vec<String> {
    let description = browser.get("/api/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    let routes = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().keys();
        methods.map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    routes.collect()
}

/// Every command that names a row of the first workspace.
fn prying_commands(found: &Found) -> Vec<Envelope> {
    let conversation_id = ConversationId::of(found.account, None);
    let Found {
        account,
        message,
        draft,
        member,
        product,
        campaign,
        contact,
        ..
    } = *found;
    let text = || "pried".to_owned();
    let said = |mode| said(mode, "pried", MORNING);
    let translation = Translation {
        text: text(),
        language: Language::english(),
    };
    let mut to_other = said(Mode::LogSent);
    to_other.correspondent = Some(Correspondent {
        contact_id: Some(contact),
        name: text(),
        address: String::new(),
    });
    vec![
        envelope(UpdateProduct {
            id: product,
            changes: vec![ProductField::Name(text())],
        }),
        envelope(CreateCampaign {
            id: CampaignId(Uuid::new_v4()),
            product_id: product,
            name: text(),
            changes: Vec::new(),
        }),
        envelope(UpdateCampaign {
            id: campaign,
            changes: vec![CampaignField::Brief(text())],
        }),
        envelope(UpdateAccount {
            id: account,
            changes: vec![AccountField::Name(text())],
        }),
        envelope(ChangeAccountStatus {
            account_id: account,
            to: AccountStatus::Customer,
            why: text(),
        }),
        envelope(CreateContact {
            id: ContactId(Uuid::new_v4()),
            account_id: account,
            name: text(),
            changes: Vec::new(),
        }),
        envelope(UpdateContact {
            id: contact,
            changes: vec![ContactField::Name(text())],
        }),
        envelope(AddToCampaign {
            campaign_id: campaign,
            matched: vec![account],
            include: std::collections::BTreeSet::new(),
            confirmed: vec![account],
        }),
        envelope(ReviewConversation {
            conversation_id,
            verdict: ReviewStatus::Approved,
        }),
        envelope(CloseConversation {
            conversation_id,
            seen_inbound: Some(message),
        }),
        envelope(ReopenConversation { conversation_id }),
        envelope(AssignConversation {
            conversation_id,
            to: Some(member),
        }),
        envelope(SnoozeConversation {
            conversation_id,
            until: Some(MORNING),
        }),
        envelope(log(account, Mode::LogSent, "pried", MORNING)),
        envelope(LogMessage {
            id: MessageId(Uuid::new_v4()),
            account_id: account,
            campaign_id: Some(campaign),
            said: to_other,
            log_anyway: true,
        }),
        envelope(SaveDraft {
            id: draft,
            account_id: account,
            campaign_id: None,
            said: said(Mode::LogSent),
            base: None,
        }),
        envelope(TranslateMessage {
            id: message,
            translation,
        }),
        envelope(SetIntent {
            id: message,
            intent: Intent::Interested,
        }),
        envelope(RetractMessage { id: message }),
        envelope(AddNote {
            id: NoteId(Uuid::new_v4()),
            account_id: account,
            campaign_id: None,
            text: text(),
        }),
        envelope(UpdateMember {
            id: member,
            changes: vec![MemberField::Name(text())],
        }),
        envelope(ChangeRole {
            id: member,
            to: Role::Member,
        }),
        envelope(RemoveMember { id: member }),
    ]
}

#[tokio::test]
async fn no_route_tells_one_workspace_of_another() {
    let (world, owner) = World::with_owner().await;
    let found = furnish(&owner).await;
    let stranger = world.stranger().await;
    let before = owner.pull(0).await.rows;
    for route in routes(&owner).await {
        let reply = pry(&stranger, &route, &found).await;
        assert!(!reply.text.contains(SECRET), "{route} says {}", reply.text);
        assert!(
            reply.status != StatusCode::INTERNAL_SERVER_ERROR,
            "{route}: {}",
            reply.text
        );
    }
    assert_eq!(
        owner.pull(0).await.rows,
        before,
        "a stranger changed something"
    );
    let still: Vec<Device> = owner.get("/api/v1/devices").await.ok();
    assert_eq!(still.len(), 1);
    let invitations: Vec<Invitation> = owner.get("/api/v1/invitations").await.ok();
    assert_eq!(invitations.len(), 1);
}

/// Tries a route with everything that belongs to the first workspace.
async fn pry(stranger: &Browser, route: &str, found: &Found) -> Reply {
    let conversation = ConversationId::of(found.account, None);
    match route {
        "GET /api/v1/health" | "GET /api/v1/setup" | "GET /api/v1/session" => {
            stranger.get(route.split_once(' ').unwrap().1).await
        }
        "GET /api/v1/changes" => stranger.get("/api/v1/changes?since=0").await,
        "GET /api/v1/conversations/{id}/messages" => {
            let reply = stranger
                .get(&format!("/api/v1/conversations/{conversation}/messages"))
                .await;
            let nowhere = Uuid::new_v4();
            let empty = stranger
                .get(&format!("/api/v1/conversations/{nowhere}/messages"))
                .await;
            assert_eq!(
                reply.text, empty.text,
                "a foreign conversation is as if it were not there"
            );
            reply
        }
        "GET /api/v1/devices" | "GET /api/v1/invitations" => {
            let reply = stranger.get(route.split_once(' ').unwrap().1).await;
            let ids = reply.text.contains(&found.device.to_string())
                || reply
                    .text
                    .contains(&found.invited.invitation.id.to_string());
            assert!(!ids, "{route} says {}", reply.text);
            reply
        }
        "DELETE /api/v1/devices/{id}" => {
            let reply = stranger
                .delete(&format!("/api/v1/devices/{}", found.device))
                .await;
            reply.is_problem(ProblemKind::NotFound);
            reply
        }
        "DELETE /api/v1/invitations/{id}" => {
            let id = found.invited.invitation.id;
            let reply = stranger.delete(&format!("/api/v1/invitations/{id}")).await;
            reply.is_problem(ProblemKind::NotFound);
            reply
        }
        "POST /api/v1/invitations" => {
            let body = Invite {
                role: Role::Member,
                note: String::new(),
            };
            stranger.post("/api/v1/invitations", &body).await
        }
        "POST /api/v1/commands" => pry_by_commands(stranger, found).await,
        "GET /api/v1/live" => {
            let request = stranger.request(Method::GET, "/api/v1/live");
            let mut response = request.send().await.unwrap();
            let first = response.chunk().await.unwrap().unwrap();
            let text = String::from_utf8(first.to_vec()).unwrap();
            assert!(
                text.contains("\"seq\":1}"),
                "the place is that of the own workspace: {text}"
            );
            Reply {
                status: response.status(),
                headers: response.headers().clone(),
                text,
            }
        }
        // Whoever holds a link may use it: these know no workspace of the browser.
        "GET /api/v1/join/{token}" => stranger.get("/api/v1/join/guessed").await,
        "POST /api/v1/setup"
        | "POST /api/v1/sign-in"
        | "POST /api/v1/sign-in/link"
        | "POST /api/v1/join" => {
            let path = route.split_once(' ').unwrap().1;
            stranger.post(path, &json!({"token": "guessed"})).await
        }
        // Ends the stranger's own session, so that it would stop the others.
        "POST /api/v1/sign-out" => stranger.get("/api/v1/session").await,
        unknown => panic!("{unknown} has no case here: what does it tell of another workspace?"),
    }
}

async fn pry_by_commands(stranger: &Browser, found: &Found) -> Reply {
    let commands = prying_commands(found);
    let kinds: Vec<_> = commands
        .iter()
        .map(|one| format!("{:?}", one.command))
        .collect();
    let reply = stranger.post("/api/v1/commands", &Push { commands }).await;
    let answer: PushAnswer = reply.ok();
    for (outcome, kind) in answer.outcomes.iter().zip(kinds) {
        let refusal = refusal(&outcome.outcome);
        assert!(
            matches!(refusal, Refusal::NotFound { .. }),
            "{kind}: {refusal}"
        );
    }
    reply
}

/// The role that a route needs; `None` where it needs no session.
fn needed(route: &str) -> Option<Role> {
    match route {
        "GET /api/v1/health"
        | "GET /api/v1/setup"
        | "POST /api/v1/setup"
        | "POST /api/v1/sign-in"
        | "POST /api/v1/sign-in/link"
        | "POST /api/v1/sign-out"
        | "GET /api/v1/join/{token}"
        | "POST /api/v1/join" => None,
        "GET /api/v1/session"
        | "GET /api/v1/changes"
        | "GET /api/v1/live"
        | "GET /api/v1/conversations/{id}/messages"
        | "GET /api/v1/devices"
        | "DELETE /api/v1/devices/{id}"
        | "POST /api/v1/commands" => Some(Role::Member),
        "GET /api/v1/invitations"
        | "POST /api/v1/invitations"
        | "DELETE /api/v1/invitations/{id}" => Some(Role::Admin),
        unknown => panic!("{unknown} has no case here: which role does it need?"),
    }
}

#[tokio::test]
async fn every_route_asks_for_its_role() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let nobody = world.browser();
    for route in routes(&owner).await {
        let needed = needed(&route);
        let people = [
            (None, &nobody),
            (Some(Role::Member), &member),
            (Some(Role::Admin), &admin),
        ];
        for (role, browser) in people {
            if route.ends_with("/sign-out") && role.is_some() {
                continue;
            }
            let (method, path) = route.split_once(' ').unwrap();
            let path = path
                .replace("{id}", &Uuid::nil().to_string())
                .replace("{token}", "none");
            let request = browser.request(method.parse().unwrap(), &path);
            let response = request.json(&Value::Null).send().await.unwrap();
            let status = response.status();
            match (needed, role) {
                (Some(_), None) => assert_eq!(status, 401, "{route} for nobody"),
                (Some(needed), Some(role)) if role < needed => {
                    assert_eq!(status, 403, "{route} for {role}");
                }
                (Some(_), Some(_)) => {
                    assert!(
                        status != 401 && status != 403,
                        "{route} for {role:?}: {status}"
                    );
                }
                // These answer for themselves, and an empty body is none that they understand.
                (None, _) => assert!(status != 403 && status != 500, "{route}: {status}"),
            }
        }
    }
}

#[tokio::test]
async fn commands_about_members_ask_for_their_role() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let victim = world.join(&owner, Role::Member, "vic").await.me().id;
    let rename = || UpdateMember {
        id: victim,
        changes: vec![MemberField::Name("Vic".into())],
    };
    let needs = |outcome: &Outcome, role| {
        assert_eq!(refusal(outcome), &Refusal::NotAllowed { needs: role });
    };
    needs(&member.try_to(rename()).await, Role::Admin);
    needs(
        &member.try_to(RemoveMember { id: victim }).await,
        Role::Admin,
    );
    for browser in [&member, &admin] {
        let outcome = browser
            .try_to(ChangeRole {
                id: victim,
                to: Role::Admin,
            })
            .await;
        needs(&outcome, Role::Owner);
    }
    needs(
        &admin.try_to(RemoveMember { id: owner.me().id }).await,
        Role::Owner,
    );
    admin.act(rename()).await;
    owner
        .act(ChangeRole {
            id: victim,
            to: Role::Admin,
        })
        .await;
    admin.act(RemoveMember { id: victim }).await;
    let lowered = owner
        .try_to(ChangeRole {
            id: owner.me().id,
            to: Role::Member,
        })
        .await;
    assert_eq!(refusal(&lowered), &Refusal::LastOwner);
}
