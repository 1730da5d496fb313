//! What a member has read, and what they want to come back to.

use super::{Context, Decision, put_if_changed};
use crate::{
    command::*,
    ids::*,
    records::*,
    row::Change,
    view::{View, find, need},
};

/// What was read stays read: a later message is never lost behind an earlier one.
pub(super) fn mark_read(view: &dyn View, context: &Context, command: &MarkRead) -> Decision {
    let conversation: Conversation = need(view, command.conversation_id)?;
    let seen = command
        .seen_inbound
        .and_then(|id| place_of(view, &conversation, id));
    Ok(change(view, context, &conversation, |reading| Reading {
        read_to: reading.read_to.max(seen),
        unread: false,
        ..reading
    }))
}

pub(super) fn mark_unread(view: &dyn View, context: &Context, command: &MarkUnread) -> Decision {
    let conversation: Conversation = need(view, command.conversation_id)?;
    Ok(change(view, context, &conversation, |reading| Reading {
        unread: true,
        ..reading
    }))
}

/// Whoever logs what they wrote has read it.
pub(super) fn has_read(
    view: &dyn View,
    context: &Context,
    conversation: &Conversation,
    message: &Message,
) -> Vec<Change> {
    let seen = ReadTo {
        at: message.said.occurred_at,
        message_id: message.id,
    };
    change(view, context, conversation, |reading| Reading {
        read_to: reading.read_to.max(Some(seen)),
        ..reading
    })
}

/// Where a message of theirs stands: the last one is on every device.
fn place_of(view: &dyn View, conversation: &Conversation, id: MessageId) -> Option<ReadTo> {
    let last = conversation.figures.last_inbound.as_ref();
    let at = if let Some(last) = last.filter(|last| last.id == id) {
        last.at
    } else {
        let message: Message = find(view, id)?;
        let is_here = message.conversation_id == conversation.id;
        is_here.then_some(message.said.occurred_at)?
    };
    Some(ReadTo { at, message_id: id })
}

fn change(
    view: &dyn View,
    context: &Context,
    conversation: &Conversation,
    to: impl FnOnce(Reading) -> Reading,
) -> Vec<Change> {
    let id = ReadingId::of(context.member_id, conversation.id);
    let before: Option<Reading> = find(view, id);
    let reading = before.clone().unwrap_or(Reading {
        id,
        member: context.member_id,
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        read_to: None,
        unread: false,
    });
    let after = to(reading);
    match before {
        Some(before) => put_if_changed(&before, after),
        None => vec![Change::put(after)],
    }
}
