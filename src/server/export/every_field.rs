//! Every field of every row, by its name in the API: what is to be read is not all that is kept.

use super::{escaped, plain, table};
use domain::Row;
use serde_json::Value;

/// The rows one after another, blank fields left out.
pub(super) fn section(rows: &[Row]) -> String {
    let mut all = "<h2>Everything, field by field</h2>".to_owned();
    for row in rows {
        // A row always has a JSON form; were it not so, the reader would see that it is missing.
        let value = serde_json::to_value(row).unwrap_or_default();
        let mut fields = Vec::new();
        let record = value.as_object().and_then(|row| row.values().next());
        collect(record.unwrap_or(&Value::Null), String::new(), &mut fields);
        let fields = fields
            .iter()
            .map(|(name, text)| (name.as_str(), text.clone()));
        let key = row.key().to_string();
        all += &format!("<h3>{}</h3>{}", escaped(&key), table(fields));
    }
    all
}

/// The values that are no containers, each with the way to it: `said.original_text`.
fn collect(value: &Value, way: String, fields: &mut Vec<(String, String)>) {
    let step = |name: &str| {
        if way.is_empty() {
            name.to_owned()
        } else {
            format!("{way}.{name}")
        }
    };
    match value {
        Value::Object(parts) => {
            for (name, part) in parts {
                collect(part, step(name), fields);
            }
        }
        Value::Array(parts) => {
            for (place, part) in parts.iter().enumerate() {
                collect(part, step(&place.to_string()), fields);
            }
        }
        Value::Null => {}
        value => fields.push((way, plain(value))),
    }
}
