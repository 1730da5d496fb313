use super::*;
use crate::{
    AccountId, MemberId, RelationshipType, StatusChangeId, StatusMark, Timestamp,
    records::example::account_of,
};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

fn account(id: u128) -> Account {
    account_of(AccountId(Uuid::from_u128(id)))
}

fn choice_of(field: Field, side: Side) -> FieldChoice {
    FieldChoice {
        field,
        side,
        key: None,
    }
}

fn mark(n: u128) -> StatusMark {
    StatusMark {
        change_id: StatusChangeId(Uuid::from_u128(n)),
        by: MemberId(Uuid::from_u128(n)),
        at: Timestamp(5),
        why: "asked us to".to_owned(),
    }
}

fn kept(preview: &MergePreview, field: Field) -> Kept {
    preview
        .fields
        .iter()
        .find(|merge| merge.field == field)
        .unwrap()
        .kept
}

#[rstest]
#[case::both_blank("", "", None, "", Kept::Same)]
#[case::same("Vic", "Vic", None, "Vic", Kept::Same)]
#[case::only_ours("Vic", "", None, "Vic", Kept::Only(Side::Survivor))]
#[case::only_theirs("", "Vic", None, "Vic", Kept::Only(Side::Absorbed))]
#[case::only_theirs_whatever_was_chosen(
    "",
    "Vic",
    Some(Side::Survivor),
    "Vic",
    Kept::Only(Side::Absorbed)
)]
#[case::ours_by_default("Vic", "Olot", None, "Vic", Kept::Chosen(Side::Survivor))]
#[case::theirs_by_choice(
    "Vic",
    "Olot",
    Some(Side::Absorbed),
    "Olot",
    Kept::Chosen(Side::Absorbed)
)]
fn a_field_keeps_what_only_one_knows(
    #[case] ours: &str,
    #[case] theirs: &str,
    #[case] choice: Option<Side>,
    #[case] expected: &str,
    #[case] how: Kept,
) {
    let (mut survivor, mut absorbed) = (account(1), account(2));
    ours.clone_into(&mut survivor.city);
    theirs.clone_into(&mut absorbed.city);
    let choose: Vec<_> = choice
        .map(|side| choice_of(Field::City, side))
        .into_iter()
        .collect();
    let preview = plan_merge(&survivor, &absorbed, &choose);
    assert_eq!(
        (preview.merged.city.as_str(), kept(&preview, Field::City)),
        (expected, how)
    );
}

#[rstest]
#[case::both("a", "b", None, "a\n\nb")]
#[case::one("a", "b", Some(Side::Absorbed), "b")]
#[case::same("a", "a", None, "a")]
fn differing_notes_both_stand(
    #[case] ours: &str,
    #[case] theirs: &str,
    #[case] choice: Option<Side>,
    #[case] expected: &str,
) {
    let (mut survivor, mut absorbed) = (account(1), account(2));
    ours.clone_into(&mut survivor.notes);
    theirs.clone_into(&mut absorbed.notes);
    let choose: Vec<_> = choice
        .map(|side| choice_of(Field::Notes, side))
        .into_iter()
        .collect();
    assert_eq!(
        plan_merge(&survivor, &absorbed, &choose).merged.notes,
        expected
    );
}

#[rstest]
#[case::contacted(
    AccountStatus::Prospect,
    AccountStatus::Contacted,
    AccountStatus::Contacted
)]
#[case::lost_is_known(AccountStatus::Prospect, AccountStatus::Lost, AccountStatus::Lost)]
#[case::talk_goes_on(
    AccountStatus::Lost,
    AccountStatus::Contacted,
    AccountStatus::Contacted
)]
#[case::trial(
    AccountStatus::InTrial,
    AccountStatus::InNegotiation,
    AccountStatus::InTrial
)]
#[case::customer(
    AccountStatus::InTrial,
    AccountStatus::Customer,
    AccountStatus::Customer
)]
#[case::flag_wins(
    AccountStatus::Customer,
    AccountStatus::DoNotContact,
    AccountStatus::DoNotContact
)]
fn the_most_advanced_status_stands_with_its_mark(
    #[case] ours: AccountStatus,
    #[case] theirs: AccountStatus,
    #[case] expected: AccountStatus,
) {
    let (mut survivor, mut absorbed) = (account(1), account(2));
    (survivor.status, absorbed.status) = (ours, theirs);
    (survivor.status_mark, absorbed.status_mark) = (Some(mark(1)), Some(mark(2)));
    let expected_mark = if expected == ours { mark(1) } else { mark(2) };
    for (one, other) in [(&survivor, &absorbed), (&absorbed, &survivor)] {
        let merged = plan_merge(one, other, &[choice_of(Field::Status, Side::Survivor)]).merged;
        assert_eq!(
            (merged.status, merged.status_mark.as_ref()),
            (expected, Some(&expected_mark))
        );
    }
}

