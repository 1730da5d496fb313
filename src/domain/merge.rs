//! Two rows of one account become one, previewed field by field (rule book §8).
//!
//! The survivor keeps every unique field, the most advanced status, and `do_not_contact` wins over
//! everything. Nothing that only one of the two knows is lost.

mod undo;

pub use undo::{UNDO_WINDOW, UndoPreview, plan_undo};

use crate::{
    command::FieldChoice,
    language::Language,
    records::{Account, CustomValue},
    refusal::Field,
    values::AccountStatus,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One of the two accounts of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The one that stays.
    Survivor,
    /// The one that is taken in.
    Absorbed,
}

/// What becomes of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Both say the same, or both are blank.
    Same,
    /// Only this side says anything.
    Only(Side),
    /// The two differ and this side stands: a person may choose the other.
    Chosen(Side),
    /// Both stand, the survivor's first.
    Both,
}

/// One field of the two accounts side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldMerge {
    pub field: Field,
    /// Which of the workspace's own fields, where `field` is `custom`.
    pub key: Option<String>,
    pub survivor: String,
    pub absorbed: String,
    pub kept: Kept,
}

/// What a merge would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergePreview {
    /// In the order of the account's page.
    pub fields: Vec<FieldMerge>,
    /// The survivor as it would stand.
    pub merged: Account,
}

/// How far a status has come: the later in this list, the more advanced (rule book §8).
///
/// `lost` stands between `prospect` and `contacted`: it says more than that nobody has asked yet,
/// but where one row is lost and the other is being talked to, the talk is what goes on.
pub const BY_ADVANCEMENT: [AccountStatus; 7] = [
    AccountStatus::Prospect,
    AccountStatus::Lost,
    AccountStatus::Contacted,
    AccountStatus::InNegotiation,
    AccountStatus::InTrial,
    AccountStatus::Customer,
    AccountStatus::DoNotContact,
];

fn advancement(status: AccountStatus) -> usize {
    BY_ADVANCEMENT
        .iter()
        .position(|other| *other == status)
        .unwrap_or_default()
}

/// Previews the merge of two accounts (rule book §8).
///
/// Where both sides say something different, the survivor's stands unless a person chose the other;
/// differing notes both stand, unless a person chose one. Status and relationship types are no
/// matter of choice: the most advanced status stands with who set it, when and why, and the types
/// are joined.
pub fn plan_merge(survivor: &Account, absorbed: &Account, choose: &[FieldChoice]) -> MergePreview {
    let mut merge = Merge {
        choose,
        fields: Vec::new(),
    };
    let mut merged = survivor.clone();
    let mut text = |field, into: &mut String, theirs: &str| {
        *into = merge.text(field, into, theirs);
    };
    text(Field::Name, &mut merged.name, &absorbed.name);
    text(
        Field::LineOfBusiness,
        &mut merged.line_of_business,
        &absorbed.line_of_business,
    );
    text(Field::City, &mut merged.city, &absorbed.city);
    text(Field::Country, &mut merged.country, &absorbed.country);
    text(Field::Phone, &mut merged.phone, &absorbed.phone);
    text(Field::Email, &mut merged.email, &absorbed.email);
    text(Field::Website, &mut merged.website, &absorbed.website);
    text(Field::Notes, &mut merged.notes, &absorbed.notes);
    merged.language = merge.language(survivor, absorbed);
    merge.status(&mut merged, absorbed);
    merge.relationship_types(&mut merged, absorbed);
    merge.custom(&mut merged, absorbed);
    merged.created_at = survivor.created_at.min(absorbed.created_at);
    MergePreview {
        fields: merge.fields,
        merged,
    }
}

struct Merge<'a> {
    choose: &'a [FieldChoice],
    fields: Vec<FieldMerge>,
}

