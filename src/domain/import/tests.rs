use super::*;
use crate::{
    Account, AccountId, AccountStatus, Language, RelationshipType, Timestamp,
    command::{AccountField, ContactField, ImportRow},
    duplicates::{Level, index_keys},
};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeSet;
use uuid::Uuid;

mod file;
mod own;
mod preview;
mod reached;
mod statuses;

const ACCOUNTS: &str = include_str!("../../../end2end/fixtures/accounts.csv");

fn plan_of(text: &str) -> ImportPlan {
    let table = read_csv(text.as_bytes()).unwrap();
    let mapping = guess_mapping(&table.headers, &[]);
    plan(&table, &mapping).unwrap()
}

fn plan(table: &Table, mapping: &Mapping) -> Result<ImportPlan, MappingError> {
    let mut next = 0_u128;
    plan_import(table, mapping, TERMS, &mut || {
        next += 1;
        Uuid::from_u128(next)
    })
}

/// Of a workspace without fields of its own, for a file without words of its own.
const TERMS: Terms<'static> = Terms {
    fields: &[],
    statuses: &NO_WORDS,
    dates: &NO_DATES,
    decimals: &NO_MARKS,
};
static NO_MARKS: DecimalMarks = DecimalMarks::none();
static NO_DATES: DateOrders = DateOrders::none();
static NO_WORDS: StatusWords = StatusWords::none();

/// One row below the header *Name* and another column, with nothing refused.
fn only(header: &str, cell: &str) -> ImportRow {
    let plan = plan_of(&format!("Company\t{header}\nForn\t{cell}\n"));
    assert_eq!(plan.refused, []);
    plan.rows.into_iter().next().unwrap()
}

fn refusal_of(header: &str, cell: &str) -> RowProblem {
    let plan = plan_of(&format!("Company\t{header}\nForn\t{cell}\n"));
    assert_eq!(plan.rows, []);
    plan.refused.into_iter().next().unwrap().reasons.remove(0)
}

#[rstest]
#[case::english(
    "Company|Type|City|Country|Language|Phone|Email|Website|Status|Relationship|Contact name|Contact e-mail|Job title|LinkedIn|Notes",
    "name line_of_business city country language phone email website status relationship_types contact_name contact_email contact_title contact_linkedin notes"
)]
#[case::spanish(
    "Razón social|Actividad|Población|País|Idioma|Teléfono|Correo electrónico|Página web|Estado|Persona de contacto|Correo de contacto|Cargo|Observaciones",
    "name line_of_business city country language phone email website status contact_name contact_email contact_title notes"
)]
#[case::catalan(
    "Raó social|Activitat|Població|País|Llengua|Telèfon|Correu electrònic|Lloc web|Estat|Persona de contacte|Correu contacte|Càrrec|Comentaris",
    "name line_of_business city country language phone email website status contact_name contact_email contact_title notes"
)]
#[case::french(
    "Société|Secteur d'activité|Ville|Pays|Langue|Téléphone|Courriel|Site web|Statut|Nom du contact|E-mail du contact|Fonction|Remarques",
    "name line_of_business city country language phone email website status contact_name contact_email contact_title notes"
)]
#[case::german(
    "Firma|Branche|Ort|Land|Sprache|Telefon|E-Mail|Webseite|Status|Ansprechpartner|E-Mail Ansprechpartner|Telefonnummer Ansprechpartner|Funktion|Bemerkungen",
    "name line_of_business city country language phone email website status contact_name contact_email contact_phone contact_title notes"
)]
#[case::italian(
    "Ragione sociale|Settore|Città|Paese|Lingua|Telefono|Email|Sito web|Stato|Referente|Email referente|Ruolo|Osservazioni",
    "name line_of_business city country language phone email website status contact_name contact_email contact_title notes"
)]
#[case::portuguese(
    "Empresa|Setor|Cidade|País|Idioma|Telefone|E-mail|Site|Situação|Nome do contato|E-mail do contato|Cargo|Observações",
    "name line_of_business city country language phone email website status contact_name contact_email contact_title notes"
)]
#[case::given_and_family_name(
    "Company name|First name|Last name|Title",
    "name contact_given_name contact_family_name contact_title"
)]
#[case::spanish_given_name(
    "Empresa|Nombre|Apellidos",
    "name contact_given_name contact_family_name"
)]
#[case::bare_name("Name|City", "name city")]
#[case::bare_name_beside_a_company("Name|Company", "contact_name name")]
#[case::behind_the_contact(
    "Company|City|Contact|Email|Phone",
    "name city contact_name contact_email contact_phone"
)]
#[case::before_the_contact("Company|Email|Contact", "name email contact_name")]
#[case::a_list_of_people(
    "First Name|Last Name|Title|Company|Email|Work Direct Phone|Mobile Phone|Website|Company City",
    "contact_given_name contact_family_name contact_title name contact_email - contact_phone website city"
)]
#[case::a_list_of_people_by_another_program(
    "Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Company name|Lead Status",
    "- contact_given_name contact_family_name contact_email contact_phone - name status"
)]
#[case::a_list_of_people_and_their_company(
    "Company|Company email|Company phone|First name|Last name|Email|Mobile",
    "name email phone contact_given_name contact_family_name contact_email contact_phone"
)]
#[case::both(
    "Company|Contact|Contact email|Email",
    "name contact_name contact_email email"
)]
#[case::spelling("COMPANY_NAME|e-mail|Web-Site", "name email website")]
#[case::parts(
    "Name|Billing City|Primary phone|Customer status",
    "name city phone status"
)]
#[case::unknown("Name|Shoe size||Company size", "name - - -")]
#[case::first_wins("Name|City|Town", "name city -")]
fn columns_are_guessed_from_their_headings(#[case] headers: &str, #[case] expected: &str) {
    let headers: Vec<String> = headers.split('|').map(str::to_owned).collect();
    let mapping = guess_mapping(&headers, &[]);
    let targets: Vec<&str> = mapping
        .iter()
        .map(|target| target.map_or("-", Target::as_str))
        .collect();
    assert_eq!(targets.join(" "), expected);
}

