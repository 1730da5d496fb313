use super::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn next() -> Before {
    IdbGuard::new().begin().await.unwrap()
}

#[wasm_bindgen_test]
async fn who_ended_is_told_from_who_did_not_and_a_new_log_leaves_nothing() {
    assert_eq!(next().await, Before::Nothing);
    assert_eq!(next().await, Before::Crashed);
    let guard = IdbGuard::new();
    guard.begin().await.unwrap();
    // One that went away between the two has left it.
    connect(PASSING).open().await.unwrap();
    guard.renew_log().await.unwrap();
    guard.end().await.unwrap();
    assert_eq!(next().await, Before::Ended);
    // What is there has a version that is as high.
    let none = Schema {
        version: 1,
        upgrade: |_, from| match from {
            0 => Err("it is gone".into()),
            _ => Ok(()),
        },
    };
    let passing = Connection::new(PASSING.to_owned(), none);
    assert!(passing.open().await.is_err());
}
