use super::*;
use crate::idb::binding::{Durability, delete};
use js_sys::Promise;
use std::cell::Cell;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn first(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    if from < 1 {
        db.create_object_store("things")?;
    }
    Ok(())
}

fn second(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    first(db, from)?;
    if from < 2 {
        db.create_object_store("more")?;
    }
    Ok(())
}

fn connection(name: &str, version: u32) -> Connection {
    let upgrade = if version == 1 { first } else { second };
    Connection::new(name.to_owned(), Schema { version, upgrade })
}

async fn script(script: &str) {
    let promise: Promise = js_sys::eval(script).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap();
}

const WRITE: Mode = Mode::Write(Durability::Relaxed);

async fn kept(connection: &Connection) -> Result<f64, StoreError> {
    let transaction = connection.transaction(&["things"], Mode::Read).await?;
    let values = transaction.store("things")?.get_all()?.value().await?;
    Ok(f64::from(js_sys::Array::from(&values).length()))
}

async fn keep(connection: &Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction(&["things"], WRITE).await?;
    transaction.store("things")?.put(&1.into(), &"one".into())?;
    transaction.done().await
}

#[wasm_bindgen_test]
async fn an_upgrade_that_an_old_tab_blocks_is_told_at_once_and_goes_on_when_it_lets_go() {
    keep(&connection("blocks", 1)).await.unwrap();
    // A tab of an app that does not listen.
    script(
        "new Promise((yes) => {
           const request = indexedDB.open('blocks', 1);
           request.onsuccess = () => yes(globalThis.stubborn = request.result);
         })",
    )
    .await;
    let newer = connection("blocks", 2);
    assert_eq!(kept(&newer).await, Err(StoreError::Blocked));
    assert_eq!(kept(&newer).await, Err(StoreError::Blocked));
    // Behind the upgrade, in the queue of the database.
    script(
        "new Promise((yes) => {
           stubborn.close();
           const request = indexedDB.open('blocks');
           request.onsuccess = () => { request.result.close(); yes(); };
         })",
    )
    .await;
    assert_eq!(kept(&newer).await, Ok(1.0));
}

#[wasm_bindgen_test]
async fn an_upgrade_keeps_what_is_there() {
    keep(&connection("upgrades", 1)).await.unwrap();
    let newer = connection("upgrades", 2);
    assert_eq!(kept(&newer).await, Ok(1.0));
    assert!(newer.transaction(&["more"], WRITE).await.is_ok());
}

thread_local! {
    static INTERRUPTED: Cell<bool> = const { Cell::new(false) };
}

fn interrupted_once(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    second(db, from)?;
    if INTERRUPTED.replace(true) {
        Ok(())
    } else {
        Err(JsValue::from_str("as in a test"))
    }
}

#[wasm_bindgen_test]
async fn an_upgrade_that_was_interrupted_leaves_the_old_version_and_runs_again() {
    keep(&connection("interrupted", 1)).await.unwrap();
    let schema = Schema {
        version: 2,
        upgrade: interrupted_once,
    };
    let newer = Connection::new("interrupted".to_owned(), schema);
    assert_eq!(kept(&newer).await, Err(StoreError::Closed));
    assert_eq!(kept(&connection("interrupted", 1)).await, Ok(1.0));
    assert_eq!(kept(&newer).await, Ok(1.0));
    assert!(newer.transaction(&["more"], WRITE).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_dropped_is_taken_back() {
    let connection = connection("dropped", 1);
    let transaction = connection.transaction(&["things"], WRITE).await.unwrap();
    let store = transaction.store("things").unwrap();
    store.put(&1.into(), &"one".into()).unwrap();
    drop(transaction);
    assert_eq!(kept(&connection).await, Ok(0.0));
}

#[wasm_bindgen_test]
async fn calls_that_come_while_it_opens_share_one_connection() {
    let connection = connection("shared", 1);
    let (one, two) = (keep(&connection), kept(&connection));
    let mut both = (Box::pin(one), Box::pin(two));
    let mut outcomes = (None, None);
    std::future::poll_fn(|context| {
        use std::task::Poll::{Pending, Ready};
        if outcomes.0.is_none()
            && let Ready(done) = both.0.as_mut().poll(context)
        {
            outcomes.0 = Some(done);
        }
        if outcomes.1.is_none()
            && let Ready(done) = both.1.as_mut().poll(context)
        {
            outcomes.1 = Some(done);
        }
        if outcomes.0.is_some() && outcomes.1.is_some() {
            Ready(())
        } else {
            Pending
        }
    })
    .await;
    assert_eq!(outcomes, (Some(Ok(())), Some(Ok(1.0))));
}

#[wasm_bindgen_test]
async fn a_connection_that_is_left_while_it_opens_holds_nothing() {
    let connection = connection("left", 1);
    {
        let mut opening = Box::pin(connection.transaction(&["things"], WRITE));
        let context = &mut std::task::Context::from_waker(std::task::Waker::noop());
        assert!(opening.as_mut().poll(context).is_pending());
    }
    drop(connection);
    assert_eq!(delete("left").await, Ok(()));
}