#[test]
fn relationship_types_are_joined_and_the_older_date_stays() {
    let (mut survivor, mut absorbed) = (account(1), account(2));
    survivor.relationship_types = [RelationshipType::Partner].into();
    absorbed.relationship_types = [RelationshipType::Press, RelationshipType::Partner].into();
    survivor.created_at = Timestamp(9);
    let preview = plan_merge(&survivor, &absorbed, &[]);
    assert_eq!(
        preview.merged.relationship_types,
        [RelationshipType::Partner, RelationshipType::Press].into()
    );
    assert_eq!(kept(&preview, Field::RelationshipTypes), Kept::Both);
    assert_eq!(preview.merged.created_at, Timestamp(0));
    assert_eq!(preview.merged.id, survivor.id);
}

#[test]
fn every_field_of_an_account_is_previewed_once() {
    let preview = plan_merge(&account(1), &account(2), &[]);
    let fields: Vec<Field> = preview.fields.iter().map(|merge| merge.field).collect();
    assert_eq!(
        fields,
        [
            Field::Name,
            Field::LineOfBusiness,
            Field::City,
            Field::Country,
            Field::Phone,
            Field::Email,
            Field::Website,
            Field::Notes,
            Field::Language,
            Field::Status,
            Field::RelationshipTypes,
        ]
    );
}

fn any_status() -> impl Strategy<Value = AccountStatus> {
    proptest::sample::select(AccountStatus::ALL)
}

proptest! {
    #[test]
    fn no_status_is_lowered_and_the_flag_is_never_lost(a in any_status(), b in any_status()) {
        let (mut survivor, mut absorbed) = (account(1), account(2));
        (survivor.status, absorbed.status) = (a, b);
        let merged = plan_merge(&survivor, &absorbed, &[]).merged.status;
        prop_assert!(advancement(merged) >= advancement(a).max(advancement(b)));
        let flagged = [a, b].contains(&AccountStatus::DoNotContact);
        prop_assert_eq!(merged == AccountStatus::DoNotContact, flagged);
    }

    #[test]
    fn merging_an_account_with_itself_changes_nothing(city in ".{0,9}", notes in ".{0,9}") {
        let mut one = account(1);
        (one.city, one.notes) = (city, notes);
        prop_assert_eq!(plan_merge(&one, &one, &[]).merged, one);
    }
}

#[test]
fn each_of_the_workspaces_own_fields_is_merged_by_itself() {
    let (mut survivor, mut absorbed) = (account(1), account(2));
    let value = |text: &str| CustomValue::Text(text.to_owned());
    survivor.custom = [
        ("tier".to_owned(), value("Gold")),
        ("ovens".to_owned(), value("2")),
    ]
    .into();
    absorbed.custom = [
        ("tier".to_owned(), value("Silver")),
        ("size".to_owned(), value("9")),
    ]
    .into();
    let choose = [FieldChoice {
        key: Some("tier".to_owned()),
        ..choice_of(Field::Custom, Side::Absorbed)
    }];
    let preview = plan_merge(&survivor, &absorbed, &choose);
    let fields = preview
        .fields
        .iter()
        .filter_map(|merge| Some((merge.key.as_deref()?, merge.kept)));
    assert_eq!(
        fields.collect::<Vec<_>>(),
        [
            ("ovens", Kept::Only(Side::Survivor)),
            ("size", Kept::Only(Side::Absorbed)),
            ("tier", Kept::Chosen(Side::Absorbed)),
        ]
    );
    let merged: Vec<String> = preview
        .merged
        .custom
        .values()
        .map(CustomValue::text)
        .collect();
    assert_eq!(merged, ["2", "9", "Silver"]);
}
