//! What stops the app, a defect of ours or a device without memory: the page says so, and how to go on.

use super::tabs;
use js_sys::{Reflect, WebAssembly::RuntimeError};
use leptos::prelude::window_event_listener_untyped;
use std::{
    cell::Cell,
    panic::{PanicHookInfo, set_hook},
};
use wasm_bindgen::JsCast;

/// Given back where there is no memory left: to say so takes some.
const RESERVE: usize = 64 * 1024;

thread_local! {
    static RESERVED: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Says on the page that the app has stopped, and in the console why. What is typed lies in the
/// device's storage by then.
pub fn tell() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        console_error_panic_hook::hook(info);
        stop();
    }));
    RESERVED.set(vec![0; RESERVE]);
    // Where memory runs out nothing panics: what runs is cut off where it stands.
    for (event, why) in [("error", "error"), ("unhandledrejection", "reason")] {
        let _ = window_event_listener_untyped(event, move |event| {
            let why = Reflect::get(&event, &why.into());
            if why.is_ok_and(|why| why.is_instance_of::<RuntimeError>()) {
                stop();
            }
        });
    }
}

/// Nothing of the engine's works any more: another tab does the sending.
fn stop() {
    drop(RESERVED.take());
    tabs::stop_leading();
    let _ = show();
}

/// By the document alone: nothing of the framework can be relied on any more.
fn show() -> Option<()> {
    const CLASS: &str = "stopped";
    let window = web_sys::window()?;
    let document = window.document()?;
    if document
        .query_selector(&format!(".{CLASS}"))
        .ok()?
        .is_some()
    {
        return Some(());
    }
    let location = window.location();
    let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let notice = document.create_element("p").ok()?;
    notice
        .set_attribute("class", &format!("notice {CLASS}"))
        .ok()?;
    notice.set_attribute("data-tone", "danger").ok()?;
    notice.set_attribute("role", "alert").ok()?;
    notice.set_text_content(Some(crate::texts::shell::STOPPED));
    let again = document.create_element("a").ok()?;
    again.set_attribute("class", "button push").ok()?;
    // The browser's own: the router is not to answer it.
    again.set_attribute("rel", "external").ok()?;
    again.set_attribute("href", &address).ok()?;
    again.set_text_content(Some(crate::texts::shell::LOAD_AGAIN));
    notice.append_child(&again).ok()?;
    document.body()?.append_child(&notice).ok()?;
    Some(())
}
