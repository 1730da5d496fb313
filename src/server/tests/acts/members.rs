//! What is done to members.

use super::Named;
use domain::*;

pub(super) fn acts(named: &Named) -> Vec<Command> {
    let id = named.member;
    let rename = UpdateMember {
        id,
        changes: vec![MemberField::Name("renamed".to_owned())],
    };
    let lower = ChangeRole {
        id,
        to: Role::Member,
    };
    vec![rename.into(), lower.into(), RemoveMember { id }.into()]
}
