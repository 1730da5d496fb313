//! Everything of an account as a file, and its erasure, as the law asks (rule book §15). For admins.

use crate::{
    data::use_data,
    pages::settings::members::is_allowed,
    parts::{Check, Dialog, FormFoot, Refused, RefusedNotice, Toasts},
    shell::clock,
    texts::accounts::their_data as words,
};
use domain::{AccountId, EraseAccount, ErasureId};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use uuid::Uuid;

#[component]
pub fn TheirData(id: AccountId) -> impl IntoView {
    let data = use_data();
    let may = Memo::new(move |_| {
        let nothing = EraseAccount {
            id: ErasureId(Uuid::nil()),
            account_id: AccountId(Uuid::nil()),
            accounts: Vec::new(),
        };
        is_allowed(data, &nothing.into())
    });
    let erasing = RwSignal::new(false);
    let title = Signal::derive(move || words::erase(&data.account_name(id)));
    let file = move |form: &str| format!("/api/v1/accounts/{id}/export?form={form}");
    view! {
        <Show when=move || may.get()>
            <section aria-label=words::TITLE>
                <div class="details__head">
                    <h2>{words::TITLE}</h2>
                    <button
                        type="button"
                        class="button button--quiet button--danger"
                        on:click=move |_| erasing.set(true)
                    >
                        {words::ERASE}
                    </button>
                </div>
                <p class="faint">{words::LEAD}</p>
                <p class="line">
                    <a class="link" rel="external" download="" href=file("html")>{words::AS_PAGE}</a>
                    <a class="link" rel="external" download="" href=file("json")>{words::AS_JSON}</a>
                </p>
                <Dialog open=erasing title keeps=true>
                    <Erase id open=erasing />
                </Dialog>
            </section>
        </Show>
    }
}

/// What goes and what stays, and whether it is meant.
#[component]
fn Erase(id: AccountId, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let is_sure = RwSignal::new(false);
    let refused = Refused::new();
    // The same however often it is pressed.
    let erasure = ErasureId(clock::new_id());
    // As they stand when it is asked for: what is confirmed is what is shown here.
    let accounts: Vec<AccountId> = data.rows(|rows| rows.family(id));
    let others = accounts.iter().filter(|account| **account != id);
    let others: Vec<String> = others
        .map(|id| untrack(|| data.account_name(*id)))
        .collect();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let command = EraseAccount {
            id: erasure,
            account_id: id,
            accounts: accounts.clone(),
        };
        match data.dispatch(command) {
            Ok(_) => {
                open.set(false);
                toasts.say(words::ERASED);
                navigate("/accounts", NavigateOptions::default());
            }
            Err(refusal) => refused.show(Some(refusal)),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{words::WHAT_GOES}</p>
            {(!others.is_empty()).then(|| view! {
                <p>{words::ALSO}</p>
                <ul class="bullets">
                    {others.into_iter().map(|name| view! { <li dir="auto">{name}</li> }).collect_view()}
                </ul>
            })}
            <p class="soft">{words::WHAT_STAYS}</p>
            <Check checked=is_sure on_change=move |sure| is_sure.set(sure)>
                {words::SURE}
            </Check>
            <RefusedNotice refused fields=&[] />
            <FormFoot
                open
                label=words::ERASE
                disabled=Signal::derive(move || !is_sure.get())
            />
        </form>
    }
}
