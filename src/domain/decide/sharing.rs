//! What a member keeps for themselves, or shares with all.

use super::Context;
use crate::{ids::MemberId, refusal::Refusal, row::Kind, values::Role};

/// Its owner may change it, and of what is shared an admin too. Of what another keeps for themselves
/// nobody is told that it is there.
pub(super) fn may_change(
    owner: MemberId,
    is_shared: bool,
    kind: Kind,
    context: &Context,
) -> Result<(), Refusal> {
    if owner == context.member_id {
        Ok(())
    } else if is_shared {
        context.needs(Role::Admin)
    } else {
        Err(Refusal::NotFound { kind })
    }
}
