//! Rule book §12: who may do what, and the owner that a workspace always keeps.

use super::world::*;
use crate::*;
use rstest::rstest;

fn needs(role: Role) -> Result<(), Refusal> {
    Err(Refusal::NotAllowed { needs: role })
}

#[rstest]
#[case::nobody(Role::Member, &[])]
#[case::no_owner(Role::Admin, &[Role::Member, Role::Admin])]
#[case::anybody(Role::Owner, &[Role::Member, Role::Admin, Role::Owner])]
fn nobody_invites_to_more_than_they_are(#[case] inviter: Role, #[case] allowed: &[Role]) {
    let may = Role::ALL.iter().filter(|role| inviter.may_invite(**role));
    assert!(may.eq(allowed));
}

/// Reading and writing is everyone's: so every other command is here by one of its kind.
#[rstest]
fn every_member_writes_conversations_accounts_and_campaigns(
    #[values(REP, ADMIN, OWNER)] by: MemberId,
) {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    let id = |n| uuid::Uuid::from_u128(n);
    let name = "Nou".to_owned();
    let changes = Vec::new;
    let commands: Vec<Command> = vec![
        CreateProduct {
            id: ProductId(id(1)),
            name: name.clone(),
            changes: vec![],
        }
        .into(),
        CreateCampaign {
            id: CampaignId(id(2)),
            product_id: ProductId(id(1)),
            name: name.clone(),
            changes: vec![],
        }
        .into(),
        CreateAccount {
            id: AccountId(id(3)),
            name: name.clone(),
            changes: changes(),
        }
        .into(),
        ChangeAccountStatus {
            account_id: AccountId(id(3)),
            to: AccountStatus::Lost,
            why: String::new(),
            takes_back: false,
        }
        .into(),
        log(4, place, sent("Bon dia")).into(),
        CloseConversation {
            conversation_id,
            seen_inbound: None,
        }
        .into(),
        AssignConversation {
            conversation_id,
            to: Some(COLLEAGUE),
        }
        .into(),
        ReviewConversation {
            conversation_id,
            verdict: ReviewStatus::Deferred,
        }
        .into(),
        spend(5, CampaignId(id(2)), euros(1)).into(),
    ];
    for command in commands {
        assert!(!world.act(by, command).unwrap().is_empty());
    }
}

#[rstest]
#[case::member(REP, needs(Role::Owner))]
#[case::admin(ADMIN, needs(Role::Owner))]
#[case::owner(OWNER, Ok(()))]
fn only_an_owner_changes_roles(
    #[case] by: MemberId,
    #[case] expected: Result<(), Refusal>,
    #[values(Role::Admin, Role::Owner)] to: Role,
) {
    let mut world = World::new();
    let result = world.act(by, ChangeRole { id: COLLEAGUE, to }).map(drop);
    assert_eq!(result, expected);
    let role = if expected.is_ok() { to } else { Role::Member };
    assert_eq!(world.get::<Member>(COLLEAGUE).role, role);
}

#[rstest]
#[case::a_member_nobody(REP, COLLEAGUE, needs(Role::Admin))]
#[case::a_member_not_themselves(REP, REP, needs(Role::Admin))]
#[case::an_admin_a_member(ADMIN, REP, Ok(()))]
#[case::an_admin_themselves(ADMIN, ADMIN, Ok(()))]
#[case::an_admin_no_owner(ADMIN, OWNER, needs(Role::Owner))]
#[case::an_owner_an_admin(OWNER, ADMIN, Ok(()))]
fn an_admin_removes_members(
    #[case] by: MemberId,
    #[case] id: MemberId,
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = World::new();
    assert_eq!(world.act(by, RemoveMember { id }).map(drop), expected);
    let removed_at = world.get::<Member>(id).removed_at;
    assert_eq!(
        removed_at,
        expected.is_ok().then_some(NOW),
        "they stay on record"
    );
}

#[rstest]
#[case::removed(RemoveMember { id: OWNER }.into())]
#[case::made_an_admin(ChangeRole { id: OWNER, to: Role::Admin }.into())]
#[case::made_a_member(ChangeRole { id: OWNER, to: Role::Member }.into())]
fn the_last_owner_can_be_neither_removed_nor_lowered(#[case] attempt: Command) {
    let mut world = World::new();
    assert_eq!(world.act(OWNER, attempt.clone()), Err(Refusal::LastOwner));
    // An owner who was removed is none.
    world
        .act(
            OWNER,
            ChangeRole {
                id: ADMIN,
                to: Role::Owner,
            },
        )
        .unwrap();
    world.act(OWNER, RemoveMember { id: ADMIN }).unwrap();
    assert_eq!(world.act(OWNER, attempt.clone()), Err(Refusal::LastOwner));
    world
        .act(
            OWNER,
            ChangeRole {
                id: REP,
                to: Role::Owner,
            },
        )
        .unwrap();
    world.act(OWNER, attempt).unwrap();
}

#[rstest]
#[case::a_member_themselves(REP, REP, Ok(()))]
#[case::a_member_nobody_else(REP, COLLEAGUE, needs(Role::Admin))]
#[case::an_admin_anyone(ADMIN, REP, Ok(()))]
fn everyone_edits_themselves_and_an_admin_anyone(
    #[case] by: MemberId,
    #[case] id: MemberId,
    #[case] expected: Result<(), Refusal>,
) {
    let mut world = World::new();
    let changes = vec![
        MemberField::Name(" Rosa  Puig ".to_owned()),
        MemberField::ReadingLanguage(Some(tag("es"))),
        MemberField::OtherLanguages(vec![tag("ca"), tag("en"), tag("ca")]),
    ];
    assert_eq!(
        world.act(by, UpdateMember { id, changes }).map(drop),
        expected
    );
    if expected.is_ok() {
        let member: Member = world.get(id);
        assert_eq!(member.name, "Rosa Puig");
        assert_eq!(member.reading_language, Some(tag("es")));
        assert_eq!(member.other_languages, [tag("ca"), tag("en")]);
    }
}

#[test]
fn a_member_keeps_a_name() {
    let mut world = World::new();
    let changes = vec![MemberField::Name(" ".to_owned())];
    assert_eq!(
        world.act(REP, UpdateMember { id: REP, changes }),
        Err(Refusal::Blank { field: Field::Name })
    );
}

#[rstest]
#[case::member(REP, false)]
#[case::admin(ADMIN, true)]
#[case::owner(OWNER, true)]
fn an_admin_retracts_anyone_s_message(#[case] by: MemberId, #[case] may: bool) {
    let mut world = World::new();
    let place = world.place();
    world
        .act(COLLEAGUE, log(1, place, sent("Bon dia")))
        .unwrap();
    let expected = if may { Ok(()) } else { needs(Role::Admin) };
    assert_eq!(
        world.act(by, RetractMessage { id: message(1) }).map(drop),
        expected
    );
}
