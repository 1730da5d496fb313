//! An internal note in the timeline: unmistakably none of the messages.

use crate::{data::use_data, format, texts::accounts::timeline as words};
use domain::NoteId;
use leptos::prelude::*;

#[component]
pub fn TimelineNote(id: NoteId) -> impl IntoView {
    let data = use_data();
    // A note never changes.
    let row = data.rows(|rows| rows.note(id).cloned())?;
    let (by, conversation) = (row.by, row.conversation_id);
    let campaign = move || {
        let row = data.conversation(conversation);
        data.campaign_name(row.and_then(|row| row.campaign_id))
    };
    Some(view! {
        <div class="note" role="note" aria-label=words::NOTE>
            <p class="note__meta">
                <strong>{words::NOTE}</strong>
                <span dir="auto">{move || data.member_name(by)}</span>
                <a class="link" dir="auto" href=format!("/inbox/{conversation}")>{campaign}</a>
                <time class="push">{format::time(row.at)}</time>
            </p>
            <div dir="auto">{row.text}</div>
        </div>
    })
}
