//! The people inside an account: those who seem to be one, and how they are put together.

use crate::{
    command::ContactField,
    duplicates::address_key,
    ids::ContactId,
    records::Contact,
    text::{fold, search_fold},
};
use std::collections::BTreeMap;

/// The pairs that are reached at one email address: the one who was entered first, and the other.
pub fn at_one_address(people: &[Contact]) -> Vec<(ContactId, ContactId)> {
    let mut first: BTreeMap<String, ContactId> = BTreeMap::new();
    let mut by_age: Vec<&Contact> = people.iter().collect();
    by_age.sort_by_key(|contact| (contact.created_at, contact.id));
    let mut pairs = Vec::new();
    for contact in by_age {
        if let Some(address) = address_key(&contact.email) {
            let standing = *first.entry(address).or_insert(contact.id);
            if standing != contact.id {
                pairs.push((standing, contact.id));
            }
        }
    }
    pairs
}

/// What one takes over from the other: what is blank of theirs. Nothing is overwritten.
pub fn taken_over(stays: &Contact, goes: &Contact) -> Vec<ContactField> {
    let texts = [
        (
            &stays.title,
            &goes.title,
            ContactField::Title as fn(String) -> ContactField,
        ),
        (&stays.email, &goes.email, ContactField::Email),
        (&stays.phone, &goes.phone, ContactField::Phone),
        (&stays.linkedin, &goes.linkedin, ContactField::Linkedin),
        (&stays.instagram, &goes.instagram, ContactField::Instagram),
        (&stays.twitter_x, &goes.twitter_x, ContactField::TwitterX),
    ];
    let blanks = texts
        .into_iter()
        .filter(|(mine, theirs, _)| mine.is_empty() && !theirs.is_empty());
    let mut fields: Vec<_> = blanks
        .map(|(_, theirs, field)| field(theirs.clone()))
        .collect();
    if stays.role.is_none() && goes.role.is_some() {
        fields.push(ContactField::Role(goes.role));
    }
    fields
}

/// What takes such fields back: each is blank again.
pub fn given_back(taken: &[ContactField]) -> Vec<ContactField> {
    let blank = String::new;
    let back = |field: &ContactField| match field {
        ContactField::Name(name) => ContactField::Name(name.clone()),
        ContactField::Title(_) => ContactField::Title(blank()),
        ContactField::Email(_) => ContactField::Email(blank()),
        ContactField::Phone(_) => ContactField::Phone(blank()),
        ContactField::Linkedin(_) => ContactField::Linkedin(blank()),
        ContactField::Instagram(_) => ContactField::Instagram(blank()),
        ContactField::TwitterX(_) => ContactField::TwitterX(blank()),
        ContactField::Role(_) => ContactField::Role(None),
    };
    taken.iter().map(back).collect()
}

/// What of the other finds no place in the one who stays, as a line for the account's notes: another
/// name, a second number, another profile. Absent where everything does.
pub fn left_over(stays: &Contact, goes: &Contact) -> Option<String> {
    let is_other = |mine: &str, theirs: &str| {
        !mine.is_empty() && !theirs.is_empty() && fold(mine) != fold(theirs)
    };
    let pairs = [
        (&stays.title, &goes.title),
        (&stays.phone, &goes.phone),
        (&stays.linkedin, &goes.linkedin),
        (&stays.instagram, &goes.instagram),
        (&stays.twitter_x, &goes.twitter_x),
    ];
    let others = pairs
        .into_iter()
        .filter(|(mine, theirs)| is_other(mine, theirs))
        .map(|(_, theirs)| theirs.as_str());
    let rest: Vec<&str> = others.collect();
    let is_same_name = search_fold(&stays.name) == search_fold(&goes.name);
    let parts: Vec<&str> = [goes.name.as_str()].into_iter().chain(rest).collect();
    (!is_same_name || parts.len() > 1).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, ContactRole, Timestamp};
    use rstest::rstest;
    use uuid::Uuid;

    fn person(n: u128, name: &str, email: &str) -> Contact {
        Contact {
            id: ContactId(Uuid::from_u128(n)),
            account_id: AccountId(Uuid::nil()),
            name: name.to_owned(),
            title: String::new(),
            email: email.to_owned(),
            phone: String::new(),
            role: None,
            linkedin: String::new(),
            instagram: String::new(),
            twitter_x: String::new(),
            created_at: Timestamp(10 - i64::try_from(n).unwrap()),
        }
    }

    #[rstest]
    #[case::one_address(&["nuria@forn.example", " Nuria@Forn.example"], &[(2, 1)])]
    #[case::three(&["a@b.example", "a@b.example", "a@b.example"], &[(3, 2), (3, 1)])]
    #[case::two_addresses(&["a@b.example", "b@b.example"], &[])]
    #[case::none_is_none(&["", ""], &[])]
    fn those_at_one_address_seem_to_be_one_and_the_first_stays(
        #[case] emails: &[&str],
        #[case] expected: &[(u128, u128)],
    ) {
        let each = (1..).zip(emails);
        let people: Vec<Contact> = each.map(|(n, email)| person(n, "Núria", email)).collect();
        let pairs = at_one_address(&people);
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(one, other)| (one.0.as_u128(), other.0.as_u128()))
            .collect();
        assert_eq!(pairs, expected);
    }

    #[test]
    fn the_one_who_stays_takes_over_what_is_blank_and_the_rest_is_a_line() {
        let mut stays = person(1, "Núria Puig", "n@forn.example");
        stays.phone = "938 000 111".to_owned();
        let mut goes = person(2, "Nuria Puig", "n@forn.example");
        goes.title = "Forn".to_owned();
        goes.role = Some(ContactRole::DecisionMaker);
        let taken = taken_over(&stays, &goes);
        let title = |text: &str| ContactField::Title(text.to_owned());
        assert_eq!(taken, [title("Forn"), ContactField::Role(goes.role)]);
        assert_eq!(given_back(&taken), [title(""), ContactField::Role(None)]);
        assert_eq!(left_over(&stays, &goes), None);
        goes.phone = "600 123 456".to_owned();
        let line = left_over(&stays, &goes);
        assert_eq!(line.as_deref(), Some("Nuria Puig · 600 123 456"));
        goes.name = "Pau".to_owned();
        goes.phone = String::new();
        assert_eq!(left_over(&stays, &goes).as_deref(), Some("Pau"));
    }
}
