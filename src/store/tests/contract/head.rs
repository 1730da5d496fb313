//! The rows of the first paint.

use crate::{device::Follow, sample::*};
use domain::{Conversation, ConversationId, Row};
use protocol::{ChangedRow, Seq};
use store::{Cache, HEAD};

/// A head as its conversations in order, and the keys of what they name.
async fn head(cache: &impl Cache) -> (Vec<ConversationId>, Vec<Row>) {
    let rows = cache.head().await.unwrap();
    let conversations: Vec<_> = rows
        .iter()
        .map_while(|row| match row {
            Row::Conversation(row) => Some(row.id),
            _ => None,
        })
        .collect();
    let named = rows[conversations.len()..].to_vec();
    assert!(named.iter().all(|row| !matches!(row, Row::Conversation(_))));
    (conversations, crate::device::sorted(named))
}

fn ids(numbers: impl Iterator<Item = u64>) -> Vec<ConversationId> {
    numbers.map(conversation_id).collect()
}

/// Conversations, each with its account, the later numbers being the later ones.
fn world(count: u64) -> Vec<ChangedRow> {
    let pairs = (1..=count).flat_map(|number| {
        let account = put(2 * number - 1, account(number, "Forn Vell"));
        [
            account,
            put(2 * number, conversation(number, 1_000 + number)),
        ]
    });
    pairs.collect()
}

async fn filled(cache: &impl Cache, count: u64) -> Seq {
    let rows = world(count);
    cache.follow(EPOCH, 2 * count, &rows).await.unwrap();
    2 * count
}

contract! {
    async fn the_head_is_the_newest_conversations_and_what_they_name(device: Device) {
        let cache = device.cache();
        let all = Conversation {
            campaign_id: Some(campaign(1).id),
            assignee: Some(member(1).id),
            ..conversation(1, 10)
        };
        cache.follow(EPOCH, 9, &[
            put(1, member(1)),
            put(2, member(2)),
            put(3, product(1)),
            put(4, product(2)),
            put(5, campaign(1)),
            put(6, account(1, "Forn Vell")),
            put(7, account(3, "in no conversation")),
            put(8, all),
            put(9, conversation(2, 20)),
        ]).await.unwrap();
        let named = [
            member(1).into(),
            product(1).into(),
            campaign(1).into(),
            account(1, "Forn Vell").into(),
        ];
        let expected = (ids([2, 1].into_iter()), crate::device::sorted(named.to_vec()));
        assert_eq!(head(&cache).await, expected);
        assert_eq!(head(&device.cache()).await, expected);
    }

    async fn the_head_holds_the_newest_200_of_many(device: Device) {
        let cache = device.cache();
        filled(&cache, 700).await;
        for handle in [&cache, &device.cache()] {
            let (conversations, named) = head(handle).await;
            assert_eq!(conversations, ids((501..=700).rev()));
            assert_eq!(named.len(), HEAD);
        }
    }

    async fn a_conversation_moves_in_the_head_as_things_happen_in_it(device: Device) {
        let cache = device.cache();
        let seq = filled(&cache, 700).await;
        cache.follow(EPOCH, seq + 1, &[put(seq + 1, conversation(3, 9_000))]).await.unwrap();
        let (conversations, named) = head(&cache).await;
        let expected: Vec<_> = [3].into_iter().chain((502..=700).rev()).collect();
        assert_eq!(conversations, ids(expected.into_iter()));
        assert!(named.contains(&account(3, "Forn Vell").into()));
        assert!(!named.contains(&account(501, "Forn Vell").into()));

        // Its last message is retracted: the one that it had pushed out is back.
        cache.follow(EPOCH, seq + 2, &[put(seq + 2, conversation(3, 1_003))]).await.unwrap();
        assert_eq!(head(&cache).await.0, ids((501..=700).rev()));

        cache.follow(EPOCH, seq + 3, &[deleted(seq + 3, conversation(700, 0))]).await.unwrap();
        assert_eq!(head(&cache).await.0, ids((500..=699).rev()));
        assert_eq!(head(&device.cache()).await.0, ids((500..=699).rev()));
    }

    async fn a_row_that_the_head_names_is_in_it_in_its_latest_form(device: Device) {
        let cache = device.cache();
        let seq = filled(&cache, 3).await;
        cache.follow(EPOCH, seq + 1, &[put(seq + 1, conversation(9, 5_000))]).await.unwrap();
        assert_eq!(head(&cache).await.1.len(), 3);
        // Named before it was there.
        cache.follow(EPOCH, seq + 2, &[put(seq + 2, account(9, "Kaffee Nord"))]).await.unwrap();
        assert!(head(&cache).await.1.contains(&account(9, "Kaffee Nord").into()));
        cache.follow(EPOCH, seq + 3, &[put(seq + 3, account(9, "Kaffee Süd"))]).await.unwrap();
        assert!(head(&cache).await.1.contains(&account(9, "Kaffee Süd").into()));
        cache.follow(EPOCH, seq + 4, &[deleted(seq + 4, account(9, ""))]).await.unwrap();
        assert_eq!(head(&device.cache()).await.1.len(), 3);
    }

    async fn messages_alone_leave_the_head_as_it_is(device: Device) {
        let cache = device.cache();
        let seq = filled(&cache, 3).await;
        let before = head(&cache).await;
        cache.follow(EPOCH, seq + 1, &[put(seq + 1, message(1, 1, "Hola"))]).await.unwrap();
        assert_eq!(head(&cache).await, before);
    }

    async fn a_cleared_cache_has_no_head(device: Device) {
        let cache = device.cache();
        filled(&cache, 3).await;
        cache.clear().await.unwrap();
        assert_eq!(head(&cache).await, (Vec::new(), Vec::new()));
    }
}
