//! What crosses the wire, and what a device keeps.

use domain::{Kind, Refusal, Row};
use protocol::*;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// What is read can be written, and is the same when it is read again.
pub(crate) fn bodies(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    is_kept::<Push<Envelope>>(text);
    is_kept::<ChangesAnswer>(text);
    is_kept::<MessagesAnswer>(text);
    is_kept::<PushAnswer>(text);
    is_kept::<LiveEvent>(text);
    is_kept::<Waiting>(text);
    is_kept::<KeptDecision>(text);
    is_kept::<ComposerText>(text);
    is_kept::<Refusal>(text);
    is_kept::<AuditEntry>(text);
    is_kept::<Problem>(text);
    for kind in Kind::ALL {
        if let Ok(row) = Row::from_body(*kind, text) {
            let body = row.body().expect("a row can be written");
            let again = Row::from_body(*kind, &body).expect("what was written can be read");
            assert_eq!(again, row);
        }
    }
}

fn is_kept<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) {
    if let Ok(value) = serde_json::from_str::<T>(text) {
        let written = serde_json::to_string(&value).expect("it can be written");
        let again: T = serde_json::from_str(&written).expect("what was written can be read");
        assert_eq!(again, value, "{written}");
    }
}
