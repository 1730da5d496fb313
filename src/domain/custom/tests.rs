use super::*;
use crate::{ids::CustomFieldId, time::Timestamp};
use proptest::prelude::*;
use rstest::rstest;

fn field(kind: CustomKind) -> CustomField {
    let has_options = matches!(kind, CustomKind::Select | CustomKind::Multiselect);
    let options = ["Gold", "Silver", "Bronze"].map(str::to_owned).to_vec();
    CustomField {
        id: CustomFieldId::of("tier"),
        key: "tier".to_owned(),
        kind,
        label: "Tier".to_owned(),
        options: if has_options { options } else { Vec::new() },
        archived: false,
        created_at: Timestamp(0),
    }
}

#[rstest]
#[case::one_letter("a", true)]
#[case::snake("number_of_ovens_2", true)]
#[case::longest(&"a".repeat(80), true)]
#[case::too_long(&"a".repeat(81), false)]
#[case::blank("", false)]
#[case::digit_first("2nd", false)]
#[case::underscore_first("_a", false)]
#[case::capital("Tier", false)]
#[case::accent("niño", false)]
#[case::dash("a-b", false)]
fn a_key_is_a_lower_case_word(#[case] text: &str, #[case] expected: bool) {
    assert_eq!(is_key(text), expected);
}

#[rstest]
#[case("Number of ovens", "number_of_ovens")]
#[case("  Número d'obradors ", "numero_d_obradors")]
#[case("2nd visit", "nd_visit")]
#[case("面包", "")]
fn a_label_suggests_its_key(#[case] label: &str, #[case] expected: &str) {
    assert_eq!(key_of(label), expected);
}

#[rstest]
#[case::plain("42", Some("42"))]
#[case::point("1234.50", Some("1234.5"))]
#[case::comma("1234,50", Some("1234.5"))]
#[case::english("1,234,567.8", Some("1234567.8"))]
#[case::spanish("1.234.567,8", Some("1234567.8"))]
#[case::french("1 234,5", Some("1234.5"))]
#[case::swiss("1’234.5", Some("1234.5"))]
#[case::thousands_comma("1,234", Some("1234"))]
#[case::thousands_points("1.234.567", Some("1234567"))]
#[case::point_alone("1.234", Some("1.234"))]
#[case::zero_comma("0,125", Some("0.125"))]
#[case::negative("-0,50", Some("-0.5"))]
#[case::zero("-0.0", Some("0"))]
#[case::leading_zeros("007", Some("7"))]
#[case::words("twelve", None)]
#[case::unit("12 kg", None)]
#[case::formula("=1+1", None)]
#[case::bad_groups("1,23,4", None)]
#[case::exponent("1e9", None)]
#[case::lone_point(".", None)]
#[case::too_many_digits("1234567890123456789012345678901", None)]
fn a_number_is_read(#[case] typed: &str, #[case] expected: Option<&str>) {
    let read = parse(&field(CustomKind::Number), typed);
    match expected {
        Some(text) => assert_eq!(read, Ok(Some(CustomValue::Text(text.to_owned())))),
        None => assert_eq!(
            read,
            Err(refused(
                &field(CustomKind::Number),
                CustomProblem::NotANumber
            ))
        ),
    }
}

#[rstest]
#[case::iso("2026-11-26", Some("2026-11-26"))]
#[case::german("26.11.2026", Some("2026-11-26"))]
#[case::spanish("26/11/2026", Some("2026-11-26"))]
#[case::american_where_nothing_else_is_possible("11/26/2026", Some("2026-11-26"))]
#[case::day_first("3/4/2026", Some("2026-04-03"))]
#[case::no_such_day("2026-02-30", None)]
#[case::two_digit_year("26/11/26", Some("2026-11-26"))]
#[case::month_in_words("4 Nov 2026", Some("2026-11-04"))]
#[case::month_first_in_words("November 4, 2026", Some("2026-11-04"))]
#[case::spanish_words("4 de noviembre de 2026", Some("2026-11-04"))]
#[case::german_words("4. März 2026", Some("2026-03-04"))]
#[case::year_first_in_words("2026-Nov-04", Some("2026-11-04"))]
#[case::two_months("Nov Dec 2026", None)]
#[case::year_of_three_digits("26/11/202", None)]
#[case::words("tomorrow", None)]
fn a_date_is_read(#[case] typed: &str, #[case] expected: Option<&str>) {
    let read = parse(&field(CustomKind::Date), typed);
    assert_eq!(
        read.ok(),
        expected.map(|text| Some(CustomValue::Text(text.to_owned())))
    );
}

