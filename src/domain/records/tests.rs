//! Rows survive their JSON, whatever stands in them; their ids and their orders are total.

mod any_row;

use super::*;
use crate::{Kind, Row};
use any_row::rows;
use proptest::{option, prelude::*};
use uuid::Uuid;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn a_row_of_every_kind_survives_its_json(rows in rows()) {
        let kinds: Vec<Kind> = rows.iter().map(|row| row.key().kind).collect();
        prop_assert_eq!(kinds, Kind::ALL);
        for row in rows {
            let json = serde_json::to_string(&row).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Row>(&json).unwrap(), &row);
            let body = row.body().unwrap();
            prop_assert_eq!(&Row::from_body(row.key().kind, &body).unwrap(), &row);
            let key = serde_json::to_string(&row.key()).unwrap();
            prop_assert_eq!(serde_json::from_str::<crate::RowKey>(&key).unwrap(), row.key());
        }
    }

    #[test]
    fn the_order_of_the_inbox_is_total(
        (one, other) in prop::collection::vec((0..4_i64, option::of(0..4_i64)), 0..12)
            .prop_map(|all| (1..).zip(all).map(listed).collect::<Vec<_>>())
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let sorted = |mut all: Vec<Conversation>| {
            all.sort_by_key(Conversation::activity_order);
            all
        };
        let (one, other) = (sorted(one), sorted(other));
        prop_assert_eq!(&one, &other, "whatever order it is sorted from");
        for pair in one.windows(2) {
            prop_assert!(pair[0].activity_order() < pair[1].activity_order(), "no two are equal");
        }
    }
}

/// A conversation with few possible times, so that many are the same.
fn listed((n, (created, noted)): (u128, (i64, Option<i64>))) -> Conversation {
    Conversation {
        last_note_at: noted.map(Timestamp),
        ..Conversation::begin(AccountId(Uuid::from_u128(n)), None, Timestamp(created))
    }
}

#[test]
fn computed_ids_never_change() {
    let (account, campaign) = (
        AccountId(Uuid::from_u128(1)),
        CampaignId(Uuid::from_u128(2)),
    );
    let command = CommandId(Uuid::from_u128(3));
    let conversation = ConversationId::of(account, Some(campaign));
    let computed = [
        conversation.to_string(),
        ConversationId::of(account, None).to_string(),
        MessageId::of_second_draft(command).to_string(),
        StatusChangeId::caused_by(command, account).to_string(),
        ActivityId::caused_by(command, conversation).to_string(),
    ];
    assert_eq!(
        computed,
        [
            "95c615e9-76db-5bda-947e-ee610866e93d",
            "8044693e-f843-571d-bf78-dd2cd0ba89f9",
            "a7d8338e-6264-5d35-adc9-7eefb0704528",
            "9aca5499-41b7-5dc1-afe1-db3bb50c1bd2",
            "53d8d5f0-0bd6-55ee-8efb-2cfea6682f85",
        ]
    );
}
