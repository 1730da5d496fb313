//! What is built a moment later than what it stands in, the first time.

use crate::shell::pause::breathe;
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, collections::BTreeSet};

thread_local! {
    static BUILT: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// Builds what is inside in a task of its own the first time, so that what stands around it is drawn
/// first and the page answers in between: a browser compiles code when it is first run, which takes
/// longer than running it. From then on it is built with the rest.
#[component]
pub fn Soon(
    /// What it is: the first of each name is built later.
    name: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    // Not built where whoever was in a hurry had left before it was.
    let was_built = BUILT.with_borrow(|built| built.contains(name));
    let is_due = RwSignal::new(was_built);
    if !was_built {
        spawn_local(async move {
            breathe().await;
            // It may be left by now.
            is_due.try_set(true);
        });
    }
    move || {
        is_due.get().then(|| {
            BUILT.with_borrow_mut(|built| built.insert(name));
            children()
        })
    }
}
