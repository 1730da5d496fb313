//! Short messages that say what was done, with a way to undo it.

use crate::texts::shell;
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// How long a message stands: long enough to read it and reach for *Undo*.
pub const STANDS: Duration = Duration::from_secs(8);

/// What a message offers to do. Not a `Callback`: it outlives the component that offered it, which
/// is often the very thing that was deleted.
type Act = Arc<dyn Fn() + Send + Sync>;

/// One message.
#[derive(Clone)]
pub struct Toast {
    id: u32,
    text: String,
    action: Option<(&'static str, Act)>,
}

/// Where any part of the app says what was done.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    /// How often somebody did what a message offers, most often to take something back.
    pub acted: RwSignal<u32>,
}

impl Toasts {
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            acted: RwSignal::new(0),
        }
    }

    /// Says a sentence.
    pub fn say(&self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// Says a sentence with something to do about it.
    pub fn offer(
        &self,
        text: impl Into<String>,
        label: &'static str,
        act: impl Fn() + Send + Sync + 'static,
    ) {
        self.push(text.into(), Some((label, Arc::new(act))));
    }

    fn push(&self, text: String, action: Option<(&'static str, Act)>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.shown.update(|shown| {
            // One thing to undo at a time, the latest; each sentence once, and no more than three.
            let offers = action.is_some();
            shown.retain(|toast| !(offers && toast.action.is_some()) && toast.text != text);
            if shown.len() >= 3 {
                shown.remove(0);
            }
            shown.push(Toast { id, text, action });
        });
        let shown = self.shown;
        set_timeout(
            move || shown.update(|shown| shown.retain(|toast| toast.id != id)),
            STANDS,
        );
    }

    fn dismiss(self, id: u32) {
        self.shown
            .update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// A sentence of ours with the names that stand isolated in it, each in its own direction.
fn parted(text: &str) -> Vec<AnyView> {
    let parts = text.split(['\u{2068}', '\u{2069}']).enumerate();
    let part = |(n, part): (usize, &str)| match n % 2 {
        0 => part.to_owned().into_any(),
        _ => view! { <span dir="auto">{part.to_owned()}</span> }.into_any(),
    };
    parts.map(part).collect()
}

/// Draws the messages; they are announced and take no focus.
#[component]
pub fn ToastArea() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.id let(toast)>
                {
                    let id = toast.id;
                    view! {
                        <div class="toast">
                            <span>{parted(&toast.text)}</span>
                            {toast.action.map(|(label, act)| {
                                view! {
                                    <button
                                        type="button"
                                        class="button"
                                        data-acts=""
                                        on:click=move |_| {
                                            toasts.dismiss(id);
                                            toasts.acted.update(|n| *n = n.wrapping_add(1));
                                            act();
                                        }
                                    >
                                        {label}
                                    </button>
                                }
                            })}
                            <button
                                type="button"
                                class="button button--quiet"
                                aria-label=shell::DISMISS
                                on:click=move |_| toasts.dismiss(id)
                            >
                                "×"
                            </button>
                        </div>
                    }
                }
            </For>
        </div>
    }
}
