//! Lists that somebody keeps under a name.

use super::{Context, Decision, put_if_changed, sharing::may_change};
use crate::{
    command::{DeleteView, SaveView},
    records::SavedView,
    refusal::Field,
    row::{Change, Kind},
    text::{self, LINK_LIMIT, VIEW_NAME_LIMIT},
    view::{View, find},
};

/// Keeps a new view, or writes over one. What it belongs to and whose it is never change.
pub(super) fn save(view: &dyn View, context: &Context, command: &SaveView) -> Decision {
    text::required(Field::Name, &command.name, VIEW_NAME_LIMIT)?;
    text::within(Field::Query, &command.query, LINK_LIMIT)?;
    let name = text::collapse(&command.name);
    let query = command.query.clone();
    let Some(before) = find::<SavedView>(view, command.id) else {
        return Ok(vec![Change::put(SavedView {
            id: command.id,
            place: command.place,
            name,
            query,
            owner: context.member_id,
            shared: command.shared,
            created_at: context.now,
        })]);
    };
    may_change(before.owner, before.shared, Kind::SavedView, context)?;
    let after = SavedView {
        name,
        query,
        shared: command.shared,
        ..before.clone()
    };
    Ok(put_if_changed(&before, after))
}

pub(super) fn delete(view: &dyn View, context: &Context, command: &DeleteView) -> Decision {
    let Some(row) = find::<SavedView>(view, command.id) else {
        return Ok(Vec::new());
    };
    may_change(row.owner, row.shared, Kind::SavedView, context)?;
    Ok(vec![Change::Delete(row.id.into())])
}
