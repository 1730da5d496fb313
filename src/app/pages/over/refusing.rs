//! Says at once what the server did not take: where it was written, it is seen no more.

use crate::{
    data::use_data,
    parts::Toasts,
    texts::{decisions as words, shell},
};
use domain::CommandId;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use protocol::KeptDecision;
use std::collections::BTreeSet;

/// Listens as long as the frame stands.
pub fn listen() {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    // What was refused before the app was opened is in the list, and no news.
    let since = data.now();
    Effect::new(move |known: Option<BTreeSet<CommandId>>| {
        let known = known.unwrap_or_default();
        let decisions = data.decisions();
        let is_news = |kept: &&KeptDecision| kept.refused_at >= since && !known.contains(&kept.id);
        if let Some(kept) = decisions.iter().rfind(is_news) {
            let why = untrack(|| data.refusal_text(&kept.refusal));
            let text = words::not_taken(words::what(&kept.command), &why);
            toasts.offer(text, shell::DECISIONS, move || {
                navigate.with_value(|go| go("/decisions", NavigateOptions::default()));
            });
        }
        decisions.iter().map(|kept| kept.id).collect()
    });
}
