//! Commands as JSON: read as they were written, and never with more in them than is known.

use super::every_kind::every_kind;
use crate::*;
use serde_json::Value;

#[test]
fn every_kind_of_command_survives_its_json() {
    for command in every_kind() {
        let json = serde_json::to_string(&command).unwrap();
        assert_eq!(serde_json::from_str::<Command>(&json).unwrap(), command);
    }
}

#[test]
fn an_unknown_field_is_refused_in_every_command_at_every_depth() {
    for command in every_kind() {
        let json = serde_json::to_value(&command).unwrap();
        for odd in with_one_more_field(&json) {
            let read = serde_json::from_value::<Command>(odd.clone());
            assert!(read.is_err(), "{odd}");
        }
    }
}

/// The value once for each object in it, with a field there that nobody knows.
fn with_one_more_field(value: &Value) -> Vec<Value> {
    let mut odd = Vec::new();
    match value {
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("surprise".to_owned(), Value::from(1));
            odd.push(Value::Object(more));
            for (name, field) in fields {
                odd.extend(with_one_more_field(field).into_iter().map(|field| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), field);
                    Value::Object(fields)
                }));
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                odd.extend(with_one_more_field(item).into_iter().map(|item| {
                    let mut items = items.clone();
                    items[place] = item;
                    Value::Array(items)
                }));
            }
        }
        _ => {}
    }
    odd
}
