//! The tabs of one browser: one of them syncs (Web Locks), all of them talk (BroadcastChannel).

use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel between the tabs of one member in one workspace.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _heard: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Tabs {
    /// Joins the other tabs. What is heard is text: whoever listens knows its form.
    pub fn join(name: &str, hear: impl Fn(String) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(name) else {
            return Self {
                channel: None,
                _heard: None,
            };
        };
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Self {
            channel: Some(channel),
            _heard: Some(heard),
        }
    }

    /// Tells all other tabs.
    pub fn tell(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // A closed channel means that this tab is going away.
            let _ = channel.post_message(&JsValue::from_str(text));
        }
    }
}

thread_local! {
    /// Gives the lock back.
    static LET_GO: Cell<Option<Function>> = const { Cell::new(None) };
}

/// Lets another tab lead: this one has stopped for good.
pub fn stop_leading() {
    if let Some(let_go) = LET_GO.take() {
        let _ = let_go.call0(&JsValue::UNDEFINED);
    }
}

/// Waits until this tab is to lead; then calls `lead`.
pub fn lead_when_possible(name: &str, lead: impl FnOnce() + 'static) {
    when_alone(name, move |let_go| {
        LET_GO.set(let_go);
        lead();
    });
}

/// Waits for the lock of the given name and holds it as long as the tab works; then calls `begin` with
/// what gives it back. Where the browser has no locks that is at once: there is no other tab that could
/// know.
pub fn when_alone(name: &str, begin: impl FnOnce(Option<Function>) + 'static) {
    let navigator = web_sys::window().expect("a page has a window").navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request = Reflect::get(&locks, &"request".into())
        .ok()
        .and_then(|f| f.dyn_into::<Function>().ok());
    let Some(request) = request else {
        begin(None);
        return;
    };
    let held = Closure::once_into_js(move |_lock: JsValue| {
        // The lock is held until the tab goes, or lets go of it.
        let mut give_back = None;
        let held = Promise::new(&mut |let_go, _| give_back = Some(let_go));
        begin(give_back);
        held
    });
    let _ = request.call2(&locks, &JsValue::from_str(name), &held);
}
