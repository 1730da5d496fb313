//! Texts to begin messages with: one's own, and those that everybody sees.

mod reply_form;

use super::Section;
use crate::{
    data::use_data,
    parts::{Dialog, Toasts},
    texts::{saved_replies as words, shell},
};
use domain::{DeleteReply, Kind, SaveReply, SavedReply, SavedReplyId, offered::replies, text};
use leptos::prelude::*;
use reply_form::ReplyForm;

#[component]
pub fn SavedReplies() -> impl IntoView {
    let data = use_data();
    let shown = Memo::new(move |_| {
        data.watch(Kind::SavedReply);
        data.rows(|rows| {
            let seen = replies(rows.saved_replies(), data.me(), "").into_iter();
            seen.cloned().collect::<Vec<SavedReply>>()
        })
    });
    let edited = RwSignal::new(None::<SavedReplyId>);
    let open = RwSignal::new(false);
    let show = Callback::new(move |id| {
        edited.set(id);
        open.set(true);
    });
    let title = Signal::derive(move || {
        let title = if edited.get().is_some() {
            words::EDIT_TITLE
        } else {
            words::NEW
        };
        title.to_owned()
    });
    view! {
        <Section title=words::TITLE>
            <p class="soft">{words::LEAD}</p>
            <Show
                when=move || shown.with(|shown| !shown.is_empty())
                fallback=|| view! { <p class="faint">{words::NONE}</p> }
            >
                <ul class="stack" aria-label=words::TITLE>
                    {move || shown.get().into_iter().map(|reply| view! {
                        <Item reply show />
                    }).collect_view()}
                </ul>
            </Show>
            <p>
                <button
                    type="button"
                    class="button"
                    data-deed="new-reply"
                    on:click=move |_| show.run(None)
                >
                    {words::NEW}
                </button>
            </p>
            <Dialog open title>
                <ReplyForm edited=edited.get_untracked() open />
            </Dialog>
        </Section>
    }
}

#[component]
fn Item(reply: SavedReply, show: Callback<Option<SavedReplyId>>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let id = reply.id;
    let command = DeleteReply { id };
    // What is offered is what the rules would take.
    let may = data.would(&command.clone().into()).is_ok();
    let kept = SaveReply {
        id,
        name: reply.name.clone(),
        text: reply.text.clone(),
        shared: reply.shared,
    };
    let delete = move |_| match data.dispatch(command.clone()) {
        Ok(_) => {
            let kept = kept.clone();
            toasts.offer(words::DELETED, words::UNDO, move || {
                let _ = data.dispatch(kept.clone());
            });
        }
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    let (edit, remove) = (words::edit(&reply.name), words::delete(&reply.name));
    view! {
        <li class="line">
            <strong dir="auto">{reply.name}</strong>
            {reply.shared.then(|| view! { <span class="chip">{words::SHARED}</span> })}
            <span class="faint settings__preview" dir="auto">{text::preview(&reply.text)}</span>
            {may.then(|| view! {
                <span class="push line">
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=edit
                        on:click=move |_| show.run(Some(id))
                    >
                        {shell::EDIT}
                    </button>
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=remove
                        on:click=delete
                    >
                        {words::DELETE}
                    </button>
                </span>
            })}
        </li>
    }
}
