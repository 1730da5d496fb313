//! Invitations: one use, seven days, and no more than the inviter has.

use crate::support::*;
use domain::*;
use protocol::*;

#[tokio::test]
async fn an_invitation_is_good_once() {
    let (world, owner) = World::with_owner().await;
    let invited = owner.invite(Role::Admin).await;
    let visitor = world.browser();
    let state: JoinState = visitor.get(&format!("/api/v1{}", invited.path)).await.ok();
    assert_eq!(
        (state.workspace.as_str(), state.role),
        ("Forn & Co.", Role::Admin)
    );
    let session: SessionAnswer = visitor
        .post("/api/v1/join", &join_body(&invited, "pau"))
        .await
        .ok();
    assert_eq!(session.member.role, Role::Admin);
    let again = world
        .browser()
        .post("/api/v1/join", &join_body(&invited, "jonas"))
        .await;
    again.is_problem(ProblemKind::LinkSpent);
    let state = world
        .browser()
        .get(&format!("/api/v1{}", invited.path))
        .await;
    assert_eq!(state.status, 410);
    let names = owner.rows().await.into_iter().filter_map(|row| match row {
        Row::Member(member) => Some(member.name),
        _ => None,
    });
    assert_eq!(names.collect::<Vec<_>>(), ["Olga Owner", "pau"]);
}

#[tokio::test]
async fn an_invitation_is_good_for_seven_days() {
    let (world, owner) = World::with_owner().await;
    let invited = owner.invite(Role::Member).await;
    world.pass(Span::days(7));
    let late = world
        .browser()
        .post("/api/v1/join", &join_body(&invited, "pau"))
        .await;
    late.is_problem(ProblemKind::LinkSpent);
    let left: Vec<Invitation> = owner.get("/api/v1/invitations").await.ok();
    assert!(left.is_empty());
}

#[tokio::test]
async fn an_invitation_can_be_withdrawn() {
    let (world, owner) = World::with_owner().await;
    let invited = owner.invite(Role::Member).await;
    let all: Vec<Invitation> = owner.get("/api/v1/invitations").await.ok();
    assert_eq!(all, std::slice::from_ref(&invited.invitation));
    let path = format!("/api/v1/invitations/{}", invited.invitation.id);
    assert_eq!(owner.delete(&path).await.status, 204);
    owner.delete(&path).await.is_problem(ProblemKind::NotFound);
    let late = world
        .browser()
        .post("/api/v1/join", &join_body(&invited, "pau"))
        .await;
    late.is_problem(ProblemKind::LinkSpent);
}

#[tokio::test]
async fn nobody_gives_more_than_they_have() {
    let (world, owner) = World::with_owner().await;
    let admin = world.join(&owner, Role::Admin, "pau").await;
    let body = Invite {
        role: Role::Owner,
        note: String::new(),
    };
    let reply = admin.post("/api/v1/invitations", &body).await;
    reply.is_problem(ProblemKind::Forbidden);
    assert_eq!(
        reply.problem().refusal,
        Some((&Refusal::NotAllowed { needs: Role::Owner }).into())
    );
    admin.invite(Role::Admin).await;
}

#[tokio::test]
async fn what_a_member_invited_ends_with_their_right_to_invite() {
    let (world, owner) = World::with_owner().await;
    let admin = world.join(&owner, Role::Admin, "pau").await;
    let invited = admin.invite(Role::Member).await;
    owner
        .act(ChangeRole {
            id: admin.me().id,
            to: Role::Member,
        })
        .await;
    let late = world
        .browser()
        .post("/api/v1/join", &join_body(&invited, "jonas"))
        .await;
    late.is_problem(ProblemKind::LinkSpent);
    owner.act(RemoveMember { id: admin.me().id }).await;
    let left: Vec<Invitation> = owner.get("/api/v1/invitations").await.ok();
    assert!(left.is_empty());
}

#[tokio::test]
async fn an_address_has_one_login_and_a_failed_join_keeps_the_invitation() {
    let (world, owner) = World::with_owner().await;
    let invited = owner.invite(Role::Member).await;
    let taken = Join {
        email: "OLGA@example.com".into(),
        ..join_body(&invited, "pau")
    };
    let reply = world.browser().post("/api/v1/join", &taken).await;
    assert_eq!(reply.status, 409);
    reply.is_problem(ProblemKind::Taken);
    let weak = Join {
        password: "short".into(),
        ..join_body(&invited, "pau")
    };
    world
        .browser()
        .post("/api/v1/join", &weak)
        .await
        .is_problem(ProblemKind::Refused);
    let good = world
        .browser()
        .post("/api/v1/join", &join_body(&invited, "pau"))
        .await;
    assert_eq!(good.status, 200);
}

#[tokio::test]
async fn two_who_join_at_once_are_one_member() {
    let (world, owner) = World::with_owner().await;
    let invited = owner.invite(Role::Member).await;
    let (one, other) = (world.browser(), world.browser());
    let (pau, jonas) = (join_body(&invited, "pau"), join_body(&invited, "jonas"));
    let (one, other) = tokio::join!(
        one.post("/api/v1/join", &pau),
        other.post("/api/v1/join", &jonas)
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410]);
}
