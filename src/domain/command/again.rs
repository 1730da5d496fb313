//! What undoes a deletion.

use super::{ContactField, CreateContact};
use crate::records::Contact;

impl CreateContact {
    /// Makes a contact again as it stood: what undoes its deletion.
    pub fn again(contact: &Contact) -> Self {
        let texts = [
            (
                &contact.title,
                ContactField::Title as fn(String) -> ContactField,
            ),
            (&contact.email, ContactField::Email),
            (&contact.phone, ContactField::Phone),
            (&contact.linkedin, ContactField::Linkedin),
            (&contact.instagram, ContactField::Instagram),
            (&contact.twitter_x, ContactField::TwitterX),
        ];
        let said = texts.into_iter().filter(|(text, _)| !text.is_empty());
        let mut changes: Vec<ContactField> =
            said.map(|(text, field)| field(text.clone())).collect();
        changes.extend(contact.role.map(|role| ContactField::Role(Some(role))));
        Self {
            id: contact.id,
            account_id: contact.account_id,
            name: contact.name.clone(),
            changes,
        }
    }
}
