use super::{DecimalMark::*, *};
use proptest::prelude::*;
use rstest::rstest;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

#[rstest]
#[case::euro("EUR", 2)]
#[case::yen("JPY", 0)]
#[case::dinar("KWD", 3)]
fn a_currency_has_its_decimals(#[case] code: &str, #[case] decimals: u32) {
    assert_eq!(currency(code).decimals(), decimals);
    assert_eq!(currency(code).to_string(), code);
}

#[rstest]
#[case::small("eur")]
#[case::unknown("ABC")]
#[case::long("EURO")]
#[case::two_codes("EUR USD")]
#[case::a_part("E")]
#[case::none("")]
fn what_is_no_code_is_no_currency(#[case] text: &str) {
    assert!(text.parse::<Currency>().is_err());
    assert!(serde_json::from_str::<Currency>(&format!("\"{text}\"")).is_err());
}

#[test]
fn every_currency_is_there_once_and_survives_its_json() {
    let all = Currency::all();
    assert_eq!(all.len(), 157);
    assert!(all.is_sorted_by(|one, other| one < other));
    for one in all {
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Currency>(&json).unwrap(), one);
    }
}

#[rstest]
#[case::whole("1234", "EUR", Point, Ok(123_400))]
#[case::english("1,234.50", "EUR", Point, Ok(123_450))]
#[case::german("1.234,50", "EUR", Comma, Ok(123_450))]
#[case::german_for_an_english_reader("1.234,50", "EUR", Point, Ok(123_450))]
#[case::english_for_a_german_reader("1,234.50", "EUR", Comma, Ok(123_450))]
#[case::french("1 234,50", "EUR", Comma, Ok(123_450))]
#[case::french_with_narrow_blanks("1\u{202f}234,5", "EUR", Comma, Ok(123_450))]
#[case::swiss("1’234.50", "CHF", Point, Ok(123_450))]
#[case::one_decimal("12.5", "EUR", Point, Ok(1_250))]
#[case::a_comma_where_it_groups("12,5", "EUR", Point, Ok(1_250))]
#[case::two_decimals_behind_it("12,50", "EUR", Point, Ok(1_250))]
#[case::thousands("12,500", "EUR", Point, Ok(1_250_000))]
#[case::thousands_in_german("12.500", "EUR", Comma, Ok(1_250_000))]
#[case::millions("1,234,567", "EUR", Point, Ok(123_456_700))]
#[case::no_whole(".5", "EUR", Point, Ok(50))]
#[case::mark_at_the_end("12.", "EUR", Point, Ok(1_200))]
#[case::yen("1,234", "JPY", Point, Ok(1_234))]
#[case::yen_of_a_spreadsheet("1234.00", "JPY", Point, Ok(1_234))]
#[case::dinar("1.234", "KWD", Point, Ok(1_234))]
#[case::dinars_grouped("1,234", "KWD", Point, Ok(1_234_000))]
#[case::zeros_behind("1.500", "EUR", Point, Ok(150))]
#[case::the_most("10,000,000,000", "EUR", Point, Ok(1_000_000_000_000))]
#[case::nothing(" ", "EUR", Point, Err(AmountError::Blank))]
#[case::words("twelve", "EUR", Point, Err(AmountError::NotANumber))]
#[case::a_sign("€12", "EUR", Point, Err(AmountError::NotANumber))]
#[case::negative("-12", "EUR", Point, Err(AmountError::NotANumber))]
#[case::exponent("1e3", "EUR", Point, Err(AmountError::NotANumber))]
#[case::marks_alone(",.", "EUR", Point, Err(AmountError::NotANumber))]
#[case::not_in_threes("1,23,456", "EUR", Point, Err(AmountError::NotANumber))]
#[case::grouped_by_nothing(",123,456", "EUR", Point, Err(AmountError::NotANumber))]
#[case::both_twice("1.234,567.89,0", "EUR", Point, Err(AmountError::NotANumber))]
#[case::other_digits("١٢", "EUR", Point, Err(AmountError::NotANumber))]
#[case::three_of_two("1.234", "EUR", Point, Err(AmountError::TooManyDecimals { decimals: 2 }))]
#[case::a_half_yen("1.5", "JPY", Point, Err(AmountError::TooManyDecimals { decimals: 0 }))]
#[case::zero("0.00", "EUR", Point, Err(AmountError::NotPositive))]
#[case::beyond("10,000,000,000.01", "EUR", Point, Err(AmountError::TooMuch { limit: AMOUNT_LIMIT }))]
#[case::far_beyond("99999999999999999999", "EUR", Point, Err(AmountError::TooMuch { limit: AMOUNT_LIMIT }))]
fn an_amount_is_read_as_it_is_typed(
    #[case] text: &str,
    #[case] code: &str,
    #[case] reader: DecimalMark,
    #[case] expected: Result<i64, AmountError>,
) {
    assert_eq!(parse_amount(text, currency(code), reader), expected);
}

proptest! {
    #[test]
    fn what_a_form_shows_is_read_as_the_same_amount(
        minor in 1..=AMOUNT_LIMIT,
        code in prop::sample::select(vec!["EUR", "JPY", "KWD"]),
        reader in prop::sample::select(vec![Comma, Point]),
    ) {
        let shown = plain_amount(minor, currency(code), reader);
        prop_assert_eq!(parse_amount(&shown, currency(code), reader), Ok(minor), "{}", shown);
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = parse_amount(&text, currency("EUR"), Comma);
        let _ = text.parse::<Currency>();
    }
}
