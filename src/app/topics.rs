//! What the interface can watch: rows, kinds of rows, the status, the decisions.
//!
//! A page reads through [`crate::data::Data`], which watches what it reads. When the engine says
//! that rows changed, exactly those who watched them are told.

use domain::{Kind, RowKey};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

/// Who listens, until they stop.
pub type Listening = u32;
/// Told which rows changed, before those who watch them.
type Listener = Rc<dyn Fn(&[RowKey])>;

/// What is read over an account and all that it absorbed (rule book §8).
const OF_ACCOUNTS: [Kind; 3] = [Kind::Conversation, Kind::Contact, Kind::StatusChange];

/// The triggers of one engine.
pub struct Topics {
    rows: RefCell<HashMap<RowKey, ArcTrigger>>,
    kinds: RefCell<HashMap<Kind, ArcTrigger>>,
    listeners: RefCell<Vec<(Listening, Listener)>>,
    next: Cell<Listening>,
    /// How many pieces of long work say themselves when to draw.
    holds: Cell<u32>,
    /// What changed since it was drawn last, while any does.
    held: RefCell<BTreeSet<RowKey>>,
    pub status: ArcTrigger,
    pub decisions: ArcTrigger,
    /// A newer version of the app has taken the storage: this tab must be loaded again.
    pub outdated: RwSignal<bool>,
}

impl Default for Topics {
    fn default() -> Self {
        Self {
            rows: RefCell::default(),
            kinds: RefCell::default(),
            listeners: RefCell::default(),
            next: Cell::new(0),
            holds: Cell::new(0),
            held: RefCell::default(),
            status: ArcTrigger::new(),
            decisions: ArcTrigger::new(),
            outdated: RwSignal::new(false),
        }
    }
}

impl Topics {
    /// Watches one row.
    pub fn watch_row(&self, key: RowKey) {
        let trigger = self.rows.borrow_mut().entry(key).or_default().clone();
        trigger.track();
    }

    /// Watches every row of a kind.
    pub fn watch_kind(&self, kind: Kind) {
        let trigger = self.kinds.borrow_mut().entry(kind).or_default().clone();
        trigger.track();
    }

    /// Says which rows changed, whenever some do.
    pub fn listen(&self, listener: impl Fn(&[RowKey]) + 'static) -> Listening {
        let listening = self.next.get();
        self.next.set(listening + 1);
        let listener: Listener = Rc::new(listener);
        self.listeners.borrow_mut().push((listening, listener));
        listening
    }

    pub fn stop(&self, listening: Listening) {
        let mut listeners = self.listeners.borrow_mut();
        listeners.retain(|(other, _)| *other != listening);
    }

    /// From now on what changes is told by [`Self::draw`] alone, until [`Self::let_go`].
    pub fn hold(&self) {
        self.holds.set(self.holds.get() + 1);
    }

    /// Tells what changed while it was held.
    pub fn draw(&self) {
        let keys: Vec<RowKey> = self.held.take().into_iter().collect();
        if !keys.is_empty() {
            self.tell(&keys);
        }
    }

    /// Tells the rest, and again whatever changes as it does.
    pub fn let_go(&self) {
        self.holds.set(self.holds.get().saturating_sub(1));
        self.draw();
    }

    /// Rows changed: whoever watched them is told, unless that is held.
    pub fn changed(&self, keys: &[RowKey]) {
        if self.holds.get() > 0 {
            self.held.borrow_mut().extend(keys.iter().copied());
        } else {
            self.tell(keys);
        }
    }

    /// Tells those who watched these rows, each once.
    fn tell(&self, keys: &[RowKey]) {
        let listeners = self.listeners.borrow().clone();
        for (_, listener) in listeners {
            listener(keys);
        }
        let mut told = Vec::new();
        {
            let rows = self.rows.borrow();
            told.extend(keys.iter().filter_map(|key| rows.get(key).cloned()));
            let kinds = self.kinds.borrow();
            // A merge changes whose conversations, contacts and history are whose.
            let means = |of: Kind, kind: Kind| {
                of == kind || (of == Kind::Merge && OF_ACCOUNTS.contains(&kind))
            };
            let changed = |kind: &&Kind| keys.iter().any(|key| means(key.kind, **kind));
            let changed = Kind::ALL.iter().filter(changed);
            told.extend(changed.filter_map(|kind| kinds.get(kind).cloned()));
        }
        for trigger in told {
            trigger.notify();
        }
    }
}
