//! An internal note: unmistakably none of the messages.

use crate::{
    data::use_data,
    format,
    parts::{Icon, icon::Glyph},
    texts::thread as words,
};
use domain::{Kind, Member, MemberId, NoteId, mentions::marks};
use leptos::prelude::*;

#[component]
pub fn NoteView(
    id: NoteId,
    /// The note that a link leads to.
    marked: Memo<Option<NoteId>>,
) -> impl IntoView {
    let data = use_data();
    let row = data.rows(|rows| rows.note(id).cloned())?;
    let text = row.text;
    Some(view! {
        <aside
            class="note"
            id=format!("note-{id}")
            tabindex="-1"
            data-marked=move || (marked.get() == Some(id)).then_some("")
            aria-current=move || (marked.get() == Some(id)).then_some("true")
            aria-label=words::NOTE_ONLY_TEAM
        >
            <p class="note__meta">
                <strong>{words::NOTE_ONLY_TEAM}</strong>
                <span dir="auto">{move || data.member_name(row.by)}</span>
                <time>{format::time(row.at)}</time>
                <Show when=move || data.is_pending(id)>
                    <span class="message__pending">
                        <Icon glyph=Glyph::Device />
                        {words::NOT_SENT_YET}
                    </span>
                </Show>
            </p>
            <div dir="auto">
                {move || {
                    data.watch(Kind::Member);
                    let members: Vec<Member> = data.rows(|rows| rows.members().cloned().collect());
                    with_mentions(&text, &members, data.me())
                }}
            </div>
        </aside>
    })
}

/// The text with the mentions in it marked, one's own more than others'.
fn with_mentions(text: &str, members: &[Member], me: MemberId) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut from = 0;
    for mark in marks(text, members) {
        views.push(text[from..mark.start].to_owned().into_any());
        let name = text[mark.start..mark.end].to_owned();
        let is_me = mark.members.contains(&me).then_some("");
        views.push(view! { <b class="note__mention" data-me=is_me>{name}</b> }.into_any());
        from = mark.end;
    }
    views.push(text[from..].to_owned().into_any());
    views
}
