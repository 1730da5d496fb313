//! Texts to begin messages with.

use super::{Context, Decision, put_if_changed, sharing::may_change};
use crate::{
    command::{DeleteReply, SaveReply},
    records::SavedReply,
    refusal::{Field, Refusal},
    row::{Change, Kind},
    text::{self, MESSAGE_LIMIT, VIEW_NAME_LIMIT},
    variables,
    view::{View, find},
};

/// Keeps a new reply, or writes over one. Whose it is never changes.
pub(super) fn save(view: &dyn View, context: &Context, command: &SaveReply) -> Decision {
    text::required(Field::Name, &command.name, VIEW_NAME_LIMIT)?;
    text::required(Field::Text, &command.text, MESSAGE_LIMIT)?;
    if let Some(slip) = variables::unknown(&command.text).first() {
        return Err(Refusal::Invalid {
            field: Field::Text,
            value: text::preview(slip),
        });
    }
    let name = text::collapse(&command.name);
    let text = command.text.clone();
    let Some(before) = find::<SavedReply>(view, command.id) else {
        return Ok(vec![Change::put(SavedReply {
            id: command.id,
            name,
            text,
            owner: context.member_id,
            shared: command.shared,
            created_at: context.now,
        })]);
    };
    may_change(before.owner, before.shared, Kind::SavedReply, context)?;
    let after = SavedReply {
        name,
        text,
        shared: command.shared,
        ..before.clone()
    };
    Ok(put_if_changed(&before, after))
}

pub(super) fn delete(view: &dyn View, context: &Context, command: &DeleteReply) -> Decision {
    let Some(row) = find::<SavedReply>(view, command.id) else {
        return Ok(Vec::new());
    };
    may_change(row.owner, row.shared, Kind::SavedReply, context)?;
    Ok(vec![Change::Delete(row.id.into())])
}
