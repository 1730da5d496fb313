//! `/decisions`: commands that were refused after the fact, each whole, and what can be done.

mod about;
mod entry;
mod written;

use super::title;
use crate::{
    data::use_data,
    parts::{Icon, icon::Glyph},
    texts::{decisions, shell},
};
use domain::CommandId;
use entry::DecisionEntry;
use leptos::prelude::*;
use std::collections::HashSet;

pub use written::{Written, written};

/// Decisions that are on their way out: their toast can still take that back.
#[derive(Clone, Copy)]
struct Leaving(RwSignal<HashSet<CommandId>>);

#[component]
pub fn DecisionsPage() -> impl IntoView {
    title::set(shell::DECISIONS);
    let data = use_data();
    let leaving = Leaving(RwSignal::new(HashSet::new()));
    provide_context(leaving);
    let shown = Memo::new(move |_| {
        let mut ids: Vec<CommandId> = data.decisions().iter().map(|kept| kept.id).collect();
        leaving
            .0
            .with(|leaving| ids.retain(|id| !leaving.contains(id)));
        ids
    });
    view! {
        <main class="pane">
            <div class="page">
                <header class="page__head">
                    <h1>{shell::DECISIONS}</h1>
                </header>
                <Show when=move || shown.with(|ids| !ids.is_empty()) fallback=Empty>
                    <p class="page__lead">{decisions::LEAD}</p>
                    <ul class="stack">
                        <For each=move || shown.get() key=|id| *id let(id)>
                            <DecisionEntry id />
                        </For>
                    </ul>
                </Show>
            </div>
        </main>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Scale />
            </span>
            <h2>{decisions::EMPTY_TITLE}</h2>
            <p>{decisions::EMPTY}</p>
            <a class="button button--primary" href="/inbox">{shell::TO_INBOX}</a>
        </div>
    }
}
