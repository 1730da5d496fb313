//! The browser's on-device `LanguageDetector`, where its model is there. It works offline and sends nothing.

use super::on_device::{Availability, availability, call, class, create};
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Made once: it takes its time.
    static DETECTOR: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The tag of the language that a text is most likely in, and how likely that is, from 0 to 1. Nothing is
/// fetched for it: nobody asked.
pub async fn detect(text: &str) -> Option<(String, f64)> {
    let detector = detector().await?;
    let found = call(&detector, "detect", &JsValue::from_str(text)).await?;
    let likeliest = found.dyn_into::<Array>().ok()?.get(0);
    let tag = Reflect::get(&likeliest, &"detectedLanguage".into()).ok()?;
    let confidence = Reflect::get(&likeliest, &"confidence".into()).ok()?;
    Some((tag.as_string()?, confidence.as_f64()?))
}

async fn detector() -> Option<JsValue> {
    if let Some(detector) = DETECTOR.with_borrow(Clone::clone) {
        return Some(detector);
    }
    let class = class("LanguageDetector")?;
    let options = Object::new();
    if availability(&class, &options).await != Availability::Here {
        return None;
    }
    let detector = create(&class, &options).await?;
    DETECTOR.set(Some(detector.clone()));
    Some(detector)
}