#[rstest]
#[case::no_name(&[Some(Target::City)])]
#[case::nothing(&[])]
fn a_mapping_without_the_name_says_what_was_looked_for(#[case] mapping: &[Option<Target>]) {
    let error = plan_import(&Table::default(), mapping, TERMS, &mut Uuid::nil).unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("Company") && text.contains("Razón social"),
        "{text}"
    );
}

#[rstest]
#[case::in_the_first_line("Empresa;Ciutat\nForn;Vic\n", "Empresa", &[2])]
#[case::below_a_title_and_a_blank_line("Export CRM 2026\n\nEmpresa;Ciutat\nForn, Vell;Vic\n", "Empresa", &[4])]
#[case::below_a_title("Exported from CRM;\nEmpresa;Ciutat\nForn;Vic\n", "Empresa", &[3])]
#[case::below_a_shorter_title("Exported from CRM\nEmpresa;Ciutat\nForn;Vic\n", "Empresa", &[3])]
#[case::nowhere("a;b\nForn;Vic\n", "a", &[2])]
#[case::a_name_alone_is_none("a;b\nEmpresa;x\n", "a", &[2])]
fn headings_are_found_below_a_title(#[case] text: &str, #[case] first: &str, #[case] rows: &[u32]) {
    let table = read_csv(text.as_bytes()).unwrap().below_its_headings();
    assert_eq!(table.headers[0], first);
    let numbers: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
    assert_eq!(numbers, rows);
}

#[test]
fn a_mapping_has_each_target_once() {
    let mapping = [
        Some(Target::Name),
        Some(Target::City),
        None,
        Some(Target::City),
    ];
    let error = MappingError::Twice {
        target: Target::City,
        first: 1,
        second: 3,
    };
    assert_eq!(check_mapping(&mapping), Err(error.clone()));
    assert_eq!(
        plan_import(&Table::default(), &mapping, TERMS, &mut Uuid::nil),
        Err(error)
    );
}

