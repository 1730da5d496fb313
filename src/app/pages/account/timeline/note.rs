//! An internal note in the timeline: unmistakably none of the messages.

use crate::{
    data::use_data,
    format,
    texts::{accounts::timeline as words, thread},
};
use domain::{Note, NoteId};
use leptos::prelude::*;

#[component]
pub fn TimelineNote(id: NoteId) -> impl IntoView {
    let data = use_data();
    move || data.note(id).map(|row| view! { <Written row /> })
}

#[component]
fn Written(row: Note) -> impl IntoView {
    let data = use_data();
    let (by, conversation) = (row.by, row.conversation_id);
    let is_struck_out = row.is_struck_out();
    let campaign = move || {
        let row = data.conversation(conversation);
        data.campaign_name(row.and_then(|row| row.campaign_id))
    };
    view! {
        <div
            class="note"
            role="note"
            aria-label=words::NOTE
            data-struck=is_struck_out.then_some("")
        >
            <p class="note__meta">
                <strong>{words::NOTE}</strong>
                <span dir="auto">{move || data.member_name(by)}</span>
                <a class="link" dir="auto" href=format!("/inbox/{conversation}")>{campaign}</a>
                <time class="push">{format::time(row.at)}</time>
                {row.edited.is_some().then_some(view! { <span>{thread::EDITED}</span> })}
                {is_struck_out.then_some(view! {
                    <span class="chip" data-tone="warn">{thread::RETRACTED}</span>
                })}
            </p>
            <div class="note__text" dir="auto">{row.text}</div>
        </div>
    }
}
