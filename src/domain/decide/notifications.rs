//! Who is told of what, and that they have seen it.

use super::{Context, Decision};
use crate::{
    command::SeeNotifications,
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Kind},
    view::{View, find},
};

/// How many notifications one command marks as seen.
pub const SEEN_AT_ONCE: usize = 1_000;

/// Tells a member of something in a conversation. Nobody is told of what they did themselves.
pub(super) fn tell(
    context: &Context,
    to: MemberId,
    what: Notice,
    conversation: &Conversation,
) -> Option<Change> {
    (to != context.member_id).then(|| {
        Change::put(Notification {
            id: NotificationId::of(context.command_id, to),
            to,
            what,
            conversation_id: conversation.id,
            account_id: conversation.account_id,
            by: context.member_id,
            at: context.now,
            seen_at: None,
        })
    })
}

/// Tells whose the conversation was that it is so no more. Whoever has not seen that it was theirs
/// need not hear of it at all.
pub(super) fn tell_taken(
    view: &dyn View,
    context: &Context,
    from: MemberId,
    conversation: &Conversation,
) -> Vec<Change> {
    let unseen: Vec<Change> = view
        .notifications_of(conversation.id)
        .into_iter()
        .filter(|row| row.to == from && row.what == Notice::Assigned && row.seen_at.is_none())
        .map(|row| Change::Delete(row.id.into()))
        .collect();
    if unseen.is_empty() {
        let to = conversation.assignee;
        let told = tell(context, from, Notice::Taken { to }, conversation);
        told.into_iter().collect()
    } else {
        unseen
    }
}

/// Whoever was told marks it as seen, and nobody else.
pub(super) fn see(view: &dyn View, context: &Context, command: &SeeNotifications) -> Decision {
    let count = command.ids.len();
    if count > SEEN_AT_ONCE {
        return Err(Refusal::TooMany {
            field: Field::Rows,
            limit: SEEN_AT_ONCE,
            count,
        });
    }
    let mut ids = command.ids.clone();
    ids.sort_unstable();
    ids.dedup();
    let mut changes = Vec::new();
    for id in ids {
        let Some(row) = find::<Notification>(view, id) else {
            continue;
        };
        if row.to != context.member_id {
            return Err(Refusal::NotFound {
                kind: Kind::Notification,
            });
        }
        if row.seen_at.is_none() {
            let seen_at = Some(context.now);
            changes.push(Change::put(Notification { seen_at, ..row }));
        }
    }
    Ok(changes)
}
