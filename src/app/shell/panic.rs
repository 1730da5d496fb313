//! A defect of ours that stops the app: the page says so, and how to go on.

use super::tabs;
use std::panic::{PanicHookInfo, set_hook};

/// Says on the page that the app has stopped, and in the console why. What is typed lies in the
/// device's storage by then.
pub fn tell() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        console_error_panic_hook::hook(info);
        // Nothing of the engine's works any more: another tab does the sending.
        tabs::stop_leading();
        let _ = show();
    }));
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
