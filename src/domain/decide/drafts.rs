//! Drafts: scratch, without any effect (rule book §§3, 13).

use super::{
    Context, Decision,
    content::{
        check_content, check_correspondent, check_suggested, conversation_of_text,
        keeps_what_is_fixed, may_contact, may_write_in,
    },
};
use crate::{
    command::*,
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text,
    time::Timestamp,
    values::*,
    view::{View, find, need_account},
};

pub(super) fn save_draft(view: &dyn View, context: &Context, command: &SaveDraft) -> Decision {
    let said = &command.said;
    check_content(said, context)?;
    check_suggested(command.suggested.as_deref(), said)?;
    if !text::has_visible(said.typed_text()) {
        return Err(Refusal::Blank {
            field: Field::OriginalText,
        });
    }
    if said.direction() == Direction::Inbound {
        let value = said.mode.to_string();
        return Err(Refusal::Invalid {
            field: Field::Mode,
            value,
        });
    }
    let account = need_account(view, command.account_id)?;
    let begun = find::<Message>(view, command.id);
    let conversation = conversation_of_text(
        view,
        context,
        begun.as_ref(),
        command.account_id,
        &account,
        command.campaign_id,
    )?;
    check_correspondent(view, &account, said)?;
    let target = draft_to_write(view, command, &conversation, context.command_id)?;
    let Some(target) = target else {
        return Ok(Vec::new());
    };
    if let Some(draft) = &target.before {
        if draft.said == *said && draft.suggested == command.suggested {
            return Ok(Vec::new());
        }
    } else {
        may_contact(&account)?;
    }
    may_write_in(&conversation)?;
    let draft = Message {
        id: target.id,
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        status: MessageStatus::Draft,
        said: said.clone(),
        recorded_at: context.now,
        recorded_by: context.member_id,
        revision: Some(context.command_id),
        begun_at: Some(begun_at(command, target.before.as_ref(), context.now)),
        second_of: target.second_of,
        call: None,
        html: None,
        retraction: None,
        untranslated: None,
        understanding: None,
        suggested: command.suggested.clone(),
    };
    let mut changes = vec![Change::put(draft)];
    if view.row(conversation.id.into()).is_none() {
        changes.push(Change::put(conversation));
    }
    Ok(changes)
}

/// When the draft was begun (rule book §9): saving it again, here or on another device, is no new
/// beginning. A clock that runs ahead begins nothing in the future.
fn begun_at(command: &SaveDraft, before: Option<&Message>, now: Timestamp) -> Timestamp {
    let begun = command.begun_at.unwrap_or(now).min(now);
    before.map_or(begun, |draft| draft.begun().min(begun))
}

/// Where a save goes: into its draft, or beside it.
struct DraftToWrite {
    id: MessageId,
    before: Option<Message>,
    second_of: Option<MessageId>,
}

/// Two devices that edit one draft from the same state leave two drafts: the later save becomes a
/// second one, and the saves that follow it on that device go on there (rule book §13). Nowhere
/// where what came of the save is there already.
fn draft_to_write(
    view: &dyn View,
    command: &SaveDraft,
    conversation: &Conversation,
    save: CommandId,
) -> Result<Option<DraftToWrite>, Refusal> {
    let own = |before: Option<Message>| DraftToWrite {
        id: command.id,
        before,
        second_of: None,
    };
    let Some(draft) = find::<Message>(view, command.id) else {
        // New, or deleted meanwhile by another device: what was typed stays.
        return Ok(Some(own(None)));
    };
    if draft.status != MessageStatus::Draft {
        return Err(Refusal::AlreadyLogged {
            message_id: draft.id,
        });
    }
    keeps_what_is_fixed(&draft, conversation, &command.said)?;
    if draft.revision == command.base || draft.revision == Some(save) {
        return Ok(Some(DraftToWrite {
            second_of: draft.second_of,
            ..own(Some(draft))
        }));
    }
    let beside = |id: MessageId, before| DraftToWrite {
        id,
        before,
        second_of: Some(command.id),
    };
    if let Some(second) = second_draft(view, &draft, command.base, save) {
        return Ok(Some(beside(second.id, Some(second))));
    }
    if draft.said == command.said {
        return Ok(Some(own(Some(draft))));
    }
    // A server that was restored can hear of a second draft's end before its beginning: whoever
    // wrote under this id had seen this save.
    let id = MessageId::of_second_draft(save);
    let is_past = find::<Message>(view, id).is_some();
    Ok((!is_past).then(|| beside(id, None)))
}

/// The second draft that an earlier save of the same device left, or this very save.
fn second_draft(
    view: &dyn View,
    draft: &Message,
    base: Option<CommandId>,
    save: CommandId,
) -> Option<Message> {
    let is_continued = |other: &Message| {
        other.status == MessageStatus::Draft
            && other.second_of == Some(draft.id)
            && (other.revision == Some(save) || base.is_some() && other.revision == base)
    };
    view.messages_of(draft.conversation_id)
        .into_iter()
        .filter(is_continued)
        .min_by_key(|other| (other.revision != Some(save), other.id))
}

/// Deleting a draft is allowed whatever the account's status (rule book §6). A draft that is not
/// there any more is deleted already; one that was logged elsewhere stays logged, and one that was
/// saved elsewhere stays as it was saved (§13).
pub(super) fn delete_draft(
    view: &dyn View,
    context: &Context,
    command: &DeleteDraft,
) -> Vec<Change> {
    let draft = find::<Message>(view, command.id);
    let Some(draft) = draft.filter(|message| message.status == MessageStatus::Draft) else {
        return Vec::new();
    };
    if is_as_seen(&draft, command.base) {
        return vec![Change::Delete(draft.id.into())];
    }
    own_second(view, &draft, command.base, context.command_id)
}

/// What becomes of a draft that is logged from the text of an earlier save: the later save stays
/// beside the message, for whoever wrote it (rule book §13).
pub(super) fn leave_later_save(
    view: &dyn View,
    context: &Context,
    draft: Message,
    command: &LogMessage,
) -> Vec<Change> {
    if is_as_seen(&draft, command.base) {
        return Vec::new();
    }
    let mut changes = own_second(view, &draft, command.base, context.command_id);
    if draft.said != command.said {
        changes.push(Change::put(Message {
            id: free_second_draft(view, context.command_id),
            second_of: Some(draft.id),
            ..draft
        }));
    }
    changes
}

/// Where the later save stays. A server that was restored can hear what became of it in an earlier
/// life before it hears of the logging: nothing is written over.
fn free_second_draft(view: &dyn View, log: CommandId) -> MessageId {
    let mut id = MessageId::of_second_draft(log);
    while find::<Message>(view, id).is_some() {
        id = MessageId::of_second_draft(CommandId(id.0));
    }
    id
}

/// Whoever names no save means the draft as it stands.
fn is_as_seen(draft: &Message, base: Option<CommandId>) -> bool {
    base.is_none() || draft.revision == base
}

/// The second draft that this device's own saves left goes with the draft that it meant.
fn own_second(
    view: &dyn View,
    draft: &Message,
    base: Option<CommandId>,
    command: CommandId,
) -> Vec<Change> {
    let own = second_draft(view, draft, base, command);
    own.map(|own| Change::Delete(own.id.into()))
        .into_iter()
        .collect()
}
