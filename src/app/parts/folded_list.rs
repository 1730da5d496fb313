//! A long list that is folded away until somebody wants to see it.

use super::Windowed;
use leptos::prelude::*;
use std::hash::Hash;

/// The height of a row in px, as `style/folded-list.css` has it.
const ROW: usize = 28;

/// A disclosure with every row, built only once it is opened: there may be many thousands.
#[component]
pub fn FoldedList<K, V, F>(
    keys: Vec<K>,
    /// What is pressed to see them.
    #[prop(into)]
    summary: String,
    #[prop(into)] label: String,
    /// As many rows as stand without scrolling.
    stand: usize,
    row: F,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    F: Fn(K) -> V + Clone + Send + Sync + 'static,
{
    let height = format!("{}px", keys.len().min(stand) * ROW);
    let keys = Signal::stored(keys);
    let label = Signal::stored(label);
    let opened = RwSignal::new(false);
    view! {
        <details class="names" on:toggle=move |_| opened.set(true)>
            <summary class="link">{summary}</summary>
            <div class="names__list" style:block-size=height>
                <Show when=move || opened.get()>
                    <Windowed keys row_height=ROW label row=row.clone() />
                </Show>
            </div>
        </details>
    }
}
