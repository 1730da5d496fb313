//! Taking an import back: part by part, the last first, so that the page stays quick. It belongs to
//! the tab and not to its page, as the import does.

use super::course::{is_stored, is_taken};
use crate::{
    data::Data,
    parts::Toasts,
    shell::pause::{breathe, until},
    texts::import as words,
};
use domain::{
    ImportBatchId, ImportId, UndoImport,
    import::{ImportSummary, summary},
};
use leptos::{ev, prelude::*, task::spawn_local};

thread_local! {
    static LATEST: ArcRwSignal<Option<Undoing>> = ArcRwSignal::new(None);
}

/// How far the undoing of one import has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Undoing {
    pub import: ImportId,
    pub total: usize,
    pub done: usize,
}

/// The import of this tab that is being undone, watched.
pub fn undoing() -> Option<Undoing> {
    LATEST.with(ArcRwSignal::clone).get()
}

/// One import as the rows tell it. Watches nothing.
pub fn summary_of(data: Data, import: ImportId) -> Option<ImportSummary> {
    data.rows(|rows| {
        let parts = rows.import_batches();
        summary(parts.filter(|part| part.import_id == import).collect())
    })
}

/// Undoes what still stands of an import. One at a time: asked for a second, it does nothing.
pub fn undo(data: Data, toasts: Toasts, import: &ImportSummary) {
    let progress = LATEST.with(ArcRwSignal::clone);
    if progress.with_untracked(Option::is_some) || import.to_undo.is_empty() {
        return;
    }
    let (import, parts) = (import.id, import.to_undo.clone());
    progress.set(Some(Undoing {
        import,
        total: parts.len(),
        done: 0,
    }));
    let warning = window_event_listener(ev::beforeunload, |event| event.prevent_default());
    spawn_local(async move {
        breathe().await;
        let refused = take_back(data, parts, &progress).await;
        warning.remove();
        progress.set(None);
        // What stays is said by the import's rows: only the server knows messages that are old.
        toasts.say(refused.unwrap_or_else(|| words::UNDONE.to_owned()));
    });
}

/// Says in words why it could not go on, where it could not.
async fn take_back(
    data: Data,
    parts: Vec<ImportBatchId>,
    progress: &ArcRwSignal<Option<Undoing>>,
) -> Option<String> {
    for batch_id in parts {
        until(move || is_taken(data)).await;
        if let Err(refusal) = data.dispatch(UndoImport { batch_id }) {
            return Some(data.refusal_text(&refusal));
        }
        breathe().await;
        until(move || is_stored(data)).await;
        progress.update(|progress| {
            if let Some(progress) = progress {
                progress.done += 1;
            }
        });
    }
    None
}
