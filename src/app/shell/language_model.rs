//! The browser's on-device `LanguageModel`, where it exists: it writes drafts where nobody else is named
//! who does, offline too, and sends nothing.

use super::{
    drafts::{NoDraft, Stop},
    on_device::{Availability, availability, call, class, create},
};
use domain::{Language, ProviderTrouble, suggestion::can_be_said, written_in_likely};
use js_sys::{Function, Object, Reflect};
use leptos::{prelude::*, task::spawn_local};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

const CLASS: &str = "LanguageModel";

thread_local! {
    /// Whether this device can have one, as far as the browser said it.
    static CAN_BE: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this browser writes drafts. Watched.
pub fn writes() -> bool {
    if !IS_ASKED.replace(true) {
        spawn_local(async {
            let Some(class) = class(CLASS) else {
                return;
            };
            if availability(&class, &Object::new()).await != Availability::Never {
                CAN_BE.with(|can_be| can_be.set(true));
            }
        });
    }
    CAN_BE.with(ArcRwSignal::get)
}

/// Asks for a draft, and hears it piece by piece until `hear` wants no more. One that was stopped has come
/// to its end. Whoever asks waits for the model to be fetched, where it is not there.
pub async fn ask(
    prompt: &str,
    language: &Language,
    stop: &Stop,
    mut hear: impl FnMut(&str) -> bool,
) -> Result<(), NoDraft> {
    let ended = write(prompt, language, stop, &mut hear).await;
    if stop.was_stopped() { Ok(()) } else { ended }
}

async fn write(
    prompt: &str,
    language: &Language,
    stop: &Stop,
    hear: &mut impl FnMut(&str) -> bool,
) -> Result<(), NoDraft> {
    let options = Object::new();
    if let Some(signal) = stop.signal() {
        let _ = Reflect::set(&options, &"signal".into(), &signal);
    }
    let class = class(CLASS).ok_or(NoDraft::NotFetched)?;
    let session = create(&class, &options).await;
    let session = session.ok_or(NoDraft::NotFetched)?;
    let ended = say(&session, prompt, &options, hear).await;
    // What it holds in memory is much.
    let destroy = Reflect::get(&session, &"destroy".into()).ok();
    if let Some(destroy) = destroy.and_then(|method| method.dyn_into::<Function>().ok()) {
        let _ = destroy.call0(&session);
    }
    let text = ended.ok_or(NoDraft::Trouble(ProviderTrouble::Refused))?;
    if !can_be_said(&text) {
        return Err(NoDraft::Trouble(ProviderTrouble::Garbled));
    }
    let plain = written_in_likely(&text, std::slice::from_ref(language));
    if plain.is_some_and(|plain| !plain.same_as(language)) {
        return Err(NoDraft::Trouble(ProviderTrouble::OtherLanguage));
    }
    Ok(())
}

/// All that it said; nothing where it broke off.
async fn say(
    session: &JsValue,
    prompt: &str,
    options: &JsValue,
    hear: &mut impl FnMut(&str) -> bool,
) -> Option<String> {
    let method = Reflect::get(session, &"promptStreaming".into()).ok()?;
    let method: Function = method.dyn_into().ok()?;
    let stream = method.call2(session, &prompt.into(), options).ok()?;
    let stream: ReadableStream = stream.dyn_into().ok()?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut text = String::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        let said = Reflect::get(&piece, &"value".into()).ok()?;
        let Some(said) = said.as_string() else {
            return Some(text);
        };
        text.push_str(&said);
        if !hear(&said) {
            let _ = call(&reader, "cancel", &JsValue::UNDEFINED).await;
            return Some(text);
        }
    }
}
