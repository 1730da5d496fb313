//! Makes a saved reply, or changes one.

use crate::{
    data::use_data,
    parts::{Check, FormFoot, Refused, RefusedNotice, TextArea, TextInput, Toasts},
    shell::clock,
    texts::{saved_replies as words, variables},
};
use domain::{Field, SaveReply, SavedReplyId, variables::Variable};
use leptos::prelude::*;

/// The form inside its dialog.
#[component]
pub fn ReplyForm(edited: Option<SavedReplyId>, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let before = edited.and_then(|id| data.rows(|rows| rows.saved_reply(id).cloned()));
    let id = edited.unwrap_or_else(|| SavedReplyId(clock::new_id()));
    let (name, text, shared) = before
        .map(|reply| (reply.name, reply.text, reply.shared))
        .unwrap_or_default();
    let (name, text, shared) = (
        RwSignal::new(name),
        RwSignal::new(text),
        RwSignal::new(shared),
    );
    let refused = Refused::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let command = SaveReply {
            id,
            name: name.get_untracked(),
            text: text.get_untracked(),
            shared: shared.get_untracked(),
        };
        match data.dispatch(command) {
            Ok(_) => {
                toasts.say(words::SAVED);
                open.set(false);
            }
            Err(refusal) => refused.show(Some(refusal)),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextInput
                value=name
                label=words::NAME
                error=refused.at(Field::Name)
                required=true
                autofocus=true
            />
            <TextArea
                value=text
                label=words::TEXT
                help=words::TEXT_HELP
                rows=8
                error=refused.at(Field::Text)
            />
            <VariableKeys text />
            <Check checked=shared on_change=move |on| shared.set(on)>{words::SHARE}</Check>
            <RefusedNotice refused fields=&[Field::Name, Field::Text] />
            <FormFoot open />
        </form>
    }
}

/// One key a variable: puts it at the end of the text.
#[component]
fn VariableKeys(text: RwSignal<String>) -> impl IntoView {
    let key = move |variable: &'static Variable| {
        let put = move |_| {
            text.update(|text| {
                if !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
                text.push_str(&variable.to_string());
            });
        };
        view! {
            <button
                type="button"
                class="button button--chip"
                title=variables::name(*variable)
                on:click=put
            >
                {variable.as_str()}
            </button>
        }
    };
    view! {
        <div class="line" role="group" aria-label=words::VARIABLES>
            {Variable::ALL.iter().map(key).collect_view()}
        </div>
    }
}
