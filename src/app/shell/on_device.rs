//! Models that the browser has itself, behind its classes `Translator`, `LanguageDetector` and
//! `LanguageModel`: they work offline and send nothing.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// So long the browser may take to fetch a model, in ms: where it cannot, it never says so.
const PATIENCE: i32 = 60_000;

/// A class of this browser, where it has it.
pub fn class(name: &str) -> Option<JsValue> {
    let class = Reflect::get(&js_sys::global(), &name.into()).ok()?;
    (!class.is_undefined()).then_some(class)
}

/// Whether its model is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    Here,
    /// It has to be fetched first, or is on its way.
    ToBeFetched,
    /// This device cannot have it.
    Never,
}

pub async fn availability(class: &JsValue, options: &JsValue) -> Availability {
    let said = call(class, "availability", options).await;
    match said.and_then(|said| said.as_string()).as_deref() {
        Some("available") => Availability::Here,
        Some("downloadable" | "downloading") => Availability::ToBeFetched,
        _ => Availability::Never,
    }
}

/// Makes one, its model fetched where it is not there.
pub async fn create(class: &JsValue, options: &JsValue) -> Option<JsValue> {
    within(PATIENCE, promise_of(class, "create", options)?).await
}

/// What a method promises.
pub async fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
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
