//! Columns that become fields of the workspace's own.

use super::*;
use crate::{
    CustomField, CustomFieldChange, CustomFieldId, CustomKind, CustomValue, paste::DateOrder,
};
use std::collections::BTreeMap;

fn field(n: u128, label: &str, kind: CustomKind) -> CustomField {
    CustomField {
        id: CustomFieldId(Uuid::from_u128(n)),
        key: crate::custom::key_of(label),
        kind,
        label: label.to_owned(),
        options: match kind {
            CustomKind::Select | CustomKind::Multiselect => {
                vec!["Rye".to_owned(), "Wheat".to_owned()]
            }
            _ => Vec::new(),
        },
        archived: false,
        created_at: Timestamp(0),
    }
}

/// The mapping and the plan of a row below *Company* and this heading.
fn planned(field: &CustomField, heading: &str, cell: &str) -> (Mapping, ImportPlan) {
    let text = format!("Company\t{heading}\nForn\t{cell}\n");
    let table = read_csv(text.as_bytes()).unwrap();
    let fields = std::slice::from_ref(field);
    let mapping = guess_mapping(&table.headers, fields);
    let terms = Terms { fields, ..TERMS };
    let plan = plan_import(&table, &mapping, terms, &mut Uuid::nil).unwrap();
    (mapping, plan)
}

#[rstest]
#[case::by_its_label(
    "Number of ovens",
    Some(Target::Own(CustomFieldId(Uuid::from_u128(1))))
)]
#[case::in_any_case(
    "NUMBER OF OVENS",
    Some(Target::Own(CustomFieldId(Uuid::from_u128(1))))
)]
#[case::by_its_key(
    "number_of_ovens",
    Some(Target::Own(CustomFieldId(Uuid::from_u128(1))))
)]
#[case::another_heading("Ovens", None)]
fn a_column_is_recognised_as_an_own_field(#[case] heading: &str, #[case] expected: Option<Target>) {
    let field = field(1, "Number of ovens", CustomKind::Number);
    let (mapping, _) = planned(&field, heading, "3");
    assert_eq!(mapping, [Some(Target::Name), expected]);
}

#[test]
fn an_archived_field_is_offered_to_no_column() {
    let field = CustomField {
        archived: true,
        ..field(1, "Ovens", CustomKind::Number)
    };
    assert_eq!(planned(&field, "Ovens", "3").0, [Some(Target::Name), None]);
}

#[test]
fn a_field_that_every_account_has_comes_before_an_own_one_of_its_name() {
    let field = field(1, "City", CustomKind::Text);
    let (mapping, _) = planned(&field, "City", "Vic");
    assert_eq!(mapping, [Some(Target::Name), Some(Target::City)]);
}

#[rstest]
#[case::number(CustomKind::Number, "1.234,5", CustomValue::Text("1234.5".to_owned()))]
#[case::date(CustomKind::Date, "26.11.2026", CustomValue::Text("2026-11-26".to_owned()))]
#[case::yes(CustomKind::Boolean, "Ja", CustomValue::Boolean(true))]
#[case::option(CustomKind::Select, "rye", CustomValue::Text("Rye".to_owned()))]
#[case::options(
    CustomKind::Multiselect,
    "wheat; rye",
    CustomValue::Options(["Rye".to_owned(), "Wheat".to_owned()].into())
)]
#[case::text(CustomKind::Text, "by  hand", CustomValue::Text("by hand".to_owned()))]
fn a_cell_is_read_as_the_fields_kind(
    #[case] kind: CustomKind,
    #[case] cell: &str,
    #[case] value: CustomValue,
) {
    let (_, plan) = planned(&field(1, "Oven", kind), "Oven", cell);
    let key = "oven".to_owned();
    let value = Some(value);
    let expected = AccountField::Custom(CustomFieldChange { key, value });
    assert_eq!(plan.rows[0].changes, [expected]);
}

#[rstest]
#[case::number(CustomKind::Number, "many")]
#[case::date(CustomKind::Date, "soon")]
#[case::yes_or_no(CustomKind::Boolean, "perhaps")]
#[case::address(CustomKind::Url, "javascript:alert(1)")]
#[case::option(CustomKind::Select, "Oats")]
fn a_cell_that_the_field_does_not_take_goes_to_the_notes(
    #[case] kind: CustomKind,
    #[case] cell: &str,
) {
    let (_, plan) = planned(&field(1, "Oven", kind), "Oven", cell);
    let line = AccountField::NotesLine(format!("Oven: {cell}"));
    assert_eq!(plan.rows[0].changes, [line]);
    assert_eq!((plan.refused, plan.noted), (vec![], vec![2]));
}

/// A column of dates: how it is read, the day of each cell, and whether a person is asked.
#[rstest]
#[case::by_the_one_that_tells(
    &["01/03/2020", "02/25/2020", "12/31/2019"],
    &[Some("2020-01-03"), Some("2020-02-25"), Some("2019-12-31")],
    None
)]
#[case::the_day_first_by_the_one_that_tells(
    &["01/03/2020", "25/02/2020"],
    &[Some("2020-03-01"), Some("2020-02-25")],
    None
)]
#[case::none_tells(&["2020-05-06", "01/03/2020"], &[Some("2020-05-06"), Some("2020-03-01")], Some("01/03/2020"))]
#[case::they_contradict_each_other(
    &["01/03/2020", "25/02/2020", "02/25/2020", "4/4/2020"],
    &[None, Some("2020-02-25"), Some("2020-02-25"), Some("2020-04-04")],
    Some("01/03/2020")
)]
#[case::no_question_without_doubt(&["4/4/2020", "soon"], &[Some("2020-04-04"), None], None)]
fn the_dates_of_a_column_are_read_in_one_order(
    #[case] cells: &[&str],
    #[case] expected: &[Option<&str>],
    #[case] asked: Option<&str>,
) {
    let (days, columns) = days_of(cells, &BTreeMap::new());
    let expected: Vec<_> = expected
        .iter()
        .map(|day| day.map(ToOwned::to_owned))
        .collect();
    assert_eq!(days, expected);
    let open = columns.open(&columns.orders(&BTreeMap::new()));
    let examples: Vec<&str> = open.iter().map(|column| column.example.as_str()).collect();
    assert_eq!(examples, asked.into_iter().collect::<Vec<_>>());
}

