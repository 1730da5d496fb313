//! The running engine: the replica, and everything that its effects touch.

use super::{
    acting, clock,
    http::{self, HttpError},
    live::{Live, LiveSignal},
    pause,
    presence::Presences,
    session::{self, Standing},
    storage::{self, CacheJob, OutboxJob, Storage, Stored},
    tabs::{self, Tabs},
    texts::Texts,
};
use crate::topics::Topics;
use domain::{Command, CommandId, ConversationId, Kind, MessageId, Refusal, Timestamp};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use protocol::{
    ChangesAnswer, Envelope, MessagesAnswer, Push, Seq, SessionAnswer,
    limits::{MAX_MESSAGES, MAX_ROWS},
};
use replica::{Effect, Event, Failure, Replica, TabMessage, Ticket};
use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
    time::Duration,
};
use store::{Pages, Unreadable};

/// How many rows a device without any asks for: few, so that something is seen soon, and because the
/// browser compiles what handles them meanwhile.
const FIRST_ROWS: u32 = 250;

/// How many are asked for after so many did not come through in time.
fn fewer(limit: u32) -> u32 {
    (limit / 4).max(1)
}

/// One tab's engine. Lives as long as the page.
pub struct Engine {
    pub session: SessionAnswer,
    pub topics: Topics,
    pub texts: Texts,
    pub presences: Rc<Presences>,
    replica: RefCell<Replica>,
    storage: Rc<Storage>,
    tabs: OnceCell<Tabs>,
    live: RefCell<Option<Live>>,
    timer: Cell<Option<TimeoutHandle>>,
    /// How many rows a pull asks for.
    rows_at_once: Cell<u32>,
    /// How many older messages are asked for.
    messages_at_once: Cell<u32>,
    /// Entries of the outbox that this version of the app cannot read.
    unreadable: RefCell<Vec<Unreadable>>,
}

impl Engine {
    /// Starts with what the device holds; nothing here waits for the network.
    pub fn start(session: SessionAnswer) -> Rc<Self> {
        let scope = storage::scope(session.workspace.id, session.member.id);
        let seed = clock::new_id().as_u64_pair().1;
        let storage = Storage::new();
        let engine = Rc::new(Self {
            topics: Topics::default(),
            texts: Texts::new(&scope, storage.clone()),
            presences: Presences::new(&scope, session.member.id),
            replica: RefCell::new(Replica::new(session.member.id, seed, acting::rules())),
            storage,
            tabs: OnceCell::new(),
            live: RefCell::new(None),
            timer: Cell::new(None),
            rows_at_once: Cell::new(MAX_ROWS),
            messages_at_once: Cell::new(MAX_MESSAGES),
            unreadable: RefCell::default(),
            session,
        });
        http::speak_for(engine.session.member.id);
        engine.clone().listen(&scope);
        let opening = engine.clone();
        spawn_local(async move {
            opening.open_storage().await;
            let leading = opening.clone();
            tabs::lead_when_possible(&format!("rapport-lead-{scope}"), move || {
                leading.feed(Event::Leading(true));
            });
            opening.check_session().await;
        });
        engine
    }

    /// What the engine knows, at this moment.
    pub fn with<R>(&self, read: impl FnOnce(&Replica) -> R) -> R {
        read(&self.replica.borrow())
    }

    /// A person's act: decided, shown, and on its way into the outbox when this returns.
    pub fn act(self: &Rc<Self>, command: Command) -> Result<CommandId, Refusal> {
        let id = self.take_act(command)?;
        self.follow();
        Ok(id)
    }

    /// Takes one act of many: it is shown and on its way once they are followed up, which is to
    /// happen before anything is waited for.
    pub fn take_act(&self, command: Command) -> Result<CommandId, Refusal> {
        let id = CommandId(clock::new_id());
        let at = self.with(|replica| replica.clock(clock::now()));
        let envelope = Envelope { id, at, command };
        self.replica.borrow_mut().take(envelope)?;
        Ok(id)
    }

    /// Does what follows from the acts that were taken.
    pub fn follow(self: &Rc<Self>) {
        let effects = self.replica.borrow_mut().follow(clock::now());
        self.run(effects);
    }

    /// Reports what happened, and does what follows from it.
    pub fn feed(self: &Rc<Self>, event: Event) {
        let effects = self.replica.borrow_mut().handle(event, clock::now());
        self.run(effects);
    }

