//! The person that a row of a file names.

use super::{
    mapping::Target,
    plan::{Cells, Problems, RowProblem},
};
use crate::{
    command::{ContactField, ImportContact},
    text::{self, LINE_LIMIT, LINK_LIMIT, NAME_LIMIT},
};

/// A contact where a name or an email address of one is there; the name falls back to the part of
/// the address before the `@`.
pub(super) fn contact(cells: &Cells<'_>, problems: &mut Problems) -> Option<ImportContact> {
    let name = problems.note(name(cells)).flatten();
    let email = cells.email(Target::ContactEmail, problems);
    let fields = [
        (
            Target::ContactTitle,
            ContactField::Title as fn(String) -> ContactField,
            LINE_LIMIT,
        ),
        (phone_of(cells), ContactField::Phone, LINE_LIMIT),
        (Target::ContactLinkedin, ContactField::Linkedin, LINK_LIMIT),
        (
            Target::ContactInstagram,
            ContactField::Instagram,
            LINK_LIMIT,
        ),
    ];
    let mut changes: Vec<ContactField> = email
        .iter()
        .map(|email| ContactField::Email((*email).to_owned()))
        .collect();
    for (target, field, limit) in fields {
        let cell = problems.note(cells.within(target, limit)).flatten();
        changes.extend(cell.map(|text| field(text.to_owned())));
    }
    let name = match (name, email) {
        (Some(name), _) => name,
        (None, Some(email)) => problems.note(local_part(email))?,
        (None, None) => return None,
    };
    Some(ImportContact { name, changes })
}

/// Where the phone of the contact stands: WhatsApp reaches them by it, so that the number of one is
/// that of the other where the file has no other.
fn phone_of(cells: &Cells<'_>) -> Target {
    match cells.get(Target::ContactPhone) {
        Some(_) => Target::ContactPhone,
        None => Target::ContactWhatsapp,
    }
}

/// A number for WhatsApp that is another than the contact's phone goes to the notes.
pub(super) fn whatsapp_beside_phone(cells: &Cells<'_>, problems: &mut Problems) {
    let number = problems.note(cells.within(Target::ContactWhatsapp, LINE_LIMIT));
    let digits = |text: &str| {
        let digits = text.chars().filter(char::is_ascii_digit);
        digits.collect::<String>()
    };
    if let (Some(phone), Some(number)) = (cells.get(Target::ContactPhone), number.flatten())
        && digits(number) != digits(phone)
    {
        problems.keep(cells, Target::ContactWhatsapp, number);
    }
}

/// The whole name, or given and family name as one.
fn name(cells: &Cells<'_>) -> Result<Option<String>, RowProblem> {
    if let Some(name) = cells.within(Target::ContactName, NAME_LIMIT)? {
        return Ok(Some(name.to_owned()));
    }
    // Half of the limit each, so that both and the blank between them fit.
    let given = cells.within(Target::ContactGivenName, NAME_LIMIT / 2 - 1)?;
    let family = cells.within(Target::ContactFamilyName, NAME_LIMIT / 2)?;
    let name = [given, family]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    Ok(Some(name).filter(|name| !name.is_empty()))
}

fn local_part(email: &str) -> Result<String, RowProblem> {
    let local = email.rsplit_once('@').map_or(email, |(local, _)| local);
    if text::has_visible(local) {
        Ok(local.to_owned())
    } else {
        Err(RowProblem::Invalid {
            target: Target::ContactEmail,
            value: text::preview(email),
        })
    }
}
