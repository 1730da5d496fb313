//! Who was erased, and how they are recognised when they come again (rule book §15).

use crate::{
    command::{AccountField, Command, ImportRow},
    duplicates::{Matchable, phone_key},
    ids::AccountId,
    records::*,
    row::{Kind, Row, RowKey},
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
                let prints = erased.0.entry(erasure.salt).or_default();
                prints.extend(erasure.prints);
            }
        }
        erased
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

    /// Whether a row of an import names an account that was erased.
    pub fn knows_row(&self, row: &ImportRow) -> bool {
        if self.0.is_empty() {
            return false;
        }
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
        self.know_any(&known_by(known, email))
    }

    fn know_any(&self, known_by: &[String]) -> bool {
        self.0.iter().any(|(salt, prints)| {
            let mut all = known_by.iter();
            all.any(|address| prints.contains(&AddressPrint::of(*salt, address)))
        })
    }
}

/// Whether a command says something of these accounts, or of these rows that go with them. One that
/// erases them does not: it is needed where a restored server knows them again.
pub fn tells_of(command: &Command, accounts: &[AccountId], going: &BTreeSet<RowKey>) -> bool {
    let is_one = |id: &AccountId| accounts.contains(id);
    match command {
        Command::EraseAccount(_) => false,
        Command::ImportAccounts(command) => command.rows.iter().any(|row| is_one(&row.account_id)),
        Command::ImportMessages(command) => {
            let people = command.people.iter().map(|person| &person.account_id);
            let messages = command.messages.iter().map(|message| &message.account_id);
            people.chain(messages).any(is_one)
        }
        Command::UpdateContact(command) => going.contains(&command.id.into()),
        Command::TranslateMessage(command) => going.contains(&command.id.into()),
        Command::UpdateNote(command) => going.contains(&command.id.into()),
        command => command.account_id().is_some_and(|id| is_one(&id)),
    }
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