    /// The same for what may be long: reading it, applying it and showing it are three tasks, between
    /// which the page answers.
    async fn feed_in_steps(self: &Rc<Self>, event: Event) {
        pause::breathe().await;
        self.feed_and_show_later(event);
    }

    /// What came of the event is shown in a task of its own.
    fn feed_and_show_later(self: &Rc<Self>, event: Event) {
        let effects = self.replica.borrow_mut().handle(event, clock::now());
        let is_shown = |effect: &Effect| matches!(effect, Effect::Changed(_));
        let (shown, others): (Vec<_>, Vec<_>) = effects.into_iter().partition(is_shown);
        self.run(others);
        if !shown.is_empty() {
            let engine = self.clone();
            spawn_local(async move {
                pause::breathe().await;
                engine.run(shown);
            });
        }
    }

    /// Brings a conversation's thread into memory.
    pub fn open(self: &Rc<Self>, conversation: ConversationId) {
        let effects = self.replica.borrow_mut().open(conversation, clock::now());
        self.run(effects);
    }

    /// The threads of these conversations as the device keeps them, without bringing them into
    /// memory; nothing where they cannot be read.
    pub async fn read_threads(&self, conversations: &[ConversationId]) -> Option<Pages> {
        self.storage.threads(conversations).await
    }

    /// Fetches messages before the first that is here, by its place in the thread; where none is,
    /// the latest. Says whether there may be more.
    pub async fn fetch_older(
        self: &Rc<Self>,
        conversation: ConversationId,
        first: Option<(Timestamp, MessageId)>,
    ) -> Result<bool, HttpError> {
        let before = first.map_or_else(String::new, |(at, id)| {
            format!("&before={}&before_id={id}", at.0)
        });
        let limit = self.messages_at_once.get();
        let path = format!("/api/v1/conversations/{conversation}/messages?limit={limit}{before}");
        let answer = http::get::<MessagesAnswer>(&path).await;
        if answer == Err(HttpError::Timeout) {
            self.messages_at_once.set(fewer(limit));
        }
        let answer = answer?;
        let more = answer.more;
        self.feed(Event::OlderFetched(answer));
        Ok(more)
    }

