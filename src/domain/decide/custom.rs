//! The fields that a workspace gives its accounts, and what accounts say in them.

use super::{Context, Decision, put_if_changed};
use crate::{
    command::{CreateCustomField, CustomFieldChange, CustomFieldField, UpdateCustomField},
    custom::{FIELD_LIMIT, OPTION_LIMIT, check, is_key, refused},
    ids::CustomFieldId,
    records::{Account, CustomField},
    refusal::{CustomProblem, Field, Refusal},
    row::Change,
    text::{self, NAME_LIMIT},
    values::{CustomKind, Role},
    view::{View, find, need},
};
use std::collections::BTreeSet;

/// Two devices that make the same field make one row; another of its key is not made.
pub(super) fn create(view: &dyn View, context: &Context, command: &CreateCustomField) -> Decision {
    context.needs(Role::Admin)?;
    if !is_key(&command.key) {
        return Err(Refusal::Invalid {
            field: Field::Key,
            value: text::preview(&command.key),
        });
    }
    let id = CustomFieldId::of(&command.key);
    if let Some(there) = find::<CustomField>(view, id) {
        let is_same = there.kind == command.kind
            && !there.archived
            && text::fold(&there.label) == text::fold(&text::collapse(&command.label));
        return if is_same {
            Ok(Vec::new())
        } else {
            Err(Refusal::Invalid {
                field: Field::Key,
                value: command.key.clone(),
            })
        };
    }
    let count = view.custom_fields().len() + 1;
    if count > FIELD_LIMIT {
        return Err(Refusal::TooMany {
            field: Field::Key,
            limit: FIELD_LIMIT,
            count,
        });
    }
    let mut field = CustomField {
        id,
        key: command.key.clone(),
        kind: command.kind,
        label: String::new(),
        options: Vec::new(),
        archived: false,
        created_at: context.now,
    };
    apply_to_field(&mut field, &CustomFieldField::Label(command.label.clone()))?;
    apply_to_field(
        &mut field,
        &CustomFieldField::Options(command.options.clone()),
    )?;
    Ok(vec![Change::put(field)])
}

pub(super) fn update(view: &dyn View, context: &Context, command: &UpdateCustomField) -> Decision {
    context.needs(Role::Admin)?;
    let before: CustomField = need(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        apply_to_field(&mut after, change)?;
    }
    Ok(put_if_changed(&before, after))
}

fn apply_to_field(field: &mut CustomField, change: &CustomFieldField) -> Result<(), Refusal> {
    match change {
        CustomFieldField::Label(label) => {
            text::required(Field::Label, label, NAME_LIMIT)?;
            field.label = text::collapse(label);
        }
        CustomFieldField::Options(options) => field.options = options_for(field.kind, options)?,
        CustomFieldField::Archived(archived) => field.archived = *archived,
    }
    Ok(())
}

/// Something to choose from where one chooses, and nothing elsewhere; each option once.
fn options_for(kind: CustomKind, options: &[String]) -> Result<Vec<String>, Refusal> {
    let chooses = matches!(kind, CustomKind::Select | CustomKind::Multiselect);
    if !chooses && !options.is_empty() {
        return Err(Refusal::Unexpected {
            field: Field::Options,
        });
    }
    if chooses && options.is_empty() {
        return Err(Refusal::Blank {
            field: Field::Options,
        });
    }
    let count = options.len();
    if count > OPTION_LIMIT {
        return Err(Refusal::TooMany {
            field: Field::Options,
            limit: OPTION_LIMIT,
            count,
        });
    }
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for option in options {
        text::required(Field::Options, option, NAME_LIMIT)?;
        let option = text::collapse(option);
        // A comma divides the options of a list.
        if option.contains([',', ';']) {
            return Err(Refusal::Invalid {
                field: Field::Options,
                value: text::preview(&option),
            });
        }
        if seen.insert(text::fold(&option)) {
            kept.push(option);
        }
    }
    Ok(kept)
}

/// Checks what an account is to say in a field of the workspace's own, and writes it. Clearing is
/// always possible.
pub(super) fn apply(
    view: &dyn View,
    account: &mut Account,
    change: &CustomFieldChange,
) -> Result<(), Refusal> {
    let Some(value) = &change.value else {
        account.custom.remove(&change.key);
        return Ok(());
    };
    if account.custom.get(&change.key) == Some(value) {
        return Ok(());
    }
    let field: CustomField = need(view, CustomFieldId::of(&change.key))?;
    if field.archived {
        return Err(refused(&field, CustomProblem::Archived));
    }
    check(&field, value)?;
    account.custom.insert(change.key.clone(), value.clone());
    Ok(())
}
