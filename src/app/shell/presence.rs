//! Who else has which conversation before them: heard by every tab, said by the one in sight.
//!
//! Only the tab that leads hears the server; it passes on what it hears, as it came.

use super::{clock, http, tabs::Tabs};
use domain::{ConversationId, MemberId, Span, Timestamp};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use protocol::{Presence, Present, limits::PRESENCE_AGAIN};
use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
    time::Duration,
};
use uuid::Uuid;
use web_sys::VisibilityState;

/// How long somebody counts as writing after a key.
const WRITES: Span = Span(6_000);

/// The presence of one tab, and of all others as far as they are heard.
pub struct Presences {
    tab: Uuid,
    me: MemberId,
    tabs: OnceCell<Tabs>,
    /// What was heard last, as the server wrote it: read where it is shown.
    present: RefCell<String>,
    /// Somebody came, went, began to write or stopped.
    pub changed: ArcTrigger,
    /// The conversation before this tab.
    open: Cell<Option<ConversationId>>,
    /// When something was last written in it.
    written: Cell<Option<Timestamp>>,
    /// What the server heard last, and when.
    said: Cell<Option<(Presence, Timestamp)>>,
    is_saying: Cell<bool>,
    timer: Cell<Option<TimeoutHandle>>,
}

impl Presences {
    pub fn new(scope: &str, me: MemberId) -> Rc<Self> {
        let presences = Rc::new(Self {
            tab: clock::new_id(),
            me,
            tabs: OnceCell::new(),
            present: RefCell::default(),
            changed: ArcTrigger::new(),
            open: Cell::new(None),
            written: Cell::new(None),
            said: Cell::new(None),
            is_saying: Cell::new(false),
            timer: Cell::new(None),
        });
        let hearing = Rc::downgrade(&presences);
        let tabs = Tabs::join(&format!("rapport-present-{scope}"), move |text| {
            if let Some(presences) = hearing.upgrade() {
                presences.take(&text);
            }
        });
        let _ = presences.tabs.set(tabs);
        presences
    }

    /// What the server said, in the tab that leads.
    pub fn hear(&self, text: &str) {
        if let Some(tabs) = self.tabs.get() {
            tabs.tell(text);
        }
        self.take(text);
    }

    /// The server is not heard any more: nobody is known to be there.
    pub fn lose(&self) {
        self.hear("[]");
    }

    fn take(&self, text: &str) {
        text.clone_into(&mut self.present.borrow_mut());
        self.changed.notify();
    }

    /// Which colleagues have the conversation before them, and whether they write. Watched.
    pub fn others_in(&self, conversation: ConversationId) -> Vec<(MemberId, bool)> {
        self.changed.track();
        // What a newer server says is none of ours.
        let present: Vec<Present> =
            serde_json::from_str(&self.present.borrow()).unwrap_or_default();
        let here = present
            .iter()
            .filter(|it| it.conversation_id == conversation);
        let others = here.filter(|it| it.member_id != self.me);
        others.map(|it| (it.member_id, it.writing)).collect()
    }

    /// A conversation is before this tab.
    pub fn enter(self: &Rc<Self>, conversation: ConversationId) {
        self.open.set(Some(conversation));
        self.written.set(None);
        self.say();
    }

    /// It is not any more, unless another has taken its place.
    pub fn leave(self: &Rc<Self>, conversation: ConversationId) {
        if self.open.get() == Some(conversation) {
            self.open.set(None);
            self.say();
        }
    }

    /// Something was written in it just now.
    pub fn wrote(self: &Rc<Self>) {
        self.written.set(Some(clock::now()));
        self.say();
    }

    /// Says what is before this tab where the server has not heard it, or not for a while; and looks
    /// again when that will be so.
    pub fn say(self: &Rc<Self>) {
        if self.is_saying.get() {
            return;
        }
        let now = clock::now();
        let presence = self.now(now);
        let is_known = match self.said.get() {
            Some((said, at)) => {
                said == presence && !(self.is_there() && now >= at + PRESENCE_AGAIN)
            }
            None => presence.conversation_id.is_none(),
        };
        if is_known {
            self.look_again(now);
            return;
        }
        self.is_saying.set(true);
        let presences = self.clone();
        spawn_local(async move {
            // Unheard, it is said again in a while: nobody waits for it.
            let _ = http::post_silently("/api/v1/presence", &presence).await;
            presences.said.set(Some((presence, clock::now())));
            presences.is_saying.set(false);
            presences.say();
        });
    }

    fn is_there(&self) -> bool {
        self.open.get().is_some() && document().visibility_state() == VisibilityState::Visible
    }

    fn now(&self, now: Timestamp) -> Presence {
        let conversation_id = self.open.get().filter(|_| self.is_there());
        let written = self.written.get().filter(|_| conversation_id.is_some());
        Presence {
            tab: self.tab,
            conversation_id,
            writing: written.is_some_and(|at| now < at + WRITES),
        }
    }

    fn look_again(self: &Rc<Self>, now: Timestamp) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
        if !self.is_there() {
            return;
        }
        let again = self.said.get().map(|(_, at)| at + PRESENCE_AGAIN);
        let stops = self
            .written
            .get()
            .map(|at| at + WRITES)
            .filter(|at| *at > now);
        let Some(at) = [again, stops].into_iter().flatten().min() else {
            return;
        };
        let wait = u64::try_from((at - now).0).unwrap_or_default();
        let presences = self.clone();
        let timer = set_timeout_with_handle(move || presences.say(), Duration::from_millis(wait));
        self.timer.set(timer.ok());
    }
}
