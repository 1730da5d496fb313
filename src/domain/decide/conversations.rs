//! What is done to a conversation besides messages.

use super::{
    Context, Decision,
    notifications::{tell, tell_taken},
};
use crate::{
    command::*,
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Kind},
    tags::{self, TAGS_LIMIT},
    values::*,
    view::{View, need},
    written::Written,
};

/// Back to pending undoes a verdict.
pub(super) fn review(view: &dyn View, context: &Context, command: &ReviewConversation) -> Decision {
    let mut conversation: Conversation = need(view, command.conversation_id)?;
    if conversation.campaign_id.is_none() {
        let value = command.verdict.to_string();
        return Err(Refusal::Invalid {
            field: Field::Verdict,
            value,
        });
    }
    if conversation.review_status == command.verdict {
        return Ok(Vec::new());
    }
    conversation.review_status = command.verdict;
    let what = ActivityKind::Reviewed {
        verdict: command.verdict,
    };
    Ok(with_activity(context, conversation, &what))
}

pub(super) fn close(view: &dyn View, context: &Context, command: &CloseConversation) -> Decision {
    let mut conversation: Conversation = need(view, command.conversation_id)?;
    let last_inbound = conversation
        .figures
        .last_inbound
        .as_ref()
        .map(|mark| mark.id);
    // A reply that the closer had not seen keeps the conversation open, whichever came first.
    if conversation.status == ConversationStatus::Closed || last_inbound != command.seen_inbound {
        return Ok(Vec::new());
    }
    conversation.status = ConversationStatus::Closed;
    conversation.closed_at = Some(context.now);
    conversation.snoozed_until = None;
    Ok(with_activity(context, conversation, &ActivityKind::Closed))
}

pub(super) fn reopen(view: &dyn View, context: &Context, command: &ReopenConversation) -> Decision {
    let mut conversation: Conversation = need(view, command.conversation_id)?;
    if conversation.status != ConversationStatus::Closed {
        return Ok(Vec::new());
    }
    let last = conversation.figures.last.as_ref();
    let is_ours = last.is_some_and(|last| last.direction == Direction::Outbound);
    conversation.status = if command.pending && is_ours {
        ConversationStatus::Pending
    } else {
        ConversationStatus::Open
    };
    conversation.closed_at = None;
    Ok(with_activity(
        context,
        conversation,
        &ActivityKind::Reopened,
    ))
}

pub(super) fn assign(view: &dyn View, context: &Context, command: &AssignConversation) -> Decision {
    let mut conversation: Conversation = need(view, command.conversation_id)?;
    if let Some(to) = command.to {
        let member: Member = need(view, to)?;
        if member.removed_at.is_some() {
            return Err(Refusal::NotFound { kind: Kind::Member });
        }
    }
    if conversation.assignee == command.to {
        return Ok(Vec::new());
    }
    let to = command.to;
    let before = std::mem::replace(&mut conversation.assignee, to);
    let mut told = match before {
        Some(before) => tell_taken(view, context, before, &conversation),
        None => Vec::new(),
    };
    told.extend(to.and_then(|to| tell(context, to, Notice::Assigned, &conversation)));
    let mut changes = with_activity(context, conversation, &ActivityKind::Assigned { to });
    changes.extend(told);
    Ok(changes)
}

pub(super) fn snooze(view: &dyn View, context: &Context, command: &SnoozeConversation) -> Decision {
    let mut conversation: Conversation = need(view, command.conversation_id)?;
    if conversation.snoozed_until == command.until {
        return Ok(Vec::new());
    }
    if conversation.status == ConversationStatus::Closed && command.until.is_some() {
        let value = ConversationStatus::Closed.to_string();
        return Err(Refusal::Invalid {
            field: Field::SnoozedUntil,
            value,
        });
    }
    conversation.snoozed_until = command.until;
    Ok(with_activity(
        context,
        conversation,
        &ActivityKind::Snoozed {
            until: command.until,
        },
    ))
}

pub(super) fn set_ai_mode(view: &dyn View, command: &SetAiMode) -> Decision {
    let mut conversation: Conversation = need(view, command.conversation_id)?;
    if conversation.ai_mode == command.ai_mode {
        return Ok(Vec::new());
    }
    conversation.ai_mode = command.ai_mode;
    Ok(vec![Change::Put(conversation.into())])
}

/// What is taken off and put on at once stays on.
pub(super) fn tag(view: &dyn View, context: &Context, command: &TagConversation) -> Decision {
    let before: Conversation = need(view, command.conversation_id)?;
    let mut after = before.clone();
    for tag in command.remove.iter().filter_map(|text| tags::tag(text)) {
        after.tags.remove(&tag);
    }
    for text in &command.add {
        after.tags.insert(tags::given(text)?);
    }
    // What stood there before there was a limit can still be taken off.
    let count = after.tags.len();
    if count > TAGS_LIMIT && count > before.tags.len() {
        return Err(Refusal::TooMany {
            field: Field::Tags,
            limit: TAGS_LIMIT,
            count,
        });
    }
    let what = ActivityKind::Tagged {
        added: &after.tags - &before.tags,
        removed: &before.tags - &after.tags,
    };
    if before == after {
        Ok(Vec::new())
    } else {
        Ok(with_activity(context, after, &what))
    }
}

fn with_activity(
    context: &Context,
    conversation: Conversation,
    what: &ActivityKind,
) -> Vec<Change> {
    let activity = Activity {
        id: ActivityId::caused_by(context.command_id, conversation.id),
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        what: Written::from(what),
        by: context.member_id,
        at: context.now,
    };
    vec![Change::put(conversation), Change::put(activity)]
}
