//! A new account, and the first person there.

use crate::{
    data::{Data, use_data},
    pages::{
        account::{
            account_fields::{AccountFields, AccountForm},
            contact_fields::{ContactFields, ContactForm},
            seems_same::{SeemsSame, seeming},
        },
        undo::offer_back,
    },
    parts::{Choice, Field, Refused, RefusedNotice, Select, TextInput, Toasts},
    shell::clock,
    texts::{
        accounts::{form as words, page},
        shell, values,
    },
};
use domain::{
    AccountId, AccountStatus, ChangeAccountStatus, ContactId, CreateContact, DeleteAccount,
    Refusal, UpdateAccount, contact_mistakes, text::has_visible,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The fields that show their own refusals: those of the account, and the reason.
const FIELDS: [domain::Field; AccountForm::FIELDS.len() + 1] = {
    let mut fields = [domain::Field::Why; AccountForm::FIELDS.len() + 1];
    let (account, _) = fields.split_at_mut(AccountForm::FIELDS.len());
    account.copy_from_slice(AccountForm::FIELDS);
    fields
};

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
    let status = RwSignal::new(AccountStatus::Prospect);
    let why = RwSignal::new(String::new());
    let refused = Refused::new();
    let contact_refused = Refused::new();
    let is_half = RwSignal::new(false);

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.show(None);
        contact_refused.show(None);
        let person = (!contact.is_blank()).then(|| contact.new_contact());
        // Before anything is created: the person's mistakes are named with the account's.
        let mistakes = person
            .as_ref()
            .map_or_else(Vec::new, |(name, changes)| contact_mistakes(name, changes));
        if !mistakes.is_empty() {
            contact_refused.show(mistakes);
            let (create, mut mistakes) = account.new_account(id);
            mistakes.extend(data.mistakes(&create.into()));
            return refused.show(mistakes);
        }
        let saved = save_account(data, id, account).and_then(|()| {
            let (to, why) = (status.get_untracked(), why.get_untracked());
            save_status(data, id, to, why).map_err(|refusal| vec![refusal])
        });
        if let Err(refusals) = saved {
            return refused.show(refusals);
        }
        if let Some((name, changes)) = person {
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
        let created = words::created(&untrack(|| data.account_name(id)));
        // What was written of it keeps it (rule book §8).
        let is_blank = status.get_untracked() == AccountStatus::Prospect
            && account.notes.with_untracked(|notes| !has_visible(notes));
        if is_blank {
            offer_back(data, toasts, created, DeleteAccount { id });
        } else {
            toasts.say(created);
        }
        open.set(false);
        navigate.with_value(|navigate| {
            navigate(&format!("/accounts/{id}"), NavigateOptions::default());
        });
    };
    let found = seeming(account, id, contact.email);
    let label = move || {
        if found.with(Vec::is_empty) {
            words::CREATE
        } else {
            words::CREATE_ANYWAY
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <AccountFields form=account refused>
                <SeemsSame found />
            </AccountFields>
            <StatusFields status why refused />
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
            <RefusedNotice refused fields=&FIELDS />
            <RefusedNotice refused=contact_refused fields=ContactForm::FIELDS />
            <div class="form__foot">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {shell::CANCEL}
                </button>
                <button class="button button--primary">{label}</button>
            </div>
        </form>
    }
}

/// Creates the account; where an earlier attempt did, changes what was corrected since.
fn save_account(data: Data, id: AccountId, form: AccountForm) -> Result<(), Vec<Refusal>> {
    match data.rows(|rows| rows.account(id).cloned()) {
        None => AccountForm::submit(data, form.new_account(id)),
        Some(before) => {
            let (changes, mistakes) = form.changes_since(&before);
            if changes.is_empty() && mistakes.is_empty() {
                return Ok(());
            }
            AccountForm::submit(data, (UpdateAccount { id, changes }, mistakes))
        }
    }
}

/// How the account already stands to us, where that is not a prospect.
fn save_status(data: Data, id: AccountId, to: AccountStatus, why: String) -> Result<(), Refusal> {
    let present = data.rows(|rows| rows.account(id).map(|row| row.status));
    if present == Some(to) {
        return Ok(());
    }
    let account_id = id;
    data.dispatch(ChangeAccountStatus {
        account_id,
        to,
        why,
        takes_back: false,
    })
    .map(drop)
}

#[component]
fn StatusFields(
    status: RwSignal<AccountStatus>,
    why: RwSignal<String>,
    refused: Refused,
) -> impl IntoView {
    let choices: Vec<Choice> = AccountStatus::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), values::account_status(*status)))
        .collect();
    view! {
        <div class="form__row">
            <Field label=page::STATUS>
                <Select
                    choices=choices
                    value=Signal::derive(move || status.get().to_string())
                    on_change=move |text| {
                        if let Ok(chosen) = text.parse() {
                            status.set(chosen);
                        }
                    }
                />
            </Field>
            <Show when=move || status.get() != AccountStatus::Prospect>
                <TextInput
                    value=why
                    label=page::REASON
                    help=page::REASON_HELP
                    error=refused.at(domain::Field::Why)
                />
            </Show>
        </div>
    }
}
