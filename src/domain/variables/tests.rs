//! What is put into a text, what is left alone, and what stops it.

use super::*;
use crate::values::Mode;
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;
use uuid::Uuid;

/// Everybody whom a variable can speak of; `row` of a kind, from what it must have.
struct People {
    contact: Contact,
    account: Account,
    member: Member,
    campaign: Campaign,
    product: Product,
}

impl People {
    fn known() -> Self {
        let id = Uuid::from_u128(1);
        let row = |more: serde_json::Value| {
            let mut row = json!({ "id": id, "account_id": id, "product_id": id, "created_at": 1 });
            for (name, value) in more.as_object().unwrap() {
                row[name] = value.clone();
            }
            row
        };
        Self {
            contact: serde_json::from_value(row(json!({
                "name": "Marta Bosch", "title": "Owner",
            })))
            .unwrap(),
            account: serde_json::from_value(row(json!({
                "name": "Forn Vell", "city": "Vic", "status": "prospect",
            })))
            .unwrap(),
            member: serde_json::from_value(row(json!({
                "name": "Anna Roig", "email": "anna@rapport.example", "role": "member",
            })))
            .unwrap(),
            campaign: serde_json::from_value(row(json!({ "name": "Primavera", "goal": "sales" })))
                .unwrap(),
            product: serde_json::from_value(row(json!({ "name": "Tastings" }))).unwrap(),
        }
    }

    fn values(&self) -> Values<'_> {
        Values {
            contact: Some(&self.contact),
            account: Some(&self.account),
            member: &self.member,
            campaign: Some(&self.campaign),
            product: Some(&self.product),
        }
    }
}

fn filled(text: &str) -> String {
    fill(text, &People::known().values()).text
}

#[rstest]
#[case::nothing("Bon dia", "Bon dia")]
#[case::a_value("Hola {{contact.first_name}}!", "Hola Marta!")]
#[case::a_value_before_its_fallback("Hola {{contact.first_name|there}}!", "Hola Marta!")]
#[case::blanks_within("{{ account.name | you }}", "Forn Vell")]
#[case::several(
    "{{member.name}} · {{product.name}}, {{campaign.name}}",
    "Anna Roig · Tastings, Primavera"
)]
#[case::twice("{{account.city}} {{account.city}}", "Vic Vic")]
#[case::a_fallback("See {{product.website|our site}}", "See our site")]
#[case::a_blank_fallback("See {{product.website|}}.", "See .")]
#[case::a_fallback_with_a_bar("{{product.website|a|b}}", "a|b")]
#[case::no_such_variable("{{contact.shoe_size}}", "{{contact.shoe_size}}")]
#[case::another_language("{{ item | json }}", "{{ item | json }}")]
#[case::in_capitals("{{Contact.Name}}", "{{Contact.Name}}")]
#[case::not_closed("Hola {{contact.name", "Hola {{contact.name")]
#[case::over_two_lines("{{contact.name|a\nb}}", "{{contact.name|a\nb}}")]
#[case::three_braces("{{{contact.title}}}", "{Owner}")]
#[case::one_in_another("{{x {{contact.title}} }}", "{{x Owner }}")]
fn a_text_is_filled(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(filled(text), expected);
}

#[test]
fn what_has_neither_value_nor_fallback_is_named_once_and_stays() {
    let people = People::known();
    let nobody = Values {
        contact: None,
        ..people.values()
    };
    let text = "{{contact.name}}, {{contact.name}}: {{product.website}} {{contact.title|you}}";
    let filled = fill(text, &nobody);
    assert_eq!(
        filled.text,
        "{{contact.name}}, {{contact.name}}: {{product.website}} you"
    );
    assert_eq!(
        filled.missing.variables,
        [Variable::ContactName, Variable::ProductWebsite]
    );
    assert_eq!(Variable::ContactName.to_string(), "{{contact.name}}");
}

#[rstest]
#[case::ours(Mode::TypeTranslate, "Hola Marta", "Hello Marta {{product.website}}")]
#[case::theirs(
    Mode::InboundPaste,
    "Hola {{contact.first_name}}",
    "Hello {{contact.first_name}} {{product.website}}"
)]
fn a_message_of_ours_is_filled(#[case] mode: Mode, #[case] text: &str, #[case] own: &str) {
    let mut said: Said = serde_json::from_value(json!({
        "mode": mode, "channel": "email", "original_language": "ca", "occurred_at": 1,
        "original_text": "Hola {{contact.first_name}}",
        "translation": {
            "text": "Hello {{contact.first_name}} {{product.website}}", "language": "en",
        },
    }))
    .unwrap();
    let missing = fill_said(&mut said, &People::known().values());
    assert_eq!(said.original_text, text);
    assert_eq!(said.translation.unwrap().text, own);
    assert_eq!(missing.is_empty(), mode == Mode::InboundPaste);
}