#[rstest]
#[case::yes("Sí", Some(true))]
#[case::no("No", Some(false))]
#[case::one("1", Some(true))]
#[case::else_("maybe", None)]
fn yes_and_no_are_read(#[case] typed: &str, #[case] expected: Option<bool>) {
    let read = parse(&field(CustomKind::Boolean), typed);
    assert_eq!(
        read.ok(),
        expected.map(|yes| Some(CustomValue::Boolean(yes)))
    );
}

#[rstest]
#[case::https("https://forn.example/a?b=1", true)]
#[case::http("http://forn.example", true)]
#[case::no_scheme("forn.example", false)]
#[case::script("javascript:alert(1)", false)]
#[case::data("data:text/html,x", false)]
#[case::no_host("https://", false)]
#[case::blank_inside("https://forn.example/a b", false)]
fn only_addresses_of_the_web_are_links(#[case] typed: &str, #[case] fits: bool) {
    assert_eq!(parse(&field(CustomKind::Url), typed).is_ok(), fits);
}

#[test]
fn options_are_met_whatever_their_case_and_must_be_there() {
    let select = field(CustomKind::Select);
    assert_eq!(
        parse(&select, " gold "),
        Ok(Some(CustomValue::Text("Gold".to_owned())))
    );
    let value = "Platinum".to_owned();
    assert_eq!(
        parse(&select, "Platinum"),
        Err(refused(&select, CustomProblem::NoSuchOption { value }))
    );
    let several = field(CustomKind::Multiselect);
    let both = CustomValue::Options(["Gold".to_owned(), "Bronze".to_owned()].into());
    assert_eq!(parse(&several, "bronze; GOLD,"), Ok(Some(both)));
    assert!(parse(&several, "Gold, Platinum").is_err());
}

#[test]
fn a_text_that_is_too_long_is_refused_with_limit_and_length() {
    let text = "a".repeat(NAME_LIMIT + 1);
    let problem = CustomProblem::TooLong {
        limit: NAME_LIMIT,
        length: NAME_LIMIT + 1,
    };
    assert_eq!(
        parse(&field(CustomKind::Text), &text),
        Err(refused(&field(CustomKind::Text), problem))
    );
}

#[rstest]
#[case(CustomValue::Boolean(true), CustomKind::Text)]
#[case(CustomValue::Text("Gold".to_owned()), CustomKind::Multiselect)]
#[case(CustomValue::Options([].into()), CustomKind::Select)]
#[case(CustomValue::Text("true".to_owned()), CustomKind::Boolean)]
fn a_value_of_another_kind_is_refused(#[case] value: CustomValue, #[case] kind: CustomKind) {
    assert_eq!(
        check(&field(kind), &value),
        Err(refused(&field(kind), CustomProblem::WrongKind))
    );
}

proptest! {
    #[test]
    fn what_was_read_may_stand_and_is_read_again_as_itself(
        typed in any::<String>(),
        kind in proptest::sample::select(CustomKind::ALL),
    ) {
        let field = field(kind);
        if let Ok(Some(value)) = parse(&field, &typed) {
            prop_assert_eq!(check(&field, &value), Ok(()));
            if kind != CustomKind::Textarea {
                prop_assert_eq!(parse(&field, &value.text()), Ok(Some(value)));
            }
        }
    }
}
