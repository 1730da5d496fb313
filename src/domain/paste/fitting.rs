//! What recognised messages fit in a workspace: the mode that they are logged in, the person who
//! sent them, the message that stands there already.

use super::{
    Recognised, Sender, Spoken,
    party::{folded, is_phone},
};
use crate::{
    command::{ContactField, CreateContact},
    duplicates,
    fingerprint::{self, Fingerprint, fingerprint},
    ids::{AccountId, ContactId, MessageId},
    records::{Contact, Message},
    time::Timestamp,
    values::{Direction, Mode},
};
use std::collections::HashMap;

impl Recognised {
    /// The mode that the text belongs into, given the chosen one. What surely is somebody else's
    /// comes in; without a sender the person who pasted knows better.
    pub fn mode(&self, chosen: Mode) -> Mode {
        let says_who = self.sender.is_some();
        match (self.direction, chosen.direction()) {
            (Direction::Inbound, Direction::Outbound) if says_who => Mode::InboundPaste,
            (Direction::Outbound, Direction::Inbound) if says_who => Mode::LogSent,
            _ => chosen,
        }
    }
}

impl Spoken {
    /// The mode that one of several messages is logged in.
    pub fn mode(direction: Direction) -> Mode {
        match direction {
            Direction::Inbound => Mode::InboundPaste,
            Direction::Outbound => Mode::LogSent,
        }
    }

    /// The logged message that this one is, said the other time in the same 30 days (rule book §8):
    /// the same text on the same side.
    pub fn standing(
        &self,
        direction: Direction,
        at: Timestamp,
        logged: &LoggedTexts,
    ) -> Option<MessageId> {
        let same = logged.0.get(&(direction, fingerprint(&self.body)))?;
        let within = |said_at: Timestamp| {
            let apart = said_at - at;
            -fingerprint::WINDOW.0 <= apart.0 && apart <= fingerprint::WINDOW
        };
        let found = same.iter().find(|(said_at, _)| within(*said_at));
        found.map(|(_, message)| *message)
    }
}

/// What is logged in a thread, by what makes two texts the same: each is folded once, however many
/// messages are compared with it.
#[derive(Debug, Default)]
pub struct LoggedTexts(HashMap<(Direction, Fingerprint), Vec<(Timestamp, MessageId)>>);

impl LoggedTexts {
    pub fn of<'a>(thread: impl IntoIterator<Item = &'a Message>) -> Self {
        let mut texts = Self::default();
        for message in thread {
            texts.take(message);
        }
        texts
    }

    /// One message more, if it is logged.
    pub fn take(&mut self, message: &Message) {
        if message.is_logged() {
            let print = fingerprint(&message.said.original_text);
            let same = self.0.entry((message.direction(), print)).or_default();
            same.push((message.said.occurred_at, message.id));
        }
    }
}

impl Sender {
    /// The contact of another account that this surely is: by the address or the telephone number.
    /// A name alone is borne by many.
    pub fn contact_elsewhere<'a>(
        &self,
        contacts: impl IntoIterator<Item = &'a Contact>,
        family: &[AccountId],
    ) -> Option<&'a Contact> {
        let number = duplicates::phone_key(&self.name);
        let last_digit = |text: &str| text.bytes().rev().find(u8::is_ascii_digit);
        // Of tens of thousands, the numbers are only taken apart that end alike.
        let has_number = |contact: &Contact| {
            number.as_ref().is_some_and(|number| {
                last_digit(&contact.phone) == last_digit(number)
                    && duplicates::phone_key(&contact.phone).as_ref() == Some(number)
            })
        };
        let has_address = |contact: &Contact| {
            !self.email.is_empty() && contact.email.eq_ignore_ascii_case(&self.email)
        };
        let is_it = |contact: &&Contact| {
            !family.contains(&contact.account_id) && (has_address(contact) || has_number(contact))
        };
        contacts.into_iter().find(is_it)
    }

    /// The contact that this is: by the address, by the telephone number, by the name where only
    /// one bears it, or by the beginning of the name: a chat says *José María* of José María Ñáñez.
    pub fn contact_among<'a>(
        &self,
        contacts: impl IntoIterator<Item = &'a Contact>,
    ) -> Option<ContactId> {
        let contacts: Vec<&Contact> = contacts.into_iter().collect();
        let by_address = |contact: &&&Contact| {
            !self.email.is_empty() && contact.email.eq_ignore_ascii_case(&self.email)
        };
        let number = duplicates::phone_key(&self.name);
        let by_number = |contact: &&&Contact| {
            number.is_some() && duplicates::phone_key(&contact.phone) == number
        };
        let name = folded(&self.name);
        let mut namesakes = contacts
            .iter()
            .filter(|contact| !name.is_empty() && folded(&contact.name) == name);
        let by_name = || match (namesakes.next(), namesakes.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        };
        let begins = format!("{name} ");
        let is_another = |contact: &Contact| !self.email.is_empty() && !contact.email.is_empty();
        let mut begun = contacts.iter().filter(|contact| {
            !name.is_empty() && !is_another(contact) && folded(&contact.name).starts_with(&begins)
        });
        let by_beginning = || match (begun.next(), begun.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        };
        let found = contacts
            .iter()
            .find(by_address)
            .or_else(|| contacts.iter().find(by_number))
            .or_else(by_name)
            .or_else(by_beginning)?;
        Some(found.id)
    }

    /// Makes them a contact of an account: what they are called, and the address or the telephone
    /// number that they wrote from.
    pub fn as_contact(&self, id: ContactId, account_id: AccountId) -> CreateContact {
        let email = Some(&self.email).filter(|email| !email.is_empty());
        let phone = Some(&self.name).filter(|name| is_phone(name));
        let changes = email
            .map(|email| ContactField::Email(email.clone()))
            .into_iter()
            .chain(phone.map(|phone| ContactField::Phone(phone.clone())))
            .collect();
        CreateContact {
            id,
            account_id,
            name: self.called().to_owned(),
            changes,
        }
    }
}