#[rstest]
#[case::as_the_rule_book_spells_it("do_not_contact", AccountStatus::DoNotContact)]
#[case::as_a_person_does("Do not contact", AccountStatus::DoNotContact)]
#[case::dashes("DO-NOT-CONTACT", AccountStatus::DoNotContact)]
#[case::blanks("  in   trial ", AccountStatus::InTrial)]
fn a_status_is_read_as_people_write_it(#[case] cell: &str, #[case] status: AccountStatus) {
    assert_eq!(only("Status", cell).status, Some(status));
}

#[rstest]
#[case::tag("ca", "ca")]
#[case::region("pt-br", "pt-BR")]
#[case::english("Catalan", "ca")]
#[case::itself("català", "ca")]
#[case::german("Deutsch", "de")]
#[case::without_accents("FRANCAIS", "fr")]
#[case::japanese("日本語", "ja")]
#[case::brazilian("Portuguese (Brazil)", "pt-BR")]
fn a_language_is_read_by_tag_or_name(#[case] cell: &str, #[case] tag: &str) {
    let language: Language = tag.parse().unwrap();
    assert_eq!(
        only("Language", cell).changes,
        [AccountField::Language(Some(language))]
    );
}

#[rstest]
#[case::one("partner", &[RelationshipType::Partner])]
#[case::several("Partner; personal network/PRESS,client|partner", &[
    RelationshipType::Client, RelationshipType::Partner, RelationshipType::Press,
    RelationshipType::PersonalNetwork,
])]
fn relationship_types_are_read_from_one_cell(
    #[case] cell: &str,
    #[case] types: &[RelationshipType],
) {
    let types: BTreeSet<_> = types.iter().copied().collect();
    assert_eq!(
        only("Relationship", cell).changes,
        [AccountField::RelationshipTypes(types)]
    );
}

fn unknown(target: Target, value: &str) -> RowProblem {
    RowProblem::Unknown {
        target,
        value: value.to_owned(),
    }
}

#[rstest]
#[case::status("Status", "hot lead", unknown(Target::Status, "hot lead"))]
#[case::language("Language", "Klingon", unknown(Target::Language, "Klingon"))]
#[case::relationship(
    "Relationship",
    "partner, foe",
    unknown(Target::RelationshipTypes, "foe")
)]
#[case::website("Website", "n/a", RowProblem::Invalid { target: Target::Website, value: "n/a".to_owned() })]
#[case::invisible_local_part("Contact email", "\u{200b}@a.example",
    RowProblem::Invalid { target: Target::ContactEmail, value: "\u{200b}@a.example".to_owned() })]
#[case::ragged("City", "Vic\tmore", RowProblem::Ragged { cells: 3, columns: 2 })]
fn a_value_that_cannot_be_taken_refuses_the_row(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] reason: RowProblem,
) {
    assert_eq!(refusal_of(header, cell), reason);
}

#[rstest]
#[case::city("City", Target::City, 320)]
#[case::country("Country", Target::Country, 320)]
#[case::kind("Type", Target::LineOfBusiness, 320)]
#[case::phone("Phone", Target::Phone, 320)]
#[case::email("Email", Target::Email, 320)]
#[case::website("Website", Target::Website, 2_000)]
#[case::notes("Notes", Target::Notes, 20_000)]
#[case::contact("Contact", Target::ContactName, 500)]
#[case::title("Job title", Target::ContactTitle, 320)]
#[case::linkedin("LinkedIn", Target::ContactLinkedin, 2_000)]
fn an_over_long_cell_names_field_limit_and_length(
    #[case] header: &str,
    #[case] target: Target,
    #[case] limit: usize,
) {
    let longest = "é".repeat(limit - 5) + "@b.ex";
    let row = only(header, &longest);
    assert!(limit == 500 || !row.changes.is_empty() || row.contact.is_none());
    assert_eq!(
        refusal_of(header, &format!("é{longest}")),
        RowProblem::TooLong {
            target,
            limit,
            length: limit + 1
        }
    );
}

#[test]
fn a_refused_row_says_every_reason() {
    let plan = plan_of("Name,Status,Website\n,hot lead,n/a\n");
    assert_eq!(
        plan.refused[0].reasons,
        [
            RowProblem::Blank {
                target: Target::Name
            },
            RowProblem::Invalid {
                target: Target::Website,
                value: "n/a".to_owned()
            },
            unknown(Target::Status, "hot lead"),
        ]
    );
}

