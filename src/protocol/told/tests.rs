use crate::ChangedRow;
use domain::{AccountId, Row};
use rstest::rstest;
use uuid::Uuid;

const BODY: &str = concat!(
    r#"{"id":"00000000-0000-0000-0000-000000000003","product_id":"00000000-0000-0000-0000-000000000004","#,
    r#""name":"Fair","goal":"sales","colour":{"of":["a later version",1.50]},"created_at":7}"#
);

fn told() -> String {
    format!(r#"{{"put":{{"seq":5,"row":{{"campaign":{BODY}}}}}}}"#)
}

#[test]
fn what_this_version_does_not_know_of_a_row_stays_with_it() {
    let changed: ChangedRow = serde_json::from_str(&told()).unwrap();
    let ChangedRow::Put { row, .. } = &changed else {
        panic!("{changed:?}")
    };
    let Some(Row::Campaign(campaign)) = changed.row() else {
        panic!("{changed:?}")
    };
    assert_eq!(campaign.name, "Fair");
    assert_eq!(row.body().unwrap(), BODY);
    assert_eq!(serde_json::to_string(&changed).unwrap(), told());
}

#[test]
fn a_row_that_was_made_here_is_told_as_it_is() {
    let changed: ChangedRow = serde_json::from_str(&told()).unwrap();
    let row = changed.row().unwrap().clone();
    let here = ChangedRow::Put {
        seq: 5,
        row: row.clone().into(),
    };
    assert_eq!(here, changed, "equal is what is understood");
    let text = serde_json::to_string(&here).unwrap();
    assert!(!text.contains("colour"), "{text}");
    assert_eq!(serde_json::from_str::<ChangedRow>(&text).unwrap(), here);
}

#[rstest]
#[case::no_kind(r"{}")]
#[case::a_kind_of_later(r#"{"invoice":{}}"#)]
#[case::two_kinds(r#"{"product":{"id":"00000000-0000-0000-0000-000000000004","name":"Bread","created_at":1},"campaign":1}"#)]
#[case::no_object("7")]
#[case::another_body(r#"{"product":[]}"#)]
fn what_is_no_row_is_refused(#[case] row: &str) {
    let text = format!(r#"{{"put":{{"seq":5,"row":{row}}}}}"#);
    let read = serde_json::from_str::<ChangedRow>(&text);
    assert!(read.is_err(), "{read:?}");
}

#[test]
fn what_cannot_be_a_row_says_why() {
    let id = AccountId(Uuid::from_u128(1));
    let text = format!(r#"{{"put":{{"seq":5,"row":{{"account":{{"id":"{id}"}}}}}}}}"#);
    let error = serde_json::from_str::<ChangedRow>(&text).unwrap_err();
    assert!(error.to_string().contains("name"), "{error}");
}
