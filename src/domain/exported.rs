//! Accounts and their people as a table: a line for each person, as an import reads it again (rule
//! book §8).

use crate::{
    import::Target,
    records::{Account, Contact, CustomField, CustomValue},
};

/// What each column holds: the account, the workspace's own fields, the person.
pub fn columns(own: &[CustomField]) -> Vec<Target> {
    let of_account = [
        Target::Name,
        Target::LineOfBusiness,
        Target::City,
        Target::Country,
        Target::Language,
        Target::Phone,
        Target::Email,
        Target::Website,
        Target::Status,
        Target::RelationshipTypes,
        Target::Notes,
    ];
    let of_person = [
        Target::ContactName,
        Target::ContactTitle,
        Target::ContactEmail,
        Target::ContactPhone,
        Target::ContactLinkedin,
        Target::ContactInstagram,
    ];
    let own = own.iter().map(|field| Target::Own(field.id));
    of_account.into_iter().chain(own).chain(of_person).collect()
}

/// The lines of an account: one for each of its people, one where nobody is known.
pub fn lines(account: &Account, people: &[&Contact], own: &[CustomField]) -> Vec<Vec<String>> {
    let columns = columns(own);
    let line = |person: Option<&Contact>| {
        let cells = columns.iter();
        cells
            .map(|column| cell(*column, account, person, own))
            .collect()
    };
    if people.is_empty() {
        return vec![line(None)];
    }
    people.iter().map(|person| line(Some(person))).collect()
}

fn cell(
    column: Target,
    account: &Account,
    person: Option<&Contact>,
    own: &[CustomField],
) -> String {
    let of_person = |field: fn(&Contact) -> &String| person.map(field).cloned().unwrap_or_default();
    match column {
        Target::Name => account.name.clone(),
        Target::LineOfBusiness => account.line_of_business.clone(),
        Target::City => account.city.clone(),
        Target::Country => account.country.clone(),
        Target::Language => account
            .language
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        Target::Phone => account.phone.clone(),
        Target::Email => account.email.clone(),
        Target::Website => account.website.clone(),
        Target::Notes => account.notes.clone(),
        Target::Status => account.status.as_str().to_owned(),
        Target::RelationshipTypes => {
            let types = account.relationship_types.iter();
            types
                .map(|kind| kind.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        }
        Target::Own(id) => {
            let field = own.iter().find(|field| field.id == id);
            let value = field.and_then(|field| account.custom.get(&field.key));
            value.map(CustomValue::text).unwrap_or_default()
        }
        Target::ContactName => of_person(|person| &person.name),
        Target::ContactTitle => of_person(|person| &person.title),
        Target::ContactEmail => of_person(|person| &person.email),
        Target::ContactPhone => of_person(|person| &person.phone),
        Target::ContactLinkedin => of_person(|person| &person.linkedin),
        Target::ContactInstagram => of_person(|person| &person.instagram),
        // Parts of what stands whole already.
        Target::ContactGivenName | Target::ContactFamilyName | Target::ContactWhatsapp => {
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn account() -> Account {
        serde_json::from_value(json!({
            "id": uuid::Uuid::from_u128(1), "name": "Forn Vell", "city": "Vic", "language": "ca",
            "phone": "+34 938 000 111", "status": "in_trial", "notes": "Closed\non Mondays",
            "relationship_types": ["press", "supplier"], "custom": {"tier": "Gold", "paid": true},
            "created_at": 0,
        }))
        .unwrap()
    }

    fn person(n: u128, name: &str) -> Contact {
        serde_json::from_value(json!({
            "id": uuid::Uuid::from_u128(n), "account_id": uuid::Uuid::from_u128(1), "name": name,
            "email": format!("{n}@forn.example"), "created_at": 0,
        }))
        .unwrap()
    }

    fn field(key: &str, kind: &str) -> CustomField {
        serde_json::from_value(json!({
            "id": crate::CustomFieldId::of(key), "key": key, "kind": kind, "label": key,
            "options": ["Gold"], "created_at": 0,
        }))
        .unwrap()
    }

    fn at(lines: &[String], own: &[CustomField], column: Target) -> String {
        let place = columns(own).iter().position(|other| *other == column);
        lines[place.unwrap()].clone()
    }

    #[test]
    fn each_person_has_a_line_with_all_of_the_account() {
        let own = [field("tier", "select"), field("paid", "boolean")];
        let (marta, pau) = (person(2, "Marta"), person(3, "Pau"));
        let lines = lines(&account(), &[&marta, &pau], &own);
        assert_eq!(lines.len(), 2);
        for (line, name) in lines.iter().zip(["Marta", "Pau"]) {
            assert_eq!(line.len(), columns(&own).len());
            assert_eq!(at(line, &own, Target::Name), "Forn Vell");
            assert_eq!(at(line, &own, Target::ContactName), name);
            assert_eq!(at(line, &own, Target::Own(own[0].id)), "Gold");
            assert_eq!(at(line, &own, Target::Status), "in_trial");
            assert_eq!(at(line, &own, Target::RelationshipTypes), "supplier, press");
        }
    }

    #[test]
    fn an_account_without_people_has_one_line() {
        let lines = lines(&account(), &[], &[]);
        assert_eq!(lines.len(), 1);
        assert_eq!(at(&lines[0], &[], Target::ContactName), "");
        assert_eq!(at(&lines[0], &[], Target::Notes), "Closed\non Mondays");
    }
}
