//! Writes that fail, and connections that end.

use super::script::run;
use crate::{
    device::{Device, Follow, pages, summaries},
    sample::*,
};
use domain::Row;
use protocol::ChangedRow;
use std::{cell::RefCell, rc::Rc};
use store::{Cache, Outbox, StoreError, idb::Notice};
use wasm_bindgen_test::wasm_bindgen_test;

async fn everything(device: &Device) -> (Option<store::Meta>, Vec<Row>, Vec<Row>, Vec<Row>) {
    let cache = device.cache();
    let both = [conversation_id(1), conversation_id(2)];
    (
        cache.meta().await.unwrap(),
        cache.head().await.unwrap(),
        summaries(&cache).await,
        pages(&cache, &both).await,
    )
}

/// The next write but `n` fails.
async fn fail_after(device: &Device, writes: u32) {
    let statements = format!(
        r#"let left = {writes};
        for (const method of ["put", "add", "delete", "clear"]) {{
          replaced(IDBObjectStore.prototype, method, (real) => function (...all) {{
            if (left-- === 0) throw new DOMException("as in a test", "UnknownError");
            return real.apply(this, all);
          }});
        }}"#
    );
    run(device, &statements).await;
}

async fn restore(device: &Device) {
    run(device, "restored()").await;
}

#[wasm_bindgen_test]
async fn an_answer_is_taken_whole_or_not_at_all_wherever_it_fails() {
    let device = Device::new("whole_or_not_at_all");
    let mut before: Vec<ChangedRow> = (1..=900).map(|n| put(n, account(n, "Forn"))).collect();
    before.push(put(901, draft(1, 1, "Bon")));
    before.push(put(902, conversation(1, 1)));
    device.cache().follow(EPOCH, 902, &before).await.unwrap();
    let there = everything(&device).await;

    // A fold, pages, a draft that is sent, a deletion, a new head.
    let mut answer: Vec<_> = (903..=1_200)
        .map(|n| put(n, account(n - 800, "Vell")))
        .collect();
    answer.push(put(1_201, message(1, 1, "Bon dia")));
    answer.push(put(1_202, message(2, 2, "Hola")));
    answer.push(put(1_203, draft(3, 2, "Guten")));
    answer.push(deleted(1_204, account(1, "")));
    answer.push(put(1_205, conversation(2, 2)));
    let mut failures = 0;
    let cache = device.cache();
    loop {
        fail_after(&device, failures).await;
        let outcome = cache.follow(EPOCH, 1_205, &answer).await;
        restore(&device).await;
        if outcome.is_ok() {
            break;
        }
        assert_eq!(everything(&device).await, there, "after {failures} writes");
        failures += 1;
    }
    assert!(failures > 8, "only {failures} writes were tried");
    assert_eq!(everything(&device).await.3.len(), 2);
    assert_eq!(summaries(&cache).await.len(), 902);
}

#[wasm_bindgen_test]
async fn a_decision_moves_whole_or_not_at_all_wherever_it_fails() {
    let device = Device::new("decision_moves");
    let outbox = device.outbox();
    outbox.append(&[command(1, "a")]).await.unwrap();
    for writes in 0..2 {
        fail_after(&device, writes).await;
        let outcome = outbox.keep_decision(&decision(&command(1, "a"))).await;
        restore(&device).await;
        assert!(matches!(outcome, Err(StoreError::Broken(_))), "{outcome:?}");
        assert_eq!(outbox.waiting().await.unwrap().entries.len(), 1);
        assert_eq!(outbox.decisions().await.unwrap().entries, []);
    }
}

