use super::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What there was before, and what is left of the ballast.
async fn next() -> (Before, f64) {
    let guard = IdbGuard::new();
    let before = guard.begin().await.unwrap();
    let transaction = guard.writing(&[BALLAST]).await.unwrap();
    let ballast = transaction.store(BALLAST).unwrap().count().unwrap();
    let left = ballast.value().await.unwrap().as_f64().unwrap();
    (before, left)
}

#[wasm_bindgen_test]
async fn who_ended_is_told_from_who_did_not_and_a_new_log_leaves_nothing() {
    assert_eq!(next().await, (Before::Nothing, 0.0));
    assert_eq!(next().await, (Before::Crashed, 0.0));
    let guard = IdbGuard::new();
    guard.begin().await.unwrap();
    guard.renew_log().await.unwrap();
    guard.end().await.unwrap();
    assert_eq!(next().await, (Before::Ended, 0.0));
}
