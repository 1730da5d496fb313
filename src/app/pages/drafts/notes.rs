//! Notes that were begun in a conversation and not added: they stand on this device alone.

use super::address;
use crate::{
    data::{Data, use_data},
    pages::undo::offer_copy,
    parts::{Chip, Toasts, copy_text},
    shell::notes::BegunNotes,
    texts::{drafts, notes as words},
};
use domain::{
    AccountId, ConversationId,
    text::{has_visible, preview},
};
use leptos::prelude::*;

/// A note that was begun, in which conversation and what it says.
type Begun = (ConversationId, String);

/// The member's notes that were begun on this device.
pub fn begun() -> RwSignal<Vec<Begun>> {
    RwSignal::new(all(use_data()))
}

fn all(data: Data) -> Vec<Begun> {
    let mut all = BegunNotes(data.me()).all();
    all.retain(|(_, text)| has_visible(text));
    all.sort();
    all
}

/// With whom the conversation is, also where it has no row because nothing was said yet.
fn account_of(data: Data, conversation: ConversationId) -> Option<AccountId> {
    if let Some(row) = data.conversation(conversation) {
        return Some(row.account_id);
    }
    data.rows(|rows| {
        let mut accounts = rows.accounts().map(|row| row.id);
        accounts.find(|id| ConversationId::of(*id, None) == conversation)
    })
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
    let account = Memo::new(move |_| account_of(data, conversation));
    let name = move || {
        account
            .get()
            .map_or_else(String::new, |id| data.account_name(id))
    };
    let href = move || address(data, conversation, account.get());
    let line = preview(&text);
    let copied = text.clone();
    let delete = move |_| {
        let notes = BegunNotes(data.me());
        // It may have gone on in another tab.
        let present = notes.get(conversation);
        if present != text {
            begun.set(self::all(data));
            return;
        }
        notes.keep(conversation, "");
        begun.set(self::all(data));
        let text = text.clone();
        toasts.offer(drafts::DELETED, drafts::UNDO, move || {
            // Another may have been begun meanwhile.
            if has_visible(&notes.get(conversation)) {
                return offer_copy(toasts, text.clone());
            }
            notes.keep(conversation, &text);
            begun.try_set(self::all(data));
        });
    };
    view! {
        <li class="draft-row">
            <a class="draft-row__open" href=href>
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
