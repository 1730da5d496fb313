//! By what the person of a row is reached.

use super::*;

/// The fields of the contact, and the notes of the account.
fn read(headers: &str, cells: &str) -> (Vec<ContactField>, Option<String>) {
    let plan = plan_of(&format!("Company,Contact,{headers}\nForn,Marta,{cells}\n"));
    assert_eq!(plan.refused, []);
    let row = plan.rows.into_iter().next().unwrap();
    let notes = row.changes.into_iter().find_map(|change| match change {
        AccountField::Notes(text) => Some(text),
        _ => None,
    });
    (row.contact.unwrap().changes, notes)
}

fn phone(number: &str) -> Vec<ContactField> {
    vec![ContactField::Phone(number.to_owned())]
}

#[rstest]
#[case::whatsapp_alone("WhatsApp", "+34 600 123 456", "+34 600 123 456", None)]
#[case::one_number_twice("Contact phone,WhatsApp", "600 123 456,600123456", "600 123 456", None)]
#[case::two_numbers(
    "Contact phone,WhatsApp",
    "972 555 014,600 123 456",
    "972 555 014",
    Some("WhatsApp: 600 123 456")
)]
#[case::two_numbers_and_notes(
    "Contact phone,WhatsApp,Notes",
    "972 555 014,600 123 456,By the river",
    "972 555 014",
    Some("By the river\nWhatsApp: 600 123 456")
)]
fn a_number_for_whatsapp_is_their_phone_and_none_is_lost(
    #[case] headers: &str,
    #[case] cells: &str,
    #[case] expected: &str,
    #[case] noted: Option<&str>,
) {
    let (fields, notes) = read(headers, cells);
    assert_eq!(fields, phone(expected));
    assert_eq!(notes.as_deref(), noted);
}

#[test]
fn an_instagram_profile_is_the_contacts() {
    let (fields, _) = read("Instagram", "@fornvell");
    assert_eq!(fields, [ContactField::Instagram("@fornvell".to_owned())]);
}
