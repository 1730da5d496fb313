use super::*;
use rstest::rstest;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A period as of Thursday, 26 November 2026, then what is before it, and what a year before.
#[rstest]
#[case::four_weeks(
    "4w",
    "2026-11-02..2026-11-29",
    "2026-10-05..2026-11-01",
    "2025-11-03..2025-11-30"
)]
#[case::twelve_weeks(
    "12w",
    "2026-09-07..2026-11-29",
    "2026-06-15..2026-09-06",
    "2025-09-08..2025-11-30"
)]
#[case::a_year_of_weeks(
    "52w",
    "2025-12-01..2026-11-29",
    "2024-12-02..2025-11-30",
    "2024-12-02..2025-11-30"
)]
#[case::this_month(
    "this-month",
    "2026-11-01..2026-11-30",
    "2026-10-01..2026-10-31",
    "2025-11-01..2025-11-30"
)]
#[case::last_month(
    "last-month",
    "2026-10-01..2026-10-31",
    "2026-09-01..2026-09-30",
    "2025-10-01..2025-10-31"
)]
#[case::twelve_months(
    "12m",
    "2025-12-01..2026-11-30",
    "2024-12-01..2025-11-30",
    "2024-12-01..2025-11-30"
)]
#[case::this_year(
    "this-year",
    "2026-01-01..2026-12-31",
    "2025-01-01..2025-12-31",
    "2025-01-01..2025-12-31"
)]
#[case::own(
    "2026-02-28..2026-03-02",
    "2026-02-28..2026-03-02",
    "2026-02-25..2026-02-27",
    "2025-02-28..2025-03-02"
)]
#[case::a_leap_february(
    "2028-02-01..2028-02-29",
    "2028-02-01..2028-02-29",
    "2028-01-01..2028-01-31",
    "2027-02-01..2027-02-28"
)]
#[case::after_it(
    "2027-02-01..2027-02-28",
    "2027-02-01..2027-02-28",
    "2027-01-01..2027-01-31",
    "2026-02-01..2026-02-28"
)]
fn a_period_is_compared_with_as_much_before(
    #[case] named: &str,
    #[case] days: &str,
    #[case] before: &str,
    #[case] year_before: &str,
) {
    let period: Period = named.parse().unwrap();
    assert_eq!(period.to_string(), named);
    let found = period.days(date("2026-11-26")).unwrap();
    assert_eq!(Period::Own(found).to_string(), days);
    let compared = |with: Comparison| Period::Own(with.of(found).unwrap()).to_string();
    assert_eq!(compared(Comparison::Before), before);
    assert_eq!(compared(Comparison::YearBefore), year_before);
}

#[rstest]
#[case::nothing("")]
#[case::unknown("5w")]
#[case::backwards("2026-11-02..2026-11-01")]
#[case::half("2026-11-02..")]
#[case::no_day("2026-11-31..2026-12-01")]
fn what_names_no_period_is_none(#[case] text: &str) {
    assert!(text.parse::<Period>().is_err());
}

#[test]
fn all_time_has_no_days() {
    assert_eq!("all".parse(), Ok(Period::All));
    assert_eq!(Period::All.days(date("2026-11-26")), None);
}
