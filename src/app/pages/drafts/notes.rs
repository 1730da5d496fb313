//! Notes that were begun in a conversation and not added: they stand on this device alone.

use crate::{
    data::use_data,
    parts::{Chip, Toasts, copy_text},
    shell::notes::BegunNotes,
    texts::{drafts, notes as words},
};
use domain::{
    ConversationId,
    text::{has_visible, preview},
};
use leptos::prelude::*;

/// A note that was begun, in which conversation and what it says.
type Begun = (ConversationId, String);

/// The member's notes that were begun on this device.
pub fn begun() -> RwSignal<Vec<Begun>> {
    let mut all = BegunNotes(use_data().me()).all();
    all.retain(|(_, text)| has_visible(text));
    all.sort();
    RwSignal::new(all)
}

#[component]
pub fn Notes(begun: RwSignal<Vec<Begun>>) -> impl IntoView {
    view! {
        <Show when=move || begun.with(|all| !all.is_empty())>
            <section class="stack" aria-label=drafts::NOTES>
                <h2>{drafts::NOTES}</h2>
                <ul class="draft-rows">
                    <For each=move || begun.get() key=Clone::clone let(note)>
                        <Row note begun />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Row(note: Begun, begun: RwSignal<Vec<Begun>>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let (conversation, text) = note;
    let name = move || {
        let row = data.conversation(conversation);
        row.map_or_else(String::new, |row| data.account_name(row.account_id))
    };
    let line = preview(&text);
    let copied = text.clone();
    let delete = move |_| {
        let notes = BegunNotes(data.me());
        notes.keep(conversation, "");
        begun.update(|all| all.retain(|(other, _)| *other != conversation));
        let text = text.clone();
        toasts.offer(drafts::DELETED, drafts::UNDO, move || {
            // Another may have been begun meanwhile.
            if !has_visible(&notes.get(conversation)) {
                notes.keep(conversation, &text);
                begun.try_update(|all| all.push((conversation, text.clone())));
            }
        });
    };
    view! {
        <li class="draft-row">
            <a class="draft-row__open" href=format!("/inbox/{conversation}")>
                <span class="draft-row__name" dir="auto">{name}</span>
                <span class="draft-row__line" dir="auto">{line}</span>
            </a>
            <p class="draft-row__marks">
                <Chip>{words::NOTE}</Chip>
                <Chip>{drafts::ONLY_HERE}</Chip>
            </p>
            <button
                type="button"
                class="button button--quiet"
                aria-label=move || drafts::copy(&name())
                on:click=move |_| copy_text(&copied, drafts::COPIED)
            >
                {drafts::COPY}
            </button>
            <button
                type="button"
                class="button button--quiet draft-row__delete"
                aria-label=move || drafts::delete(&name())
                on:click=delete
            >
                {drafts::DELETE}
            </button>
        </li>
    }
}