/// As Chromium says it: no request fails, but the transaction is aborted in the end.
const FULL: &str = r#"
    for (const method of ["put", "add"]) {
      replaced(IDBObjectStore.prototype, method, (real) => function (...all) {
        const request = real.apply(this, all);
        request.onsuccess = () => this.transaction.abort();
        return request;
      });
    }
    const error = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "error");
    Object.defineProperty(IDBTransaction.prototype, "error", {
      configurable: true,
      get: () => new DOMException("as in a test", "QuotaExceededError"),
    });
    globalThis.replacements.push(
      () => Object.defineProperty(IDBTransaction.prototype, "error", error),
    );"#;

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_what_is_there_can_still_be_removed() {
    let device = Device::new("full");
    let (outbox, cache) = (device.outbox(), device.cache());
    outbox
        .append(&[command(1, "a"), command(2, "b")])
        .await
        .unwrap();
    cache
        .follow(EPOCH, 1, &[put(1, account(1, "Forn"))])
        .await
        .unwrap();
    run(&device, FULL).await;
    assert_eq!(
        outbox.append(&[command(3, "c")]).await,
        Err(StoreError::Full)
    );
    assert_eq!(
        outbox.keep_text(&text(1, 1, "Bon")).await,
        Err(StoreError::Full)
    );
    let more = [put(2, account(2, "Vell"))];
    assert_eq!(cache.follow(EPOCH, 2, &more).await, Err(StoreError::Full));
    assert_eq!(outbox.forget(&[command_id(1)]).await, Ok(()));
    assert_eq!(cache.clear().await, Ok(()));
    restore(&device).await;
    assert_eq!(outbox.waiting().await.unwrap().entries.len(), 1);
    assert_eq!(outbox.append(&[command(3, "c")]).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_connection_that_died_is_opened_again() {
    let device = Device::new("died");
    let (outbox, cache) = (device.outbox(), device.cache());
    outbox.append(&[command(1, "a")]).await.unwrap();
    cache
        .follow(EPOCH, 1, &[put(1, account(1, "Forn"))])
        .await
        .unwrap();
    let dies = r#"let times = 2;
        replaced(IDBDatabase.prototype, "transaction", (real) => function (...all) {
          if (times-- > 0) throw new DOMException("as in a test", "InvalidStateError");
          return real.apply(this, all);
        });"#;
    run(&device, dies).await;
    // Both connections die under their next call.
    let waiting = outbox.waiting();
    assert_eq!(waiting.await, Err(StoreError::Closed));
    assert_eq!(outbox.waiting().await.unwrap().entries.len(), 1);
    restore(&device).await;
    run(&device, &dies.replace("times = 2", "times = 1")).await;
    assert_eq!(summaries(&cache).await.len(), 1);
    restore(&device).await;
}

#[wasm_bindgen_test]
async fn a_handle_that_let_go_opens_again() {
    let device = Device::new("let_go");
    let (outbox, cache) = (device.outbox(), device.cache());
    outbox.close();
    outbox.append(&[command(1, "a")]).await.unwrap();
    outbox.close();
    outbox.close();
    cache.close();
    assert_eq!(outbox.waiting().await.unwrap().entries.len(), 1);
    assert_eq!(cache.meta().await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closes_is_told_and_opened_again() {
    let device = Device::new("closed_by_the_browser");
    let outbox = device.outbox();
    let told = Rc::new(RefCell::new(Vec::new()));
    outbox.on_notice({
        let told = told.clone();
        move |notice| told.borrow_mut().push(notice)
    });
    let caught = r#"
        replaced(IDBDatabase.prototype, "transaction", (real) => function (...all) {
          globalThis.caught = this;
          return real.apply(this, all);
        });"#;
    run(&device, caught).await;
    outbox.append(&[command(1, "a")]).await.unwrap();
    let closed = "restored(); caught.close(); caught.dispatchEvent(new Event('close'));";
    run(&device, closed).await;
    assert_eq!(*told.borrow(), [Notice::Closed]);
    assert_eq!(outbox.waiting().await.unwrap().entries.len(), 1);
}

#[wasm_bindgen_test]
async fn without_indexeddb_the_storage_is_unavailable() {
    let device = Device::new("unavailable");
    let hidden = r#"
        globalThis.real = Object.getOwnPropertyDescriptor(globalThis, "indexedDB");
        Object.defineProperty(globalThis, "indexedDB", { value: undefined, configurable: true });"#;
    run(&device, hidden).await;
    let (outbox, cache) = (device.outbox(), device.cache());
    assert_eq!(
        outbox.append(&[command(1, "a")]).await,
        Err(StoreError::Unavailable)
    );
    assert_eq!(cache.meta().await, Err(StoreError::Unavailable));
    run(
        &device,
        "Object.defineProperty(globalThis, 'indexedDB', real)",
    )
    .await;
    assert_eq!(outbox.append(&[command(1, "a")]).await, Ok(()));
}
