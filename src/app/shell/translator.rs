//! The browser's on-device `Translator`, where it exists. It works offline and sends nothing.

use domain::Language;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The `Translator` class of this browser.
fn class() -> Option<JsValue> {
    let class = Reflect::get(&js_sys::global(), &"Translator".into()).ok()?;
    (!class.is_undefined()).then_some(class)
}

/// Whether this browser translates at all.
pub fn exists() -> bool {
    class().is_some()
}

/// So long the browser may take to fetch a model, in ms: where it cannot, it never says so.
const PATIENCE: i32 = 60_000;

/// Which models may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// One that is on the device.
    Here,
    /// Also one that the browser has to fetch first, which may take as long as it likes.
    Fetched,
}

/// Translates on the device. `None` where it could not: no such pair, or the model is missing.
pub async fn translate(
    texts: &[&str],
    from: &Language,
    to: &Language,
    model: Model,
) -> Option<Vec<String>> {
    let class = class()?;
    let options = Object::new();
    Reflect::set(&options, &"sourceLanguage".into(), &from.primary().into()).ok()?;
    Reflect::set(&options, &"targetLanguage".into(), &to.primary().into()).ok()?;
    if model == Model::Here {
        let availability = call(&class, "availability", &options).await?;
        if availability.as_string().as_deref() != Some("available") {
            return None;
        }
    }
    let translator = within(PATIENCE, promise_of(&class, "create", &options)?).await?;
    let mut translated = Vec::new();
    for text in texts {
        let answer = call(&translator, "translate", &JsValue::from_str(text)).await?;
        translated.push(answer.as_string()?);
    }
    Some(translated)
}

async fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    JsFuture::from(promise_of(object, method, argument)?)
        .await
        .ok()
}

fn promise_of(object: &JsValue, method: &str, argument: &JsValue) -> Option<Promise> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(object, argument).ok()?.dyn_into().ok()
}

/// What is promised, if it comes in time.
async fn within(ms: i32, promise: Promise) -> Option<JsValue> {
    let late = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let first = Promise::race(&Array::of2(&promise, &late));
    let value = JsFuture::from(first).await.ok()?;
    (!value.is_undefined()).then_some(value)
}
