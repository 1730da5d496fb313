//! What a cache keeps, and what it gives back.

use crate::{
    device::{Follow, pages, summaries},
    sample::*,
};
use domain::{Row, Timestamp};
use protocol::ChangedRow;
use store::{Cache, Loaded, Meta, Taken};

/// More rows than the log may have, so that they are folded into segments.
const MANY: u64 = 1_200;

fn accounts(name: &str, numbers: impl Iterator<Item = u64>, first: u64) -> Vec<ChangedRow> {
    numbers
        .enumerate()
        .map(|(place, number)| put(first + place as u64, account(number, name)))
        .collect()
}

fn rows(changed: &[ChangedRow]) -> Vec<Row> {
    let rows = changed.iter().filter_map(|changed| match changed {
        ChangedRow::Put { row, .. } => Some(row.clone().into_row()),
        ChangedRow::Deleted { .. } => None,
    });
    crate::device::sorted(rows.collect())
}

contract! {
    async fn where_nothing_was_taken_there_is_nothing(device: Device) {
        let cache = device.cache();
        assert_eq!(cache.meta().await, Ok(None));
        assert_eq!(cache.head().await, Ok(Vec::new()));
        assert_eq!(cache.summaries(&mut |_| ()).await, Ok(Loaded::default()));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, []);
        assert_eq!(cache.pages(&[]).await, Ok(store::Pages::default()));
    }

    async fn an_answer_is_there_with_its_cursor(device: Device) {
        let cache = device.cache();
        let answer = [
            put(1, account(1, "Forn Vell")),
            put(2, conversation(1, 5)),
            put(3, message(1, 1, "Bon dia")),
            put(4, note(2, 1)),
        ];
        cache.follow(EPOCH, 4, &answer).await.unwrap();
        assert_eq!(cache.meta().await, Ok(Some(meta(EPOCH, 4))));
        assert_eq!(summaries(&cache).await, rows(&answer[..2]));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&answer[2..]));
        assert_eq!(pages(&cache, &[conversation_id(2)]).await, []);
    }

    async fn an_answer_without_rows_moves_the_cursor(device: Device) {
        let cache = device.cache();
        cache.follow(EPOCH, 4, &[put(1, account(1, "Forn Vell"))]).await.unwrap();
        cache.follow(EPOCH, 9, &[]).await.unwrap();
        assert_eq!(cache.meta().await, Ok(Some(meta(EPOCH, 9))));
        assert_eq!(summaries(&cache).await.len(), 1);
    }

    async fn a_later_form_of_a_row_takes_the_place_of_the_earlier(device: Device) {
        let cache = device.cache();
        cache.follow(EPOCH, 2, &[
            put(1, account(1, "Forn")),
            put(2, message(1, 1, "Bon dia")),
        ]).await.unwrap();
        let later = [put(3, account(1, "Forn Vell")), put(4, message(1, 1, "Bona nit"))];
        cache.follow(EPOCH, 4, &later).await.unwrap();
        assert_eq!(summaries(&cache).await, rows(&later[..1]));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&later[1..]));
    }

    async fn an_answer_that_comes_again_or_late_changes_nothing(device: Device) {
        let cache = device.cache();
        let first = [put(1, account(1, "Forn")), put(2, message(1, 1, "Bon dia"))];
        let second = [put(3, account(1, "Forn Vell")), put(4, message(1, 1, "Bona nit"))];
        cache.follow(EPOCH, 2, &first).await.unwrap();
        cache.follow(EPOCH, 4, &second).await.unwrap();
        cache.follow(EPOCH, 4, &second).await.unwrap();
        cache.follow(EPOCH, 2, &first).await.unwrap();
        assert_eq!(cache.meta().await, Ok(Some(meta(EPOCH, 4))));
        assert_eq!(summaries(&cache).await, rows(&second[..1]));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&second[1..]));
    }

    async fn an_answer_that_overlaps_what_is_there_brings_only_its_news(device: Device) {
        let cache = device.cache();
        cache.follow(EPOCH, 3, &[put(3, account(1, "Forn Vell"))]).await.unwrap();
        let overlap = [put(2, account(1, "Forn")), put(5, account(2, "Kaffee Nord"))];
        cache.follow(EPOCH, 5, &overlap).await.unwrap();
        let expected = [put(3, account(1, "Forn Vell")), put(5, account(2, "Kaffee Nord"))];
        assert_eq!(summaries(&cache).await, rows(&expected));
    }

    async fn a_first_load_says_how_far_it_is_and_from_when_on_messages_are_there(device: Device) {
        let cache = device.cache();
        let part = Meta { messages_since: Timestamp(70), filled: false, ..meta(EPOCH, 4) };
        let taken = cache.apply(part, 0, &[put(1, account(1, "Forn Vell"))]).await;
        assert_eq!(taken, Ok(Taken::Here));
        assert_eq!(device.cache().meta().await, Ok(Some(part)));
        let whole = Meta { cursor: 9, filled: true, ..part };
        cache.apply(whole, 4, &[put(9, account(2, "Kaffee Nord"))]).await.unwrap();
        assert_eq!(device.cache().meta().await, Ok(Some(whole)));
        // The first part again takes nothing back.
        assert_eq!(cache.apply(part, 0, &[]).await, Ok(Taken::Here));
        assert_eq!(cache.meta().await, Ok(Some(whole)));
    }

    async fn an_answer_that_begins_beyond_the_cache_is_not_taken(device: Device) {
        let cache = device.cache();
        let late = [put(9, account(9, "Kaffee Nord"))];
        assert_eq!(cache.apply(meta(EPOCH, 9), 5, &late).await, Ok(Taken::Elsewhere(0)));
        assert_eq!(cache.meta().await, Ok(None));
        let first = [put(4, account(1, "Forn Vell"))];
        cache.follow(EPOCH, 4, &first).await.unwrap();
        for (epoch, cursor) in [(EPOCH, 4), (OTHER_EPOCH, 0)] {
            let taken = cache.apply(meta(epoch, 9), 5, &late).await;
            assert_eq!(taken, Ok(Taken::Elsewhere(cursor)));
        }
        assert_eq!(cache.meta().await, Ok(Some(meta(EPOCH, 4))));
        assert_eq!(summaries(&cache).await, rows(&first));
    }

    async fn an_answer_from_the_beginning_replaces_what_is_there(device: Device) {
        let cache = device.cache();
        let before = [put(1, account(1, "deleted since")), put(2, message(1, 1, "deleted, too"))];
        cache.follow(EPOCH, 2, &before).await.unwrap();
        let all = [put(9, account(2, "Forn Vell"))];
        assert_eq!(cache.apply(meta(EPOCH, 9), 0, &all).await, Ok(Taken::Here));
        assert_eq!(summaries(&cache).await, rows(&all));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, []);
    }

    async fn a_load_that_begins_anew_takes_nothing_over_from_an_earlier_one(device: Device) {
        let cache = device.cache();
        // Older than the new load goes back, and retracted since.
        let before = [put(30, message(1, 1, "said long ago")), put(31, account(1, "Forn"))];
        cache.follow(EPOCH, 31, &before).await.unwrap();
        let part = Meta { messages_since: Timestamp(70), filled: false, ..meta(EPOCH, 26) };
        let first = [put(26, account(2, "Kaffee Nord"))];
        assert_eq!(cache.apply(part, 0, &first).await, Ok(Taken::Here));
        assert_eq!(cache.meta().await, Ok(Some(part)));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, []);
        // What was still on its way from the earlier one comes too late.
        let late = [put(40, account(3, "Forn Nou"))];
        assert_eq!(cache.apply(meta(EPOCH, 40), 31, &late).await, Ok(Taken::Elsewhere(0)));
        assert_eq!(summaries(&cache).await, rows(&first));
    }

    async fn threads_come_with_what_the_cache_had_reached(device: Device) {
        let cache = device.cache();
        assert_eq!(cache.pages(&[conversation_id(1)]).await.unwrap().meta, None);
        cache.follow(EPOCH, 4, &[put(4, message(1, 1, "Bon dia"))]).await.unwrap();
        let read = cache.pages(&[conversation_id(1)]).await.unwrap();
        assert_eq!((read.meta, read.rows.len()), (Some(meta(EPOCH, 4)), 1));
        assert_eq!(cache.pages(&[]).await.unwrap().meta, Some(meta(EPOCH, 4)));
    }

    async fn a_tombstone_removes_a_row_from_the_log_and_from_a_segment(device: Device) {
        let cache = device.cache();
        let many = accounts("many", 0..MANY, 1);
        cache.follow(EPOCH, MANY, &many).await.unwrap();
        let few = [put(MANY + 1, account(5_000, "few")), put(MANY + 2, account(5_001, "few"))];
        cache.follow(EPOCH, MANY + 2, &few).await.unwrap();
        let gone = [
            deleted(MANY + 3, account(7, "")),
            deleted(MANY + 4, account(5_000, "")),
            deleted(MANY + 5, account(9_999, "")),
        ];
        cache.follow(EPOCH, MANY + 5, &gone).await.unwrap();
        let mut expected = [many, few.to_vec()].concat();
        expected.remove(usize::try_from(MANY).unwrap());
        expected.remove(7);
        assert_eq!(summaries(&cache).await, rows(&expected));
        assert_eq!(summaries(&device.cache()).await, rows(&expected));
    }

    async fn a_segment_whose_rows_are_all_deleted_leaves_nothing(device: Device) {
        let cache = device.cache();
        cache.follow(EPOCH, MANY, &accounts("many", 0..MANY, 1)).await.unwrap();
        let gone: Vec<_> = (0..MANY).map(|n| deleted(MANY + 1 + n, account(n, ""))).collect();
        cache.follow(EPOCH, 2 * MANY, &gone).await.unwrap();
        assert_eq!(summaries(&cache).await, []);
        let again = accounts("again", 0..MANY, 2 * MANY + 1);
        cache.follow(EPOCH, 3 * MANY, &again).await.unwrap();
        assert_eq!(summaries(&device.cache()).await, rows(&again));
    }

    async fn a_draft_is_a_summary_until_it_becomes_a_message(device: Device) {
        let cache = device.cache();
        let scratch = [put(1, draft(1, 1, "Bon")), put(2, message(2, 1, "Hola"))];
        cache.follow(EPOCH, 2, &scratch).await.unwrap();
        assert_eq!(summaries(&cache).await, rows(&scratch[..1]));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&scratch[1..]));

        let edited = [put(3, draft(1, 1, "Bon dia"))];
        cache.follow(EPOCH, 3, &edited).await.unwrap();
        assert_eq!(summaries(&cache).await, rows(&edited));

        let sent = [put(4, message(1, 1, "Bon dia"))];
        device.cache().follow(EPOCH, 4, &sent).await.unwrap();
        assert_eq!(summaries(&cache).await, []);
        let timeline = rows(&[sent[0].clone(), scratch[1].clone()]);
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, timeline);
    }

    async fn a_draft_that_is_saved_and_sent_in_one_answer_is_a_message(device: Device) {
        let cache = device.cache();
        let both = [put(1, draft(1, 1, "Bon")), put(2, message(1, 1, "Bon dia"))];
        cache.follow(EPOCH, 2, &both).await.unwrap();
        assert_eq!(summaries(&cache).await, []);
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&both[1..]));
    }

    async fn a_deleted_draft_is_gone_and_a_deleted_timeline_row_too(device: Device) {
        let cache = device.cache();
        cache.follow(EPOCH, 3, &[
            put(1, draft(1, 1, "Bon")),
            put(2, message(2, 1, "Hola")),
            put(3, note(3, 1)),
        ]).await.unwrap();
        cache.follow(EPOCH, 6, &[
            deleted(4, draft(1, 1, "")),
            deleted(5, note(3, 1)),
            deleted(6, draft(77, 1, "never seen here")),
        ]).await.unwrap();
        assert_eq!(summaries(&cache).await, []);
        let hola = [put(2, message(2, 1, "Hola"))];
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&hola));

        let back = [put(7, note(3, 1))];
        cache.follow(EPOCH, 7, &back).await.unwrap();
        let timeline = rows(&[hola[0].clone(), back[0].clone()]);
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, timeline);
    }

    async fn rows_of_many_conversations_join_what_is_there_and_what_comes_after(device: Device) {
        let cache = device.cache();
        let many = |round: u64| -> Vec<ChangedRow> {
            let first = 1_000 * round + 1;
            (0..300).map(|n| put(first + n, message(first + n, n, "Hola"))).collect()
        };
        let all: Vec<_> = (0..300).map(conversation_id).collect();
        let mut expected = vec![put(1, note(1, 7)), put(2, draft(60_001, 8, "Bon"))];
        cache.follow(EPOCH, 2, &expected).await.unwrap();
        // More rounds than a tray takes.
        for round in 1..=40 {
            let rows = many(round);
            cache.follow(EPOCH, 1_000 * (round + 1), &rows).await.unwrap();
            expected.extend(rows);
        }
        let later = [
            put(50_001, message(60_001, 8, "sent after the last round")),
            put(50_002, message(39_001, 0, "retold")),
            deleted(50_003, message(40_003, 2, "")),
        ];
        cache.follow(EPOCH, 50_003, &later).await.unwrap();
        expected.retain(|old| later.iter().all(|new| new.key() != old.key()));
        expected.extend(later[..2].iter().cloned());
        assert_eq!(pages(&cache, &all).await, rows(&expected));
        assert_eq!(pages(&device.cache(), &all[..3]).await.len(), 119);
        assert_eq!(summaries(&cache).await, []);
    }

    async fn what_is_deleted_twice_stays_deleted(device: Device) {
        let cache = device.cache();
        cache.follow(EPOCH, 1, &[put(1, note(1, 1))]).await.unwrap();
        for seq in 2..=3 {
            cache.follow(EPOCH, seq, &[deleted(seq, note(1, 1))]).await.unwrap();
            assert_eq!(pages(&cache, &[conversation_id(1)]).await, []);
        }
    }

    async fn an_answer_of_another_epoch_replaces_everything(device: Device) {
        let (cache, other) = (device.cache(), device.cache());
        cache.follow(EPOCH, 50, &[
            put(1, account(1, "Forn")),
            put(2, draft(1, 1, "Bon")),
            put(3, message(2, 1, "Hola")),
            put(4, conversation(1, 1)),
        ]).await.unwrap();
        assert_eq!(summaries(&other).await.len(), 3);
        let restored = [put(1, account(2, "Kaffee Nord"))];
        other.follow(OTHER_EPOCH, 1, &restored).await.unwrap();
        assert_eq!(cache.meta().await, Ok(Some(meta(OTHER_EPOCH, 1))));
        assert_eq!(summaries(&cache).await, rows(&restored));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, []);
        assert_eq!(cache.head().await, Ok(Vec::new()));
    }

    async fn older_messages_join_their_page_and_the_later_form_stays(device: Device) {
        let cache = device.cache();
        let now = [put(90, message(9, 1, "retold"))];
        cache.follow(EPOCH, 90, &now).await.unwrap();
        let older = [put(5, message(1, 1, "long ago")), put(80, message(9, 1, "told"))];
        cache.add_older(EPOCH, &older).await.unwrap();
        let timeline = rows(&[older[0].clone(), now[0].clone()]);
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, timeline);
        assert_eq!(cache.meta().await, Ok(Some(meta(EPOCH, 90))));

        let newer = [put(95, message(9, 1, "told again"))];
        cache.add_older(EPOCH, &newer).await.unwrap();
        let timeline = rows(&[older[0].clone(), newer[0].clone()]);
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, timeline);
        assert_eq!(summaries(&cache).await, []);
    }

    async fn of_older_rows_only_timelines_of_the_same_epoch_are_taken(device: Device) {
        let cache = device.cache();
        cache.add_older(EPOCH, &[put(1, message(1, 1, "too early"))]).await.unwrap();
        cache.follow(EPOCH, 9, &[put(9, message(9, 1, "Hola"))]).await.unwrap();
        cache.add_older(OTHER_EPOCH, &[put(1, message(1, 1, "elsewhere"))]).await.unwrap();
        cache.add_older(EPOCH, &[
            put(2, account(1, "Forn")),
            put(3, draft(3, 1, "Bon")),
            deleted(10, message(9, 1, "")),
        ]).await.unwrap();
        assert_eq!(summaries(&cache).await, []);
        let hola = [put(9, message(9, 1, "Hola"))];
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&hola));
    }

    async fn a_draft_that_older_messages_show_as_sent_leaves_the_summaries(device: Device) {
        let cache = device.cache();
        let before = [put(5, draft(1, 1, "Bon")), put(6, draft(2, 1, "Hola"))];
        cache.follow(EPOCH, 6, &before).await.unwrap();
        let fetched = [put(7, message(1, 1, "Bon dia")), put(3, message(2, 1, "stale"))];
        cache.add_older(EPOCH, &fetched).await.unwrap();
        assert_eq!(summaries(&cache).await, rows(&before[1..]));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&fetched[..1]));
    }

    async fn what_was_cleared_is_gone_and_the_cache_is_filled_again(device: Device) {
        let (cache, other) = (device.cache(), device.cache());
        let many = accounts("many", 0..MANY, 1);
        cache.follow(EPOCH, MANY, &many).await.unwrap();
        cache.follow(EPOCH, MANY + 1, &[put(MANY + 1, message(1, 1, "Hola"))]).await.unwrap();
        other.clear().await.unwrap();
        assert_eq!(cache.meta().await, Ok(None));
        assert_eq!(summaries(&cache).await, []);
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, []);
        other.follow(EPOCH, MANY, &many).await.unwrap();
        let more = accounts("more", MANY..MANY + 3, MANY + 1);
        cache.follow(EPOCH, MANY + 3, &more).await.unwrap();
        assert_eq!(summaries(&other).await, rows(&[many, more].concat()));
    }

    async fn two_tabs_that_take_turns_lose_nothing(device: Device) {
        let tabs = [device.cache(), device.cache()];
        let mut expected = Vec::new();
        let mut cursor = 0;
        for turn in 0..8 {
            // Each turn folds, and moves rows of the turns before.
            let numbers = (turn * 400)..(turn * 400 + 700);
            let answer = accounts(&format!("turn {turn}"), numbers, cursor + 1);
            cursor += answer.len() as u64;
            let tab = &tabs[usize::try_from(turn % 2).unwrap()];
            tab.follow(EPOCH, cursor, &answer).await.unwrap();
            expected.retain(|old: &ChangedRow| answer.iter().all(|new| new.key() != old.key()));
            expected.extend(answer);
        }
        for tab in &tabs {
            assert_eq!(summaries(tab).await, rows(&expected));
        }
    }

    async fn answers_that_are_taken_at_once_are_all_taken(device: Device) {
        let (cache, other) = (device.cache(), device.cache());
        cache.follow(EPOCH, 1, &[put(1, account(1, "one"))]).await.unwrap();
        let (two, three) = ([put(2, account(2, "two"))], [put(3, account(3, "three"))]);
        let older = [put(1, message(1, 1, "old"))];
        let taken = crate::device::together([
            Box::pin(cache.follow(EPOCH, 2, &two)),
            Box::pin(cache.follow(EPOCH, 3, &three)),
            Box::pin(other.add_older(EPOCH, &older)),
        ]);
        assert_eq!(taken.await, [Ok(()), Ok(()), Ok(())]);
        let all = [put(1, account(1, "one")), two[0].clone(), three[0].clone()];
        assert_eq!(summaries(&cache).await, rows(&all));
        assert_eq!(pages(&cache, &[conversation_id(1)]).await, rows(&older));
    }

    async fn a_handle_that_is_opened_again_finds_the_same_rows(device: Device) {
        let cache = device.cache();
        let many = accounts("many", 0..MANY, 1);
        cache.follow(EPOCH, MANY, &many).await.unwrap();
        let few = [
            put(MANY + 1, account(3, "renamed")),
            put(MANY + 2, draft(1, 1, "Bon")),
            put(MANY + 3, message(2, 1, "Hola")),
        ];
        cache.follow(EPOCH, MANY + 3, &few).await.unwrap();
        let (before, reached) = (summaries(&cache).await, cache.meta().await);
        drop(cache);
        let again = device.cache();
        assert_eq!(again.meta().await, reached);
        assert_eq!(summaries(&again).await, before);
        assert_eq!(pages(&again, &[conversation_id(1)]).await, rows(&few[2..]));
        assert_eq!(before.len(), 1_201);
    }
}
