//! The log of what was done that asks for more than a member.

use crate::{provider::provider_of, support::*};
use domain::*;
use protocol::*;
use serde_json::json;
use server::folder::database_in;
use uuid::Uuid;

async fn log_of(browser: &Browser, query: &str) -> Vec<AuditEntry> {
    browser.get(&format!("/api/v1/audit{query}")).await.ok()
}

/// Who did what, the first first.
async fn acts(browser: &Browser) -> Vec<(MemberId, AuditAct)> {
    let entries = log_of(browser, "").await.into_iter().rev();
    entries.map(|it| (it.by.unwrap(), it.act)).collect()
}

#[tokio::test]
async fn what_admins_do_is_written_down_with_who_did_it() {
    let (world, owner) = World::with_owner().await;
    let olga = owner.me().id;
    let (role, note) = (Role::Member, "a colleague".to_owned());
    let withdrawn = owner.invite(role).await.invitation.id;
    let path = format!("/api/v1/invitations/{withdrawn}");
    assert_eq!(owner.delete(&path).await.status, 204);
    let colleague = world.join(&owner, role, "pau").await;
    let pau = colleague.me().id;
    owner
        .act(ChangeRole {
            id: pau,
            to: Role::Admin,
        })
        .await;
    let account_id = owner.create_account("Forn Vell").await;
    let export = format!("/api/v1/accounts/{account_id}/export");
    assert_eq!(colleague.get(&export).await.status, 200);
    assert_eq!(colleague.get("/api/v1/export").await.status, 200);
    let erase = EraseAccount {
        id: ErasureId(Uuid::new_v4()),
        account_id,
        accounts: vec![account_id],
    };
    colleague.act(erase).await;
    let link = owner
        .post(
            &format!("/api/v1/members/{pau}/reset"),
            &json!({"ends_second_factor": false}),
        )
        .await;
    let link: ResetLink = link.created();
    let reset = ResetPassword {
        token: link.path.rsplit('=').next().unwrap().to_owned(),
        password: "another long password".to_owned(),
    };
    assert_eq!(
        world.browser().post("/api/v1/reset", &reset).await.status,
        204
    );
    let change = ChangePassword {
        current: PASSWORD.to_owned(),
        new: "another long password".to_owned(),
    };
    assert_eq!(owner.post("/api/v1/password", &change).await.status, 204);
    owner.act(RemoveMember { id: pau }).await;

    let invited = || AuditAct::Invited {
        role,
        note: note.clone(),
    };
    let expected = [
        (olga, invited()),
        (
            olga,
            AuditAct::InvitationWithdrawn {
                role,
                note: note.clone(),
            },
        ),
        (olga, invited()),
        (pau, AuditAct::Joined { role }),
        (
            olga,
            AuditAct::RoleChanged {
                member_id: pau,
                to: Role::Admin,
            },
        ),
        (pau, AuditAct::AccountExported { account_id }),
        (pau, AuditAct::WorkspaceExported),
        (pau, AuditAct::AccountErased { account_id }),
        (
            olga,
            AuditAct::ResetLinkMade {
                member_id: pau,
                ends_second_factor: false,
            },
        ),
        (pau, AuditAct::PasswordReset),
        (olga, AuditAct::PasswordChanged),
        (olga, AuditAct::MemberRemoved { member_id: pau }),
    ];
    assert_eq!(acts(&owner).await, expected);
}

#[tokio::test]
async fn who_named_changed_and_removed_a_provider_is_written_down_without_its_key() {
    let (world, owner) = World::with_owner().await;
    let before = acts(&owner).await.len();
    let id = Uuid::new_v4();
    let address = "http://127.0.0.1:9".to_owned();
    let named = provider_of(id, ProviderKind::Deepl, &address);
    let moved = SaveProvider {
        key: None,
        place: 3,
        ..named.clone()
    };
    let mut changed = moved.clone();
    changed.body.pairs = vec![LanguagePair {
        from: "ca".parse().unwrap(),
        to: "en".parse().unwrap(),
    }];
    for save in [&named, &moved, &changed, &named] {
        assert_eq!(owner.post("/api/v1/providers", save).await.status, 204);
    }
    let path = format!("/api/v1/providers/{id}");
    assert_eq!(owner.delete(&path).await.status, 204);
    assert_eq!(owner.delete(&path).await.status, 404);
    let (kind, olga) = (ProviderKind::Deepl, owner.me().id);
    let changed = |new_key| AuditAct::ProviderChanged {
        kind,
        address: address.clone(),
        new_key,
    };
    let expected = [
        AuditAct::ProviderNamed {
            kind,
            address: address.clone(),
        },
        // In another place among them it is the same.
        changed(false),
        changed(true),
        AuditAct::ProviderRemoved {
            kind,
            address: address.clone(),
        },
    ];
    let found = acts(&owner).await.split_off(before);
    assert_eq!(found, expected.map(|act| (olga, act)));
    let reply = owner.get("/api/v1/audit").await;
    assert!(!reply.text.contains("zanzibar"), "{}", reply.text);
    drop(world);
}

#[tokio::test]
async fn what_was_refused_or_changed_nothing_is_not_written_down() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let before = acts(&owner).await;
    let mia = member.me().id;
    member.try_to(RemoveMember { id: owner.me().id }).await;
    owner
        .act(ChangeRole {
            id: mia,
            to: Role::Member,
        })
        .await;
    member
        .get("/api/v1/export")
        .await
        .is_problem(ProblemKind::Forbidden);
    let nowhere = format!("/api/v1/accounts/{}/export", Uuid::nil());
    owner.get(&nowhere).await.is_problem(ProblemKind::NotFound);
    owner.act(RemoveMember { id: mia }).await;
    owner.act(RemoveMember { id: mia }).await;
    let after = acts(&owner).await;
    assert_eq!(after.len(), before.len() + 1, "{after:?}");
}

#[tokio::test]
async fn the_log_is_read_page_by_page_and_by_admins_of_the_workspace_alone() {
    let (world, owner) = World::with_owner().await;
    let member = world.join(&owner, Role::Member, "mia").await;
    let stranger = world.stranger("one").await;
    for _ in 0..5 {
        owner.invite(Role::Member).await;
    }
    let whole = log_of(&owner, "").await;
    assert_eq!(whole.len(), 7);
    let first = log_of(&owner, "?limit=3").await;
    let place = first[2].place;
    let rest = log_of(&owner, &format!("?before={place}")).await;
    assert_eq!([first, rest].concat(), whole);
    member
        .get("/api/v1/audit")
        .await
        .is_problem(ProblemKind::Forbidden);
    assert_eq!(log_of(&stranger, "").await, []);
    owner
        .get("/api/v1/audit?limit=0")
        .await
        .is_problem(ProblemKind::Malformed);
}

#[tokio::test]
async fn an_act_that_only_a_newer_version_knows_ends_no_page() {
    let (world, owner) = World::with_owner().await;
    owner.invite(Role::Member).await;
    let all = log_of(&owner, "").await;
    let newer = "INSERT INTO audit (workspace_id, at, act)
        SELECT workspace_id, at, '\"of_a_newer_version\"' FROM audit LIMIT 1";
    let other = rusqlite::Connection::open(database_in(world.data())).unwrap();
    assert_eq!(other.execute(newer, []).unwrap(), 1);
    assert_eq!(log_of(&owner, &format!("?limit={}", all.len())).await, all);
}
