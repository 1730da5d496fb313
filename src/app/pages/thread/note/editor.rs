//! A note that is written anew where it stands.

use crate::{
    data::use_data,
    pages::{
        mention_list::{mention_list, mention_of},
        undo::offer_back,
    },
    parts::{Suggestion, SuggestionList, Toasts, bring_into_sight},
    texts::{notes, shell, thread as words},
};
use domain::{NoteId, UpdateNote};
use leptos::{html, prelude::*};

#[component]
pub fn NoteEditor(id: NoteId, is_editing: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    // As it stood when it was opened: what is typed here is not overwritten by news.
    let before = data.rows(|rows| rows.note(id).map(|row| row.text.clone()));
    let before = StoredValue::new(before.unwrap_or_default());
    let text = RwSignal::new(before.get_value());
    let trouble = RwSignal::new(None::<String>);
    let save = move || {
        let text = text.get_untracked();
        if text == before.get_value() {
            return is_editing.set(false);
        }
        let back = UpdateNote {
            id,
            text: before.get_value(),
            from: Some(text.clone()),
        };
        let from = Some(before.get_value());
        match data.dispatch(UpdateNote { id, text, from }) {
            Ok(_) => {
                is_editing.set(false);
                offer_back(data, toasts, words::NOTE_SAVED, back);
            }
            Err(refusal) => trouble.set(Some(data.refusal_text(&refusal))),
        }
    };
    let node = NodeRef::<html::Textarea>::new();
    let set = move |now: String| {
        trouble.set(None);
        text.set(now);
    };
    let list = mention_list(format!("members-{id}"));
    let take = move |taken: Suggestion| {
        if let Some(node) = node.get_untracked() {
            set(list.put(&node, &mention_of(&taken)));
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save();
        }
        // What was typed is left by *Cancel* alone.
        "Escape" if text.with_untracked(|text| *text == before.get_value()) => {
            is_editing.set(false);
        }
        _ => {}
    };
    Effect::new(move || {
        if let Some(node) = node.get() {
            let _ = node.focus();
            if let Some(editor) = node.parent_element() {
                // The last note's would open below what is in sight.
                request_animation_frame(move || bring_into_sight(&editor));
            }
        }
    });
    view! {
        <div class="message__editor" role="group" aria-label=words::EDIT_NOTE on:keydown=keys>
            <SuggestionList suggestions=list label=notes::MEMBERS take />
            <textarea
                node_ref=node
                class="input"
                dir="auto"
                aria-label=words::EDIT_NOTE
                aria-invalid=move || trouble.with(Option::is_some).then_some("true")
                aria-autocomplete="list"
                aria-controls=move || list.controls()
                aria-activedescendant=move || list.active()
                prop:value=move || text.get()
                on:input=move |event| {
                    set(event_target_value(&event));
                    if let Some(node) = node.get_untracked() {
                        list.follow(&node);
                    }
                }
                // A key that the list uses goes no further: Escape closes it, not the editor.
                on:keydown=move |event| {
                    if let Some(taken) = list.press(&event) {
                        take(taken);
                    }
                }
                on:blur=move |_| list.close()
            ></textarea>
            {move || trouble.get().map(|trouble| view! {
                <p class="field__error" role="alert">{trouble}</p>
            })}
            <div class="line">
                <button type="button" class="button" on:click=move |_| is_editing.set(false)>
                    {shell::CANCEL}
                </button>
                <button type="button" class="button button--primary" on:click=move |_| save()>
                    {shell::SAVE}
                </button>
            </div>
        </div>
    }
}
