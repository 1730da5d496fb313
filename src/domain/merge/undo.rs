//! Taking a merge back (rule book §8): each row as it was, except for what was edited since.

use crate::{
    records::{Account, Merge},
    refusal::Field,
    time::Span,
};
use std::collections::BTreeSet;

/// How long a merge can be taken back (rule book §8).
pub const UNDO_WINDOW: Span = Span::days(1);

/// What taking a merge back would leave of the survivor. The absorbed account stands as it was:
/// while it was absorbed, everything that named it reached its survivor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoPreview {
    /// The survivor as it would stand.
    pub restored: Account,
    /// What was edited since the merge and therefore stays, in the order of the account's page.
    pub kept: Vec<Field>,
}

/// Gives the survivor back what it said before the merge, field by field, where it still says what
/// the merge made of it.
pub fn plan_undo(merge: &Merge, present: &Account) -> UndoPreview {
    let (before, after) = (&*merge.before, &*merge.after);
    let mut restored = present.clone();
    let mut kept = Vec::new();
    macro_rules! give_back {
        ($($field:ident: $name:ident),* $(,)?) => {$(
            if present.$name == after.$name {
                restored.$name.clone_from(&before.$name);
            } else {
                kept.push(Field::$field);
            }
        )*};
    }
    give_back! {
        Name: name,
        LineOfBusiness: line_of_business,
        City: city,
        Country: country,
        Phone: phone,
        Email: email,
        Website: website,
        Notes: notes,
        Language: language,
    }
    if (present.status, &present.status_mark) == (after.status, &after.status_mark) {
        restored.status = before.status;
        restored.status_mark.clone_from(&before.status_mark);
    } else {
        kept.push(Field::Status);
    }
    give_back! { RelationshipTypes: relationship_types }
    let keys = before.custom.keys().chain(after.custom.keys());
    let keys: BTreeSet<&String> = keys.chain(present.custom.keys()).collect();
    let mut is_edited = false;
    for key in keys {
        if present.custom.get(key) == after.custom.get(key) {
            match before.custom.get(key) {
                Some(value) => drop(restored.custom.insert(key.clone(), value.clone())),
                None => drop(restored.custom.remove(key)),
            }
        } else {
            is_edited = true;
        }
    }
    if is_edited {
        kept.push(Field::Custom);
    }
    restored.created_at = before.created_at;
    UndoPreview { restored, kept }
}