    /// What stands in the outbox and cannot be read by this version of the app, as it was found.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        self.unreadable.borrow().clone()
    }

    /// Leaves this device: nothing of the member's stays on it.
    pub async fn sign_out(self: &Rc<Self>) {
        session::leave(&self.session);
        self.texts.end();
        self.feed(Event::SignedOutHere);
        self.storage.end().await;
        storage::erase_device(self.session.workspace.id, self.session.member.id).await;
        // Where the server cannot be reached, it is told at the next start.
        let _ = session::settle().await;
        let _ = window().location().replace("/sign-in");
    }

    /// The member signed out in another tab, which clears the device: nothing is to be written into
    /// it after that.
    fn leave_too(self: &Rc<Self>) {
        self.texts.end();
        self.feed(Event::Heard(TabMessage::SignedOut));
        self.storage.close();
        let _ = window().location().replace("/sign-in");
    }

    async fn open_storage(self: &Rc<Self>) {
        let telling = Rc::downgrade(self);
        let opened = self.storage.open(&self.session, move |stored| {
            if let Some(engine) = telling.upgrade() {
                engine.take(stored);
            }
        });
        if !opened.await {
            self.feed(Event::StorageMissing);
        }
        self.storage.outbox(OutboxJob::Read);
        self.storage.cache(CacheJob::Read);
    }

    /// What the storage reports.
    fn take(self: &Rc<Self>, stored: Stored) {
        match stored {
            // Many rows at once.
            Stored::Event(event @ Event::Loaded { .. }) => self.feed_and_show_later(event),
            // Behind the last of them: what is not shown by then is not here.
            Stored::Event(event @ Event::LoadedAll) => {
                let engine = self.clone();
                spawn_local(async move {
                    pause::breathe().await;
                    engine.feed(event);
                });
            }
            Stored::Event(event) => {
                let cannot_be_read = matches!(event, Event::RestoreFailed);
                self.feed(event);
                if cannot_be_read {
                    self.texts.restore_shelf();
                }
            }
            Stored::Texts(texts) => {
                self.texts.restore(texts);
                // Behind what is stored: what lies there is later.
                self.texts.restore_shelf();
                self.forget_erased();
            }
            Stored::Unreadable(found) => self.keep_unreadable(found),
            Stored::TextFailed(conversation) => self.texts.failed(conversation),
            Stored::TextSaved(text) => self.texts.saved(&text),
            Stored::Reached => self.storage.cache(CacheJob::LookIfClear),
            Stored::Clear => session::end(&self.session),
            Stored::Outdated => self.topics.outdated.set(true),
            Stored::Closed if session::is_leaving(&self.session) => self.leave_too(),
            Stored::Closed => {
                self.texts.keep_again();
                self.storage.cache(CacheJob::LoadPages(Vec::new()));
                self.storage.outbox(OutboxJob::Read);
            }
        }
    }

    /// They stay in the storage, so each reading finds them again.
    fn keep_unreadable(&self, found: Vec<Unreadable>) {
        let mut kept = self.unreadable.borrow_mut();
        for entry in found {
            if !kept.contains(&entry) {
                kept.push(entry);
            }
        }
    }

    /// The remembered session may be over: then everything is kept, and nothing is sent.
    async fn check_session(self: &Rc<Self>) {
        match session::check(&self.session).await {
            Standing::Ours => self.feed(Event::SignedIn),
            // Their own data, from the start.
            Standing::Anothers => drop(window().location().reload()),
            Standing::Unknown => {}
        }
    }

    fn run(self: &Rc<Self>, effects: Vec<Effect>) {
        for effect in effects {
            self.run_one(effect);
        }
    }

    fn run_one(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::SaveCommands(commands) => self.storage.outbox(OutboxJob::Save(commands)),
            Effect::AcceptCommands(ids) => self.storage.outbox(OutboxJob::Accept(ids)),
            Effect::ForgetCommands(ids) => self.storage.outbox(OutboxJob::Forget(ids)),
            Effect::KeepDecisions(decisions) => {
                self.storage.outbox(OutboxJob::KeepDecisions(decisions));
            }
            Effect::ForgetDecision(id) => self.storage.outbox(OutboxJob::ForgetDecision(id)),
            Effect::ForgetTraces {
                commands,
                decisions,
            } => self
                .storage
                .outbox(OutboxJob::ForgetTraces(commands, decisions)),
            Effect::ReadOutbox => self.storage.outbox(OutboxJob::Read),
            Effect::ReadCache => self.storage.cache(CacheJob::Read),
            Effect::ApplyToCache { meta, answer } => {
                self.storage.cache(CacheJob::Apply { meta, answer });
            }
            Effect::AddToCache(answer) => self.storage.cache(CacheJob::AddOlder(answer)),
            Effect::ClearCache => self.storage.cache(CacheJob::Clear),
            Effect::LoadPages(conversations) => {
                self.storage.cache(CacheJob::LoadPages(conversations));
            }
            Effect::ForgetSession => self.storage.outbox(OutboxJob::Reach),
            // `sign_out` erases what is there, and awaits it before the page goes.
            Effect::EraseDevice => self.storage.close(),
            Effect::Push { ticket, push } => self.clone().push(ticket, push),
            Effect::Pull {
                ticket,
                since,
                messages_since,
            } => {
                self.clone().pull(ticket, since, messages_since);
            }
            Effect::OpenLive => self.clone().open_live(),
            Effect::CloseLive => {
                self.live.borrow_mut().take();
            }
            Effect::Tell(message) => self.clone().tell(message),
            Effect::WakeAt(at) => self.clone().wake_at(at),
            Effect::Changed(keys) => {
                self.topics.changed(&keys);
                if keys.iter().any(|key| key.kind == Kind::Erasure) {
                    self.forget_erased();
                }
            }
            Effect::StatusChanged => self.topics.status.notify(),
            Effect::DecisionsChanged => self.topics.decisions.notify(),
        }
    }

    /// What somebody has begun for an account that was erased goes too (rule book §15).
    fn forget_erased(self: &Rc<Self>) {
        let engine = Rc::downgrade(self);
        acting::when_here(move |acting| {
            if let Some(engine) = engine.upgrade() {
                (acting.forget_erased)(&engine);
            }
        });
    }

    fn push(self: Rc<Self>, ticket: Ticket, push: Push<Envelope>) {
        spawn_local(async move {
            let acting = acting::here().await;
            let answer = (acting.push)(push).await;
            self.feed(Event::Pushed {
                ticket,
                answer: answer.map_err(Failure::from),
            });
        });
    }

    fn pull(self: Rc<Self>, ticket: Ticket, since: Seq, messages_since: Option<Timestamp>) {
        let limit = if since == 0 {
            FIRST_ROWS.min(self.rows_at_once.get())
        } else {
            self.rows_at_once.get()
        };
        let mut path = format!("/api/v1/changes?since={since}&limit={limit}");
        if let Some(from) = messages_since {
            path.push_str(&format!("&messages_since={}", from.0));
        }
        spawn_local(async move {
            let answer = http::get::<ChangesAnswer>(&path).await;
            // What does not come through a slow line in time is asked for in smaller parts.
            let rows = match &answer {
                Err(HttpError::Timeout) => fewer(limit),
                Ok(_) => (self.rows_at_once.get() * 2).min(MAX_ROWS),
                Err(_) => self.rows_at_once.get(),
            };
            self.rows_at_once.set(rows);
            let event = Event::Pulled {
                ticket,
                answer: answer.map_err(Failure::from),
            };
            self.feed_in_steps(event).await;
        });
    }

    fn tell(self: Rc<Self>, message: TabMessage) {
        // What was pulled is long, and every tab finds it in the cache.
        let is_long = matches!(message, TabMessage::Pulled { .. });
        if acting::is_too_much() || (is_long && !acting::is_here()) {
            return;
        }
        acting::when_here(move |acting| {
            if let Some(tabs) = self.tabs.get() {
                tabs.tell(&(acting.write_tab_message)(&message));
            }
        });
    }

    fn open_live(self: Rc<Self>) {
        self.live.borrow_mut().take();
        let engine = Rc::downgrade(&self);
        let live = Live::open(move |signal| {
            let Some(engine) = engine.upgrade() else {
                return;
            };
            match signal {
                LiveSignal::Opened => engine.feed(Event::LiveOpened),
                LiveSignal::Event(event) => engine.feed(Event::Live(event)),
                LiveSignal::Present(text) => engine.presences.hear(&text),
                LiveSignal::Lost => {
                    engine.presences.lose();
                    engine.live.borrow_mut().take();
                    engine.feed(Event::LiveLost);
                }
            }
        });
        if live.is_none() {
            self.feed(Event::LiveLost);
        }
        *self.live.borrow_mut() = live;
    }

    fn wake_at(self: Rc<Self>, at: Timestamp) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
        let wait = u64::try_from((at - clock::now()).0).unwrap_or_default();
        let engine = self.clone();
        let timer = set_timeout_with_handle(
            move || {
                engine.timer.take();
                engine.feed(Event::Timer);
            },
            Duration::from_millis(wait),
        );
        self.timer.set(timer.ok());
    }

    /// Other tabs, the network, sleep.
    fn listen(self: Rc<Self>, scope: &str) {
        let engine = Rc::downgrade(&self);
        let tabs = Tabs::join(&format!("rapport-tabs-{scope}"), move |text: String| {
            // At once: whoever only looks is not to look any longer.
            if text == TabMessage::SIGNED_OUT {
                if let Some(engine) = engine.upgrade() {
                    engine.leave_too();
                }
                return;
            }
            if acting::is_too_much() {
                return;
            }
            let engine = engine.clone();
            acting::when_here(move |acting| {
                let message = (acting.read_tab_message)(&text);
                if let (Some(engine), Some(message)) = (engine.upgrade(), message) {
                    engine.feed(Event::Heard(message));
                }
            });
        });
        let _ = self.tabs.set(tabs);

        let online = self.clone();
        let _ = window_event_listener_untyped("online", move |_| online.feed(Event::Online));
        let offline = self.clone();
        let _ = window_event_listener_untyped("offline", move |_| offline.feed(Event::Offline));
        let woke = self.clone();
        let visible = move || document().visibility_state() == web_sys::VisibilityState::Visible;
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            if visible() {
                woke.feed(Event::Woke);
            }
        });
        let _ = window_event_listener_untyped("pageshow", move |_| self.feed(Event::Woke));
    }
}
