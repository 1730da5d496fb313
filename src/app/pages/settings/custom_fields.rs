//! The fields that the workspace gives its accounts: made, renamed and archived by admins.

mod field_form;

use super::Section;
use crate::{
    data::use_data,
    parts::{Dialog, Toasts},
    texts::{settings::own_fields as words, shell, values},
};
use domain::{CustomField, CustomFieldField, CustomFieldId, Kind, Refusal, UpdateCustomField};
use field_form::FieldForm;
use leptos::prelude::*;

#[component]
pub fn CustomFields() -> impl IntoView {
    let data = use_data();
    let fields = Memo::new(move |_| {
        data.watch(Kind::CustomField);
        let mut fields: Vec<CustomField> =
            data.rows(|rows| rows.custom_fields().cloned().collect());
        fields.sort_by(|a, b| (a.archived, &a.label, a.id).cmp(&(b.archived, &b.label, b.id)));
        fields
    });
    // What is offered is what the rules would take.
    let is_admin = Memo::new(move |_| {
        data.watch_row(data.me());
        let nothing = UpdateCustomField {
            id: CustomFieldId::of(""),
            changes: Vec::new(),
        };
        !matches!(data.would(&nothing.into()), Err(Refusal::NotAllowed { .. }))
    });
    let is_any = Memo::new(move |_| fields.with(|fields| !fields.is_empty()));
    let edited = RwSignal::new(None::<CustomFieldId>);
    let open = RwSignal::new(false);
    let show = Callback::new(move |id| {
        edited.set(id);
        open.set(true);
    });
    let title = Signal::derive(move || {
        let title = if edited.get().is_some() {
            words::EDIT_TITLE
        } else {
            words::NEW_TITLE
        };
        title.to_owned()
    });
    view! {
        <Section title=words::TITLE>
            <p class="soft">{words::LEAD}</p>
            <Show
                when=move || is_any.get()
                fallback=|| view! { <p class="faint">{words::NONE}</p> }
            >
                <ul class="stack" aria-label=words::TITLE>
                    {move || fields.get().into_iter().map(|field| view! {
                        <Item field show is_admin />
                    }).collect_view()}
                </ul>
            </Show>
            <Show
                when=move || is_admin.get()
                fallback=|| view! { <p class="faint">{words::ADMINS}</p> }
            >
                <p>
                    <button
                        type="button"
                        class="button"
                        data-deed="new-field"
                        on:click=move |_| show.run(None)
                    >
                        {words::NEW}
                    </button>
                </p>
            </Show>
            <Dialog open title>
                <FieldForm edited=edited.get_untracked() open />
            </Dialog>
        </Section>
    }
}

#[component]
fn Item(
    field: CustomField,
    show: Callback<Option<CustomFieldId>>,
    is_admin: Memo<bool>,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let (id, archived) = (field.id, field.archived);
    let set = move |archived: bool| {
        data.dispatch(UpdateCustomField {
            id,
            changes: vec![CustomFieldField::Archived(archived)],
        })
    };
    let toggle = move |_| match set(!archived) {
        Ok(_) if archived => toasts.say(words::RESTORED),
        Ok(_) => toasts.offer(words::ARCHIVED, words::UNDO, move || drop(set(false))),
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    let edit = words::edit(&field.label);
    view! {
        <li class="line">
            <strong dir="auto">{field.label}</strong>
            <span class="faint">{values::custom_kind(field.kind)} " · " <code>{field.key}</code></span>
            {archived.then(|| view! { <span class="chip">{words::IS_ARCHIVED}</span> })}
            <Show when=move || is_admin.get()>
                <span class="push line">
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=edit.clone()
                        on:click=move |_| show.run(Some(id))
                    >
                        {shell::EDIT}
                    </button>
                    <button type="button" class="button button--quiet" on:click=toggle>
                        {if archived { words::RESTORE } else { words::ARCHIVE }}
                    </button>
                </span>
            </Show>
        </li>
    }
}
