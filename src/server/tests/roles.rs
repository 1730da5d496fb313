//! Every route and every command asks for the role that it needs (rule book §12).

use crate::{
    acts::{Named, every_command, name_of},
    routes::all_routes,
    support::*,
};
use domain::*;
use protocol::Outcome;
use serde_json::Value;
use uuid::Uuid;

/// The role that a route needs; `None` where it needs no session.
fn needed_by_route(route: &str) -> Option<Role> {
    match route {
        "GET /api/v1/health"
        | "GET /api/v1/setup"
        | "POST /api/v1/setup"
        | "POST /api/v1/sign-in"
        | "POST /api/v1/sign-in/link"
        | "POST /api/v1/sign-out"
        | "GET /api/v1/join/{token}"
        | "GET /api/v1/reset/{token}"
        | "POST /api/v1/reset"
        | "POST /api/v1/join" => None,
        "GET /api/v1/session"
        | "GET /api/v1/changes"
        | "GET /api/v1/live"
        | "GET /api/v1/conversations/{id}/messages"
        | "GET /api/v1/messages/{id}/email"
        | "GET /api/v1/search"
        | "GET /api/v1/devices"
        | "DELETE /api/v1/devices/{id}"
        | "POST /api/v1/password"
        | "GET /api/v1/second-factor"
        | "POST /api/v1/second-factor"
        | "POST /api/v1/second-factor/confirm"
        | "POST /api/v1/second-factor/end"
        | "POST /api/v1/commands"
        | "POST /api/v1/presence"
        | "GET /api/v1/assistance"
        | "POST /api/v1/drafts"
        | "POST /api/v1/fits"
        | "POST /api/v1/translate" => Some(Role::Member),
        "GET /api/v1/audit"
        | "GET /api/v1/invitations"
        | "GET /api/v1/accounts/{id}/export"
        | "GET /api/v1/export"
        | "POST /api/v1/invitations"
        | "POST /api/v1/members/{id}/reset"
        | "DELETE /api/v1/invitations/{id}"
        | "GET /api/v1/providers"
        | "POST /api/v1/providers"
        | "DELETE /api/v1/providers/{id}"
        | "POST /api/v1/providers/{id}/test"
        | "GET /api/v1/usage" => Some(Role::Admin),
        unknown => panic!("{unknown} has no case here: which role does it need?"),
    }
}

#[tokio::test]
async fn every_route_asks_for_its_role() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let nobody = world.browser();
    for route in all_routes(&owner).await {
        let needed = needed_by_route(&route);
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

/// The role that a command about somebody else's rows needs.
fn needed_by_command(name: &str) -> Role {
    match name {
        "create_product"
        | "update_product"
        | "create_campaign"
        | "update_campaign"
        | "create_account"
        | "update_account"
        | "delete_account"
        | "change_account_status"
        | "import_accounts"
        | "import_messages"
        | "create_contact"
        | "update_contact"
        | "delete_contact"
        | "merge_accounts"
        | "undo_merge"
        | "dismiss_pair"
        | "restore_pair"
        | "save_view"
        | "delete_view"
        | "add_to_campaign"
        | "take_out_of_campaign"
        | "review_conversation"
        | "close_conversation"
        | "reopen_conversation"
        | "assign_conversation"
        | "snooze_conversation"
        | "tag_conversation"
        | "set_ai_mode"
        | "mark_read"
        | "mark_unread"
        | "log_message"
        | "save_draft"
        | "delete_draft"
        | "translate_message"
        | "note_untranslated"
        | "understand_message"
        | "set_intent"
        | "add_note"
        | "record_activity"
        | "add_expense"
        | "update_expense"
        | "delete_expense"
        | "save_reply"
        | "delete_reply"
        | "judge_fit"
        | "set_fit"
        | "see_notifications" => Role::Member,
        "create_custom_field"
        | "update_custom_field"
        | "retract_message"
        | "set_language"
        | "update_note"
        | "retract_note"
        | "undo_import"
        | "erase_account"
        | "remove_activity"
        | "update_member"
        | "remove_member" => Role::Admin,
        "change_role" => Role::Owner,
        unknown => panic!("{unknown} has no case here: which role does it need?"),
    }
}

#[tokio::test]
async fn every_command_asks_for_its_role() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let named = Named {
        member: world.join(&owner, Role::Member, "vic").await.me().id,
        ..Named::nothing()
    };
    named.furnish(&owner, "Forn Vell").await;
    let people = [
        (Role::Member, &member),
        (Role::Admin, &admin),
        (Role::Owner, &owner),
    ];
    for command in every_command(&named) {
        let name = name_of(&command);
        let needs = needed_by_command(&name);
        for (role, browser) in people {
            let outcome = browser.try_to(command.clone()).await;
            let refused = Outcome::Refused {
                refusal: Refusal::NotAllowed { needs },
            };
            assert_eq!(outcome == refused, role < needs, "{name} by {role}");
        }
    }
}

#[tokio::test]
async fn nobody_touches_those_above_them_and_one_owner_always_stays() {
    let (world, owner) = World::with_owner().await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let id = owner.me().id;
    let removed = admin.try_to(RemoveMember { id }).await;
    let needs = Role::Owner;
    assert_eq!(refusal(&removed), &Refusal::NotAllowed { needs });
    for last in [
        owner.try_to(RemoveMember { id }).await,
        owner
            .try_to(ChangeRole {
                id,
                to: Role::Member,
            })
            .await,
    ] {
        assert_eq!(refusal(&last), &Refusal::LastOwner);
    }
}
