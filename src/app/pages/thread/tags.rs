//! The tags of a conversation: put on and taken off where they are read.

use super::Subject;
use crate::{
    data::use_data,
    pages::{frame::keys, inbox::tools::choices, undo::offer_back},
    parts::{Icon, Toasts, icon::Glyph},
    texts::inbox as words,
};
use domain::{TagConversation, tags::tag};
use leptos::prelude::*;

#[component]
pub fn Tags(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let own = Memo::new(move |_| {
        let row = data.conversation(subject.conversation);
        row.map(|row| row.tags).unwrap_or_default()
    });
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let change = move |add: Vec<String>, remove: Vec<String>| TagConversation {
        conversation_id: subject.conversation,
        add,
        remove,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        let is_new = tag(&typed).filter(|tag| own.with_untracked(|own| !own.contains(tag)));
        match data.dispatch(change(vec![typed], vec![])) {
            Ok(_) => {
                text.set(String::new());
                error.set(None);
                if let Some(tag) = is_new {
                    let said = words::put_on(&tag);
                    offer_back(data, toasts, said, change(vec![], vec![tag]));
                }
            }
            // What was typed stands where it was.
            Err(refusal) => error.set(Some(data.refusal_text(&refusal))),
        }
    };
    let take_off = move |tag: String| match data.dispatch(change(vec![], vec![tag.clone()])) {
        Ok(_) => {
            let said = words::taken_off(&tag);
            offer_back(data, toasts, said, change(vec![tag], vec![]));
        }
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    let chip = move |tag: String| {
        let label = words::take_off_tag(&tag);
        let name = tag.clone();
        view! {
            <li class="chip tags__tag">
                <span dir="auto">{name}</span>
                <button
                    type="button"
                    class="tags__off"
                    aria-label=label
                    on:click=move |_| take_off(tag.clone())
                >
                    <Icon glyph=Glyph::Cross />
                </button>
            </li>
        }
    };
    // Looked for once the field is used: a list of all conversations is gone through.
    let is_used = RwSignal::new(false);
    let in_use = Memo::new(move |_| {
        if is_used.get() {
            choices::tags(data)
        } else {
            Vec::new()
        }
    });
    let offered = move || {
        let own = own.get();
        let rest = in_use.get().into_iter().filter(|tag| !own.contains(tag));
        rest.map(|tag| view! { <option value=tag></option> })
            .collect_view()
    };
    view! {
        <div class="tags">
            <Show when=move || own.with(|own| !own.is_empty())>
                <ul class="tags__list" aria-label=words::TAGS>
                    {move || own.get().into_iter().map(chip).collect_view()}
                </ul>
            </Show>
            <form on:submit=submit>
                <input
                    class="input tags__input"
                    dir="auto"
                    list="tags-in-use"
                    aria-label=words::ADD_TAG
                    placeholder=words::ADD_TAG
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Escape" && text.with_untracked(String::is_empty) {
                            keys::focus("[role='log']");
                        }
                    }
                    on:focus=move |_| is_used.set(true)
                    on:blur=move |_| is_used.set(false)
                />
                <datalist id="tags-in-use">{offered}</datalist>
            </form>
            {move || error.get().map(|error| view! {
                <span class="field__error" role="alert">{error}</span>
            })}
        </div>
    }
}
