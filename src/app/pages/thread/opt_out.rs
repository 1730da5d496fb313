//! They ask not to be written to again: *do not contact* is one press away, and never sets itself.

use super::anchor::keep_focus;
use crate::{data::use_data, pages::undo::offer_back, parts::Toasts, texts::thread as words};
use domain::{ChangeAccountStatus, Intent, Message, SetIntent, opt_out::proposed};
use leptos::prelude::*;

#[component]
pub fn OptOut(message: Message) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let id = message.id;
    let proposal = Memo::new(move |_| {
        let account = data.account(message.account_id)?;
        proposed(&message, &account)
    });
    let meant_otherwise = move |_| {
        let intent = Intent::Unknown;
        match data.dispatch(SetIntent { id, intent }) {
            Ok(_) => {
                keep_focus(id);
                let intent = Intent::Unsubscribe;
                offer_back(
                    data,
                    toasts,
                    words::MEANT_OTHERWISE,
                    SetIntent { id, intent },
                );
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    let set = move |proposal: ChangeAccountStatus| {
        let account_id = proposal.account_id;
        let Some(before) = data.account(account_id) else {
            return;
        };
        let back = ChangeAccountStatus {
            account_id,
            to: before.status,
            why: String::new(),
            takes_back: true,
        };
        match data.dispatch(proposal) {
            Ok(_) => offer_back(data, toasts, words::OPTED_OUT, back),
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    move || {
        proposal.get().map(|proposal| {
            view! {
                <p class="hint" role="status">
                    <span>{words::ASKS_TO_STOP}</span>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| set(proposal.clone())
                    >
                        {words::SET_DO_NOT_CONTACT}
                    </button>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=meant_otherwise
                    >
                        {words::MEANT_NOT}
                    </button>
                </p>
            }
        })
    }
}
