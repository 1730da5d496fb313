//! How an entry of the outbox is stored: `{id, text}`, the text being `{"v":1,"entry":…}`.

use crate::Unreadable;
use js_sys::{JSON, Object, Reflect};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// The version in which this app writes. It reads every earlier one.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u32,
    entry: T,
}

pub(super) fn write<T: Serialize>(id: &str, entry: &T) -> JsValue {
    let versioned = Versioned { v: VERSION, entry };
    let text = serde_json::to_string(&versioned).expect("an entry is always JSON");
    let value = Object::new();
    for (field, content) in [("id", id), ("text", text.as_str())] {
        Reflect::set(&value, &field.into(), &content.into()).expect("a new object takes fields");
    }
    value.into()
}

pub(super) fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, Unreadable> {
    let text = field(value, "text");
    let entry = text.as_deref().and_then(|text| {
        let versioned: Versioned<T> = serde_json::from_str(text).ok()?;
        (versioned.v == VERSION).then_some(versioned.entry)
    });
    entry.ok_or_else(|| Unreadable {
        id: field(value, "id").unwrap_or_default(),
        text: text.unwrap_or_else(|| whole(value)),
    })
}

fn field(value: &JsValue, name: &str) -> Option<String> {
    Reflect::get(value, &name.into()).ok()?.as_string()
}

/// A value of a shape that nobody here wrote.
fn whole(value: &JsValue) -> String {
    let text = JSON::stringify(value).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}
