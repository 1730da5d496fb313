//! Notes to the team: allowed whatever the account's status (rule book §6).

use super::{Context, Decision, campaigns::conversation_of, notifications::tell, put_if_changed};
use crate::{
    command::*,
    ids::NoteId,
    mentions::mentioned,
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, MESSAGE_LIMIT},
    values::Role,
    view::{View, find, need, need_account},
};

/// It tells those whom it mentions.
pub(super) fn add(view: &dyn View, context: &Context, command: &AddNote) -> Decision {
    if find::<Note>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    text::required(Field::Text, &command.text, MESSAGE_LIMIT)?;
    let account = need_account(view, command.account_id)?;
    let mut conversation = conversation_of(
        view,
        context,
        command.account_id,
        account.id,
        command.campaign_id,
    )?;
    let note = Note {
        id: command.id,
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        mentions: mentioned(&command.text, &view.members()),
        text: command.text.clone(),
        by: context.member_id,
        at: context.now,
        edited: None,
        retraction: None,
    };
    conversation.last_note_at = conversation.last_note_at.max(Some(note.at));
    let mut changes = tell_mentioned(context, &note, None, &conversation);
    changes.extend([Change::put(note), Change::put(conversation)]);
    Ok(changes)
}

/// Tells those whom it mentions now and did not before. What was written of a note that was struck
/// out meanwhile is kept with it, and nobody is told.
pub(super) fn update(view: &dyn View, context: &Context, command: &UpdateNote) -> Decision {
    let before: Note = need(view, command.id)?;
    may_change(&before, context)?;
    text::required(Field::Text, &command.text, MESSAGE_LIMIT)?;
    if before.text == command.text {
        return Ok(Vec::new());
    }
    let conversation: Conversation = need(view, before.conversation_id)?;
    if command
        .from
        .as_ref()
        .is_some_and(|from| *from != before.text)
    {
        return Ok(beside(view, context, command, &before, conversation));
    }
    let after = Note {
        text: command.text.clone(),
        mentions: mentioned(&command.text, &view.members()),
        edited: Some(Edited {
            by: context.member_id,
            at: context.now,
        }),
        ..before.clone()
    };
    let mut changes = if after.is_struck_out() {
        Vec::new()
    } else {
        tell_mentioned(context, &after, Some(&before), &conversation)
    };
    changes.extend(put_if_changed(&before, after));
    Ok(changes)
}

/// Two devices have written a note anew from the same text: the later becomes a note beside it.
fn beside(
    view: &dyn View,
    context: &Context,
    command: &UpdateNote,
    first: &Note,
    mut conversation: Conversation,
) -> Vec<Change> {
    let id = NoteId::of_second_note(context.command_id);
    if find::<Note>(view, id).is_some() {
        return Vec::new();
    }
    let second = Note {
        id,
        text: command.text.clone(),
        mentions: mentioned(&command.text, &view.members()),
        by: context.member_id,
        at: context.now,
        edited: None,
        retraction: None,
        ..first.clone()
    };
    conversation.last_note_at = conversation.last_note_at.max(Some(second.at));
    let mut changes = tell_mentioned(context, &second, Some(first), &conversation);
    changes.extend([Change::put(second), Change::put(conversation)]);
    changes
}

/// A note that was struck out is no activity any more: the latest of those that stand is.
pub(super) fn retract(view: &dyn View, context: &Context, command: &RetractNote) -> Decision {
    let note: Note = need(view, command.id)?;
    may_change(&note, context)?;
    if command.takes_back {
        return give_back(view, context, note);
    }
    if note.is_struck_out() {
        return Ok(Vec::new());
    }
    let before: Conversation = need(view, note.conversation_id)?;
    let rest = view.notes_of(before.id);
    let rest = rest
        .iter()
        .filter(|other| other.id != note.id && !other.is_struck_out());
    let after = Conversation {
        last_note_at: rest.map(|other| other.at).max(),
        ..before.clone()
    };
    let retraction = Some(Retraction {
        by: context.member_id,
        at: context.now,
    });
    let mut changes = put_if_changed(&before, after);
    changes.push(Change::put(Note { retraction, ..note }));
    Ok(changes)
}

/// It stands as it stood; whom it mentions has been told.
fn give_back(view: &dyn View, context: &Context, note: Note) -> Decision {
    let Some(struck) = &note.retraction else {
        return Ok(Vec::new());
    };
    if struck.by != context.member_id {
        context.needs(Role::Admin)?;
    }
    let before: Conversation = need(view, note.conversation_id)?;
    let after = Conversation {
        last_note_at: before.last_note_at.max(Some(note.at)),
        ..before.clone()
    };
    let mut changes = put_if_changed(&before, after);
    let retraction = None;
    changes.push(Change::put(Note { retraction, ..note }));
    Ok(changes)
}

/// Its writer, or an admin.
fn may_change(note: &Note, context: &Context) -> Result<(), Refusal> {
    if note.by == context.member_id {
        Ok(())
    } else {
        context.needs(Role::Admin)
    }
}

fn tell_mentioned(
    context: &Context,
    note: &Note,
    before: Option<&Note>,
    conversation: &Conversation,
) -> Vec<Change> {
    let what = Notice::Mentioned {
        note_id: note.id,
        preview: text::preview(&note.text),
    };
    let is_new = |to: &&_| before.is_none_or(|before| !before.mentions.contains(*to));
    let mentions = note.mentions.iter().filter(is_new);
    mentions
        .filter_map(|to| tell(context, *to, what.clone(), conversation))
        .collect()
}
