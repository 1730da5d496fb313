//! The server's live events, by `EventSource`.

use protocol::{LiveEvent, PRESENT_EVENT};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// What the stream of live events says.
pub enum LiveSignal {
    Opened,
    Event(LiveEvent),
    /// Who is present, as the server wrote it.
    Present(String),
    Lost,
}

/// An open stream. Closed when dropped.
pub struct Live {
    source: EventSource,
    _opened: Closure<dyn FnMut(Event)>,
    _said: Closure<dyn FnMut(MessageEvent)>,
    _present: Closure<dyn FnMut(MessageEvent)>,
    _lost: Closure<dyn FnMut(Event)>,
}

impl Live {
    /// Opens the stream. `None` where the browser does not allow it: then polling does.
    pub fn open(tell: impl Fn(LiveSignal) + Clone + 'static) -> Option<Self> {
        let source = EventSource::new("/api/v1/live").ok()?;
        let opened = {
            let tell = tell.clone();
            Closure::<dyn FnMut(Event)>::new(move |_| tell(LiveSignal::Opened))
        };
        let said = {
            let tell = tell.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                // An event of a newer server is none of ours: polling and pulls still work.
                if let Ok(event) = serde_json::from_str(&text) {
                    tell(LiveSignal::Event(event));
                }
            })
        };
        let present = {
            let tell = tell.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string() {
                    tell(LiveSignal::Present(text));
                }
            })
        };
        let _ = source
            .add_event_listener_with_callback(PRESENT_EVENT, present.as_ref().unchecked_ref());
        let lost = Closure::<dyn FnMut(Event)>::new(move |_| tell(LiveSignal::Lost));
        source.set_onopen(Some(opened.as_ref().unchecked_ref()));
        source.set_onmessage(Some(said.as_ref().unchecked_ref()));
        source.set_onerror(Some(lost.as_ref().unchecked_ref()));
        Some(Self {
            source,
            _opened: opened,
            _said: said,
            _present: present,
            _lost: lost,
        })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.source.set_onopen(None);
        self.source.set_onmessage(None);
        self.source.set_onerror(None);
        self.source.close();
    }
}
