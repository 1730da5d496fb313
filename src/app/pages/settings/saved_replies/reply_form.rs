//! Makes a saved reply, or changes one.

use crate::{
    data::use_data,
    pages::variable_keys::VariableKeys,
    parts::{Check, DialogForm, Refused, TextArea, TextInput, put_at_cursor},
    shell::clock,
    texts::saved_replies as words,
};
use domain::{Field, SaveReply, SavedReplyId, variables::Variable};
use leptos::prelude::*;

/// The form inside its dialog.
#[component]
pub fn ReplyForm(edited: Option<SavedReplyId>, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
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
    let area = NodeRef::new();
    let refused = Refused::new();
    let put = move |variable: Variable| {
        if let Some(area) = area.get_untracked() {
            text.set(put_at_cursor(&area, &variable.to_string()));
        }
    };
    let command = move || {
        SaveReply {
            id,
            name: name.get_untracked(),
            text: text.get_untracked(),
            shared: shared.get_untracked(),
        }
        .into()
    };
    view! {
        <DialogForm open refused fields=&[Field::Name, Field::Text] saved=words::SAVED command>
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
                area
            />
            <VariableKeys put />
            <Check checked=shared on_change=move |on| shared.set(on)>{words::SHARE}</Check>
        </DialogForm>
    }
}
