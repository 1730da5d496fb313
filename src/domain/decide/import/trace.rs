//! What a part of an import writes down about itself, so that it can be undone.

use crate::{
    command::*, decide::Context, ids::ImportBatchId, ids::ImportId, records::*, row::Change,
    row::Row, view::View,
};

/// The part that a command is: one that names none is the only one of its import.
pub(super) fn part_of(part: Option<ImportPart>, context: &Context) -> ImportPart {
    part.unwrap_or(ImportPart {
        import_id: ImportId(context.command_id.0),
        number: 0,
    })
}

/// The batch of what these changes do to the rows that stand; absent where they do nothing and
/// nobody was left out as erased.
pub(super) fn batch(
    view: &dyn View,
    context: &Context,
    part: ImportPart,
    source: &str,
    changes: &[Change],
    erased: u32,
) -> Option<ImportBatch> {
    let mut batch = ImportBatch {
        id: ImportBatchId::of(part),
        import_id: part.import_id,
        number: part.number,
        source: source.to_owned(),
        by: context.member_id,
        at: context.now,
        created: Vec::new(),
        filled: Vec::new(),
        statuses: Vec::new(),
        there: 0,
        refused: Vec::new(),
        erased,
        undone: None,
    };
    let puts = || {
        changes.iter().filter_map(|change| match change {
            Change::Put(row) => Some(row),
            Change::Delete(_) => None,
        })
    };
    for row in puts() {
        match (view.row(row.key()), row) {
            // It goes with its account where that is new, and with its message.
            (None, Row::EmailHtml(_)) => {}
            (None, Row::StatusChange(change)) if change.message_id.is_some() => {}
            (None, Row::StatusChange(change)) => {
                let is_standing = view.row(change.account_id.into()).is_some();
                batch.statuses.extend(is_standing.then_some(change.id));
            }
            (None, row) => batch.created.push(Created::of(row)),
            (Some(before), row) => batch.filled.extend(filled(&before, row)),
        }
    }
    (!changes.is_empty() || erased > 0).then_some(batch)
}

fn filled(before: &Row, after: &Row) -> Option<Filled> {
    match (before, after) {
        (Row::Account(before), Row::Account(after)) => {
            let fields = account_blanks(before, after);
            let (id, written) = (after.id, (&fields).into());
            (!fields.is_empty()).then_some(Filled::Account {
                id,
                fields: written,
            })
        }
        (Row::Contact(before), Row::Contact(after)) => {
            let fields = contact_blanks(before, after);
            let (id, written) = (after.id, (&fields).into());
            (!fields.is_empty()).then_some(Filled::Contact {
                id,
                fields: written,
            })
        }
        _ => None,
    }
}

fn account_blanks(before: &Account, after: &Account) -> Vec<AccountField> {
    let texts: [Text<'_, AccountField>; 7] = [
        (
            &before.line_of_business,
            &after.line_of_business,
            AccountField::LineOfBusiness,
        ),
        (&before.city, &after.city, AccountField::City),
        (&before.country, &after.country, AccountField::Country),
        (&before.phone, &after.phone, AccountField::Phone),
        (&before.email, &after.email, AccountField::Email),
        (&before.website, &after.website, AccountField::Website),
        (&before.notes, &after.notes, AccountField::Notes),
    ];
    let mut fields = blanks(texts);
    let added = after.notes.strip_prefix(&before.notes);
    let lines = added.and_then(|added| added.strip_prefix('\n'));
    if let Some(lines) = lines.filter(|_| !before.notes.is_empty()) {
        fields.push(AccountField::NotesLine(lines.to_owned()));
    }
    if before.language.is_none() && after.language.is_some() {
        fields.push(AccountField::Language(after.language.clone()));
    }
    let types = &after.relationship_types - &before.relationship_types;
    if !types.is_empty() {
        fields.push(AccountField::RelationshipTypes(types));
    }
    let own = after.custom.iter();
    fields.extend(
        own.filter(|(key, _)| !before.custom.contains_key(*key))
            .map(|(key, value)| {
                AccountField::Custom(CustomFieldChange {
                    key: key.clone(),
                    value: Some(value.clone()),
                })
            }),
    );
    fields
}

fn contact_blanks(before: &Contact, after: &Contact) -> Vec<ContactField> {
    let mut fields = blanks([
        (
            &before.title,
            &after.title,
            ContactField::Title as fn(String) -> ContactField,
        ),
        (&before.email, &after.email, ContactField::Email),
        (&before.phone, &after.phone, ContactField::Phone),
        (&before.linkedin, &after.linkedin, ContactField::Linkedin),
        (&before.instagram, &after.instagram, ContactField::Instagram),
        (&before.twitter_x, &after.twitter_x, ContactField::TwitterX),
    ]);
    if before.role.is_none() && after.role.is_some() {
        fields.push(ContactField::Role(after.role));
    }
    fields
}

/// A text before and after, and the field that it is.
type Text<'a, F> = (&'a String, &'a String, fn(String) -> F);

/// The fields that were blank and are not any more.
fn blanks<'a, F>(texts: impl IntoIterator<Item = Text<'a, F>>) -> Vec<F> {
    texts
        .into_iter()
        .filter(|(before, after, _)| before.is_empty() && !after.is_empty())
        .map(|(_, after, field)| field(after.clone()))
        .collect()
}
