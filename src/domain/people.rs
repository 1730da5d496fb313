//! The people inside an account: those who seem to be one, and how they are put together.

use crate::{
    command::ContactField,
    duplicates::address_key,
    ids::ContactId,
    records::Contact,
    refusal::{Field, Refusal},
    text::{self, PROSE_LIMIT, fold, search_fold},
    values::ContactRole,
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

/// What takes such fields back from the one who stays, as they are now: each is blank again, unless
/// somebody has written something else there since.
pub fn given_back(taken: &[ContactField], now: &Contact) -> Vec<ContactField> {
    let blank = |field: fn(String) -> ContactField, text: &str, now: &str| {
        (text == now).then(|| field(String::new()))
    };
    let back = |field: &ContactField| match field {
        ContactField::Name(_) => None,
        ContactField::Title(text) => blank(ContactField::Title, text, &now.title),
        ContactField::Email(text) => blank(ContactField::Email, text, &now.email),
        ContactField::Phone(text) => blank(ContactField::Phone, text, &now.phone),
        ContactField::Linkedin(text) => blank(ContactField::Linkedin, text, &now.linkedin),
        ContactField::Instagram(text) => blank(ContactField::Instagram, text, &now.instagram),
        ContactField::TwitterX(text) => blank(ContactField::TwitterX, text, &now.twitter_x),
        ContactField::Role(role) => (*role == now.role).then_some(ContactField::Role(None)),
    };
    taken.iter().filter_map(back).collect()
}

/// The notes with a line more. Errors: [`Refusal::TooLong`] where there is no room for it.
pub fn with_line(notes: &str, line: &str) -> Result<String, Refusal> {
    let mut whole = notes.to_owned();
    if !notes.is_empty() {
        whole.push('\n');
    }
    whole.push_str(line);
    text::within(Field::Notes, &whole, PROSE_LIMIT)?;
    Ok(whole)
}

/// The notes without a line, whatever stands around it by now; absent where it is gone already.
pub fn without_line(notes: &str, line: &str) -> Option<String> {
    let lines: Vec<&str> = notes.lines().collect();
    let place = lines.iter().rposition(|other| *other == line)?;
    let (before, after) = (&lines[..place], &lines[place + 1..]);
    Some([before, after].concat().join("\n"))
}

/// What of the other finds no place in the one who stays, as a line for the account's notes: another
/// name, a second number, another profile, another role by its name. Absent where everything does.
pub fn left_over(
    stays: &Contact,
    goes: &Contact,
    role_name: fn(ContactRole) -> &'static str,
) -> Option<String> {
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
    let role = goes
        .role
        .filter(|role| stays.role.is_some_and(|mine| mine != *role));
    let rest: Vec<&str> = others.chain(role.map(role_name)).collect();
    let is_same_name = search_fold(&stays.name) == search_fold(&goes.name);
    let parts: Vec<&str> = [goes.name.as_str()].into_iter().chain(rest).collect();
    (!is_same_name || parts.len() > 1).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, Timestamp};
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
        assert_eq!(left_over(&stays, &goes, name), None);
        let with_all = Contact {
            title: "Forn".to_owned(),
            role: goes.role,
            ..stays.clone()
        };
        let back = given_back(&taken, &with_all);
        assert_eq!(back, [title(""), ContactField::Role(None)]);
        goes.phone = "600 123 456".to_owned();
        let line = left_over(&stays, &goes, name);
        assert_eq!(line.as_deref(), Some("Nuria Puig · 600 123 456"));
        goes.name = "Pau".to_owned();
        goes.phone = String::new();
        assert_eq!(left_over(&stays, &goes, name).as_deref(), Some("Pau"));
    }

    fn name(_: ContactRole) -> &'static str {
        "decides"
    }

    #[test]
    fn another_role_of_the_one_who_goes_is_kept_as_a_line() {
        let stays = Contact {
            role: Some(ContactRole::Champion),
            ..person(1, "Núria", "n@forn.example")
        };
        let goes = Contact {
            role: Some(ContactRole::DecisionMaker),
            ..person(2, "Núria", "n@forn.example")
        };
        let line = left_over(&stays, &goes, name);
        assert_eq!(line.as_deref(), Some("Núria · decides"));
        assert_eq!(left_over(&stays, &stays, name), None);
    }

    #[test]
    fn what_was_written_over_since_is_not_taken_back() {
        let taken = [
            ContactField::Title("Forn".to_owned()),
            ContactField::Phone("600".to_owned()),
        ];
        let now = Contact {
            title: "Forn Puig".to_owned(),
            phone: "600".to_owned(),
            ..person(1, "Núria", "n@forn.example")
        };
        let back = given_back(&taken, &now);
        assert_eq!(back, [ContactField::Phone(String::new())]);
    }

    #[rstest]
    #[case::alone("", "Pau")]
    #[case::below_others("Closed on Mondays", "Pau")]
    fn a_line_of_the_notes_goes_as_it_came(#[case] notes: &str, #[case] line: &str) {
        let whole = with_line(notes, line).unwrap();
        assert_eq!(without_line(&whole, line).as_deref(), Some(notes));
        let later = format!("{whole}\nCalled on Friday");
        let rest = without_line(&later, line).unwrap();
        assert!(rest.ends_with("Called on Friday") && rest.starts_with(notes));
        assert_eq!(without_line(notes, line), None);
    }

    #[test]
    fn a_line_for_which_the_notes_have_no_room_is_refused() {
        let refused = with_line(&"x".repeat(PROSE_LIMIT), "Pau");
        assert!(matches!(
            refused,
            Err(Refusal::TooLong {
                field: Field::Notes,
                ..
            })
        ));
    }
}
