//! By what the person of a row is reached.

use super::*;

/// The fields of the contact, and the notes of the account.
fn read(headers: &str, cells: &str) -> (Vec<ContactField>, Option<String>) {
    let plan = plan_of(&format!("Company,Contact,{headers}\nForn,Marta,{cells}\n"));
    assert_eq!(plan.refused, []);
    let row = plan.rows.into_iter().next().unwrap();
    let lines = row.changes.into_iter().filter_map(|change| match change {
        AccountField::Notes(text) | AccountField::NotesLine(text) => Some(text),
        _ => None,
    });
    let notes = lines.collect::<Vec<_>>().join("\n");
    let notes = Some(notes).filter(|notes| !notes.is_empty());
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

#[rstest]
#[case::one("Email", "info@forn.example", Some("info@forn.example"), None)]
#[case::two(
    "Email",
    "info@forn.example; pa@forn.example",
    Some("info@forn.example"),
    Some("Email: info@forn.example; pa@forn.example")
)]
#[case::with_a_name(
    "Email",
    "Forn <info@forn.example>",
    Some("info@forn.example"),
    Some("Email: Forn <info@forn.example>")
)]
#[case::none(
    "Email",
    "info(at)forn.example",
    None,
    Some("Email: info(at)forn.example")
)]
fn an_address_that_is_none_goes_to_the_notes(
    #[case] heading: &str,
    #[case] cell: &str,
    #[case] email: Option<&str>,
    #[case] noted: Option<&str>,
) {
    let plan = plan_of(&format!("Company\t{heading}\nForn\t{cell}\n"));
    assert_eq!(plan.refused, []);
    assert_eq!(plan.noted.len(), usize::from(noted.is_some()));
    let mut expected: Vec<AccountField> = Vec::new();
    expected.extend(email.map(|email| AccountField::Email(email.to_owned())));
    expected.extend(noted.map(|line| AccountField::NotesLine(line.to_owned())));
    assert_eq!(plan.rows[0].changes, expected);
}

#[test]
fn an_address_of_a_person_that_is_none_keeps_the_person() {
    let (fields, notes) = read("Contact email", "marta(at)forn.example");
    assert_eq!(fields, []);
    assert_eq!(
        notes.as_deref(),
        Some("Contact email: marta(at)forn.example")
    );
}

#[test]
fn a_row_may_end_before_its_blank_cells_and_have_some_beyond() {
    let plan = plan_of("Company;City;Phone\nForn;Vic\nMas;Olot;;;\n");
    assert_eq!((plan.rows.len(), plan.refused), (2, Vec::new()));
}

#[test]
fn a_line_that_was_torn_out_of_a_cell_is_no_account() {
    let plan = plan_of("Company;City;Notes\nForn;Vic;By the river\nand the mill\n");
    assert_eq!((plan.rows.len(), plan.refused.len()), (1, 1));
}

#[test]
fn an_instagram_profile_is_the_contacts() {
    let (fields, _) = read("Instagram", "@fornvell");
    assert_eq!(fields, [ContactField::Instagram("@fornvell".to_owned())]);
}
