//! Drafts that are being written in another tab, which mirrors what comes: half of one is nothing that
//! somebody means to log, in whatever tab they are.

use super::super::state::Compose;
use crate::shell::drafts::Stop;
use domain::MessageId;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// Between the tabs of one browser. Messages have ids of their own in every workspace.
const CHANNEL: &str = "rapport-drafts";

/// What is said of the draft of a message, before its id.
const BEGINS: &str = "begins";
const ENDS: &str = "ends";
/// It is to be stopped.
const STOP: &str = "stop";
/// Whether it is being written, a tab asks that shows it since now.
const ASKS: &str = "asks";

#[derive(Clone, Copy)]
pub(super) struct Elsewhere(StoredValue<Option<Joined>, LocalStorage>);

/// Left when it is dropped.
struct Joined {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Joined {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

impl Elsewhere {
    /// Follows what other tabs write into the text of this composer, and is stopped by them.
    pub fn of(compose: Compose) -> Self {
        let elsewhere = Self(StoredValue::new_local(None));
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string() {
                elsewhere.hear(compose, &said);
            }
        });
        if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            elsewhere.0.set_value(Some(Joined {
                channel,
                _heard: heard,
            }));
        }
        // What came from another tab is another message than the one that could have been begun here.
        Effect::new(move |before: Option<MessageId>| {
            let (_, message) = compose.kind_and_message();
            if before != Some(message) {
                set_is_written(compose, None);
                elsewhere.tell(ASKS, message);
            }
            message
        });
        elsewhere
    }

    pub fn begins(self, message: MessageId) {
        self.tell(BEGINS, message);
    }

    pub fn ends(self, message: MessageId) {
        self.tell(ENDS, message);
    }

    fn tell(self, what: &str, message: MessageId) {
        // The composer may be gone by now: another tab's next press finds that nobody writes.
        self.0.try_with_value(|joined| {
            if let Some(joined) = joined {
                let said = JsValue::from_str(&format!("{what} {message}"));
                let _ = joined.channel.post_message(&said);
            }
        });
    }

    fn hear(self, compose: Compose, said: &str) {
        let Some((what, message)) = said.split_once(' ') else {
            return;
        };
        if !compose.is_here() || compose.message_id().to_string() != message {
            return;
        }
        let message = compose.message_id();
        let own = compose.writing().get_untracked().filter(Stop::is_here);
        match (what, own) {
            (STOP, Some(own)) => own.stop(),
            (ASKS, Some(_)) => self.begins(message),
            (BEGINS, None) => {
                let stop = move || {
                    self.tell(STOP, message);
                    // It may have been written in a tab that is gone.
                    set_is_written(compose, None);
                };
                set_is_written(compose, Some(Stop::elsewhere(stop)));
            }
            (ENDS, None) => set_is_written(compose, None),
            _ => {}
        }
    }
}

/// Whether another tab writes it. What is written here is no other tab's.
fn set_is_written(compose: Compose, by_another: Option<Stop>) {
    let writing = compose.writing();
    let is_own = writing.with_untracked(|writing| writing.as_ref().is_some_and(Stop::is_here));
    if compose.is_here() && !is_own {
        writing.set(by_another);
    }
}
