//! Adds a person to an account, or changes one.

use super::contact_fields::{ContactFields, ContactForm};
use crate::{
    data::use_data,
    parts::{FormFoot, Refused, RefusedNotice, Toasts},
    shell::clock,
    texts::accounts::form as words,
};
use domain::{AccountId, Contact, ContactId, CreateContact, Refusal, UpdateContact};
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
    let new_id = ContactId(clock::new_id());
    let refused = Refused::new();
    let create = move || {
        let (name, changes) = form.new_contact();
        let (id, account_id) = (new_id, account);
        data.submit(CreateContact {
            id,
            account_id,
            name,
            changes,
        })
    };
    let update = move |before: &Contact| -> Result<(), Vec<Refusal>> {
        let (id, changes) = (before.id, form.changes_since(before));
        if changes.is_empty() {
            return Ok(());
        }
        data.submit(UpdateContact { id, changes })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match before.as_ref().map_or_else(create, update) {
            Ok(()) => {
                toasts.say(words::SAVED);
                open.set(false);
            }
            Err(refusals) => refused.show(refusals),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <ContactFields form refused autofocus=true />
            <RefusedNotice refused fields=ContactForm::FIELDS />
            <FormFoot open />
        </form>
    }
}
