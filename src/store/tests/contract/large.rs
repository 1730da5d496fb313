//! A device with years of work on it. No times: those are the benchmark's.

use crate::{
    device::{Follow, summaries},
    sample::*,
};
use protocol::{ChangedRow, Seq};
use store::Cache;

const CONVERSATIONS: u64 = 10_000;
const MESSAGES: u64 = 200_000;
/// As many rows as the server sends at once.
const ANSWER: u64 = 2_000;

/// The row that the server has at a place of its sequence: accounts and conversations first, then
/// what is said, in all conversations at once.
fn row_at(seq: Seq) -> ChangedRow {
    let number = seq - 1;
    if number < 2 * CONVERSATIONS {
        let half = number / 2;
        if number.is_multiple_of(2) {
            put(seq, account(half, "Forn Vell"))
        } else {
            put(seq, conversation(half, half))
        }
    } else {
        let message_number = number - 2 * CONVERSATIONS;
        // A few conversations at a time, as in a season of work.
        let season = message_number / ANSWER;
        let conversation = (season * 100 + message_number % 100) % CONVERSATIONS;
        put(
            seq,
            message(message_number, conversation, "Gràcies, ens interessa."),
        )
    }
}

contract! {
    async fn twenty_thousand_rows_and_two_hundred_thousand_messages_come_back(device: Device) {
        let cache = device.cache();
        let end = 2 * CONVERSATIONS + MESSAGES;
        let mut cursor = 0;
        while cursor < end {
            let next = (cursor + ANSWER).min(end);
            let rows: Vec<_> = (cursor + 1..=next).map(row_at).collect();
            cache.follow(EPOCH, next, &rows).await.unwrap();
            cursor = next;
        }
        drop(cache);

        let cache = device.cache();
        assert_eq!(cache.meta().await.unwrap().map(|meta| meta.cursor), Some(end));
        assert_eq!(summaries(&cache).await.len(), 20_000);
        let mut messages = 0;
        for part in (0..CONVERSATIONS).collect::<Vec<_>>().chunks(500) {
            let conversations: Vec<_> = part.iter().copied().map(conversation_id).collect();
            messages += cache.pages(&conversations).await.unwrap().rows.len();
        }
        assert_eq!(messages, 200_000);
        assert_eq!(cache.head().await.unwrap().len(), 400);
    }
}
