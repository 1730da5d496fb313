//! What the interface can watch: rows, kinds of rows, the status, the decisions.
//!
//! A page reads through [`crate::data::Data`], which watches what it reads. When the engine says
//! that rows changed, exactly those who watched them are told.

use domain::{Kind, RowKey};
use leptos::prelude::*;
use std::{cell::RefCell, collections::HashMap};

/// The triggers of one engine.
pub struct Topics {
    rows: RefCell<HashMap<RowKey, ArcTrigger>>,
    kinds: RefCell<HashMap<Kind, ArcTrigger>>,
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

    /// Tells those who watched these rows, each once.
    pub fn changed(&self, keys: &[RowKey]) {
        let mut told = Vec::new();
        {
            let rows = self.rows.borrow();
            told.extend(keys.iter().filter_map(|key| rows.get(key).cloned()));
            let kinds = self.kinds.borrow();
            let changed = |kind: &&Kind| keys.iter().any(|key| key.kind == **kind);
            let changed = Kind::ALL.iter().filter(changed);
            told.extend(changed.filter_map(|kind| kinds.get(kind).cloned()));
        }
        for trigger in told {
            trigger.notify();
        }
    }
}
