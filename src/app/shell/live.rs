//! The server's live events, by `EventSource`.

use protocol::LiveEvent;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// What the stream of live events says.
pub enum LiveSignal {
    Opened,
    Event(LiveEvent),
    Lost,
}

/// An open stream. Closed when dropped.
pub struct Live {
    source: EventSource,
    _opened: Closure<dyn FnMut(Event)>,
    _said: Closure<dyn FnMut(MessageEvent)>,
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
        let lost = Closure::<dyn FnMut(Event)>::new(move |_| tell(LiveSignal::Lost));
        source.set_onopen(Some(opened.as_ref().unchecked_ref()));
        source.set_onmessage(Some(said.as_ref().unchecked_ref()));
        source.set_onerror(Some(lost.as_ref().unchecked_ref()));
        Some(Self {
            source,
            _opened: opened,
            _said: said,
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
