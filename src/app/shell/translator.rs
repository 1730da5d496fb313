//! The browser's on-device `Translator`, where it exists. It works offline and sends nothing.

use super::on_device::{Availability, availability, call, class, create};
use domain::Language;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

const CLASS: &str = "Translator";

/// Whether this browser translates at all.
pub fn exists() -> bool {
    class(CLASS).is_some()
}

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
    let class = class(CLASS)?;
    let options = Object::new();
    Reflect::set(&options, &"sourceLanguage".into(), &from.primary().into()).ok()?;
    Reflect::set(&options, &"targetLanguage".into(), &to.primary().into()).ok()?;
    if model == Model::Here && availability(&class, &options).await != Availability::Here {
        return None;
    }
    let translator = create(&class, &options).await?;
    let mut translated = Vec::new();
    for text in texts {
        let answer = call(&translator, "translate", &JsValue::from_str(text)).await?;
        translated.push(answer.as_string()?);
    }
    Some(translated)
}
