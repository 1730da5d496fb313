//! An internal note: unmistakably none of the messages.

mod acts;
mod editor;

use crate::{
    data::use_data,
    format,
    parts::{Icon, icon::Glyph},
    texts::thread as words,
};
use acts::NoteActs;
use domain::{Kind, Member, MemberId, Note, NoteId, mentions::marks};
use editor::NoteEditor;
use leptos::prelude::*;

#[component]
pub fn NoteView(
    id: NoteId,
    /// The note that a link leads to.
    marked: Memo<Option<NoteId>>,
) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.note(id));
    let is_editing = RwSignal::new(false);
    let is_struck_out = move || row.with(|row| row.as_ref().is_some_and(Note::is_struck_out));
    let text = move || {
        row.get().map(|row| {
            data.watch(Kind::Member);
            let members: Vec<Member> = data.rows(|rows| rows.members().cloned().collect());
            with_mentions(&row.text, &members, data.me())
        })
    };
    let is_here = Memo::new(move |_| row.with(Option::is_some));
    view! {
        // Stays where it is when its row changes, and keeps the focus.
        <Show when=move || is_here.get()>
            <aside
                class="note"
                id=format!("note-{id}")
                tabindex="-1"
                data-struck=move || is_struck_out().then_some("")
                data-marked=move || (marked.get() == Some(id)).then_some("")
                aria-current=move || (marked.get() == Some(id)).then_some("true")
                aria-label=words::NOTE_ONLY_TEAM
            >
                {move || row.get().map(|row| view! { <Meta row is_editing /> })}
                <Show
                    when=move || is_editing.get()
                    fallback=move || view! { <div class="note__text" dir="auto">{text}</div> }
                >
                    <NoteEditor id is_editing />
                </Show>
            </aside>
        </Show>
    }
}

/// Who wrote it, when, what became of it since, and what can be done with it.
#[component]
fn Meta(row: Note, is_editing: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let (id, by, at) = (row.id, row.by, row.at);
    let edited = row.edited.map(|edited| {
        let said =
            move || words::edited_by(&data.member_name(edited.by), &format::date_time(edited.at));
        view! { <span title=said>{words::EDITED}</span> }
    });
    let struck = row.retraction.map(|struck| {
        let said = move || {
            words::undone_by(
                &data.member_within(struck.by),
                &format::date_time(struck.at),
            )
        };
        view! { <span class="chip" data-tone="warn" title=said>{words::RETRACTED}</span> }
    });
    let may_change = struck.is_none();
    view! {
        <p class="note__meta">
            <strong>{words::NOTE_ONLY_TEAM}</strong>
            <span dir="auto">{move || data.member_name(by)}</span>
            <time title=format::date_time(at)>{format::time(at)}</time>
            {edited}
            {struck}
            <Show when=move || data.is_pending(id)>
                <span class="message__pending">
                    <Icon glyph=Glyph::Device />
                    {words::NOT_SENT_YET}
                </span>
            </Show>
            {may_change.then(|| view! { <NoteActs id is_editing /> })}
        </p>
    }
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