#[rstest]
#[case::a_slip("{{contact.frist_name}}", &["{{contact.frist_name}}"])]
#[case::one_that_there_might_be("{{contact.phone2|soon}}", &["{{contact.phone2|soon}}"])]
#[case::twice("{{name}} and {{name}}", &["{{name}}"])]
#[case::beside_one_that_there_is("{{contact.name}} {{account.custom}}", &["{{account.custom}}"])]
#[case::braces_with_something_else("{{ Name }} {{1 + 1}} {{}}", &[])]
fn a_slip_in_a_message_of_ours_is_missing_as_it_is_written(
    #[case] text: &str,
    #[case] slips: &[&str],
) {
    let missing = fill(text, &People::known().values()).missing;
    assert_eq!(missing.slips, slips);
    assert_eq!(missing.variables, []);
    assert_eq!(missing.is_empty(), slips.is_empty());
}

#[test]
fn a_name_that_holds_a_variable_is_none() {
    let mut people = People::known();
    people.contact.name = "{{member.email}}".to_owned();
    let filled = fill("Hola {{contact.name}}", &people.values());
    assert_eq!(filled.missing.variables, [Variable::ContactName]);
}

#[rstest]
#[case::two_words("Marta Bosch", "Marta")]
#[case::one_word("Marta", "Marta")]
#[case::family_name_first("Bosch i Pla, Marta", "Marta")]
#[case::with_a_title("Dr. Marta Bosch", "Marta")]
#[case::an_initial("J. R. Roig", "J.")]
#[case::a_title_alone("Prof.", "Prof.")]
#[case::no_words("山田太郎", "山田太郎")]
#[case::a_comma_alone("Bosch,", "Bosch,")]
fn a_first_name_is_found(#[case] name: &str, #[case] first: &str) {
    assert_eq!(first_name(name), first);
}

#[rstest]
#[case::a_slip("{{contact.first_nme}}", &["{{contact.first_nme}}"])]
#[case::with_a_fallback("{{frist_name|there}} {{contact.name}}", &["{{frist_name|there}}"])]
#[case::none("{{contact.name}} {{ }} {{1}} {{A.b}}", &[])]
fn a_slip_in_a_variable_is_named(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(unknown(text), expected);
}

#[test]
fn every_variable_is_read_as_it_is_written() {
    for variable in Variable::ALL {
        assert_eq!(variable.as_str().parse(), Ok(*variable));
    }
    let unknown = UnknownVariable("name".to_owned());
    assert_eq!("name".parse::<Variable>(), Err(unknown));
}

#[test]
fn braces_are_not_translated_and_words_around_them_are() {
    let found = pieces("Hello {{contact.first_name|there}}, see {{nobody}} { {{x");
    let expected = [
        Piece::Words("Hello "),
        Piece::Braces("{{contact.first_name|there}}"),
        Piece::Words(", see "),
        Piece::Braces("{{nobody}}"),
        Piece::Words(" { {{x"),
    ];
    assert_eq!(found, expected);
}

/// Texts that come close to having variables.
fn near() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just("{{".to_owned()),
        Just("}}".to_owned()),
        Just("|".to_owned()),
        Just("contact.name".to_owned()),
        Just("product.website".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_text_without_two_braces_is_unchanged(text in any::<String>()) {
        prop_assume!(!text.contains("{{"));
        prop_assert_eq!(filled(&text), text);
    }

    #[test]
    fn the_pieces_of_a_text_are_the_text(text in near()) {
        let written = |part| match part {
            Part::Plain(text) | Part::Unknown(text) | Part::Variable { written: text, .. } => text,
        };
        let whole: String = parts(&text).into_iter().map(written).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn what_is_translated_and_what_is_not_are_the_text(text in near()) {
        let whole: String = pieces(&text).into_iter().map(Piece::written).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn a_text_with_everything_known_lacks_nothing_but_what_is_blank(text in near()) {
        let people = People::known();
        let missing = fill(&text, &people.values()).missing;
        let Missing { variables, slips } = missing;
        prop_assert!(variables.iter().all(|one| *one == Variable::ProductWebsite));
        prop_assert_eq!(slips.is_empty(), unknown(&text).is_empty());
    }
}
