//! Who was erased, and how they are recognised when they come again (rule book §15).

use crate::{
    command::{AccountField, ContactField, ImportContact, ImportRow},
    duplicates::{Matchable, phone_key},
    family::bearer,
    records::*,
    row::{Kind, Row},
    text,
    view::View,
};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The prints of everybody who was erased, by their salts: nearly always one.
#[derive(Debug, Default)]
pub struct Erased(BTreeMap<Uuid, HashSet<AddressPrint>>);

impl Erased {
    /// Everybody whose erasure stands in the view. Asked once, however many are looked for.
    pub fn of(view: &dyn View) -> Self {
        let mut erased = Self::default();
        for row in view.all_of(Kind::Erasure) {
            if let Row::Erasure(erasure) = row {
                erased.add(&erasure);
            }
        }
        erased
    }

    pub(crate) fn add(&mut self, erasure: &Erasure) {
        let prints = self.0.entry(erasure.salt).or_default();
        prints.extend(&erasure.prints);
    }

    /// The salt of the next erasure: that of those before, so that one print tells of all.
    pub(crate) fn salt(&self) -> Option<Uuid> {
        self.0.keys().next().copied()
    }

    pub(crate) fn knows_account(&self, account: &Account) -> bool {
        !self.0.is_empty() && self.know_any(&of_account(account))
    }

    pub(crate) fn knows_contact(&self, contact: &Contact) -> bool {
        !self.0.is_empty() && self.know_any(&of_contact(contact))
    }

    pub(crate) fn knows_address(&self, address: &str) -> bool {
        !self.0.is_empty() && self.know_any(&address_of(address).into_iter().collect::<Vec<_>>())
    }

    /// Whether an import leaves a row out: it names an account that was erased, and matches none
    /// that stands.
    pub fn leaves_out(&self, view: &dyn View, row: &ImportRow) -> bool {
        let (known, _) = known_of(row);
        let stands = |key| bearer(view, &key).is_some();
        self.knows_row(row) && !known.keys().into_iter().any(stands)
    }

    /// Whether a row of an import names an account or a person who was erased.
    pub(crate) fn knows_anybody_in(&self, row: &ImportRow) -> bool {
        let is_known = |person| self.knows_person(person);
        self.knows_row(row) || row.contact.as_ref().is_some_and(is_known)
    }

    pub(crate) fn knows_person(&self, person: &ImportContact) -> bool {
        person.changes.iter().any(|change| match change {
            ContactField::Email(text)
            | ContactField::Phone(text)
            | ContactField::Linkedin(text)
            | ContactField::Instagram(text)
            | ContactField::TwitterX(text) => self.knows_address(text),
            ContactField::Name(_) | ContactField::Title(_) | ContactField::Role(_) => false,
        })
    }

    /// Whether a row of an import names an account that was erased.
    pub(crate) fn knows_row(&self, row: &ImportRow) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let (known, email) = known_of(row);
        self.know_any(&known_by(known, email))
    }

    fn know_any(&self, known_by: &[String]) -> bool {
        self.0.iter().any(|(salt, prints)| {
            let mut all = known_by.iter();
            all.any(|address| prints.contains(&AddressPrint::of(*salt, address)))
        })
    }
}

/// What a row of an import says of those fields by which an account is known and reached.
fn known_of(row: &ImportRow) -> (Matchable<'_>, &str) {
    let mut known = Matchable {
        name: &row.name,
        ..Matchable::default()
    };
    let mut email = "";
    for change in &row.changes {
        match change {
            AccountField::City(text) => known.city = text,
            AccountField::Phone(text) => known.phone = text,
            AccountField::Website(text) => known.website = text,
            AccountField::Email(text) => email = text,
            _ => {}
        }
    }
    (known, email)
}

/// What an organisation is known and reached by, each written as it is compared.
pub(crate) fn of_account(account: &Account) -> Vec<String> {
    known_by(account.into(), &account.email)
}

fn known_by(account: Matchable<'_>, email: &str) -> Vec<String> {
    let keys = account.keys().into_iter();
    let mut all: Vec<_> = keys.map(|key| key.as_str().to_owned()).collect();
    let reached = [email, account.phone].into_iter();
    all.extend(reached.filter_map(address_of));
    all
}

/// What a person is reached by.
pub(crate) fn of_contact(contact: &Contact) -> Vec<String> {
    let Contact {
        email,
        phone,
        linkedin,
        instagram,
        twitter_x,
        ..
    } = contact;
    let all = [email, phone, linkedin, instagram, twitter_x].into_iter();
    all.filter_map(|address| address_of(address)).collect()
}

/// One address, however it is written: a number by its digits, anything else without case.
pub(crate) fn address_of(address: &str) -> Option<String> {
    let is_number = !address.chars().any(char::is_alphabetic);
    if is_number {
        return phone_key(address).map(|digits| format!("phone {digits}"));
    }
    let folded = text::fold(address.trim());
    let bare = folded
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.")
        .trim_end_matches('/');
    (!bare.is_empty()).then(|| format!("address {bare}"))
}
