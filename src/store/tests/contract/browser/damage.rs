//! Values that changed under the app.

use super::script::run;
use crate::{
    device::{Device, Follow, pages, summaries},
    sample::*,
};
use protocol::ChangedRow;
use store::{Cache, HEAD, Loaded, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

/// Four segments and a log, a head and a page.
async fn filled(device: &Device) -> Vec<ChangedRow> {
    let cache = device.cache();
    let mut rows: Vec<_> = (1..=1_000)
        .flat_map(|number| {
            let account = put(2 * number - 1, account(number, "Forn Vell"));
            [account, put(2 * number, conversation(number, number))]
        })
        .collect();
    cache.follow(EPOCH, 2_000, &rows).await.unwrap();
    let late = [
        put(2_001, account(1, "renamed")),
        put(2_002, message(1, 1, "Hola")),
        put(2_003, message(2, 2, "Bon dia")),
    ];
    cache.follow(EPOCH, 2_003, &late).await.unwrap();
    rows[0] = late[0].clone();
    rows.extend(late[1..].iter().cloned());
    rows
}

async fn loaded(device: &Device) -> Loaded {
    device.cache().summaries(&mut |_| ()).await.unwrap()
}

#[wasm_bindgen_test]
async fn a_broken_segment_is_passed_over_and_reported() {
    let device = Device::new("a_broken_segment");
    let rows = filled(&device).await;
    run(&device, "await damaged(cache, 'segments', 1)").await;
    let expected = Loaded {
        rows: 1_500,
        broken: 1,
    };
    assert_eq!(loaded(&device).await, expected);

    // Nothing is written over it, and the cursor stays.
    let cache = device.cache();
    let next = [put(2_004, account(1, "again"))];
    let refused = cache.follow(EPOCH, 2_004, &next).await;
    assert!(matches!(refused, Err(StoreError::Broken(_))), "{refused:?}");
    assert_eq!(cache.meta().await.unwrap().unwrap().cursor, 2_003);

    cache.clear().await.unwrap();
    cache.follow(EPOCH, 2_003, &rows).await.unwrap();
    assert_eq!(summaries(&cache).await.len(), 2_000);
}

#[wasm_bindgen_test]
async fn a_broken_part_of_the_log_is_passed_over_and_reported() {
    let device = Device::new("a_broken_log");
    filled(&device).await;
    run(&device, "await damaged(cache, 'log', 0)").await;
    let expected = Loaded {
        rows: 2_000,
        broken: 1,
    };
    assert_eq!(loaded(&device).await, expected);
}

#[wasm_bindgen_test]
async fn a_broken_draft_is_passed_over_and_reported() {
    let device = Device::new("a_broken_draft");
    let cache = device.cache();
    let rows = [put(1, draft(1, 1, "Bon")), put(2, draft(2, 1, "Hola"))];
    cache.follow(EPOCH, 2, &rows).await.unwrap();
    run(&device, "await damaged(cache, 'loose', 0)").await;
    let expected = Loaded { rows: 1, broken: 1 };
    assert_eq!(loaded(&device).await, expected);
}

#[wasm_bindgen_test]
async fn a_broken_page_is_named_and_never_written_over() {
    let device = Device::new("a_broken_page");
    filled(&device).await;
    run(&device, "await damaged(cache, 'pages', 0)").await;
    let cache = device.cache();
    let both = [conversation_id(1), conversation_id(2)];
    let read = cache.pages(&both).await.unwrap();
    assert_eq!(read.broken, [conversation_id(1)]);
    assert_eq!(read.rows.len(), 1);
    let more = [put(2_004, message(3, 1, "news"))];
    for refused in [
        cache.follow(EPOCH, 2_004, &more).await,
        cache.add_older(EPOCH, &more).await,
    ] {
        assert!(matches!(refused, Err(StoreError::Broken(_))), "{refused:?}");
    }
    assert_eq!(pages(&cache, &both[1..]).await.len(), 1);
}

#[wasm_bindgen_test]
async fn where_rows_on_their_way_are_broken_their_pages_are_named() {
    let device = Device::new("broken_arrivals");
    let cache = device.cache();
    let rows: Vec<_> = (1..=640).map(|n| put(n, message(n, n, "Hola"))).collect();
    cache.follow(EPOCH, 640, &rows).await.unwrap();
    let both = [conversation_id(64), conversation_id(65)];
    assert_eq!(pages(&cache, &both).await.len(), 2);
    // The first tray is that of the conversations 64, 128 and so on.
    run(&device, "await damaged(cache, 'arrivals', 0)").await;
    let read = cache.pages(&both).await.unwrap();
    assert_eq!(read.broken, both[..1]);
    assert_eq!(read.rows.len(), 1);
}

#[wasm_bindgen_test]
async fn a_broken_head_is_put_together_again() {
    let device = Device::new("a_broken_head");
    filled(&device).await;
    let before = device.cache().head().await.unwrap();
    assert_eq!(before.len(), 2 * HEAD);
    run(&device, "await damaged(cache, 'singles', 0)").await;
    assert_eq!(device.cache().head().await.unwrap(), before);
}

#[wasm_bindgen_test]
async fn a_broken_mark_means_that_nothing_was_taken() {
    let device = Device::new("a_broken_mark");
    let rows = filled(&device).await;
    run(&device, "await damaged(cache, 'singles', 1)").await;
    let cache = device.cache();
    assert_eq!(cache.meta().await, Ok(None));
    assert_eq!(loaded(&device).await, Loaded::default());
    assert_eq!(cache.head().await, Ok(Vec::new()));
    cache.follow(EPOCH, 2_003, &rows[..10]).await.unwrap();
    assert_eq!(summaries(&cache).await.len(), 10);
}
