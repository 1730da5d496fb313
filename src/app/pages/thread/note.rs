//! An internal note: unmistakably none of the messages.

use crate::{data::use_data, format, texts::thread as words};
use domain::NoteId;
use leptos::prelude::*;

#[component]
pub fn NoteView(id: NoteId) -> impl IntoView {
    let data = use_data();
    let row = data.rows(|rows| rows.note(id).cloned())?;
    Some(view! {
        <aside class="note" aria-label=words::NOTE_ONLY_TEAM>
            <p class="note__meta">
                <strong>{words::NOTE_ONLY_TEAM}</strong>
                <span dir="auto">{data.member_name(row.by)}</span>
                <time>{format::time(row.at)}</time>
            </p>
            <div dir="auto">{row.text}</div>
        </aside>
    })
}
