//! Changes the fields of an account.

use super::account_fields::{AccountFields, AccountForm};
use crate::{
    data::use_data,
    pages::{decisions::written, meanwhile::Meanwhile, undo::offer_back},
    parts::{FormFoot, Refused, RefusedNotice, Toasts},
    texts::accounts::form as words,
};
use domain::{AccountId, UpdateAccount};
use leptos::prelude::*;

/// The form inside its dialog. What others change meanwhile in other fields stays.
#[component]
pub fn EditAccount(id: AccountId, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let before = data.rows(|rows| rows.account(id).cloned())?;
    let form = AccountForm::of(&before);
    let refused = Refused::new();
    let begun_with = StoredValue::new(before.clone());
    let by_others = Memo::new(move |_| {
        let Some(present) = data.account(id) else {
            return Vec::new();
        };
        let others =
            begun_with.with_value(|before| AccountForm::of(&present).changes_since(before));
        let changes = others.0;
        written(&UpdateAccount { id, changes }.into())
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (changes, mistakes) = form.changes_since(&before);
        if !changes.is_empty() || !mistakes.is_empty() {
            // What others changed while the dialog was open is not taken back with it.
            let present = data.rows(|rows| rows.account(id).cloned());
            let command = UpdateAccount { id, changes };
            if let Err(refusals) = AccountForm::submit(data, (command, mistakes)) {
                return refused.show(refusals);
            }
            let after = data.rows(|rows| rows.account(id).cloned());
            let back = present
                .zip(after)
                .map(|(present, after)| AccountForm::of(&present).changes_since(&after).0);
            let changes = back.unwrap_or_default();
            offer_back(data, toasts, words::SAVED, UpdateAccount { id, changes });
        }
        open.set(false);
    };
    Some(view! {
        <form class="form" novalidate on:submit=submit>
            <AccountFields form refused />
            <Meanwhile changed=by_others />
            <RefusedNotice refused fields=AccountForm::FIELDS />
            <FormFoot open />
        </form>
    })
}
