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
use std::collections::{BTreeMap, BTreeSet, HashSet};
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

/// Addresses that are looked for among very many: most are told apart without being written anew.
pub(crate) struct Sought<'a> {
    all: &'a BTreeSet<String>,
    /// How those that are no numbers end.
    ends: Vec<&'a str>,
    has_numbers: bool,
}

/// Bytes of an address's end by which most are told apart.
const END: usize = 4;

impl<'a> Sought<'a> {
    pub(crate) fn new(all: &'a BTreeSet<String>) -> Self {
        let words = all.iter().filter_map(|it| it.strip_prefix(ADDRESS));
        let end = |word: &'a str| {
            let from = word.len().saturating_sub(END);
            // Where that is in the middle of a character, any end will do.
            word.get(from..).unwrap_or_default()
        };
        Self {
            all,
            ends: words.map(end).collect(),
            has_numbers: all.iter().any(|it| it.starts_with(PHONE)),
        }
    }

    /// The address as it is compared, where it is one of those.
    pub(crate) fn find(&self, written: &str) -> Option<String> {
        let may_be = if is_number(written) {
            self.has_numbers
        } else {
            self.may_end(written)
        };
        let found = may_be.then(|| address_of(written)).flatten();
        found.filter(|address| self.all.contains(address))
    }

    /// False only where it is none of them: the last letters of Latin script stay what they are but
    /// for their case.
    fn may_end(&self, written: &str) -> bool {
        let written = written.trim_end().trim_end_matches('/');
        let end = &written.as_bytes()[written.len().saturating_sub(END)..];
        if !end.is_ascii() {
            return !self.ends.is_empty();
        }
        self.ends.iter().any(|sought| {
            let from = end.len().checked_sub(sought.len());
            let end = from.map(|from| &end[from..]);
            end.is_some_and(|end| end.eq_ignore_ascii_case(sought.as_bytes()))
        })
    }
}

/// How an address is written as it is compared: a number, or anything else.
const PHONE: &str = "phone ";
const ADDRESS: &str = "address ";

fn is_number(address: &str) -> bool {
    !address.chars().any(char::is_alphabetic)
}

/// One address, however it is written: a number by its digits, anything else without case.
pub(crate) fn address_of(address: &str) -> Option<String> {
    if is_number(address) {
        return phone_key(address).map(|digits| format!("{PHONE}{digits}"));
    }
    let folded = text::fold(address.trim());
    let bare = folded
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.")
        .trim_end_matches('/');
    (!bare.is_empty()).then(|| format!("{ADDRESS}{bare}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same few addresses in many spellings, and others that end alike.
    fn written() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "Pep@Example.com",
            "pep@example.com",
            "ep@example.com",
            "ＰＥＰ@example.com",
            "pep@example.coİ",
            "https://www.instagram.com/Pep/",
            "instagram.com/pep",
            "instagram.com/pep／",
            "@pép",
            "pe\u{301}p",
            "é",
            "+34 972 20 10 11",
            "972201011",
            "972 20 10 11 #3",
            "٩٧٢٢٠١٠١١",
            "12",
            "",
        ]);
        (
            prop_oneof![word.prop_map(str::to_owned), any::<String>()],
            " {0,2}/?",
        )
            .prop_map(|(word, after)| format!("{word}{after}"))
    }

    proptest! {
        /// What is passed over quickly is none of them.
        #[test]
        fn an_address_is_found_however_it_is_written(
            sought in prop::collection::vec(written(), 0..4),
            asked in written(),
        ) {
            let all: BTreeSet<String> = sought.iter().filter_map(|it| address_of(it)).collect();
            let expected = address_of(&asked).filter(|it| all.contains(it));
            prop_assert_eq!(Sought::new(&all).find(&asked), expected);
        }
    }
}
