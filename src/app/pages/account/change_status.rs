//! Moves an account to another status, by hand and with a reason.

use crate::{
    data::use_data,
    pages::undo::offer_back,
    parts::{Choice, Field, FormFoot, Refused, RefusedNotice, Select, TextArea, Toasts},
    texts::{accounts::page as words, values},
};
use domain::{AccountId, AccountStatus, ChangeAccountStatus};
use leptos::prelude::*;

/// The form inside its dialog. Whether a reason is needed, the domain says.
#[component]
pub fn ChangeStatus(id: AccountId, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let present = data.rows(|rows| rows.account(id).map(|account| account.status))?;
    let to = RwSignal::new(present);
    let why = RwSignal::new(String::new());
    let refused = Refused::new();
    let choices: Vec<Choice> = AccountStatus::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), values::account_status(*status)))
        .collect();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let command = ChangeAccountStatus {
            account_id: id,
            to: to.get_untracked(),
            why: why.get_untracked(),
            takes_back: false,
        };
        match data.dispatch(command) {
            Ok(_) => {
                let back = ChangeAccountStatus {
                    account_id: id,
                    to: present,
                    why: words::CHANGE_TAKEN_BACK.to_owned(),
                    takes_back: false,
                };
                offer_back(data, toasts, words::STATUS_CHANGED, back);
                open.set(false);
            }
            Err(refusal) => refused.show(Some(refusal)),
        }
    };
    Some(view! {
        <form class="form" novalidate on:submit=submit>
            <Field label=words::NEW_STATUS>
                <Select
                    choices=choices
                    value=Signal::derive(move || to.get().as_str().to_owned())
                    on_change=move |text| {
                        if let Ok(status) = text.parse() {
                            to.set(status);
                        }
                    }
                />
            </Field>
            <TextArea
                value=why
                label=words::REASON
                help=words::REASON_HELP
                rows=3
                error=refused.at(domain::Field::Why)
            />
            <RefusedNotice refused fields=&[domain::Field::Why] />
            <FormFoot
                open
                label=words::CHANGE_STATUS
                disabled=Signal::derive(move || to.get() == present)
            />
        </form>
    })
}
