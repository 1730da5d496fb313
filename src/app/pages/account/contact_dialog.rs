//! Adds a person to an account, or changes one.

use super::contact_fields::{ContactFields, ContactForm};
use crate::{
    data::use_data,
    pages::{decisions::written, meanwhile::Meanwhile, undo::offer_back},
    parts::{FormFoot, Refused, RefusedNotice, Toasts},
    shell::clock,
    texts::accounts::form as words,
};
use domain::{
    AccountId, Command, Contact, ContactId, CreateContact, DeleteContact, Kind, Refusal,
    UpdateContact,
};
use leptos::prelude::*;

/// The form inside its dialog; without a contact it makes a new one.
#[component]
pub fn ContactDialog(
    account: AccountId,
    edited: Option<ContactId>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let before = edited.and_then(|id| data.rows(|rows| rows.contact(id).cloned()));
    let form = before
        .as_ref()
        .map_or_else(ContactForm::blank, ContactForm::of);
    let begun_with = StoredValue::new(before.clone());
    let by_others = Memo::new(move |_| {
        data.watch(Kind::Contact);
        let changes = begun_with.with_value(|before| {
            let before = before.as_ref()?;
            let present = data.rows(|rows| rows.contact(before.id).cloned())?;
            let changes = ContactForm::of(&present).changes_since(before);
            Some(UpdateContact {
                id: before.id,
                changes,
            })
        });
        changes.map_or_else(Vec::new, |command| written(&command.into()))
    });
    let new_id = ContactId(clock::new_id());
    let refused = Refused::new();
    // Both give what takes them back, where anything was changed.
    let create = move || -> Result<Option<Command>, Vec<Refusal>> {
        let (name, changes) = form.new_contact();
        let (id, account_id) = (new_id, account);
        data.submit(CreateContact {
            id,
            account_id,
            name,
            changes,
        })?;
        Ok(Some(DeleteContact { id }.into()))
    };
    let update = move |before: &Contact| -> Result<Option<Command>, Vec<Refusal>> {
        let (id, changes) = (before.id, form.changes_since(before));
        if changes.is_empty() {
            return Ok(None);
        }
        // What others changed while the dialog was open is not taken back with it.
        let present = data.rows(|rows| rows.contact(id).cloned());
        data.submit(UpdateContact { id, changes })?;
        let after = data.rows(|rows| rows.contact(id).cloned());
        let back = present
            .zip(after)
            .map(|(present, after)| ContactForm::of(&present).changes_since(&after));
        Ok(back.map(|changes| UpdateContact { id, changes }.into()))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match before.as_ref().map_or_else(create, update) {
            Ok(back) => {
                if let Some(back) = back {
                    offer_back(data, toasts, words::SAVED, back);
                }
                open.set(false);
            }
            Err(refusals) => refused.show(refusals),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <ContactFields form refused autofocus=true />
            <Meanwhile changed=by_others />
            <RefusedNotice refused fields=ContactForm::FIELDS />
            <FormFoot open />
        </form>
    }
}
