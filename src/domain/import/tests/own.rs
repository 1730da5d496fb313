//! Columns that become fields of the workspace's own.

use super::*;
use crate::{
    CustomField, CustomFieldChange, CustomFieldId, CustomKind, CustomProblem, CustomValue,
};

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
#[case::number(CustomKind::Number, "many", CustomProblem::NotANumber)]
#[case::date(CustomKind::Date, "soon", CustomProblem::NotADate)]
#[case::yes_or_no(CustomKind::Boolean, "perhaps", CustomProblem::NotYesOrNo)]
#[case::address(CustomKind::Url, "javascript:alert(1)", CustomProblem::NotAnAddress)]
#[case::option(
    CustomKind::Select,
    "Oats",
    CustomProblem::NoSuchOption { value: "Oats".to_owned() }
)]
fn a_cell_that_the_field_does_not_take_refuses_the_row(
    #[case] kind: CustomKind,
    #[case] cell: &str,
    #[case] problem: CustomProblem,
) {
    let (_, plan) = planned(&field(1, "Oven", kind), "Oven", cell);
    let target = Target::Own(CustomFieldId(Uuid::from_u128(1)));
    let value = cell.to_owned();
    let reasons = vec![RowProblem::Own {
        target,
        value,
        problem,
    }];
    assert_eq!(plan.refused, [RefusedRow { row: 2, reasons }]);
}

#[test]
fn a_blank_cell_says_nothing() {
    let (_, plan) = planned(&field(1, "Oven", CustomKind::Number), "Oven", " ");
    assert_eq!(plan.rows[0].changes, []);
}
