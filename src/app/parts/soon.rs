//! What may be built a moment later than what it stands in.

use crate::shell::pause::breathe;
use leptos::{prelude::*, task::spawn_local};

/// Builds what is inside in a task of its own, so that what stands around it is drawn first and the
/// page answers in between.
#[component]
pub fn Soon(children: ChildrenFn) -> impl IntoView {
    let is_due = RwSignal::new(false);
    spawn_local(async move {
        breathe().await;
        // It may be left by now.
        is_due.try_set(true);
    });
    move || is_due.get().then(|| children())
}
