//! What a later version may write into a row, so that a tab of this one goes on reading it: a field of
//! the row itself, and of most of the parts within it. Of the parts that are listed here a new field
//! makes the whole row unreadable, and with it the answer that brings it: the first version that knows
//! of such a field reads it, and only the one after that writes it.

use domain::Kind;
use protocol::ToldRow;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const LINES: [&str; 7] = [
    include_str!("frozen/accounts.txt"),
    include_str!("frozen/emails.txt"),
    include_str!("frozen/fits.txt"),
    include_str!("frozen/recorded.txt"),
    include_str!("frozen/rows.txt"),
    include_str!("frozen/team.txt"),
    include_str!("frozen/threads.txt"),
];

/// The parts that refuse what they do not know, as they do in a command. A variant (`filled`, `what`) is
/// one of those that are known.
const STRICT: [&str; 8] = [
    "expense/amount",
    "import_batch/filled",
    "message/call",
    "message/said",
    "message/said/attachments",
    "message/said/correspondent",
    "message/said/translation",
    "notification/what",
];

/// Every row that is frozen.
fn rows() -> impl Iterator<Item = (String, Map<String, Value>)> {
    let lines = LINES.into_iter().flat_map(str::lines);
    lines.filter_map(|line| {
        let (_, told) = line.split_once(' ').expect("a name and a text");
        let told: Map<String, Value> = serde_json::from_str(told).expect("every text is an object");
        let (kind, body) = told.into_iter().next().expect("no text is empty");
        Kind::parse(&kind)?;
        Some((kind, body.as_object().expect("a row has fields").clone()))
    })
}

fn read(kind: &str, body: &Value) -> serde_json::Result<ToldRow> {
    serde_json::from_str(&json!({ kind: body }).to_string())
}

/// Where objects stand in a value, as JSON pointers.
fn parts(value: &Value, at: &str, found: &mut Vec<String>) {
    let within: Vec<_> = match value {
        Value::Object(fields) => {
            found.push(at.to_owned());
            let fields = fields.iter();
            fields.map(|(name, it)| (name.clone(), it)).collect()
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.map(|(place, it)| (place.to_string(), it)).collect()
        }
        _ => Vec::new(),
    };
    for (name, it) in within {
        parts(it, &format!("{at}/{name}"), found);
    }
}

#[test]
fn a_field_of_a_later_version_stays_with_a_row_of_any_kind() {
    let mut kinds = BTreeSet::new();
    for (kind, mut body) in rows() {
        kinds.extend(Kind::parse(&kind));
        body.insert("of_later".to_owned(), json!({ "any": [1, "thing"] }));
        let body = Value::Object(body);
        let row = read(&kind, &body).unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert_eq!(row.body().unwrap(), body.to_string(), "{kind}");
    }
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
}

#[test]
fn a_field_within_a_part_that_is_strict_is_for_the_version_after_the_one_that_reads_it() {
    let mut strict = BTreeSet::new();
    for (kind, body) in rows() {
        let (body, mut found) = (Value::Object(body), Vec::new());
        parts(&body, "", &mut found);
        for part in found.into_iter().filter(|part| !part.is_empty()) {
            let mut later = body.clone();
            let fields = later.pointer_mut(&part).and_then(Value::as_object_mut);
            fields
                .unwrap()
                .insert("of_later".to_owned(), json!("thing"));
            if read(&kind, &later).is_err() {
                let is_place = |step: &&str| step.bytes().all(|byte| byte.is_ascii_digit());
                let steps = part.split('/').skip(1).filter(|step| !is_place(step));
                let steps: Vec<_> = [kind.as_str()].into_iter().chain(steps).collect();
                strict.insert(steps.join("/"));
            }
        }
    }
    assert_eq!(Vec::from_iter(strict), STRICT);
}
