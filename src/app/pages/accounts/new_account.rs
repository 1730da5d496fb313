//! A new account, and the first person there.

use crate::{
    data::{Data, use_data},
    pages::account::{
        account_fields::{AccountFields, AccountForm},
        contact_fields::{ContactFields, ContactForm},
        seems_same::SeemsSame,
    },
    parts::{Refused, RefusedNotice, Toasts},
    shell::clock,
    texts::{accounts::form as words, shell},
};
use domain::{AccountId, ContactId, CreateAccount, CreateContact, Refusal, UpdateAccount};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The form inside its dialog. Leads to the account once it is created.
#[component]
pub fn NewAccount(open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    // One id for every attempt: trying again never makes a second account.
    let id = AccountId(clock::new_id());
    let contact_id = ContactId(clock::new_id());
    let account = AccountForm::blank();
    let contact = ContactForm::blank();
    let refused = Refused::new();
    let contact_refused = Refused::new();
    let is_half = RwSignal::new(false);

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.show(None);
        contact_refused.show(None);
        if let Err(refusal) = save_account(data, id, account) {
            return refused.show(Some(refusal));
        }
        if !contact.is_blank() {
            let (name, changes) = contact.new_contact();
            let command = CreateContact {
                id: contact_id,
                account_id: id,
                name,
                changes,
            };
            if let Err(refusal) = data.dispatch(command) {
                is_half.set(true);
                return contact_refused.show(Some(refusal));
            }
        }
        toasts.say(words::created(&data.account_name(id)));
        open.set(false);
        navigate.with_value(|navigate| {
            navigate(&format!("/accounts/{id}"), NavigateOptions::default());
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <AccountFields form=account refused />
            <SeemsSame form=account id />
            <fieldset class="form">
                <legend class="form__legend">
                    {words::FIRST_CONTACT} " "
                    <span class="field__help">{words::FIRST_CONTACT_HELP}</span>
                </legend>
                <ContactFields form=contact refused=contact_refused />
            </fieldset>
            <Show when=move || is_half.get()>
                <p class="notice" data-tone="warn" role="alert">{words::CONTACT_MISSING}</p>
            </Show>
            <RefusedNotice refused fields=AccountForm::FIELDS />
            <RefusedNotice refused=contact_refused fields=ContactForm::FIELDS />
            <div class="form__foot">
                <button class="button button--primary">{words::CREATE}</button>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {shell::CANCEL}
                </button>
            </div>
        </form>
    }
}

/// Creates the account; where an earlier attempt did, changes what was corrected since.
fn save_account(data: Data, id: AccountId, form: AccountForm) -> Result<(), Refusal> {
    match data.rows(|rows| rows.account(id).cloned()) {
        None => {
            let (name, changes) = form.new_account();
            data.dispatch(CreateAccount { id, name, changes })?;
        }
        Some(before) => {
            let changes = form.changes_since(&before);
            if !changes.is_empty() {
                data.dispatch(UpdateAccount { id, changes })?;
            }
        }
    }
    Ok(())
}