impl Merge<'_> {
    fn chosen(&self, field: Field, key: Option<&str>) -> Option<Side> {
        let mut choices = self.choose.iter().rev();
        let is_meant =
            |choice: &&FieldChoice| choice.field == field && choice.key.as_deref() == key;
        choices.find(is_meant).map(|choice| choice.side)
    }

    /// The side whose value stands, where only one can.
    fn side(&self, field: Field, survivor: &str, absorbed: &str) -> Kept {
        match (survivor.trim().is_empty(), absorbed.trim().is_empty()) {
            _ if survivor == absorbed => Kept::Same,
            (_, true) => Kept::Only(Side::Survivor),
            (true, false) => Kept::Only(Side::Absorbed),
            (false, false) => Kept::Chosen(self.chosen(field, None).unwrap_or(Side::Survivor)),
        }
    }

    /// The workspace's own fields, each by itself.
    fn custom(&mut self, merged: &mut Account, absorbed: &Account) {
        let keys: BTreeSet<&String> = merged.custom.keys().chain(absorbed.custom.keys()).collect();
        let keys: Vec<String> = keys.into_iter().cloned().collect();
        for key in keys {
            let (ours, theirs) = (merged.custom.get(&key), absorbed.custom.get(&key));
            let kept = match (ours, theirs) {
                (ours, theirs) if ours == theirs => Kept::Same,
                (_, None) => Kept::Only(Side::Survivor),
                (None, Some(_)) => Kept::Only(Side::Absorbed),
                (Some(_), Some(_)) => {
                    let chosen = self.chosen(Field::Custom, Some(&key));
                    Kept::Chosen(chosen.unwrap_or(Side::Survivor))
                }
            };
            let text =
                |value: Option<&CustomValue>| value.map(CustomValue::text).unwrap_or_default();
            self.fields.push(FieldMerge {
                field: Field::Custom,
                key: Some(key.clone()),
                survivor: text(ours),
                absorbed: text(theirs),
                kept,
            });
            if matches!(
                kept,
                Kept::Only(Side::Absorbed) | Kept::Chosen(Side::Absorbed)
            ) && let Some(value) = theirs
            {
                merged.custom.insert(key, value.clone());
            }
        }
    }

    fn note(&mut self, field: Field, survivor: &str, absorbed: &str, kept: Kept) {
        let (survivor, absorbed) = (survivor.to_owned(), absorbed.to_owned());
        self.fields.push(FieldMerge {
            field,
            key: None,
            survivor,
            absorbed,
            kept,
        });
    }

    fn text(&mut self, field: Field, survivor: &str, absorbed: &str) -> String {
        let mut kept = self.side(field, survivor, absorbed);
        let undecided = matches!(kept, Kept::Chosen(_)) && self.chosen(field, None).is_none();
        if field == Field::Notes && undecided {
            kept = Kept::Both;
        }
        self.note(field, survivor, absorbed, kept);
        match kept {
            Kept::Both => format!("{survivor}\n\n{absorbed}"),
            Kept::Only(Side::Absorbed) | Kept::Chosen(Side::Absorbed) => absorbed.to_owned(),
            _ => survivor.to_owned(),
        }
    }

    fn language(&mut self, survivor: &Account, absorbed: &Account) -> Option<Language> {
        let tag = |account: &Account| {
            account
                .language
                .as_ref()
                .map_or("", Language::as_str)
                .to_owned()
        };
        let kept = self.side(Field::Language, &tag(survivor), &tag(absorbed));
        self.note(Field::Language, &tag(survivor), &tag(absorbed), kept);
        match kept {
            Kept::Only(Side::Absorbed) | Kept::Chosen(Side::Absorbed) => absorbed.language.clone(),
            _ => survivor.language.clone(),
        }
    }

    fn status(&mut self, merged: &mut Account, absorbed: &Account) {
        let (ours, theirs) = (merged.status, absorbed.status);
        let kept = if ours == theirs {
            Kept::Same
        } else if advancement(ours) > advancement(theirs) {
            Kept::Chosen(Side::Survivor)
        } else {
            merged.status = theirs;
            merged.status_mark.clone_from(&absorbed.status_mark);
            Kept::Chosen(Side::Absorbed)
        };
        self.note(Field::Status, ours.as_str(), theirs.as_str(), kept);
    }

    fn relationship_types(&mut self, merged: &mut Account, absorbed: &Account) {
        let spell = |account: &Account| {
            let types: Vec<&str> = account
                .relationship_types
                .iter()
                .map(|kind| kind.as_str())
                .collect();
            types.join(", ")
        };
        let (ours, theirs) = (spell(merged), spell(absorbed));
        let kept = match self.side(Field::RelationshipTypes, &ours, &theirs) {
            Kept::Chosen(_) => Kept::Both,
            kept => kept,
        };
        self.note(Field::RelationshipTypes, &ours, &theirs, kept);
        merged
            .relationship_types
            .extend(&absorbed.relationship_types);
    }
}

#[cfg(test)]
mod tests;
