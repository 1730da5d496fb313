//! Whatever a server sends, every storage holds the same: what the model holds.

use crate::{
    device::{Follow, pages, sorted, summaries},
    sample::*,
};
use domain::{ConversationId, Row};
use protocol::{ChangedRow, Seq};
use std::collections::BTreeSet;
use store::{Cache, memory::MemoryCache};

/// Chance that is the same in every run (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// Enough that a large answer is put down by tray.
const CONVERSATIONS: u64 = 320;

/// A row in a form of this moment; `sent` holds the messages that are no drafts any more.
fn row(chance: &mut Chance, moment: Seq, sent: &mut BTreeSet<u64>) -> Row {
    let text = format!("at {moment}");
    match chance.below(7) {
        0 => account(chance.below(900), &text).into(),
        1 | 2 => conversation(chance.below(600), moment + chance.below(500)).into(),
        // Of one conversation each, drafts becoming messages at some moment.
        3..=5 => {
            let number = chance.below(2_000);
            if chance.below(4) > 0 && !sent.contains(&number) {
                draft(number, number % CONVERSATIONS, &text).into()
            } else {
                sent.insert(number);
                message(number, number % CONVERSATIONS, &text).into()
            }
        }
        _ => {
            let number = chance.below(900);
            note(number, number % CONVERSATIONS).into()
        }
    }
}

fn answer(chance: &mut Chance, since: Seq, sent: &mut BTreeSet<u64>) -> Vec<ChangedRow> {
    let count = match chance.below(4) {
        0 => chance.below(1_600),
        _ => chance.below(40),
    };
    let mut rows: Vec<ChangedRow> = Vec::new();
    for seq in since + 1..=since + count {
        let row = row(chance, seq, sent);
        let changed = if chance.below(10) == 0 {
            deleted(seq, row)
        } else {
            put(seq, row)
        };
        rows.push(changed);
    }
    rows
}

async fn everything(cache: &impl Cache) -> (Vec<Row>, Vec<Row>, Vec<Row>) {
    let all: Vec<ConversationId> = (0..CONVERSATIONS).map(conversation_id).collect();
    let head = cache.head().await.unwrap();
    let conversations = head
        .iter()
        .take_while(|row| matches!(row, Row::Conversation(_)));
    assert!(conversations.count() <= store::HEAD);
    let head = sorted(head);
    (summaries(cache).await, pages(cache, &all).await, head)
}

contract! {
    async fn any_history_leaves_what_the_model_holds(device: Device) {
        for seed in 0..2 {
            let chance = &mut Chance(seed);
            let model = MemoryCache::default();
            let tabs = [device.cache(), device.cache()];
            tabs[0].clear().await.unwrap();
            let mut cursor = 0;
            let mut last = Vec::new();
            let mut sent = BTreeSet::new();
            for step in 0..24 {
                let tab = &tabs[usize::try_from(chance.below(8) / 7).unwrap()];
                let rows = match chance.below(12) {
                    0 => std::mem::take(&mut last),
                    _ => answer(chance, cursor, &mut sent),
                };
                let next = rows.last().map_or(cursor, ChangedRow::seq);
                model.follow(EPOCH, next, &rows).await.unwrap();
                tab.follow(EPOCH, next, &rows).await.unwrap();
                cursor = cursor.max(next);
                last = rows;
                if step % 8 == 7 {
                    let expected = everything(&model).await;
                    assert!(everything(tab).await == expected, "seed {seed}, step {step}");
                    assert!(everything(&device.cache()).await == expected, "seed {seed}, step {step}");
                }
            }
        }
    }
}