#[test]
fn the_dates_of_a_column_are_read_in_the_order_that_a_person_says() {
    let chosen = [(CustomFieldId(Uuid::from_u128(1)), DateOrder::MonthFirst)];
    let (days, _) = days_of(&["01/03/2020", "2020-02-25"], &chosen.into());
    let read = |day: &str| Some(day.to_owned());
    assert_eq!(days, [read("2020-01-03"), read("2020-02-25")]);
    // A column that tells is none to say it of.
    let (days, _) = days_of(&["01/03/2020", "25/02/2020"], &chosen.into());
    assert_eq!(days, [read("2020-03-01"), read("2020-02-25")]);
}

fn days_of(
    cells: &[&str],
    chosen: &BTreeMap<CustomFieldId, DateOrder>,
) -> (Vec<Option<String>>, DateColumns) {
    let rows: Vec<String> = cells.iter().map(|cell| format!("Forn\t{cell}")).collect();
    let text = format!("Company\tFounded\n{}", rows.join("\n"));
    let table = read_csv(text.as_bytes()).unwrap();
    let fields = [field(1, "Founded", CustomKind::Date)];
    let mapping = guess_mapping(&table.headers, &fields);
    let mut columns = DateColumns::default();
    columns.take(&table, &mapping, &fields);
    let dates = columns.orders(chosen);
    let terms = Terms {
        fields: &fields,
        dates: &dates,
        ..TERMS
    };
    let plan = plan_import(&table, &mapping, terms, &mut Uuid::nil).unwrap();
    let day = |row: &ImportRow| match row.changes.as_slice() {
        [AccountField::Custom(change)] => match &change.value {
            Some(CustomValue::Text(day)) => Some(day.clone()),
            _ => None,
        },
        _ => None,
    };
    (plan.rows.iter().map(day).collect(), columns)
}

#[test]
fn a_blank_cell_says_nothing() {
    let (_, plan) = planned(&field(1, "Oven", CustomKind::Number), "Oven", " ");
    assert_eq!(plan.rows[0].changes, []);
}

#[rstest]
#[case::comma_divides(&["1.000", "2.500", "1.234,5"], &[Some("1000"), Some("2500"), Some("1234.5")])]
#[case::point_divides(&["1,000", "2.5", "1.250"], &[Some("1000"), Some("2.5"), Some("1.25")])]
#[case::thousands_alone(&["1.000", "2.500", "51"], &[Some("1000"), Some("2500"), Some("51")])]
#[case::one_cell_alone(&["1.000"], &[Some("1")])]
#[case::millions(&["1.000.000", "1.500"], &[Some("1000000"), Some("1500")])]
#[case::a_comma_that_divides(&["1,250", "2,5"], &[Some("1.25"), Some("2.5")])]
#[case::signs_and_blanks(&["-1.000", "1 234,5"], &[Some("-1000"), Some("1234.5")])]
#[case::both_stand_in_it(&["1,5", "2.5", "1.000"], &[Some("1.5"), Some("2.5"), Some("1")])]
#[case::fractions_of_three_digits(&["0.125", "0.375"], &[Some("0.125"), Some("0.375")])]
#[case::long_before_the_point(&["1250.375", "1300.500"], &[Some("1250.375"), Some("1300.5")])]
#[case::words_do_not_tell(&["1.000", "2.500", "ca. 50", "n.a."], &[Some("1000"), Some("2500"), None, None])]
#[case::no_group(&["1.234,5", "1.00.000,5"], &[Some("1234.5"), None])]
fn the_numbers_of_a_column_are_divided_by_the_mark_that_its_cells_tell(
    #[case] cells: &[&str],
    #[case] expected: &[Option<&str>],
) {
    let rows: Vec<String> = cells.iter().map(|cell| format!("Forn;{cell}")).collect();
    let text = format!("Company;Employees\n{}", rows.join("\n"));
    let table = read_csv(text.as_bytes()).unwrap();
    let fields = [field(1, "Employees", CustomKind::Number)];
    let mapping = guess_mapping(&table.headers, &fields);
    let mut columns = NumberColumns::default();
    columns.take(&table, &mapping, &fields);
    let terms = Terms {
        fields: &fields,
        decimals: &columns.marks(),
        ..TERMS
    };
    let plan = plan_import(&table, &mapping, terms, &mut Uuid::nil).unwrap();
    let number = |row: &ImportRow| match row.changes.first() {
        Some(AccountField::Custom(change)) => match &change.value {
            Some(CustomValue::Text(number)) => Some(number.clone()),
            _ => None,
        },
        _ => None,
    };
    let found: Vec<Option<String>> = plan.rows.iter().map(number).collect();
    let expected: Vec<Option<String>> = expected.iter().map(|it| it.map(str::to_owned)).collect();
    assert_eq!(found, expected);
}
