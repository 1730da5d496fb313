//! Accounts, their status, and the people inside them.

use super::{Context, Decision, custom, put_if_changed};
use crate::{
    command::*,
    duplicates::web_domain,
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, LINE_LIMIT, LINK_LIMIT, NAME_LIMIT, PROSE_LIMIT},
    time::Timestamp,
    values::*,
    view::{View, find, need, need_account},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Creating is never refused because the account seems to be there already (rule book §8).
pub(super) fn create(view: &dyn View, context: &Context, command: &CreateAccount) -> Decision {
    if find::<Account>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    let account = begin(view, context, command.id, &command.name, &command.changes)?;
    Ok(vec![Change::put(account)])
}

pub(super) fn update(view: &dyn View, command: &UpdateAccount) -> Decision {
    let before = need_account(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        apply(view, &mut after, change)?;
    }
    Ok(put_if_changed(&before, after))
}

/// Forward or back, by hand. `do_not_contact` is set and lifted only with a reason (§6).
pub(super) fn change_status(
    view: &dyn View,
    context: &Context,
    command: &ChangeAccountStatus,
) -> Decision {
    let mut account = need_account(view, command.account_id)?;
    if account.status == command.to {
        return Ok(Vec::new());
    }
    text::within(Field::Why, &command.why, PROSE_LIMIT)?;
    if command.takes_back && was_set_by(view, context, &account, command.to) {
        let (source, why) = (StatusSource::Undo, String::new());
        let change = set_status(&mut account, command.to, source, context, why);
        return Ok(vec![Change::put(account), Change::put(change)]);
    }
    let touches_do_not_contact =
        [account.status, command.to].contains(&AccountStatus::DoNotContact);
    if touches_do_not_contact && !text::has_visible(&command.why) {
        return Err(Refusal::ReasonNeeded);
    }
    let why = command.why.trim().to_owned();
    let change = set_status(&mut account, command.to, StatusSource::Manual, context, why);
    Ok(vec![Change::put(account), Change::put(change)])
}

/// Whether the account has its status because this member set it by hand, from that one.
fn was_set_by(view: &dyn View, context: &Context, account: &Account, from: AccountStatus) -> bool {
    let mark = account.status_mark.as_ref();
    let change: Option<StatusChange> = mark.and_then(|mark| find(view, mark.change_id));
    change.is_some_and(|change| {
        change.by == context.member_id
            && change.source == StatusSource::Manual
            && (change.from, change.to) == (Some(from), account.status)
    })
}

pub(super) fn create_contact(
    view: &dyn View,
    context: &Context,
    command: &CreateContact,
) -> Decision {
    if find::<Contact>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    let account = need_account(view, command.account_id)?;
    let contact = begin_contact(
        context,
        command.id,
        account.id,
        &command.name,
        &command.changes,
    )?;
    Ok(vec![Change::put(contact)])
}

pub(super) fn update_contact(view: &dyn View, command: &UpdateContact) -> Decision {
    let before: Contact = need(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        apply_contact(&mut after, change)?;
    }
    Ok(put_if_changed(&before, after))
}

/// What names them keeps its frozen name and address (rule book §9).
pub(super) fn delete_contact(view: &dyn View, command: &DeleteContact) -> Vec<Change> {
    let contact: Option<Contact> = find(view, command.id);
    contact
        .map(|contact| Change::Delete(contact.id.into()))
        .into_iter()
        .collect()
}

/// A new account with its fields, as a prospect.
pub(super) fn begin(
    view: &dyn View,
    context: &Context,
    id: AccountId,
    name: &str,
    changes: &[AccountField],
) -> Result<Account, Refusal> {
    let mut account = Account {
        id,
        name: String::new(),
        line_of_business: String::new(),
        city: String::new(),
        country: String::new(),
        language: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Prospect,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: BTreeMap::new(),
        merged_into: None,
        fits: None,
        created_at: context.now,
    };
    apply(view, &mut account, &AccountField::Name(name.to_owned()))?;
    for change in changes {
        apply(view, &mut account, change)?;
    }
    Ok(account)
}

/// A new contact with its fields.
pub(super) fn begin_contact(
    context: &Context,
    id: ContactId,
    account_id: AccountId,
    name: &str,
    changes: &[ContactField],
) -> Result<Contact, Refusal> {
    let mut contact = blank_contact(id, account_id, context.now);
    apply_contact(&mut contact, &ContactField::Name(name.to_owned()))?;
    for change in changes {
        apply_contact(&mut contact, change)?;
    }
    Ok(contact)
}

/// Everything that a contact of whatever account would be refused for.
pub fn contact_mistakes(name: &str, changes: &[ContactField]) -> Vec<Refusal> {
    let nobody = (ContactId(Uuid::nil()), AccountId(Uuid::nil()));
    let mut contact = blank_contact(nobody.0, nobody.1, Timestamp::default());
    let name = ContactField::Name(name.to_owned());
    let fields = [&name].into_iter().chain(changes);
    fields
        .filter_map(|field| apply_contact(&mut contact, field).err())
        .collect()
}

