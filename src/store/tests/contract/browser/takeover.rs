//! Other tabs, with another version of the app or another member.

use super::script::run;
use crate::{
    device::{Device, Follow},
    sample::*,
};
use std::{cell::RefCell, rc::Rc};
use store::{
    Cache, Outbox, StoreError,
    idb::{self, Notice},
};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_old_tab_lets_go_at_once_and_the_newer_version_opens() {
    let device = Device::new("lets_go");
    let (outbox, cache) = (device.outbox(), device.cache());
    let told = Rc::new(RefCell::new(Vec::new()));
    for which in ["outbox", "cache"] {
        let told = told.clone();
        let tell = move |notice| told.borrow_mut().push((which, notice));
        match which {
            "outbox" => outbox.on_notice(tell),
            _ => cache.on_notice(tell),
        }
    }
    outbox.append(&[command(1, "a")]).await.unwrap();
    cache
        .follow(EPOCH, 1, &[put(1, account(1, "Forn"))])
        .await
        .unwrap();
    let newer = "for (const name of [outbox, cache]) (await opened(name, 2)).close();
        return await counted(outbox, 'commands');";
    assert_eq!(run(&device, newer).await, 1);
    let expected = [
        ("outbox", Notice::Superseded),
        ("cache", Notice::Superseded),
    ];
    assert_eq!(*told.borrow(), expected);

    // Nothing of the old version is written into the new one.
    assert_eq!(
        outbox.append(&[command(2, "b")]).await,
        Err(StoreError::Newer)
    );
    assert_eq!(cache.clear().await, Err(StoreError::Newer));
    assert_eq!(
        run(&device, "return await counted(outbox, 'commands')").await,
        1
    );
}

#[wasm_bindgen_test]
async fn what_a_newer_version_wrote_is_not_touched() {
    let device = Device::new("newer");
    let newer = "for (const name of [outbox, cache]) {
          const db = await opened(name, 99, (db) => db.createObjectStore('future'));
          db.close();
          await edited(name, 'future', (store) => settled(store.put('kept', 1)));
        }";
    run(&device, newer).await;
    let (outbox, cache) = (device.outbox(), device.cache());
    for _ in 0..2 {
        assert_eq!(
            outbox.append(&[command(1, "a")]).await,
            Err(StoreError::Newer)
        );
        assert_eq!(outbox.clear().await, Err(StoreError::Newer));
        assert_eq!(cache.clear().await, Err(StoreError::Newer));
        assert_eq!(cache.meta().await, Err(StoreError::Newer));
    }
    let kept = "return await counted(outbox, 'future') + await counted(cache, 'future')";
    assert_eq!(run(&device, kept).await, 2);
}

#[wasm_bindgen_test]
async fn signing_out_removes_the_databases_though_tabs_have_them_open() {
    let device = Device::new("signing_out");
    let (outbox, cache) = (device.outbox(), device.cache());
    outbox.append(&[command(1, "a")]).await.unwrap();
    cache
        .follow(EPOCH, 1, &[put(1, account(1, "Forn"))])
        .await
        .unwrap();
    idb::remove(device.workspace, device.member).await.unwrap();
    let left = "const names = (await indexedDB.databases()).map((one) => one.name);
        return names.includes(outbox) || names.includes(cache);";
    assert_eq!(run(&device, left).await, false);
    assert_eq!(outbox.waiting().await, Ok(store::Kept::default()));
    assert_eq!(cache.meta().await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_blocks_the_removal() {
    let device = Device::new("does_not_let_go");
    device.outbox().append(&[command(1, "a")]).await.unwrap();
    run(&device, "globalThis.stubborn = await opened(outbox);").await;
    let blocked = idb::remove(device.workspace, device.member).await;
    assert_eq!(blocked, Err(StoreError::Blocked));
    run(&device, "stubborn.close()").await;
    assert_eq!(idb::remove(device.workspace, device.member).await, Ok(()));
    assert_eq!(device.outbox().waiting().await, Ok(store::Kept::default()));
}

#[wasm_bindgen_test]
async fn another_member_on_the_same_browser_reads_nothing_of_it() {
    let device = Device::new("one_member");
    let other = Device {
        member: domain::MemberId(uuid::Uuid::from_u128(42)),
        ..Device::new("one_member")
    };
    device.outbox().append(&[command(1, "a")]).await.unwrap();
    device
        .cache()
        .follow(EPOCH, 1, &[put(1, account(1, "Forn"))])
        .await
        .unwrap();
    assert_eq!(other.outbox().waiting().await, Ok(store::Kept::default()));
    assert_eq!(other.cache().meta().await, Ok(None));
    idb::remove(other.workspace, other.member).await.unwrap();
    assert_eq!(device.outbox().waiting().await.unwrap().entries.len(), 1);
}
