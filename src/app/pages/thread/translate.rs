//! What a reply says in the reader's language: written, pasted or corrected later.

use super::{anchor::keep_focus, message::Opened};
use crate::{
    data::use_data,
    format,
    parts::{LanguageSelect, Original, Toasts, TranslateHere, bring_into_sight},
    texts::{shell, thread as words},
};
use domain::{MessageId, TranslateMessage, Translation};
use leptos::{html, prelude::*};

#[component]
pub fn Translate(id: MessageId, opened: Opened) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    // As the row was when it was opened: what is typed here is not overwritten by news.
    let said = data.rows(|rows| rows.message(id).map(|row| row.said.clone()))?;
    let before = said.translation.clone();
    let text = RwSignal::new(
        before
            .as_ref()
            .map(|other| other.text.clone())
            .unwrap_or_default(),
    );
    let usual = data.source_language();
    let language = RwSignal::new(before.map_or(usual, |other| other.language));
    let trouble = RwSignal::new(None::<String>);
    let save = move || {
        let translation = Translation {
            text: text.get_untracked(),
            language: language.get_untracked(),
        };
        match data.dispatch(TranslateMessage { id, translation }) {
            Ok(_) => {
                opened.translation.set(true);
                opened.translating.set(false);
                keep_focus(id);
                toasts.say(words::TRANSLATION_SAVED);
            }
            Err(refusal) => trouble.set(Some(data.refusal_text(&refusal))),
        }
    };
    let close = move || {
        opened.translating.set(false);
        keep_focus(id);
    };
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save();
        }
        "Escape" => close(),
        _ => {}
    };
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            let _ = node.focus();
            if let Some(editor) = node.parent_element() {
                // The last message's would open below what is in sight.
                request_animation_frame(move || bring_into_sight(&editor));
            }
        }
    });
    let said = StoredValue::new(said);
    let original = Callback::new(move |()| {
        Some(said.with_value(|said| Original {
            text: said.original_text.clone(),
            language: said.original_language.clone(),
            into: language.get_untracked(),
        }))
    });
    let label = move || words::translation_into(&format::language(&language.get()));
    Some(view! {
        <div class="message__editor" role="group" aria-label=label on:keydown=keys>
            <textarea
                node_ref=node
                class="input"
                dir="auto"
                lang=move || language.get().to_string()
                aria-label=label
                prop:value=move || text.get()
                on:input=move |event| {
                    trouble.set(None);
                    text.set(event_target_value(&event));
                }
            ></textarea>
            {move || trouble.get().map(|trouble| view! {
                <p class="field__error" role="alert">{trouble}</p>
            })}
            <div class="line">
                <LanguageSelect
                    value=Signal::derive(move || Some(language.get()))
                    on_change=move |tag| {
                        if let Some(tag) = tag {
                            language.set(tag);
                        }
                    }
                    label=words::TRANSLATION_LANGUAGE
                    class="input select select--chip"
                />
                <TranslateHere original translation=text />
                <span class="line push">
                    <button type="button" class="button" on:click=move |_| close()>
                        {shell::CANCEL}
                    </button>
                    <button type="button" class="button button--primary" on:click=move |_| save()>
                        {words::SAVE_TRANSLATION}
                    </button>
                </span>
            </div>
        </div>
    })
}