fn blank_contact(id: ContactId, account_id: AccountId, created_at: Timestamp) -> Contact {
    Contact {
        id,
        account_id,
        name: String::new(),
        title: String::new(),
        email: String::new(),
        phone: String::new(),
        role: None,
        linkedin: String::new(),
        instagram: String::new(),
        twitter_x: String::new(),
        created_at,
    }
}

/// Moves an account to another status and gives the entry of its history.
pub(super) fn set_status(
    account: &mut Account,
    to: AccountStatus,
    source: StatusSource,
    context: &Context,
    why: String,
) -> StatusChange {
    let change = StatusChange {
        id: StatusChangeId::caused_by(context.command_id, account.id),
        account_id: account.id,
        from: Some(account.status),
        to,
        source,
        campaign_id: None,
        message_id: None,
        by: context.member_id,
        at: context.now,
        why: why.clone(),
    };
    account.status = to;
    account.status_mark = Some(StatusMark {
        change_id: change.id,
        by: change.by,
        at: change.at,
        why,
    });
    change
}

/// Checks one field and writes it.
pub(super) fn apply(
    view: &dyn View,
    account: &mut Account,
    change: &AccountField,
) -> Result<(), Refusal> {
    let line = |field, text: &str, limit| -> Result<String, Refusal> {
        text::within(field, text, limit)?;
        Ok(text::collapse(text))
    };
    match change {
        AccountField::Name(name) => {
            text::required(Field::Name, name, NAME_LIMIT)?;
            account.name = text::collapse(name);
        }
        AccountField::LineOfBusiness(text) => {
            account.line_of_business = line(Field::LineOfBusiness, text, LINE_LIMIT)?;
        }
        AccountField::City(text) => account.city = line(Field::City, text, LINE_LIMIT)?,
        AccountField::Country(text) => account.country = line(Field::Country, text, LINE_LIMIT)?,
        AccountField::Language(language) => account.language.clone_from(language),
        AccountField::Phone(text) => account.phone = line(Field::Phone, text, LINE_LIMIT)?,
        AccountField::Email(text) => account.email = email(text)?,
        AccountField::Website(text) => account.website = website(text)?,
        AccountField::Notes(text) => {
            text::within(Field::Notes, text, PROSE_LIMIT)?;
            account.notes.clone_from(text);
        }
        AccountField::NotesEdited(edit) => {
            let whole = edit.applied_to(&account.notes);
            text::within(Field::Notes, &whole, PROSE_LIMIT)?;
            account.notes = whole;
        }
        AccountField::NotesLine(line) => {
            text::within(Field::Notes, line, PROSE_LIMIT)?;
            add_line(&mut account.notes, line);
        }
        AccountField::RelationshipTypes(types) => account.relationship_types.clone_from(types),
        AccountField::Custom(change) => custom::apply(view, account, change)?,
    }
    Ok(())
}

/// A line below the notes, unless it stands there already or there is no room for it.
pub(super) fn add_line(notes: &mut String, line: &str) {
    if notes.lines().any(|other| other == line) {
        return;
    }
    let whole = if notes.is_empty() {
        line.to_owned()
    } else {
        format!("{notes}\n{line}")
    };
    if whole.chars().count() <= PROSE_LIMIT {
        *notes = whole;
    }
}

pub(super) fn apply_contact(contact: &mut Contact, change: &ContactField) -> Result<(), Refusal> {
    let line = |field, text: &str, limit| -> Result<String, Refusal> {
        text::within(field, text, limit)?;
        Ok(text::collapse(text))
    };
    match change {
        ContactField::Name(name) => {
            text::required(Field::Name, name, NAME_LIMIT)?;
            contact.name = text::collapse(name);
        }
        ContactField::Title(text) => contact.title = line(Field::Title, text, LINE_LIMIT)?,
        ContactField::Email(text) => contact.email = email(text)?,
        ContactField::Phone(text) => contact.phone = line(Field::Phone, text, LINE_LIMIT)?,
        ContactField::Linkedin(text) => contact.linkedin = line(Field::Linkedin, text, LINK_LIMIT)?,
        ContactField::Role(role) => contact.role = *role,
        ContactField::Instagram(text) => {
            contact.instagram = line(Field::Instagram, text, LINK_LIMIT)?;
        }
        ContactField::TwitterX(text) => {
            contact.twitter_x = line(Field::TwitterX, text, LINK_LIMIT)?;
        }
    }
    Ok(())
}

/// An address of the web is taken as written, as long as it names a host, with or without a scheme:
/// whether there is a page, only the web knows.
pub(super) fn website(text: &str) -> Result<String, Refusal> {
    text::within(Field::Website, text, LINK_LIMIT)?;
    let address = text::collapse(text);
    if address.is_empty() || web_domain(&address).is_some() {
        Ok(address)
    } else {
        Err(Refusal::Invalid {
            field: Field::Website,
            value: text::preview(&address),
        })
    }
}

/// An address is taken as written, as long as it has two sides: whether it exists, only mail knows.
fn email(text: &str) -> Result<String, Refusal> {
    text::within(Field::Email, text, LINE_LIMIT)?;
    let address = text.trim();
    if address.is_empty() || text::has_two_sides(address) {
        Ok(address.to_owned())
    } else {
        Err(Refusal::Invalid {
            field: Field::Email,
            value: text::preview(address),
        })
    }
}