#[rstest]
#[case::empty("")]
#[case::blank("  ")]
#[case::invisible("\u{200b}")]
fn a_blank_name_refuses_the_row(#[case] name: &str) {
    let plan = plan_of(&format!("Name,City\n{name},Vic\nForn,Olot"));
    assert_eq!(
        plan.refused,
        [RefusedRow {
            row: 2,
            reasons: vec![RowProblem::Blank {
                target: Target::Name
            }]
        }]
    );
    assert_eq!(plan.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [3]);
}

#[rstest]
#[case::name("Marta Puig", "", "", Some("Marta Puig"), &[])]
#[case::email_alone("", "marta@forn.example", "", Some("marta"), &[ContactField::Email("marta@forn.example".to_owned())])]
#[case::title_alone("", "", "Owner", None, &[])]
#[case::all("Marta", "m@b.example", "Owner", Some("Marta"),
    &[ContactField::Email("m@b.example".to_owned()), ContactField::Title("Owner".to_owned())])]
fn a_contact_is_made_of_a_name_or_an_address(
    #[case] name: &str,
    #[case] email: &str,
    #[case] title: &str,
    #[case] made: Option<&str>,
    #[case] changes: &[ContactField],
) {
    let plan = plan_of(&format!(
        "Company,Contact name,Contact email,Job title\nForn,{name},{email},{title}"
    ));
    let contact = plan.rows[0].contact.as_ref();
    assert_eq!(contact.map(|contact| contact.name.as_str()), made);
    assert_eq!(contact.map_or(&[][..], |contact| &contact.changes), changes);
}

#[test]
fn given_and_family_name_become_one() {
    let plan = plan_of("Company,First name,Last name\nForn,Marta,Puig\nBar,,Roig");
    let names: Vec<_> = plan
        .rows
        .iter()
        .map(|row| row.contact.as_ref().unwrap().name.as_str())
        .collect();
    assert_eq!(names, ["Marta Puig", "Roig"]);
}

#[test]
fn the_accounts_of_the_worked_example_are_planned_but_for_two_rows() {
    let table = read_csv(ACCOUNTS.as_bytes()).unwrap();
    assert_eq!((table.headers.len(), table.rows.len()), (15, 410));
    assert_eq!((table.rows[0].row, table.rows[409].row), (2, 411));
    let mapping = guess_mapping(&table.headers, &[]);
    assert!(mapping.iter().all(Option::is_some));
    let plan = plan(&table, &mapping).unwrap();
    assert_eq!(plan.rows.len(), 408);
    assert_eq!(
        plan.refused,
        [
            RefusedRow {
                row: 7,
                reasons: vec![unknown(Target::Status, "hot lead")]
            },
            RefusedRow {
                row: 391,
                reasons: vec![RowProblem::Blank {
                    target: Target::Name
                }]
            },
        ]
    );
    let contacts = plan.rows.iter().filter(|row| row.contact.is_some()).count();
    let statuses = plan.rows.iter().filter(|row| row.status.is_some()).count();
    assert_eq!((contacts, statuses), (408, 408));
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_csv(&bytes);
    }

    #[test]
    fn every_row_is_planned_or_refused(
        lines in proptest::collection::vec("[a-z\"@ ]{0,9}([,;\t\r][a-z@ ]{0,9}){0,3}", 0..12),
        header in "(Name|Company|x)[,;](City|Email|Status|Language|y)",
    ) {
        let Ok(table) = read_csv(format!("{header}\n{}", lines.join("\n")).as_bytes()) else {
            return Ok(());
        };
        let mapping = guess_mapping(&table.headers, &[]);
        prop_assert_eq!(mapping.len(), table.headers.len());
        let Ok(plan) = plan(&table, &mapping) else { return Ok(()) };
        let mut rows: Vec<u32> = plan.rows.iter().map(|row| row.row).collect();
        rows.extend(plan.refused.iter().map(|row| row.row));
        rows.sort_unstable();
        let all: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
        prop_assert_eq!(rows, all);
    }
}
